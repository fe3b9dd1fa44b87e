//! Who refers to whom: every table is used, and none contains itself.

use super::tables::{Table, Tables};
use crate::diagnostic::Diagnostics;
use crate::ir::Base;
use crate::raw::Document;

pub(super) fn check(tables: &Tables<'_>, document: &Document, diagnostics: &mut Diagnostics<'_>) {
    // A type that is wrong may have been meant for the table that looks unused.
    if tables.is_complete() {
        unused(tables, document, diagnostics);
    }
    for table in &tables.structs {
        recursion(table, tables, diagnostics);
    }
}

fn unused(tables: &Tables<'_>, document: &Document, diagnostics: &mut Diagnostics<'_>) {
    let mut used: Vec<&str> = document
        .operations
        .iter()
        .flat_map(|operation| &operation.roots)
        .map(|(_, name)| name.as_str())
        .collect();
    let mut next = 0;
    // `used` grows while it is walked, until nothing new is reached.
    while let Some(name) = used.get(next).copied() {
        next += 1;
        let Some(table) = tables.struct_named(name) else {
            continue;
        };
        for member in &table.members {
            let Some(Base::Struct(name) | Base::Enum(name)) =
                member.holds.as_ref().map(|holds| holds.base())
            else {
                continue;
            };
            if !used.contains(&name.as_str()) {
                used.push(name);
            }
        }
    }
    let structs = tables.structs.iter().map(|table| &table.raw.name);
    let values = tables.values.iter().map(|table| &table.name);
    for name in structs.chain(values) {
        if !used.contains(&name.rust_name().text.as_str()) {
            diagnostics.add(
                name.wire.span,
                format!("nothing refers to `{}`", name.wire.text),
                "a row with this type, or no such table (the first table of a section is its start)",
            );
        }
    }
}

/// Reports a member through which a table reaches itself.
fn recursion(start: &Table<'_>, tables: &Tables<'_>, diagnostics: &mut Diagnostics<'_>) {
    for member in &start.members {
        let Some(Base::Struct(first)) = member.holds.as_ref().map(|holds| holds.base()) else {
            continue;
        };
        if reaches(first, start.rust_name(), tables) {
            diagnostics.add(
                member.raw.type_name.span,
                format!(
                    "`{}` contains itself through `{}`",
                    start.raw.name.wire.text, member.raw.name.text
                ),
                "tables that do not lead back to themselves",
            );
        }
    }
}

fn reaches(from: &str, goal: &str, tables: &Tables<'_>) -> bool {
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(name) = reached.get(next).copied() {
        if name == goal {
            return true;
        }
        next += 1;
        let members = tables.struct_named(name).map(|table| table.members.iter());
        for member in members.into_iter().flatten() {
            if let Some(Base::Struct(name)) = member.holds.as_ref().map(|holds| holds.base())
                && !reached.contains(&name.as_str())
            {
                reached.push(name);
            }
        }
    }
    false
}
