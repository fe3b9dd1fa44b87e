//! Names of tables, members and values: well formed, and each only once.

use crate::diagnostic::Diagnostics;
use crate::ir::{Base, Side};
use crate::names::{self, TAKEN_TYPES};
use crate::raw::{Document, Located, Name, Table, ValueTable};

pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics<'_>) {
    type_names(document, diagnostics);
    for table in &document.tables {
        members(table, diagnostics);
    }
    for table in &document.values {
        values(table, diagnostics);
    }
}

fn type_names(document: &Document, diagnostics: &mut Diagnostics<'_>) {
    let tables = document
        .tables
        .iter()
        .map(|table| (Some(table.section.side()), &table.name));
    let values = document.values.iter().map(|table| (None, &table.name));
    let mut seen: Vec<(Option<Side>, &Name)> = Vec::new();
    let operations: Vec<String> = document
        .operations
        .iter()
        .filter_map(|operation| operation.id.as_ref())
        .map(|id| names::operation(&id.text))
        .collect();
    for (side, name) in tables.chain(values) {
        let (wire, rust) = (&name.wire, name.rust_name());
        if !is_upper_camel(&rust.text) {
            diagnostics.add(
                rust.span,
                format!("`{}` is not the name of a type", rust.text),
                "UpperCamelCase, as in `PolicyRule`, or `the name as TypeName`",
            );
        } else if TAKEN_TYPES.contains(&rust.text.as_str())
            || Base::BUILT_IN.iter().any(|base| base.name() == rust.text)
            || operations.contains(&rust.text)
        {
            diagnostics.add(
                rust.span,
                format!("the name `{}` is taken", rust.text),
                "another name for this table in Rust: `Name as OtherName`",
            );
        } else if seen
            .iter()
            .any(|(other, earlier)| *other == side && earlier.wire.text == wire.text)
        {
            diagnostics.add(
                wire.span,
                format!("a second table `{}`", wire.text),
                "each table once",
            );
        } else if seen
            .iter()
            .any(|(_, earlier)| earlier.rust_name().text == rust.text)
        {
            diagnostics.add(
                rust.span,
                format!("another table has the name `{}` in Rust", rust.text),
                format!("another name for this one: `{} as OtherName`", wire.text),
            );
        }
        seen.push((side, name));
    }
}

fn members(table: &Table, diagnostics: &mut Diagnostics<'_>) {
    let tolerant = !table.section.is_strict();
    let mut seen: Vec<(&Located, String)> = Vec::new();
    for row in &table.rows {
        let name = &row.name;
        let rust = names::member(&name.text, tolerant);
        if name.text.is_empty() {
            diagnostics.add(
                row.type_name.span,
                "this row has no name",
                "snake_case or camelCase, as the provider writes it",
            );
        } else if !is_member(&name.text) {
            diagnostics.add(
                name.span,
                format!("`{}` is not the name of a member", name.text),
                "snake_case or camelCase, as the provider writes it",
            );
        } else if seen.iter().any(|(earlier, _)| earlier.text == name.text) {
            diagnostics.add(
                name.span,
                format!("a second row for `{}`", name.text),
                "each parameter once",
            );
        } else if let Some((earlier, _)) = seen.iter().find(|(_, other)| *other == rust) {
            diagnostics.add(
                name.span,
                format!(
                    "`{}` and `{}` are both `{rust}` in Rust",
                    earlier.text, name.text
                ),
                "names that differ in more than the way they are written",
            );
        }
        seen.push((name, rust));
        described(&name.text, &row.description, diagnostics);
        if let Some(cell) = &row.mandatory
            && !matches!(cell.text.as_str(), "Yes" | "No")
        {
            diagnostics.add(
                if cell.text.is_empty() {
                    name.span
                } else {
                    cell.span
                },
                format!("whether `{}` is mandatory cannot be read", name.text),
                "`Yes` or `No`",
            );
        }
    }
    if table.rows.is_empty() && table.complete {
        diagnostics.add(
            table.name.wire.span,
            format!("`{}` has no parameters", table.name.wire.text),
            "at least one row",
        );
    }
}

fn values(table: &ValueTable, diagnostics: &mut Diagnostics<'_>) {
    if table.rows.is_empty() && table.complete {
        diagnostics.add(
            table.name.wire.span,
            format!("`{}` has no values", table.name.wire.text),
            "at least one row",
        );
    }
    let mut seen: Vec<(&Located, String)> = Vec::new();
    for row in &table.rows {
        let wire = &row.name.wire;
        let place = if wire.text.is_empty() {
            row.description.span
        } else {
            wire.span
        };
        let variant = match &row.name.rust {
            Some(rust) => rust.text.clone(),
            None => names::variant(&wire.text),
        };
        if !is_value(&wire.text) {
            diagnostics.add(
                place,
                "this cannot be read as a value",
                "letters, digits, spaces and `_ - . : / +`, without backticks",
            );
        } else if !is_upper_camel(&variant) || variant == "Self" {
            diagnostics.add(
                row.name.rust_name().span,
                format!("`{variant}` is not the name of a variant in Rust"),
                format!("a name for it: `{} as SomeName`", wire.text),
            );
        } else if seen.iter().any(|(earlier, _)| earlier.text == wire.text) {
            diagnostics.add(
                wire.span,
                format!("a second row for `{}`", wire.text),
                "each value once",
            );
        } else if let Some((earlier, _)) = seen.iter().find(|(_, other)| *other == variant) {
            diagnostics.add(
                wire.span,
                format!(
                    "`{}` and `{}` are both `{variant}` in Rust",
                    earlier.text, wire.text
                ),
                format!("another name for this one: `{} as OtherName`", wire.text),
            );
        }
        seen.push((wire, variant));
        described(&wire.text, &row.description, diagnostics);
    }
}

fn described(name: &str, description: &Located, diagnostics: &mut Diagnostics<'_>) {
    if description.text.is_empty() {
        diagnostics.add(
            description.span,
            format!("`{name}` has no description"),
            "a sentence of our own in the Description column",
        );
    }
}

/// Capitals begin words; an underscore only keeps two digits apart, as in `Sha2_512`.
fn is_upper_camel(text: &str) -> bool {
    let keeps_digits_apart = text
        .split('_')
        .zip(text.split('_').skip(1))
        .all(|(one, two)| {
            one.ends_with(|c: char| c.is_ascii_digit())
                && two.starts_with(|c: char| c.is_ascii_digit())
        });
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && keeps_digits_apart
}

fn is_member(text: &str) -> bool {
    let snake = text.split('_').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    });
    let camel = text.chars().all(|c| c.is_ascii_alphanumeric());
    // `NeutronError`: a few providers write a member as if it were a type.
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && (snake || camel)
}

fn is_value(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || " _-.:/+".contains(c))
}
