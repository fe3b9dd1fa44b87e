//! The report for people, as a compiler writes it.

use std::cell::LazyCell;
use std::io::{self, Write};

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use vpn_model::{Code, Position, Severity, Violation, mask};

use super::places::Places;
use super::unchecked::Unchecked;
use super::window::Window;
use super::{Page, Pen, Records, Render, totals};
use crate::room::is_unchecked;
use crate::summary::Summary;
use crate::target::BodyKind;
use crate::text::{counted, elided, printable};

/// A pointer of more characters loses its middle.
const POINTER: usize = 100;

/// Of files with rules that were not checked, so many get a line of their own.
const NAMED: usize = 3;

/// Draws violations as snippets.
pub(crate) struct Snippets {
    renderer: Renderer,
    /// Of line numbers and of what frames a snippet.
    frame: Style,
}

/// Writes the report of each file at once, and a line about all at the end.
#[derive(Default)]
pub(crate) struct Human {
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

impl Snippets {
    pub(crate) fn new(colors: bool) -> Self {
        let (renderer, frame) = if colors {
            let blue = DEFAULT_LINE_NUM_STYLE;
            (Renderer::styled().line_num(blue), blue)
        } else {
            (Renderer::plain(), Style::new())
        };
        Self {
            // The window has cut the line already.
            renderer: renderer.term_width(10_000),
            frame,
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

impl Pen for Snippets {
    fn draw(&self, page: &Page<'_>, text: &[u8]) -> io::Result<Vec<String>> {
        let checked = page.checked;
        let name = printable(checked.name);
        let masked = LazyCell::new(|| mask(text, checked.target.body.schema));
        let violations = page.violations().iter();
        let texts = violations.map(|violation| {
            // Those of all files share a few lines.
            if is_unchecked(violation) {
                String::new()
            } else {
                self.violation(violation, &name, &masked, page.places())
            }
        });
        Ok(texts.collect())
    }

    fn shows_places_of_unchecked(&self) -> bool {
        false
    }
}

impl Human {
    pub(crate) fn new(quiet: bool) -> Self {
        Self {
            quiet,
            ..Self::default()
        }
    }

    /// Takes the rules of a payload that were not checked.
    fn take_unchecked(
        &mut self,
        page: &Page<'_>,
        name: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let of_lines = page.checked.record.is_some();
        let is_named = of_lines || self.files_unchecked < NAMED;
        let unchecked = match is_named {
            true => &mut self.unchecked,
            false => &mut self.more_unchecked,
        };
        let mut any = false;
        for violation in page.violations().iter().filter(|one| is_unchecked(one)) {
            unchecked.add(violation);
            any = true;
        }
        if of_lines {
            return Ok(());
        }
        match is_named {
            true => self.say_unchecked(name, out),
            false => {
                self.files_unchecked += usize::from(any);
                Ok(())
            }
        }
    }

    /// Says which rules of a file were not checked.
    fn say_unchecked(&mut self, name: &str, out: &mut dyn Write) -> io::Result<()> {
        let unchecked = std::mem::take(&mut self.unchecked);
        if unchecked.is_empty() {
            return Ok(());
        }
        self.files_unchecked += 1;
        if self.files_unchecked > NAMED {
            self.more_unchecked.join(unchecked);
            return Ok(());
        }
        self.after_note = true;
        writeln!(out, "note: {}", unchecked.line(name))
    }
}

impl Render for Human {
    fn file(&mut self, page: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        let checked = page.checked;
        let is_answer = checked.target.kind != BodyKind::Request;
        // A request that is taken for an answer would pass without a word.
        if page.violations().is_empty() && !(checked.detected && is_answer) {
            return Ok(());
        }
        let mut is_strange = false;
        for (violation, text) in page.violations().iter().zip(texts) {
            if is_unchecked(violation) {
                continue;
            }
            if std::mem::take(&mut self.after_note) {
                writeln!(out)?;
            }
            writeln!(out, "{text}\n")?;
            self.example.get_or_insert(violation.code);
            // These are also what a payload of another operation looks like.
            is_strange |= matches!(violation.code, Code::UnknownField | Code::Required);
        }
        if self.quiet {
            return Ok(());
        }
        let name = printable(checked.name);
        // Who wrote a request should know that it was taken for an answer.
        let is_doubtful = checked.detected && (is_answer || is_strange);
        // Once a file.
        if is_doubtful && !std::mem::replace(&mut self.taken, checked.record.is_some()) {
            let target = checked.target;
            writeln!(
                out,
                "note: {name} was checked as {target}; if it is something else, say so with --as"
            )?;
            self.after_note = true;
        }
        self.take_unchecked(page, &name, out)
    }

    fn end_of_records(
        &mut self,
        records: &Records<'_>,
        _: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.taken = false;
        self.say_unchecked(&printable(records.name), out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if summary.valid + summary.invalid == 0 || self.quiet {
            return Ok(());
        }
        let more = std::mem::take(&mut self.more_unchecked);
        if !more.is_empty() {
            let files = counted(self.files_unchecked - NAMED, "more file");
            writeln!(out, "note: {}", more.line(&files))?;
        }
        if let Some(code) = self.example {
            writeln!(
                out,
                "For more about a code, try `vpn-model explain {code}`."
            )?;
        }
        writeln!(out, "{}", totals::line(summary))
    }
}
