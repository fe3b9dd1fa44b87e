//! The JSON report: one object about all files, for programs.

use std::io;

use serde::Serialize;
use vpn_model::{Params, Violation};

use super::places::Places;
use super::{Checked, Render};
use crate::console::Console;
use crate::text;
use crate::validate::Summary;

/// Collects the files, and writes the object at the end.
#[derive(Default)]
pub(crate) struct Json {
    files: Vec<FileEntry>,
}

#[derive(Serialize)]
struct Root<'j> {
    files: &'j [FileEntry],
    summary: SummaryEntry,
}

#[derive(Serialize)]
struct FileEntry {
    path: String,
    #[serde(rename = "as")]
    target: String,
    valid: bool,
    violations: Vec<ViolationEntry>,
}

#[derive(Serialize)]
struct ViolationEntry {
    code: &'static str,
    severity: &'static str,
    pointer: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: String,
    help: Option<String>,
    source: &'static str,
    params: Params,
}

#[derive(Serialize)]
struct SummaryEntry {
    files: usize,
    valid: usize,
    invalid: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl ViolationEntry {
    fn new(violation: &Violation, places: &Places) -> Self {
        let span = violation.span.as_ref();
        let start = span.map(|span| places.at(span.start).position);
        let end = span.map(|span| places.at(span.end).position);
        Self {
            code: violation.code.as_str(),
            severity: violation.severity.as_str(),
            pointer: violation.pointer.clone(),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.column),
            message: violation.message(),
            help: violation.help(),
            source: violation.source,
            params: violation.params.clone(),
        }
    }
}

impl Render for Json {
    fn file(&mut self, checked: &Checked<'_>, _: &mut Console) -> io::Result<()> {
        let places = Places::of(checked.report, checked.text);
        self.files.push(FileEntry {
            path: checked.name.to_owned(),
            target: checked.target.to_string(),
            valid: !checked.report.has_errors(),
            violations: checked
                .report
                .into_iter()
                .map(|violation| ViolationEntry::new(violation, &places))
                .collect(),
        });
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, console: &mut Console) -> io::Result<()> {
        let root = Root {
            files: &self.files,
            summary: SummaryEntry {
                files: self.files.len(),
                valid: summary.valid,
                invalid: summary.invalid,
                errors: summary.errors,
                warnings: summary.warnings,
                notes: summary.notes,
            },
        };
        console.write(&to_text(&root)?)
    }
}

/// Indented JSON that is safe to look at, with a newline at the end.
pub(crate) fn to_text(value: &impl Serialize) -> io::Result<String> {
    let json = serde_json::to_string_pretty(value)?;
    let mut safe = String::with_capacity(json.len() + 1);
    for line in json.lines() {
        safe.push_str(&text::printable(line));
        safe.push('\n');
    }
    Ok(safe)
}
