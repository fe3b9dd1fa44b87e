//! A violation as a compiler shows it: title, place, line with a caret, notes.
//!
//! Written by hand: of a crate for it we would need one line with one caret,
//! and thousands of violations would take most of a run.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::UnicodeWidthChar as _;
use vpn_model::{Code, Severity};

use super::places::Place;
use super::window::Window;

/// How snippets are coloured.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    error: Style,
    warning: Style,
    note: Style,
    help: Style,
    /// Of line numbers and of what frames a snippet.
    frame: Style,
    /// Of what shall not be overlooked.
    strong: Style,
}

/// What is to be shown. All texts are fit for a terminal.
pub(crate) struct Snippet<'s> {
    pub(crate) severity: Severity,
    pub(crate) code: Code,
    pub(crate) message: &'s str,
    /// The file, and where in it.
    pub(crate) file: &'s str,
    pub(crate) place: Option<(Place, Window)>,
    /// What stands behind the caret.
    pub(crate) label: &'s str,
    pub(crate) source: &'s str,
    pub(crate) help: Option<&'s str>,
}

/// Most snippets are not longer.
const LENGTH: usize = 1 << 10;

impl Styles {
    pub(crate) fn new(colors: bool) -> Self {
        if !colors {
            return Self::default();
        }
        let strong = Style::new().effects(Effects::BOLD);
        let strong_in = |color: AnsiColor| strong.fg_color(Some(color.into()));
        Self {
            error: strong_in(AnsiColor::BrightRed),
            warning: strong_in(AnsiColor::Yellow),
            note: strong_in(AnsiColor::BrightGreen),
            help: strong,
            frame: strong_in(AnsiColor::BrightBlue),
            strong,
        }
    }

    /// The lines of the snippet; the last has no end.
    pub(crate) fn draw(&self, snippet: &Snippet<'_>) -> String {
        let mut text = String::with_capacity(LENGTH);
        // Writing to memory cannot fail.
        let _ = self.write(snippet, &mut text);
        text
    }

    fn write(&self, snippet: &Snippet<'_>, out: &mut String) -> std::fmt::Result {
        let (frame, strong) = (self.frame, self.strong);
        let level = match snippet.severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        };
        let (severity, code, message) = (snippet.severity, snippet.code, snippet.message);
        write!(
            out,
            "{level}{severity}[{code}]{level:#}{strong}: {message}{strong:#}"
        )?;
        let mut indent = Cow::Borrowed("  ");
        if let Some((place, window)) = &snippet.place {
            let (line, column) = (place.position.line, place.position.column);
            let number = line.to_string();
            if number.len() > 1 {
                indent = Cow::Owned(" ".repeat(number.len() + 1));
            }
            let arrow = indent.get(1..).unwrap_or_default();
            write!(
                out,
                "\n{arrow}{frame}--> {frame:#}{}:{line}:{column}",
                snippet.file
            )?;
            write!(out, "\n{indent}{frame}|{frame:#}")?;
            write!(out, "\n{frame}{number}{frame:#} {frame}|{frame:#}")?;
            if !window.text.is_empty() {
                out.push(' ');
                push_wide(out, &window.text);
            }
            let before = window.text.get(..window.span.start).unwrap_or_default();
            let flagged = window.text.get(window.span.clone()).unwrap_or_default();
            write!(out, "\n{indent}{frame}|{frame:#} ")?;
            push_times(out, " ", width(before));
            write!(out, "{level}")?;
            push_times(out, "^", width(flagged).max(1));
            write!(out, "{level:#}")?;
            if !snippet.label.is_empty() {
                write!(out, " {level}{}{level:#}", snippet.label)?;
            }
        }
        write!(out, "\n{indent}{frame}|{frame:#}")?;
        let source = snippet.source;
        write!(
            out,
            "\n{indent}{frame}= {frame:#}{strong}note{strong:#}: {source}"
        )?;
        if let Some(help) = snippet.help {
            let style = self.help;
            write!(
                out,
                "\n{indent}{frame}= {frame:#}{style}help{style:#}: {help}"
            )?;
        }
        Ok(())
    }
}

/// As many columns as terminals show of a tab here.
const TAB: usize = 4;

fn push_wide(out: &mut String, line: &str) {
    for part in line.split_inclusive('\t') {
        match part.strip_suffix('\t') {
            Some(before) => {
                out.push_str(before);
                push_times(out, " ", TAB);
            }
            None => out.push_str(part),
        }
    }
}

fn push_times(out: &mut String, what: &str, times: usize) {
    out.extend(std::iter::repeat_n(what, times));
}

/// How many columns the text takes.
fn width(text: &str) -> usize {
    let width = |character: char| match character {
        '\t' => TAB,
        ' '..='~' => 1,
        other => other.width().unwrap_or(1),
    };
    text.chars().map(width).sum()
}
