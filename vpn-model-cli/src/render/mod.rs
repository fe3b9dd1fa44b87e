//! Writing reports, one file per format.
//!
//! A renderer gets the payloads one after another and keeps as little as its
//! format allows. [`Reports`] are all that were asked for: each goes to
//! standard output or to a file of its own.

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

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use vpn_model::{Position, Report, Violation};

use self::paths::Paths;
use self::places::Places;
use crate::console::{Complaint, Console};
use crate::ndjson::Record;
use crate::report_options::{Output, ReportFormat, ReportOptions};
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
    /// The text as it came. It can hold secrets: count in it, do not show it.
    pub(crate) text: &'c [u8],
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

/// A payload as renderers see it.
pub(crate) struct Page<'p> {
    pub(crate) checked: &'p Checked<'p>,
    /// The file's name as a pipeline knows it: from the top of the repository, with slashes.
    pub(crate) path: &'p str,
    pub(crate) places: &'p Places,
}

impl<'p> Page<'p> {
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
        let start = self.places.at(span.start).position;
        Some((start, self.places.at(span.end).position))
    }
}

/// A format that reports are written in.
pub(crate) trait Render {
    /// Writes what stands before everything else.
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Takes one payload; called in order.
    fn file(&mut self, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()>;

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
    on_console: Option<Box<dyn Render>>,
    in_files: Vec<InFile>,
    paths: Paths,
}

/// A report that goes to a file.
struct InFile {
    render: Box<dyn Render>,
    path: PathBuf,
    file: BufWriter<File>,
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
        let mut reports = Self {
            on_console: format.map(|format| for_format(format, colors, quiet)),
            in_files: Vec::new(),
            paths: Paths::of_this_process(),
        };
        for Output { format, path } in &options.outputs {
            if reports.in_files.iter().any(|other| other.path == *path) {
                let message = format!("two reports would go to {}", text::path(path));
                return Ok(Err(Complaint::usage(message)));
            }
            match File::create(path) {
                Ok(file) => reports.in_files.push(InFile {
                    render: for_format(*format, false, quiet),
                    path: path.clone(),
                    file: BufWriter::new(file),
                }),
                Err(error) => return Ok(Err(cannot_write(path, &error))),
            }
        }
        reports.each(console, |render, out| render.begin(out))?;
        Ok(Ok(reports))
    }

    /// Takes one payload; called in order.
    pub(crate) fn file(&mut self, checked: &Checked<'_>, console: &mut Console) -> io::Result<()> {
        let page = Page {
            checked,
            path: &self.paths.in_repository(checked.name),
            places: &Places::of(checked),
        };
        self.each(console, |render, out| render.file(&page, out))
    }

    /// Takes the end of a file with one payload a line.
    pub(crate) fn end_of_records(
        &mut self,
        records: &Records<'_>,
        console: &mut Console,
    ) -> io::Result<()> {
        let path = self.paths.in_repository(records.name);
        self.each(console, |render, out| {
            render.end_of_records(records, &path, out)
        })
    }

    /// Writes what is left when all payloads have been taken.
    pub(crate) fn finish(&mut self, summary: &Summary, console: &mut Console) -> io::Result<()> {
        self.each(console, |render, out| render.end(summary, out))?;
        for InFile { file, path, .. } in &mut self.in_files {
            file.flush().map_err(|error| in_file(path, &error))?;
        }
        Ok(())
    }

    fn each(
        &mut self,
        console: &mut Console,
        mut call: impl FnMut(&mut dyn Render, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        if let Some(render) = &mut self.on_console {
            call(render.as_mut(), console)?;
        }
        for InFile { render, path, file } in &mut self.in_files {
            call(render.as_mut(), file).map_err(|error| in_file(path, &error))?;
        }
        Ok(())
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Complaint {
    let (path, why) = (text::path(path), text::io_reason(error));
    Complaint::could_not_run(format!("cannot write {path}: {why}"))
}

/// The error with the file that it is about.
fn in_file(path: &Path, error: &io::Error) -> io::Error {
    let (path, why) = (text::path(path), text::io_reason(error));
    io::Error::other(format!("{path}: {why}"))
}

/// The renderer of a format.
fn for_format(format: ReportFormat, colors: bool, quiet: bool) -> Box<dyn Render> {
    match format {
        ReportFormat::Human => Box::new(human::Human::new(colors, quiet)),
        ReportFormat::Concise => Box::new(concise::Concise),
        ReportFormat::Json => Box::<json::Json>::default(),
        ReportFormat::Ndjson => Box::new(ndjson::Ndjson),
        ReportFormat::Sarif => Box::<sarif::Sarif>::default(),
        ReportFormat::Github => Box::<github::Github>::default(),
        ReportFormat::Gitlab => Box::<gitlab::Gitlab>::default(),
        ReportFormat::Junit => Box::<junit::Junit>::default(),
    }
}
