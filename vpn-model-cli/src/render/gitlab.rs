//! GitLab's code quality report: a list of issues for the widget of a merge request.

use std::io::{self, Write};

use serde::Serialize;
use vpn_model::Severity;

use super::concise::sentence;
use super::fingerprint::Fingerprints;
use super::json::{left_open, to_line};
use super::{Page, Pen, Render};
use crate::summary::Summary;

/// Draws issues up to their fingerprints, which depend on what came before.
pub(crate) struct Issues;

/// Writes one issue per violation and line.
#[derive(Default)]
pub(crate) struct Gitlab {
    issues: usize,
    fingerprints: Fingerprints,
}

#[derive(Serialize)]
struct Issue<'g> {
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
    check_name: &'static str,
    categories: [&'static str; 1],
    severity: &'static str,
    location: Location<'g>,
}

#[derive(Serialize)]
struct Location<'g> {
    path: &'g str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Pen for Issues {
    fn draw(&self, page: &Page<'_>, _: &[u8]) -> io::Result<Vec<String>> {
        let issues = page.violations().iter().map(|violation| {
            let (begin, end) = page
                .range(violation)
                .map_or((1, 1), |(start, end)| (start.line, end.line));
            let pointer = match violation.pointer.as_str() {
                "" => String::new(),
                pointer => format!("{pointer}: "),
            };
            let issue = Issue {
                kind: "issue",
                description: format!("{pointer}{}", sentence(violation)),
                check_name: violation.code.as_str(),
                categories: ["Bug Risk"],
                severity: match violation.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: Location {
                    path: page.path(),
                    lines: Lines { begin, end },
                },
            };
            Ok(left_open(to_line(&issue)?))
        });
        issues.collect()
    }
}

impl Render for Gitlab {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")
    }

    fn file(&mut self, page: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        for (violation, issue) in page.violations().iter().zip(texts) {
            let comma = if self.issues == 0 { "" } else { "," };
            self.issues += 1;
            let fingerprint = self.fingerprints.next(page.path(), violation);
            write!(
                out,
                "{comma}\n  {issue},\"fingerprint\":\"{fingerprint}\"}}"
            )?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let end = if self.issues == 0 { "" } else { "\n" };
        writeln!(out, "{end}]")
    }
}
