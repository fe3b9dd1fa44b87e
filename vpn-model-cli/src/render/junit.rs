//! JUnit XML: a suite per file, in it a test case per error, or one that
//! passes. Readers show one failure per test case, so each error has its own.
//!
//! Written by hand: it is four elements, and the crate for it writes an
//! attribute that the schema in `tests/schemas` does not know.

use std::io::{self, Write};

use vpn_model::{Severity, Violation};

use super::concise::{line, sentence};
use super::{Page, Pen, Records, Render};
use crate::summary::Summary;
use crate::text::{elided, printable};

/// The name of a test case that has no failure.
const PASSES: &str = "the provider would accept it";

/// Draws what stands in test cases.
pub(crate) struct Elements;

/// Keeps the suite of one file: its totals stand at its top.
#[derive(Default)]
pub(crate) struct Junit {
    suite: Option<Suite>,
}

/// The suite of a file, whose payloads come one after another.
struct Suite {
    path: String,
    tests: usize,
    failures: usize,
    cases: String,
}

impl Junit {
    /// Writes the suite, if there is one.
    fn close(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let Some(suite) = self.suite.take() else {
            return Ok(());
        };
        let (path, tests, failures) = (escaped(&suite.path), suite.tests, suite.failures);
        writeln!(
            out,
            "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
        )?;
        writeln!(out, "{}  </testsuite>", suite.cases)
    }
}

impl Pen for Elements {
    /// Of an error its test case, which is left open; of anything else a line.
    fn draw(&self, page: &Page<'_>, _: &[u8]) -> io::Result<Vec<String>> {
        let elements = page.violations().iter().map(|violation| {
            let line = escaped(&line(page, page.path(), violation));
            if !is_error(violation) {
                return line;
            }
            let name = format!("{} {}", violation.code, elided(&violation.pointer, 200));
            format!(
                "{}      <failure type=\"{}\" message=\"{}\">{line}\n{}</failure>\n",
                begin(page, name.trim_end()),
                violation.code,
                escaped(&sentence(violation)),
                escaped(violation.source)
            )
        });
        Ok(elements.collect())
    }
}

fn is_error(violation: &Violation) -> bool {
    violation.severity == Severity::Error
}

/// The beginning of a test case of that name.
fn begin(page: &Page<'_>, name: &str) -> String {
    let record = page.checked.record;
    let record = record.map(|record| format!("record {}: ", record.number));
    let name = format!("{}{name}", record.unwrap_or_default());
    let (path, name) = (escaped(page.path()), escaped(&name));
    format!("    <testcase classname=\"{path}\" name=\"{name}\">\n")
}

impl Render for Junit {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"vpn-model\">")
    }

    fn file(&mut self, page: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        let same = |suite: &Suite| page.checked.record.is_some() && suite.path == page.path();
        if !self.suite.as_ref().is_some_and(same) {
            self.close(out)?;
        }
        let suite = self.suite.get_or_insert_with(|| Suite {
            path: page.path().to_owned(),
            tests: 0,
            failures: 0,
            cases: String::new(),
        });
        let (errors, others): (Vec<_>, Vec<_>) = page
            .violations()
            .iter()
            .zip(texts)
            .partition(|(violation, _)| is_error(violation));
        let mut said: Vec<_> = others.iter().map(|(_, line)| line.as_str()).collect();
        let cases = errors.len().max(1);
        for number in 0..cases {
            match errors.get(number) {
                Some((_, case)) => {
                    suite.failures += 1;
                    suite.cases.push_str(case);
                }
                None => suite.cases.push_str(&begin(page, PASSES)),
            }
            let said = std::mem::take(&mut said);
            if !said.is_empty() {
                let said = said.join("\n");
                let element = format!("      <system-out>{said}</system-out>\n");
                suite.cases.push_str(&element);
            }
            suite.cases.push_str("    </testcase>\n");
        }
        suite.tests += cases;
        Ok(())
    }

    fn end_of_records(
        &mut self,
        _: &Records<'_>,
        path: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.suite.as_ref().is_none_or(|suite| suite.path != path) {
            self.close(out)?;
            let name = escaped(path);
            self.suite = Some(Suite {
                path: path.to_owned(),
                tests: 1,
                failures: 0,
                cases: format!("    <testcase classname=\"{name}\" name=\"{PASSES}\"/>\n"),
            });
        }
        self.close(out)
    }

    fn end(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.close(out)?;
        writeln!(out, "</testsuites>")
    }
}

/// Text as it may stand in an element or in an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in printable(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Two characters that XML has no place for.
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
