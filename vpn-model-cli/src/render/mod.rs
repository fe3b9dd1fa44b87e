//! Writing reports, one file per format.
//!
//! What a format says of a violation does not depend on what was said before.
//! So a [`Pen`] draws it on the thread that checked the payload, and a
//! [`Render`] gets the drawings one payload after another, puts them together,
//! and keeps as little as its format allows. [`Reports`] are all that were
//! asked for: each goes to standard output or to a file of its own.

mod concise;
mod fingerprint;
mod github;
mod gitlab;
mod human;
pub(crate) mod json;
mod junit;
mod ndjson;
mod paths;
mod places;
mod sarif;
mod sarif_log;
mod step_summary;
mod totals;
mod unchecked;
mod window;

use std::cell::OnceCell;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vpn_model::{Position, Report, Violation};

use self::paths::Paths;
use self::places::Places;
use self::step_summary::StepSummary;
use crate::console::{Complaint, Console};
use crate::ndjson::Record;
use crate::report_options::{Output, ReportFormat, ReportOptions};
use crate::room::is_unchecked;
use crate::summary::Summary;
use crate::target::Target;
use crate::text;

/// A payload and what was found in it.
pub(crate) struct Checked<'c> {
    /// The file's name, as it came: not fit for a terminal yet.
    pub(crate) name: &'c str,
    pub(crate) target: Target,
    /// Whether the target was detected, not told.
    pub(crate) detected: bool,
    pub(crate) report: &'c Report,
    /// Which payload of its file it is, if the file has one a line. Such files
    /// come one payload after the other; payloads that are fine do not come.
    pub(crate) record: Option<Record>,
}

/// A file with one payload a line, when all of it has been taken.
pub(crate) struct Records<'c> {
    /// The file's name, as it came: not fit for a terminal yet.
    pub(crate) name: &'c str,
    /// What all payloads were checked as; none if they differ, or there are none.
    pub(crate) target: Option<Target>,
    pub(crate) valid: bool,
    /// How many payloads there are.
    pub(crate) records: usize,
    /// How many violations of all payloads were counted and not shown.
    pub(crate) omitted: usize,
}

/// A payload as formats see it.
pub(crate) struct Page<'p> {
    pub(crate) checked: &'p Checked<'p>,
    drawing: &'p Drawing,
    paths: &'p Paths,
}

impl<'p> Page<'p> {
    /// The file's name as a pipeline knows it: from the top of the repository, with slashes.
    pub(crate) fn path(&self) -> &'p str {
        let path = || self.paths.in_repository(self.checked.name);
        self.drawing.path.get_or_init(path)
    }

    pub(crate) const fn places(&self) -> &'p Places {
        &self.drawing.places
    }

    /// All that was found, in order.
    pub(crate) fn violations(&self) -> &'p [Violation] {
        self.checked.report.violations()
    }

    /// Whether the provider would take it.
    pub(crate) fn is_valid(&self) -> bool {
        !self.checked.report.has_errors()
    }

    /// Where the violation starts and ends.
    pub(crate) fn range(&self, violation: &Violation) -> Option<(Position, Position)> {
        let span = violation.span.as_ref()?;
        let start = self.places().at(span.start).position;
        Some((start, self.places().at(span.end).position))
    }
}

/// What all formats say of the violations of a payload. Their texts are made
/// by the thread that checked it.
#[derive(Debug)]
pub(crate) struct Drawing {
    places: Places,
    path: OnceCell<String>,
    /// For each report, a text for each violation.
    texts: Vec<Vec<String>>,
}

impl Drawing {
    /// Drops the texts of violations that are not kept; `kept` has them all.
    pub(crate) fn retain(&mut self, kept: &[bool]) {
        for texts in &mut self.texts {
            let mut kept = kept.iter();
            texts.retain(|_| kept.next() == Some(&true));
        }
    }
}

/// How a format draws violations.
pub(crate) trait Pen: Send + Sync {
    /// What the format says of each violation of the page.
    ///
    /// `text` is the payload as it came. It can hold secrets: count in it, and
    /// show it masked.
    fn draw(&self, page: &Page<'_>, text: &[u8]) -> io::Result<Vec<String>>;

    /// Whether it shows where in the payload a rule was not checked.
    fn shows_places_of_unchecked(&self) -> bool {
        true
    }
}

/// How a format puts drawings together.
pub(crate) trait Render {
    /// Writes what stands before everything else.
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Takes one payload and what the pen drew of it; called in order.
    fn file(&mut self, page: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()>;

    /// Takes the end of a file with one payload a line. `path` is its name as a
    /// pipeline knows it.
    fn end_of_records(
        &mut self,
        _: &Records<'_>,
        _path: &str,
        _: &mut dyn Write,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Writes what is left when all payloads have been taken.
    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

/// All reports that were asked for.
pub(crate) struct Reports {
    pens: Arc<Pens>,
    on_console: Option<Box<dyn Render>>,
    in_files: Vec<InFile>,
}

/// The pens of all reports, for all threads.
pub(crate) struct Pens {
    /// The first is that of the report on the console, if there is one.
    pens: Vec<Box<dyn Pen>>,
    paths: Paths,
    /// Whether one of them shows where a rule was not checked.
    with_unchecked: bool,
}

/// A report that goes to a file.
struct InFile {
    render: Box<dyn Render>,
    path: PathBuf,
    file: BufWriter<File>,
}

impl Pens {
    /// Draws what was found in a payload, whose text is as it came.
    pub(crate) fn draw(&self, checked: &Checked<'_>, text: &[u8]) -> io::Result<Drawing> {
        let mut drawing = Drawing {
            places: Places::of(checked, text, self.with_unchecked),
            path: OnceCell::new(),
            texts: Vec::new(),
        };
        if !checked.report.violations().is_empty() {
            let page = self.page(checked, &drawing);
            let texts = self.pens.iter().map(|pen| pen.draw(&page, text));
            let texts = texts.collect::<io::Result<_>>()?;
            drawing.texts = texts;
        }
        Ok(drawing)
    }

    /// What the summary of a step says of this payload alone, for fuzzing: the command writes it to
    /// a file that a pipeline names.
    pub(crate) fn step_summary(&self, checked: &Checked<'_>, drawing: &Drawing) -> String {
        let mut summary = StepSummary::default();
        let page = self.page(checked, drawing);
        let violations = page.violations().iter();
        for violation in violations.filter(|violation| !is_unchecked(violation)) {
            summary.add(&page, violation);
        }
        summary.text("")
    }

    fn page<'p>(&'p self, checked: &'p Checked<'p>, drawing: &'p Drawing) -> Page<'p> {
        Page {
            checked,
            drawing,
            paths: &self.paths,
        }
    }
}

impl Reports {
    /// Creates the files, and writes what stands at the top of each report.
    ///
    /// The complaint says that a file cannot be created, or that two reports
    /// would be mixed.
    pub(crate) fn open(
        options: &ReportOptions,
        console: &mut Console,
    ) -> io::Result<Result<Self, Complaint>> {
        let format = match options.on_standard_output() {
            Ok(format) => format,
            Err(complaint) => return Ok(Err(complaint)),
        };
        let (colors, quiet) = (console.has_colors(), console.is_quiet());
        let mut pens = Vec::new();
        let mut on_console = None;
        if let Some(format) = format {
            let (pen, render) = for_format(format, colors, quiet);
            pens.push(pen);
            on_console = Some(render);
        }
        let mut in_files: Vec<InFile> = Vec::new();
        for Output { format, path } in options.in_files() {
            // Those before are there by now, so that links lead to them.
            let real = |path: &Path| crate::paths::real(path);
            if in_files.iter().any(|other| real(&other.path) == real(path)) {
                let message = format!("two reports would go to {}", text::path(path));
                return Ok(Err(Complaint::usage(message)));
            }
            let file = match File::create(path) {
                Ok(file) => BufWriter::new(file),
                Err(error) => return Ok(Err(cannot_write(path, &error))),
            };
            let (pen, render) = for_format(*format, false, quiet);
            pens.push(pen);
            let path = path.clone();
            in_files.push(InFile { render, path, file });
        }
        let pens = Pens {
            with_unchecked: pens.iter().any(|pen| pen.shows_places_of_unchecked()),
            paths: Paths::of_this_process(),
            pens,
        };
        let mut reports = Self {
            pens: Arc::new(pens),
            on_console,
            in_files,
        };
        reports.each(console, |_, render, out| render.begin(out))?;
        Ok(Ok(reports))
    }

    /// Whether some go to files.
    pub(crate) const fn are_in_files(&self) -> bool {
        !self.in_files.is_empty()
    }

    /// What draws for these reports.
    pub(crate) fn pens(&self) -> Arc<Pens> {
        Arc::clone(&self.pens)
    }

    /// Takes one payload and its drawing; called in order.
    pub(crate) fn file(
        &mut self,
        checked: &Checked<'_>,
        drawing: &Drawing,
        console: &mut Console,
    ) -> io::Result<()> {
        let pens = self.pens();
        let page = pens.page(checked, drawing);
        self.each(console, |number, render, out| {
            let texts = drawing.texts.get(number);
            render.file(&page, texts.map_or(&[], Vec::as_slice), out)
        })
    }

    /// Takes the end of a file with one payload a line.
    pub(crate) fn end_of_records(
        &mut self,
        records: &Records<'_>,
        console: &mut Console,
    ) -> io::Result<()> {
        let path = self.pens.paths.in_repository(records.name);
        self.each(console, |_, render, out| {
            render.end_of_records(records, &path, out)
        })
    }

    /// Writes what is left when all payloads have been taken.
    pub(crate) fn finish(&mut self, summary: &Summary, console: &mut Console) -> io::Result<()> {
        self.each(console, |_, render, out| render.end(summary, out))?;
        for InFile { file, path, .. } in &mut self.in_files {
            file.flush().map_err(|error| in_file(path, &error))?;
        }
        Ok(())
    }

    /// Calls for each report, by its number.
    fn each(
        &mut self,
        console: &mut Console,
        mut call: impl FnMut(usize, &mut dyn Render, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut number = 0;
        if let Some(render) = &mut self.on_console {
            call(number, render.as_mut(), console)?;
            number += 1;
        }
        for InFile { render, path, file } in &mut self.in_files {
            call(number, render.as_mut(), file).map_err(|error| in_file(path, &error))?;
            number += 1;
        }
        Ok(())
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Complaint {
    let why = text::create_reason(error);
    Complaint::could_not_run(format!("cannot write {}: {why}", text::path(path)))
}

/// The error with the file that it is about.
fn in_file(path: &Path, error: &io::Error) -> io::Error {
    let (path, why) = (text::path(path), text::create_reason(error));
    io::Error::other(format!("{path}: {why}"))
}

/// What a format needs, on all threads and on the one that writes.
type Tools = (Box<dyn Pen>, Box<dyn Render>);

fn for_format(format: ReportFormat, colors: bool, quiet: bool) -> Tools {
    fn tools(pen: impl Pen + 'static, render: impl Render + 'static) -> Tools {
        (Box::new(pen), Box::new(render))
    }
    match format {
        ReportFormat::Human => tools(human::Snippets::new(colors), human::Human::new(quiet)),
        ReportFormat::Concise => tools(concise::Concise { quiet }, concise::Concise { quiet }),
        ReportFormat::Json => tools(json::Entries, json::Json::default()),
        ReportFormat::Ndjson => tools(ndjson::Ndjson, ndjson::Ndjson),
        ReportFormat::Sarif => tools(sarif::Results, sarif::Sarif::default()),
        ReportFormat::Github => tools(github::Lines, github::Github::new(quiet)),
        ReportFormat::Gitlab => tools(gitlab::Issues, gitlab::Gitlab::default()),
        ReportFormat::Junit => tools(junit::Elements, junit::Junit::default()),
    }
}
