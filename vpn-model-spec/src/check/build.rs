//! The last step: tables become the IR.

use super::rules::{self, Scope};
use super::tables::{Table, Tables};
use crate::diagnostic::Diagnostics;
use crate::ir::{Enum, Member, Struct, Value};
use crate::raw::Document;

/// Makes structs and lists of values, and checks their rules on the way.
///
/// What is wrong is left out; then there are diagnostics, and nobody sees the result.
pub(super) fn build(
    tables: &Tables<'_>,
    document: &Document,
    diagnostics: &mut Diagnostics<'_>,
) -> (Vec<Struct>, Vec<Enum>) {
    let scope = Scope {
        tables,
        has_current: document.operations.iter().any(|raw| raw.current.is_some()),
        has_gateway: document.operations.iter().any(|raw| raw.gateway.is_some()),
    };
    let structs = tables
        .structs
        .iter()
        .map(|table| Struct {
            name: table.raw.name.wire.text.clone(),
            rust_name: table.rust_name().to_owned(),
            section: table.raw.section,
            prose: table.raw.prose.clone(),
            elsewhere: table.raw.elsewhere.clone(),
            members: members(table, &scope, diagnostics),
            span: table.raw.name.wire.span,
        })
        .collect();
    let enums = tables
        .values
        .iter()
        .map(|table| Enum {
            name: table.name.wire.text.clone(),
            rust_name: table.name.rust_name().text.clone(),
            prose: table.prose.clone(),
            values: table
                .rows
                .iter()
                .map(|row| Value {
                    name: row.name.wire.text.clone(),
                    rust_name: row.name.rust.as_ref().map(|rust| rust.text.clone()),
                    rules: rules::of_value(row, diagnostics),
                    description: row.description.text.clone(),
                    span: row.name.wire.span,
                })
                .collect(),
            span: table.name.wire.span,
        })
        .collect();
    (structs, enums)
}

fn members(
    table: &Table<'_>,
    scope: &Scope<'_, '_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Member> {
    let mut members = Vec::new();
    for member in &table.members {
        // The rules of a member whose type is wrong are checked all the same.
        let rules = rules::of_member(member, table, scope, diagnostics);
        let Some(holds) = member.holds.clone() else {
            continue;
        };
        members.push(Member {
            name: member.raw.name.text.clone(),
            holds,
            nullable: member.nullable,
            mandatory: member.raw.is_mandatory(),
            rules,
            description: member.raw.description.text.clone(),
            span: member.raw.name.span,
        });
    }
    members
}
