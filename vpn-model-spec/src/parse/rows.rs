//! The rows of a table: columns, cells, and names with `as`.

use super::markdown::{Cell, Row};
use crate::diagnostic::Diagnostics;
use crate::ir::Section;
use crate::raw::{self, Located, Name, RuleText, StatusRow, ValueRow};
use crate::source::Span;

const STRICT: [&str; 5] = ["Parameter", "Type", "Mandatory", "Rules", "Description"];
const TOLERANT: [&str; 4] = ["Parameter", "Type", "Rules", "Description"];
const VALUES: [&str; 3] = ["Value", "Rules", "Description"];
const STATUSES: [&str; 3] = ["Status", "Body", "Description"];

/// What was read of a table.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) parameters: Vec<raw::Row>,
    pub(super) values: Vec<ValueRow>,
    /// Whether nothing of the table was left out.
    pub(super) complete: bool,
}

/// Reads a table of parameters.
pub(super) fn parameters(
    section: Section,
    head: &Row,
    lines: &[Row],
    diagnostics: &mut Diagnostics<'_>,
) -> Rows {
    let expected: &[&str] = if section.is_strict() {
        &STRICT
    } else {
        &TOLERANT
    };
    let mut rows = Rows {
        complete: columns(expected, head, diagnostics),
        ..Rows::default()
    };
    if !rows.complete {
        return rows;
    }
    for line in lines {
        let (name, type_name, mandatory, rule_cell, description) = match line.cells.as_slice() {
            [name, type_name, mandatory, rules, description] => {
                (name, type_name, Some(mandatory), rules, description)
            }
            [name, type_name, rules, description] => (name, type_name, None, rules, description),
            _ => continue,
        };
        if !cells(expected, line, diagnostics) {
            rows.complete = false;
            continue;
        }
        rows.parameters.push(raw::Row {
            name: name.text.clone(),
            type_name: type_name.text.clone(),
            mandatory: mandatory.map(|cell| cell.text.clone()),
            rules: rules(rule_cell, diagnostics),
            description: described(description, line),
        });
    }
    rows
}

/// Reads a table of values.
pub(super) fn values(head: &Row, lines: &[Row], diagnostics: &mut Diagnostics<'_>) -> Rows {
    let mut rows = Rows {
        complete: columns(&VALUES, head, diagnostics),
        ..Rows::default()
    };
    if !rows.complete {
        return rows;
    }
    for line in lines {
        let [value, rule_cell, description] = line.cells.as_slice() else {
            continue;
        };
        if !cells(&VALUES, line, diagnostics) {
            rows.complete = false;
            continue;
        }
        rows.values.push(ValueRow {
            name: name(&value.text),
            rules: rules(rule_cell, diagnostics),
            description: described(description, line),
        });
    }
    rows
}

/// Reads the table of the status codes.
pub(super) fn statuses(
    head: &Row,
    lines: &[Row],
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<StatusRow> {
    if !columns(&STATUSES, head, diagnostics) {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for line in lines {
        let [status, body, description] = line.cells.as_slice() else {
            continue;
        };
        if cells(&STATUSES, line, diagnostics) {
            rows.push(StatusRow {
                status: status.text.clone(),
                body: body.text.clone(),
                description: described(description, line),
            });
        }
    }
    rows
}

/// Splits `PolicyRule as ResponsePolicyRule`.
pub(super) fn name(text: &Located) -> Name {
    let Some((wire, rust)) = text.text.split_once(" as ") else {
        return Name {
            wire: text.clone(),
            rust: None,
        };
    };
    let (wire, rust) = (wire.trim(), rust.trim());
    Name {
        wire: Located {
            text: wire.to_owned(),
            span: Span::new(text.span.start, text.span.start + wire.len()),
        },
        rust: Some(Located {
            text: rust.to_owned(),
            span: Span::new(text.span.end - rust.len(), text.span.end),
        }),
    }
}

/// Whether the columns are the expected ones.
fn columns(expected: &[&str], head: &Row, diagnostics: &mut Diagnostics<'_>) -> bool {
    let fits = expected
        .iter()
        .copied()
        .eq(head.cells.iter().map(|cell| cell.text.text.as_str()));
    if !fits {
        diagnostics.add(
            head.span,
            "the columns of this table do not fit its section",
            format!("| {} |", expected.join(" | ")),
        );
    }
    fits
}

/// Whether the row has a cell for each column.
fn cells(expected: &[&str], line: &Row, diagnostics: &mut Diagnostics<'_>) -> bool {
    let fits = line.written == expected.len();
    if !fits {
        diagnostics.add(
            line.span,
            format!("this row has {} cells", line.written),
            format!(
                "{} cells: | {} | (inside a cell, `|` is written `\\|`)",
                expected.len(),
                expected.join(" | ")
            ),
        );
    }
    fits
}

/// The rules of a cell: its code spans.
fn rules(cell: &Cell, diagnostics: &mut Diagnostics<'_>) -> Vec<RuleText> {
    for stray in &cell.strays {
        let text = diagnostics.source().slice(*stray);
        diagnostics.add(
            *stray,
            format!("`{text}` is not a rule"),
            "each rule in backticks, and nothing but white space between them",
        );
    }
    cell.codes.clone()
}

/// The description; an empty one has the place of its row, so that it can be found.
fn described(cell: &Cell, line: &Row) -> Located {
    let mut description = cell.text.clone();
    if description.text.is_empty() {
        description.span = line.span;
    }
    description
}
