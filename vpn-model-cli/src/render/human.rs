//! The report for people, as a compiler writes it.

use std::io;

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use vpn_model::{Code, Param, Position, Severity, Violation, mask};

use super::places::Places;
use super::window::Window;
use super::{Checked, Records, Render};
use crate::console::Console;
use crate::summary::Summary;
use crate::target::BodyKind;
use crate::text::{counted, elided, printable};

/// A pointer of more characters loses its middle.
const POINTER: usize = 100;

/// Of files with rules that were not checked, so many get a line of their own.
const NAMED: usize = 3;

/// Writes the report of each file at once, and a line about all at the end.
pub(crate) struct Human {
    renderer: Renderer,
    /// Of line numbers and of what frames a snippet.
    frame: Style,
    /// Whether there are violations only.
    quiet: bool,
    /// Rules that were not checked in a file with one payload a line.
    unchecked: Unchecked,
    /// How many files have such rules; and the rules of those that are not named.
    files_unchecked: usize,
    more_unchecked: Unchecked,
    /// Whether it was said what that file was checked as.
    taken: bool,
    /// The first code that was reported.
    example: Option<Code>,
    /// Whether the last line was a note, so that a report needs a blank line before it.
    after_note: bool,
}

impl Human {
    pub(crate) fn new(colors: bool, quiet: bool) -> Self {
        let (renderer, frame) = if colors {
            let blue = Style::new().effects(Effects::BOLD);
            let blue = blue.fg_color(Some(AnsiColor::BrightBlue.into()));
            (Renderer::styled().line_num(blue), blue)
        } else {
            (Renderer::plain(), Style::new())
        };
        Self {
            // The window has cut the line already.
            renderer: renderer.term_width(10_000),
            frame,
            quiet,
            unchecked: Unchecked::default(),
            files_unchecked: 0,
            more_unchecked: Unchecked::default(),
            taken: false,
            example: None,
            after_note: false,
        }
    }

    fn violation(
        &self,
        violation: &Violation,
        name: &str,
        masked: &str,
        places: &Places,
    ) -> String {
        let message = violation.message();
        let help = violation.help();
        let pointer = elided(&violation.pointer, POINTER);
        let level = match violation.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level
            .primary_title(printable(&message))
            .id(violation.code.as_str());
        let mut group = Group::with_title(title);
        let place = violation.span.as_ref().map(|span| places.at(span.start));
        if let (Some(span), Some(place)) = (&violation.span, place) {
            let window = Window::new(masked, place.line_start, span);
            let mut caret = AnnotationKind::Primary.span(window.span);
            if !pointer.is_empty() {
                caret = caret.label(printable(&pointer));
            }
            let snippet = Snippet::source(window.text).line_start(place.position.line);
            group = group.element(snippet.annotation(caret));
        }
        group = group.element(Level::NOTE.message(violation.source));
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(printable(help)));
        }
        let rendered = self.renderer.render(&[group]);
        match place {
            Some(place) => self.with_origin(&rendered, name, place.position),
            None => rendered,
        }
    }

    fn say_unchecked(&mut self, name: &str, console: &mut Console) -> io::Result<()> {
        let unchecked = std::mem::take(&mut self.unchecked);
        if unchecked.count == 0 {
            return Ok(());
        }
        self.files_unchecked += 1;
        if self.files_unchecked > NAMED {
            self.more_unchecked.join(unchecked);
            return Ok(());
        }
        self.after_note = true;
        console.line(&unchecked.line(name))
    }

    /// Puts the line ` --> a.json:7:32` behind the title.
    ///
    /// The renderer would take the column from the snippet. Masking and
    /// cutting change it, so the snippet has no path, and this adds it.
    fn with_origin(&self, rendered: &str, name: &str, at: Position) -> String {
        let (title, rest) = rendered.split_once('\n').unwrap_or((rendered, ""));
        let Position { line, column } = at;
        let indent = " ".repeat(line.to_string().len());
        let frame = self.frame;
        format!("{title}\n{indent}{frame}--> {frame:#}{name}:{line}:{column}\n{rest}")
    }
}

impl Render for Human {
    fn file(&mut self, checked: &Checked<'_>, console: &mut Console) -> io::Result<()> {
        if checked.report.is_empty() {
            return Ok(());
        }
        let name = printable(checked.name);
        let masked = mask(checked.text, checked.target.body.schema);
        let places = Places::of(checked);
        let (unchecked, found): (Vec<_>, Vec<_>) =
            checked.report.into_iter().partition(|violation| {
                violation.code == Code::Unchecked && violation.severity == Severity::Note
            });
        for violation in &found {
            if std::mem::take(&mut self.after_note) {
                console.line("")?;
            }
            console.line(&self.violation(violation, &name, &masked, &places))?;
            console.line("")?;
            self.example.get_or_insert(violation.code);
        }
        if self.quiet {
            return Ok(());
        }
        // These are also what a payload of another operation looks like; and
        // who wrote a request should know that it was taken for an answer.
        let strange =
            |violation: &&Violation| matches!(violation.code, Code::UnknownField | Code::Required);
        let is_answer = checked.target.kind != BodyKind::Request;
        let is_doubtful = checked.detected && (is_answer || found.iter().any(strange));
        // Once a file.
        if is_doubtful && !std::mem::replace(&mut self.taken, checked.record.is_some()) {
            let target = checked.target;
            console.line(&format!(
                "note: {name} was checked as {target}; if it is something else, say so with --as"
            ))?;
            self.after_note = true;
        }
        for violation in unchecked {
            self.unchecked.add(violation);
        }
        match checked.record {
            Some(_) => Ok(()),
            None => self.say_unchecked(&name, console),
        }
    }

    fn end_of_records(&mut self, records: &Records<'_>, console: &mut Console) -> io::Result<()> {
        self.taken = false;
        self.say_unchecked(&printable(records.name), console)
    }

    fn finish(&mut self, summary: &Summary, console: &mut Console) -> io::Result<()> {
        let files = summary.valid + summary.invalid;
        if files == 0 || self.quiet {
            return Ok(());
        }
        let some = |count: usize, word: &str| (count > 0).then(|| format!("{count} {word}"));
        let kinds: Vec<_> = [
            some(summary.valid, "valid"),
            some(summary.invalid, "invalid"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let some = |count: usize, noun: &str| (count > 0).then(|| counted(count, noun));
        let notes = summary.notes.saturating_sub(summary.unchecked);
        let found: Vec<_> = [
            some(summary.errors, "error"),
            some(summary.warnings, "warning").map(|warnings| {
                let denied = if summary.warnings_denied {
                    " (denied)"
                } else {
                    ""
                };
                format!("{warnings}{denied}")
            }),
            some(notes, "note"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut line = format!("{}: {}", counted(files, "file"), kinds.join(", "));
        if summary.records > 0 {
            let of = match summary.invalid_records {
                0 => String::new(),
                invalid => format!(", {invalid} of them invalid"),
            };
            let records = counted(summary.records, "payload");
            line.push_str(&format!("; {records} in lines{of}"));
        }
        if !found.is_empty() {
            line.push_str(&format!("; {}", found.join(", ")));
        }
        if summary.skipped > 0 {
            line.push_str(&format!(
                "; {} not checked",
                counted(summary.skipped, "file")
            ));
        }
        let some = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
        let left_out = [
            some(summary.skipped_records, "payloads not checked"),
            some(summary.known, "known from the baseline"),
            some(summary.ignored, "ignored"),
            some(summary.omitted, "not shown"),
        ];
        for what in left_out.into_iter().flatten() {
            line.push_str(&format!("; {what}"));
        }
        let more = std::mem::take(&mut self.more_unchecked);
        if more.count > 0 {
            let files = counted(self.files_unchecked - NAMED, "more file");
            console.line(&more.line(&files))?;
        }
        if let Some(code) = self.example {
            let example = format!("`vpn-model explain {code}`");
            console.line(&format!("For more about a code, try {example}."))?;
        }
        console.line(&line)
    }
}

/// Rules that need what was not given, and how often.
#[derive(Default)]
struct Unchecked {
    /// In the order in which they occur; there are a handful.
    rules: Vec<(String, usize)>,
    count: usize,
}

impl Unchecked {
    fn add(&mut self, violation: &Violation) {
        let text = |param| match violation.params.get(param) {
            Some(Param::Text(text)) => text.clone().into_owned(),
            _ => String::new(),
        };
        let rule = format!("{} needs more from --{}", text("rule"), text("needs"));
        self.add_rule(rule, 1);
    }

    fn add_rule(&mut self, rule: String, times: usize) {
        self.count += times;
        match self.rules.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, count)) => *count += times,
            None => self.rules.push((rule, times)),
        }
    }

    fn join(&mut self, other: Self) {
        for (rule, times) in other.rules {
            self.add_rule(rule, times);
        }
    }

    /// One line about all of them.
    fn line(self, name: &str) -> String {
        let rules = self.rules.into_iter().map(|(rule, count)| match count {
            1 => rule,
            _ => format!("{rule} ({count} times)"),
        });
        let rules: Vec<_> = rules.collect();
        format!(
            "note: {} not checked in {name}: {}",
            counted(self.count, "rule"),
            rules.join(", ")
        )
    }
}
