//! JUnit XML: a suite per file, in it a test case per error, or one that
//! passes. Readers show one failure per test case, so each error has its own.
//!
//! Written by hand: it is four elements, and the crate for it writes an
//! attribute that the schema in `tests/schemas` does not know.

use std::io::{self, Write};

use vpn_model::Severity;

use super::concise::{line, sentence};
use super::{Page, Records, Render};
use crate::summary::Summary;
use crate::text::{elided, printable};

/// The name of a test case that has no failure.
const PASSES: &str = "the provider would accept it";

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

impl Render for Junit {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"vpn-model\">")
    }

    fn file(&mut self, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
        let same = |suite: &Suite| page.checked.record.is_some() && suite.path == page.path;
        if !self.suite.as_ref().is_some_and(same) {
            self.close(out)?;
        }
        let suite = self.suite.get_or_insert_with(|| Suite {
            path: page.path.to_owned(),
            tests: 0,
            failures: 0,
            cases: String::new(),
        });
        let record = page.checked.record;
        let record = record.map(|record| format!("record {}: ", record.number));
        let (errors, others): (Vec<_>, Vec<_>) = page
            .violations()
            .iter()
            .partition(|violation| violation.severity == Severity::Error);
        let mut said: Vec<_> = others
            .iter()
            .map(|one| line(page, page.path, one))
            .collect();
        let cases = errors.len().max(1);
        for number in 0..cases {
            let error = errors.get(number);
            let name = match error {
                Some(error) => format!("{} {}", error.code, elided(&error.pointer, 200)),
                None => PASSES.to_owned(),
            };
            let name = format!(
                "{}{}",
                record.as_deref().unwrap_or_default(),
                name.trim_end()
            );
            suite.cases.push_str(&format!(
                "    <testcase classname=\"{}\" name=\"{}\">\n",
                escaped(page.path),
                escaped(&name)
            ));
            if let Some(error) = error {
                suite.failures += 1;
                suite.cases.push_str(&format!(
                    "      <failure type=\"{}\" message=\"{}\">{}\n{}</failure>\n",
                    error.code,
                    escaped(&sentence(error)),
                    escaped(&line(page, page.path, error)),
                    escaped(error.source)
                ));
            }
            let said = std::mem::take(&mut said);
            if !said.is_empty() {
                let said: Vec<_> = said.iter().map(|line| escaped(line)).collect();
                let said = said.join("\n");
                suite
                    .cases
                    .push_str(&format!("      <system-out>{said}</system-out>\n"));
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
