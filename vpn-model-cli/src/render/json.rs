//! The JSON report: one object about all files, for programs.
//!
//! It is written as the files come. Its schema is `report-schema.json`.

use std::io::{self, Write};

use serde::Serialize;
use vpn_model::{Params, Violation};

use super::{Page, Render};
use crate::text;
use crate::validate::Summary;

/// Writes one entry per file. The payloads of a file with one a line share an
/// entry, which stays open until another file comes.
#[derive(Default)]
pub(crate) struct Json {
    /// How many entries there are.
    files: usize,
    open: Option<Open>,
}

/// The entry of a file with one payload a line.
struct Open {
    name: String,
    valid: bool,
    violations: usize,
    omitted: usize,
}

#[derive(Serialize)]
struct FileEntry<'j> {
    path: &'j str,
    #[serde(rename = "as")]
    target: String,
    valid: bool,
    violations: Vec<ViolationEntry>,
    #[serde(skip_serializing_if = "is_zero")]
    omitted: usize,
}

/// A violation as programs see it.
#[derive(Serialize)]
pub(crate) struct ViolationEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
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
    pub(crate) fn new(violation: &Violation, page: &Page<'_>) -> Self {
        let (start, end) = page.range(violation).unzip();
        Self {
            record: page.checked.record.map(|record| record.number),
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

impl Json {
    fn comma(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let comma = if self.files == 0 { "\n" } else { ",\n" };
        self.files += 1;
        write!(out, "{comma}")
    }

    /// Writes the payload of a file with one a line.
    fn record(&mut self, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
        let name = page.checked.name;
        if self.open.as_ref().is_none_or(|open| open.name != name) {
            self.close(out)?;
            self.comma(out)?;
            let head = serde_json::json!({
                "path": name,
                "as": page.checked.target.to_string(),
            });
            let head = indented(&head, 4)?;
            let head = head.trim_end().trim_end_matches('}').trim_end();
            write!(out, "{head},\n      \"violations\": [")?;
            self.open = Some(Open {
                name: name.to_owned(),
                valid: true,
                violations: 0,
                omitted: 0,
            });
        }
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        open.valid &= page.is_valid();
        open.omitted += page.checked.report.omitted();
        for violation in page.violations() {
            let comma = if open.violations == 0 { "\n" } else { ",\n" };
            open.violations += 1;
            let entry = indented(&ViolationEntry::new(violation, page), 8)?;
            write!(out, "{comma}{entry}")?;
        }
        Ok(())
    }

    /// Ends the entry of a file with one payload a line.
    fn close(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        let end = if open.violations == 0 { "" } else { "\n      " };
        write!(out, "{end}],\n      \"valid\": {}", open.valid)?;
        if open.omitted > 0 {
            write!(out, ",\n      \"omitted\": {}", open.omitted)?;
        }
        write!(out, "\n    }}")
    }
}

impl Render for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\n  \"files\": [")
    }

    fn file(&mut self, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
        if page.checked.record.is_some() {
            return self.record(page, out);
        }
        self.close(out)?;
        self.comma(out)?;
        let violations = page.violations().iter();
        let entry = FileEntry {
            path: page.checked.name,
            target: page.checked.target.to_string(),
            valid: page.is_valid(),
            violations: violations
                .map(|violation| ViolationEntry::new(violation, page))
                .collect(),
            omitted: page.checked.report.omitted(),
        };
        write!(out, "{}", indented(&entry, 4)?)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.close(out)?;
        let entry = SummaryEntry {
            files: self.files,
            valid: summary.valid,
            invalid: summary.invalid,
            errors: summary.errors,
            warnings: summary.warnings,
            notes: summary.notes,
        };
        let end = if self.files == 0 { "" } else { "\n  " };
        let entry = indented(&entry, 2)?;
        writeln!(out, "{end}],\n  \"summary\": {}\n}}", entry.trim_start())
    }
}

/// Indented JSON that is safe to look at, with a newline at the end.
pub(crate) fn to_text(value: &impl Serialize) -> io::Result<String> {
    Ok(indented(value, 0)? + "\n")
}

/// JSON on one line that is safe to look at.
pub(crate) fn to_line(value: &impl Serialize) -> io::Result<String> {
    let json = serde_json::to_string(value)?;
    Ok(text::printable(&json).into_owned())
}

/// The lines of indented JSON, so many spaces further to the right.
fn indented(value: &impl Serialize, spaces: usize) -> io::Result<String> {
    let json = serde_json::to_string_pretty(value)?;
    let mut safe = String::with_capacity(json.len());
    for (number, line) in json.lines().enumerate() {
        if number > 0 {
            safe.push('\n');
        }
        safe.push_str(&" ".repeat(spaces));
        safe.push_str(&text::printable(line));
    }
    Ok(safe)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}
