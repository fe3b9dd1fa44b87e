//! Annotations of a GitHub workflow, and its step summary.
//!
//! GitHub shows ten annotations a step of each level and drops the others
//! without a word. So there are nine, and one that counts the rest by code and
//! file; the rest stand in the log as plain lines.

use std::collections::BTreeMap;
use std::env;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use vpn_model::{Severity, Violation};

use super::concise::{line, sentence};
use super::step_summary::StepSummary;
use super::unchecked::Unchecked;
use super::{Page, Pen, Records, Render, in_file, totals};
use crate::room::is_unchecked;
use crate::summary::Summary;
use crate::text::{counted, elided, printable};

/// As many as GitHub shows of a level in a step.
const CAP: usize = 10;
/// A summary annotation names so many groups.
const GROUPS: usize = 10;

/// Draws the lines of the log.
pub(crate) struct Lines;

/// Writes the annotations as the files come.
#[derive(Default)]
pub(crate) struct Github {
    /// Whether there are violations only.
    quiet: bool,
    errors: Level,
    warnings: Level,
    notes: Level,
    unchecked: Unchecked,
    summary: StepSummary,
}

/// The annotations of one level.
#[derive(Default)]
struct Level {
    written: usize,
    /// The last that fits, until it is known whether there are more.
    held: Option<Annotation>,
    /// How many more, by file and code.
    more: BTreeMap<(String, &'static str), usize>,
}

/// An annotation, and where else it is counted.
struct Annotation {
    command: String,
    plain: String,
    group: (String, &'static str),
}

impl Level {
    fn add(&mut self, annotation: Annotation, out: &mut dyn Write) -> io::Result<()> {
        if self.written + 1 < CAP {
            self.written += 1;
            return writeln!(out, "{}", annotation.command);
        }
        if self.held.is_none() && self.more.is_empty() {
            self.held = Some(annotation);
            return Ok(());
        }
        for one in self.held.take().into_iter().chain([annotation]) {
            writeln!(out, "{}", one.plain)?;
            *self.more.entry(one.group).or_default() += 1;
        }
        Ok(())
    }

    fn end(&mut self, command: &str, noun: &str, out: &mut dyn Write) -> io::Result<()> {
        if let Some(held) = self.held.take() {
            writeln!(out, "{}", held.command)?;
        }
        if self.more.is_empty() {
            return Ok(());
        }
        let count: usize = self.more.values().sum();
        let title = format!("vpn-model: {}", counted(count, &format!("more {noun}")));
        let mut message = String::from("GitHub shows no more; they are in the log:");
        for ((path, code), count) in self.more.iter().take(GROUPS) {
            message.push_str(&format!("\n{path}: {count} × {code}"));
        }
        let files = self.more.len().saturating_sub(GROUPS);
        if files > 0 {
            message.push_str(&format!(
                "\n… and more in {}",
                counted(files, "other group")
            ));
        }
        writeln!(
            out,
            "::{command} title={}::{}",
            property(&title),
            data(&message)
        )
    }
}

impl Github {
    pub(crate) fn new(quiet: bool) -> Self {
        Self {
            quiet,
            ..Self::default()
        }
    }

    /// One annotation for all rules of a file that were not checked.
    fn say_unchecked(&mut self, path: &str, out: &mut dyn Write) -> io::Result<()> {
        let unchecked = std::mem::take(&mut self.unchecked);
        if unchecked.is_empty() || self.quiet {
            return Ok(());
        }
        let text = unchecked.line(path);
        let annotation = Annotation {
            command: format!(
                "::notice file={},title=unchecked::{}",
                property(path),
                data(&text)
            ),
            plain: inert(&printable(&text)),
            group: (path.to_owned(), "unchecked"),
        };
        self.notes.add(annotation, out)
    }
}

impl Pen for Lines {
    fn draw(&self, page: &Page<'_>, _: &[u8]) -> io::Result<Vec<String>> {
        let lines = page.violations().iter().map(|violation| {
            if is_unchecked(violation) {
                String::new()
            } else {
                inert(&line(page, page.path(), violation))
            }
        });
        Ok(lines.collect())
    }
}

impl Render for Github {
    fn file(&mut self, page: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        for (violation, text) in page.violations().iter().zip(texts) {
            if is_unchecked(violation) {
                self.unchecked.add(violation);
                continue;
            }
            let (command, level) = match violation.severity {
                Severity::Error => ("error", &mut self.errors),
                Severity::Warning => ("warning", &mut self.warnings),
                Severity::Note => ("notice", &mut self.notes),
            };
            let annotation = Annotation {
                command: annotation(command, page, violation),
                plain: text.clone(),
                group: (page.path().to_owned(), violation.code.as_str()),
            };
            level.add(annotation, out)?;
            self.summary.add(page, violation);
        }
        match page.checked.record {
            Some(_) => Ok(()),
            None => self.say_unchecked(page.path(), out),
        }
    }

    fn end_of_records(
        &mut self,
        _: &Records<'_>,
        path: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.say_unchecked(path, out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.errors.end("error", "error", out)?;
        self.warnings.end("warning", "warning", out)?;
        self.notes.end("notice", "note", out)?;
        let totals = totals::line(summary);
        if !self.quiet {
            writeln!(out, "{totals}")?;
        }
        let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
            return Ok(());
        };
        let path = Path::new(&path);
        let file = OpenOptions::new().create(true).append(true).open(path);
        let written = file.and_then(|mut file| {
            let summary = self.summary.text(&totals);
            file.write_all(summary.as_bytes())
        });
        written.map_err(|error| in_file(path, &error))
    }
}

/// The command that makes the runner annotate the place.
fn annotation(command: &str, page: &Page<'_>, violation: &Violation) -> String {
    let place = page.range(violation).map(|(start, end)| {
        let mut place = format!(",line={},endLine={}", start.line, end.line);
        // GitHub refuses columns over several lines.
        if start.line == end.line {
            place.push_str(&format!(",col={},endColumn={}", start.column, end.column));
        }
        place
    });
    let pointer = elided(&violation.pointer, 100);
    let title = format!("{} {pointer}", violation.code);
    let message = format!("{}\n{}", sentence(violation), violation.source);
    format!(
        "::{command} file={}{},title={}::{}",
        property(page.path()),
        place.unwrap_or_default(),
        property(title.trim_end()),
        data(&message)
    )
}

/// What follows the colons of a command.
fn data(text: &str) -> String {
    let escaped = text
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A");
    printable(&escaped).into_owned()
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A line of the log that the runner takes for no command.
fn inert(line: &str) -> String {
    format!("- {}", line.replace("##[", "## ["))
}

#[cfg(test)]
mod tests {
    use super::{data, inert, property};

    #[test]
    fn commands_are_escaped_as_the_runner_reads_them() {
        assert_eq!(data("100%\r\na:b,c"), "100%25%0D%0Aa:b,c");
        assert_eq!(property("100%\na:b,c"), "100%25%0Aa%3Ab%2Cc");
        assert_eq!(data("\u{1b}[31m"), "\\u001b[31m");
        assert_eq!(inert("::error::x ##[error]"), "- ::error::x ## [error]");
    }
}
