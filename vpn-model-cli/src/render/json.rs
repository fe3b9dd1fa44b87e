//! The JSON report: one object about all files, for programs.
//!
//! It is written as the files come. Its schema is `report-schema.json`.

use std::io::{self, Write};

use serde::Serialize;
use vpn_model::{Params, Violation};

use super::{Page, Pen, Records, Render};
use crate::summary::Summary;
use crate::text;

/// Draws the entries of violations.
pub(crate) struct Entries;

/// Writes one entry per file. The payloads of a file with one a line share an
/// entry, which stays open until another file comes.
#[derive(Default)]
pub(crate) struct Json {
    /// How many entries there are.
    files: usize,
    open: Option<Open>,
}

/// The entry of a file with one payload a line.
#[derive(Default)]
struct Open {
    violations: usize,
}

#[derive(Serialize)]
struct FileEntry<'j> {
    path: &'j str,
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
    /// They are written into it.
    violations: [(); 0],
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

    /// Writes the violations of a payload in a file with one a line; what is to
    /// be said of the whole file follows at its end.
    fn record(&mut self, page: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        if self.open.is_none() {
            self.comma(out)?;
            let path = indented(&page.checked.name, 0)?;
            write!(
                out,
                "    {{\n      \"path\": {path},\n      \"violations\": ["
            )?;
        }
        let open = self.open.get_or_insert_default();
        list(texts, open.violations, out)?;
        open.violations += texts.len();
        Ok(())
    }
}

/// Writes items of a list that has some.
pub(crate) fn list(texts: &[String], before: usize, out: &mut dyn Write) -> io::Result<()> {
    for (number, text) in texts.iter().enumerate() {
        let comma = if before + number == 0 { "\n" } else { ",\n" };
        write!(out, "{comma}{text}")?;
    }
    Ok(())
}

impl Pen for Entries {
    fn draw(&self, page: &Page<'_>, _: &[u8]) -> io::Result<Vec<String>> {
        let entries = page.violations().iter();
        let entries = entries.map(|violation| indented(&ViolationEntry::new(violation, page), 8));
        entries.collect()
    }
}

impl Render for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\n  \"files\": [")
    }

    fn file(&mut self, page: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        if page.checked.record.is_some() {
            return self.record(page, texts, out);
        }
        self.comma(out)?;
        let entry = FileEntry {
            path: page.checked.name,
            target: Some(page.checked.target.to_string()),
            valid: page.is_valid(),
            records: None,
            omitted: page.checked.report.omitted(),
            violations: [],
        };
        let entry = indented(&entry, 4)?;
        match entry.strip_suffix("]\n    }") {
            Some(open) if !texts.is_empty() => {
                write!(out, "{open}")?;
                list(texts, 0, out)?;
                write!(out, "\n      ]\n    }}")
            }
            _ => write!(out, "{entry}"),
        }
    }

    fn end_of_records(
        &mut self,
        records: &Records<'_>,
        _: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let entry = FileEntry {
            path: records.name,
            target: records.target.map(|target| target.to_string()),
            valid: records.valid,
            records: Some(records.records),
            omitted: records.omitted,
            violations: [],
        };
        let Some(open) = self.open.take() else {
            self.comma(out)?;
            return write!(out, "{}", indented(&entry, 4)?);
        };
        let end = if open.violations == 0 { "" } else { "\n      " };
        write!(out, "{end}]")?;
        // The path stands in front of the violations, which are written.
        let mut rest = serde_json::to_value(&entry)?;
        if let Some(members) = rest.as_object_mut() {
            members.retain(|name, _| name != "path" && name != "violations");
            for (name, value) in members {
                write!(out, ",\n      \"{name}\": {value}")?;
            }
        }
        write!(out, "\n    }}")
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let entry = SummaryEntry {
            files: self.files,
            valid: summary.valid,
            invalid: summary.invalid,
            errors: summary.errors,
            warnings: summary.warnings,
            notes: summary.notes,
            omitted: summary.omitted,
            baseline: summary.known,
            ignored: summary.ignored,
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

/// The text of an object without its end, so that more members can follow.
pub(crate) fn left_open(mut object: String) -> String {
    let members = object.strip_suffix('}').unwrap_or(&object).trim_end();
    object.truncate(members.len());
    object
}

/// The lines of indented JSON, so many spaces further to the right.
pub(crate) fn indented(value: &impl Serialize, spaces: usize) -> io::Result<String> {
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
