//! The JSON report: one object about all files, for programs.

use std::io;

use serde::Serialize;
use vpn_model::{Params, Violation};

use super::places::Places;
use super::{Checked, Records, Render};
use crate::console::Console;
use crate::summary::Summary;
use crate::text;

/// Collects the files, and writes the object at the end.
#[derive(Default)]
pub(crate) struct Json {
    files: Vec<FileEntry>,
    /// Of a file with one payload a line, whose end is still to come.
    of_records: Vec<ViolationEntry>,
}

#[derive(Serialize)]
struct Root<'j> {
    files: &'j [FileEntry],
    summary: SummaryEntry,
}

#[derive(Serialize)]
struct FileEntry {
    path: String,
    /// None in a file with payloads for several operations, or without any.
    #[serde(rename = "as")]
    target: Option<String>,
    valid: bool,
    /// How many payloads a file with one a line has.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<usize>,
    /// How many violations were counted and left out.
    #[serde(skip_serializing_if = "is_zero")]
    omitted: usize,
    violations: Vec<ViolationEntry>,
}

#[derive(Serialize)]
struct ViolationEntry {
    code: &'static str,
    severity: &'static str,
    pointer: String,
    /// The payload's number in a file with one a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
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
    /// How many violations are counted above and left out of the files.
    #[serde(skip_serializing_if = "is_zero")]
    omitted: usize,
    /// How many violations the baseline knows; they are left out everywhere.
    #[serde(skip_serializing_if = "is_zero")]
    baseline: usize,
    /// How many violations the configuration ignores; they are left out everywhere.
    #[serde(skip_serializing_if = "is_zero")]
    ignored: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl ViolationEntry {
    fn new(violation: &Violation, places: &Places, record: Option<usize>) -> Self {
        let span = violation.span.as_ref();
        let start = span.map(|span| places.at(span.start).position);
        let end = span.map(|span| places.at(span.end).position);
        Self {
            code: violation.code.as_str(),
            severity: violation.severity.as_str(),
            pointer: violation.pointer.clone(),
            record,
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
        let places = Places::of(checked);
        let record = checked.record.map(|record| record.number);
        let violations = checked.report.into_iter();
        let violations =
            violations.map(|violation| ViolationEntry::new(violation, &places, record));
        if record.is_some() {
            self.of_records.extend(violations);
            return Ok(());
        }
        let entry = FileEntry {
            path: checked.name.to_owned(),
            target: Some(checked.target.to_string()),
            valid: !checked.report.has_errors(),
            records: None,
            omitted: checked.report.omitted(),
            violations: violations.collect(),
        };
        self.files.push(entry);
        Ok(())
    }

    fn end_of_records(&mut self, records: &Records<'_>, _: &mut Console) -> io::Result<()> {
        self.files.push(FileEntry {
            path: records.name.to_owned(),
            target: records.target.map(|target| target.to_string()),
            valid: records.valid,
            records: Some(records.records),
            omitted: records.omitted,
            violations: std::mem::take(&mut self.of_records),
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
                omitted: summary.omitted,
                baseline: summary.known,
                ignored: summary.ignored,
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
