//! GitLab's code quality report: a list of issues for the widget of a merge request.

use std::io::{self, Write};

use serde::Serialize;
use vpn_model::Severity;

use super::concise::sentence;
use super::fingerprint::Fingerprints;
use super::json::to_line;
use super::{Page, Render};
use crate::summary::Summary;

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
    fingerprint: String,
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

impl Render for Gitlab {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")
    }

    fn file(&mut self, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
        for violation in page.violations() {
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
                fingerprint: self.fingerprints.next(page.path, violation),
                severity: match violation.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: Location {
                    path: page.path,
                    lines: Lines { begin, end },
                },
            };
            let comma = if self.issues == 0 { "" } else { "," };
            self.issues += 1;
            write!(out, "{comma}\n  {}", to_line(&issue)?)?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let end = if self.issues == 0 { "" } else { "\n" };
        writeln!(out, "{end}]")
    }
}
