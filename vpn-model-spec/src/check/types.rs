//! The Type column: built-in types, tables, values, and `Array of`.

use super::tables::{Member, Table, Tables};
use crate::diagnostic::{Diagnostics, did_you_mean, list};
use crate::ir::{Base, Section, Side, Type};
use crate::raw::{self, Document, Located};

/// Resolves the types of all rows.
pub(super) fn resolve<'d>(document: &'d Document, diagnostics: &mut Diagnostics<'_>) -> Tables<'d> {
    let structs = document
        .tables
        .iter()
        .map(|table| Table {
            raw: table,
            members: table
                .rows
                .iter()
                .map(|row| Member {
                    raw: row,
                    holds: holds(row, table.section, document, diagnostics),
                })
                .collect(),
        })
        .collect();
    Tables {
        structs,
        values: &document.values,
    }
}

fn holds(
    row: &raw::Row,
    section: Section,
    document: &Document,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Type> {
    let written = &row.type_name;
    let (name, is_array) = match written.text.strip_prefix("Array of ") {
        Some(item) => (item.trim(), true),
        None => (written.text.as_str(), false),
    };
    let base = base(name, row, section, document, diagnostics)?;
    if matches!(section, Section::Path | Section::Query) && matches!(base, Base::Struct(_)) {
        diagnostics.add(
            written.span,
            format!("`{name}` cannot stand in a path or a query"),
            "a type of one value",
        );
        return None;
    }
    if base == Base::Timestamp && section.is_strict() {
        diagnostics.add(
            written.span,
            "`Timestamp` in a request",
            "another type: a timestamp is text that only the provider writes",
        );
        return None;
    }
    Some(if is_array {
        Type::Array(base)
    } else {
        Type::One(base)
    })
}

fn base(
    name: &str,
    row: &raw::Row,
    section: Section,
    document: &Document,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Base> {
    if let Some(built_in) = Base::BUILT_IN.into_iter().find(|base| base.name() == name) {
        return Some(built_in);
    }
    let on = |side: Side| {
        document
            .tables
            .iter()
            .filter(move |table| table.section.side() == side)
    };
    let side = section.side();
    if let Some(table) = on(side).find(|table| table.name.wire.text == name) {
        return Some(Base::Struct(table.name.rust_name().text.clone()));
    }
    let values = &document.values;
    if let Some(table) = values.iter().find(|table| table.name.wire.text == name) {
        return Some(Base::Enum(table.name.rust_name().text.clone()));
    }
    let other = match side {
        Side::Request => Side::Response,
        Side::Response => Side::Request,
    };
    let place = place(&row.type_name, &row.name);
    if let Some(table) = on(other).find(|table| table.name.wire.text == name) {
        diagnostics.add(
            place,
            format!(
                "`{name}` is a table of the section `{}`",
                table.section.heading()
            ),
            format!(
                "a table on the same side: structs of requests are strict, those of responses \
                 tolerant, so each side has its own (`### {name} as OtherName`)"
            ),
        );
        return None;
    }
    let built_in = Base::BUILT_IN.iter().map(Base::name);
    let tables = on(side).map(|table| table.name.wire.text.as_str());
    let names: Vec<&str> = built_in
        .chain(tables)
        .chain(values.iter().map(|table| table.name.wire.text.as_str()))
        .collect();
    let help = did_you_mean(name, names);
    if document.cut && help.is_none() {
        // The type is perhaps in the section that was passed over, which was reported.
        return None;
    }
    diagnostics.add_with_help(
        place,
        if name.is_empty() {
            format!("`{}` has no type", row.name.text)
        } else {
            format!("unknown type `{name}`")
        },
        format!(
            "{}, the name of a table or of values, or `Array of` one of these",
            list(Base::BUILT_IN.iter().map(Base::name))
        ),
        help,
    );
    None
}

/// The place of a cell; of its neighbour when it is empty.
const fn place(cell: &Located, neighbour: &Located) -> crate::source::Span {
    if cell.text.is_empty() {
        neighbour.span
    } else {
        cell.span
    }
}
