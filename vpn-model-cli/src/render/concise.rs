//! One line per violation, as editors and `grep` like it.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use vpn_model::Violation;

use super::{Page, Pen, Render};
use crate::room::is_unchecked;
use crate::summary::Summary;
use crate::text::{elided, printable};

/// A pointer of more characters loses its middle.
const POINTER: usize = 200;

/// Writes `path:line:col: severity[code] pointer: message`.
pub(crate) struct Concise {
    /// Whether rules that were not checked go unsaid.
    pub(crate) quiet: bool,
}

impl Pen for Concise {
    fn draw(&self, page: &Page<'_>, _: &[u8]) -> io::Result<Vec<String>> {
        let lines = page.violations().iter().map(|violation| {
            if self.quiet && is_unchecked(violation) {
                return String::new();
            }
            let mut line = line(page, page.checked.name, violation);
            line.push('\n');
            line
        });
        Ok(lines.collect())
    }

    fn shows_places_of_unchecked(&self) -> bool {
        !self.quiet
    }
}

impl Render for Concise {
    fn file(&mut self, _: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        texts
            .iter()
            .try_for_each(|line| out.write_all(line.as_bytes()))
    }

    fn end(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Most lines are no longer.
const LENGTH: usize = 256;

/// The line about a violation.
pub(crate) fn line(page: &Page<'_>, name: &str, violation: &Violation) -> String {
    let mut line = String::with_capacity(LENGTH);
    line.push_str(name);
    // Writing to memory cannot fail.
    let _ = match page.range(violation) {
        Some((start, _)) => write!(line, ":{}:{}: ", start.line, start.column),
        None => write!(line, ": "),
    };
    let _ = write!(line, "{}[{}]", violation.severity, violation.code);
    if !violation.pointer.is_empty() {
        line.push(' ');
        line.push_str(&elided(&violation.pointer, POINTER));
    }
    line.push_str(": ");
    push_sentence(&mut line, violation);
    match printable(&line) {
        Cow::Borrowed(_) => line,
        Cow::Owned(safe) => safe,
    }
}

/// What is wrong, and what to do about it, in one line.
pub(crate) fn sentence(violation: &Violation) -> String {
    let mut sentence = String::new();
    push_sentence(&mut sentence, violation);
    sentence
}

fn push_sentence(text: &mut String, violation: &Violation) {
    text.push_str(&violation.message());
    if let Some(help) = violation.help() {
        text.push_str("; ");
        text.push_str(&help);
    }
}
