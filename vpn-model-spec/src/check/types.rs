//! The Type column: built-in types, tables, values, and what is made of them.

use super::tables::{Member, Table, Tables, describe};
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
                .map(|row| {
                    let holds = holds(row, table.section, document, diagnostics);
                    Member {
                        raw: row,
                        nullable: matches!(holds, Some((_, true))),
                        holds: holds.map(|(holds, _)| holds),
                    }
                })
                .collect(),
        })
        .collect();
    Tables {
        structs,
        values: &document.values,
    }
}

/// What a cell of the Type column says: `Array of X or null`.
#[derive(Clone, Copy)]
struct Written<'c> {
    /// The name of the type of one value.
    name: &'c str,
    shape: fn(Base) -> Type,
    nullable: bool,
}

impl<'c> Written<'c> {
    fn read(cell: &'c str) -> Self {
        let (cell, nullable) = match cell.strip_suffix(" or null") {
            Some(rest) => (rest.trim_end(), true),
            None => (cell, false),
        };
        let (name, shape): (&str, fn(Base) -> Type) =
            if let Some(item) = cell.strip_prefix("Array of ") {
                (item, Type::Array)
            } else if let Some(value) = cell.strip_prefix("Map of ") {
                (value, Type::Map)
            } else {
                match cell.split_once(" or Array of ") {
                    Some((one, item)) if one.trim() == item.trim() => (one, Type::OneOrMany),
                    _ => (cell, Type::One),
                }
            };
        Self {
            name: name.trim(),
            shape,
            nullable,
        }
    }
}

/// What the row holds, and whether it can be `null`.
fn holds(
    row: &raw::Row,
    section: Section,
    document: &Document,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<(Type, bool)> {
    let cell = &row.type_name;
    let written = Written::read(&cell.text);
    let name = written.name;
    let base = base(name, row, section, document, diagnostics)?;
    let holds = (written.shape)(base);
    let wrong = misplaced(&holds, written, section);
    if let Some((message, expected)) = wrong {
        diagnostics.add(cell.span, message, expected);
        return None;
    }
    Some((holds, written.nullable))
}

/// What is wrong with a type in this section, and what was expected.
fn misplaced(
    holds: &Type,
    written: Written<'_>,
    section: Section,
) -> Option<(String, &'static str)> {
    let name = written.name;
    let in_address = matches!(section, Section::Path | Section::Query);
    // A query can have a map of plain values: `label[key]=value`.
    let is_object = match (section, holds) {
        (_, Type::One(Base::Struct(_)) | Type::Array(Base::Struct(_))) => true,
        (Section::Query, Type::Map(base)) => matches!(base, Base::Struct(_)),
        (_, Type::Map(_)) => true,
        _ => false,
    };
    if in_address && is_object {
        let what = describe(holds);
        return Some((
            format!("{what} cannot stand in a path or a query"),
            "a type of one value",
        ));
    }
    if in_address && written.nullable {
        return Some((
            "`null` in a path or a query".to_owned(),
            "the type alone: what is not needed is left out",
        ));
    }
    if section.is_strict() {
        return match holds {
            Type::OneOrMany(_) => Some((
                format!("{} in a request", describe(holds)),
                "one form, which we write: the type alone, or `Array of` it",
            )),
            _ => match holds.base() {
                Base::Timestamp => Some((
                    format!("`{name}` in a request"),
                    "another type: a timestamp is text that only the provider writes",
                )),
                Base::Any => Some((
                    format!("`{name}` in a request"),
                    "what the provider accepts; only the provider sends just anything",
                )),
                _ => None,
            },
        };
    }
    if written.nullable {
        return Some((
            "`null` in a response".to_owned(),
            "the type alone: in a response `null` is absent",
        ));
    }
    (*holds == Type::OneOrMany(Base::Any)).then(|| {
        (
            format!("{} says no more than `Any`", describe(holds)),
            "`Any`",
        )
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
            "{}, the name of a table or of values, `Array of` or `Map of` one of these; \
             `X or null` in a request, `X or Array of X` in a response",
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
