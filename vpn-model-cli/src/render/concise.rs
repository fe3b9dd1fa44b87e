//! One line per violation, as editors and `grep` like it.

use std::io::{self, Write};

use vpn_model::Violation;

use super::{Page, Render};
use crate::summary::Summary;
use crate::text::{elided, printable};

/// A pointer of more characters loses its middle.
const POINTER: usize = 200;

/// Writes `path:line:col: severity[code] pointer: message`.
pub(crate) struct Concise;

impl Render for Concise {
    fn file(&mut self, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
        for violation in page.violations() {
            writeln!(out, "{}", line(page, page.checked.name, violation))?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The line about a violation.
pub(crate) fn line(page: &Page<'_>, name: &str, violation: &Violation) -> String {
    let (severity, code) = (violation.severity, violation.code);
    let place = match page.range(violation) {
        Some((start, _)) => format!(":{}:{}", start.line, start.column),
        None => String::new(),
    };
    let pointer = elided(&violation.pointer, POINTER);
    let pointer = if pointer.is_empty() {
        String::new()
    } else {
        format!(" {pointer}")
    };
    let text = format!(
        "{name}{place}: {severity}[{code}]{pointer}: {}",
        sentence(violation)
    );
    printable(&text).into_owned()
}

/// What is wrong, and what to do about it, in one line.
pub(crate) fn sentence(violation: &Violation) -> String {
    match violation.help() {
        Some(help) => format!("{}; {help}", violation.message()),
        None => violation.message(),
    }
}
