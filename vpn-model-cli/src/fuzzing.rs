//! What the command reads and writes about payloads, without its process around it.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::baseline::Baseline;
use crate::check::{Refusal, Terms, check};
use crate::config::{self, Config};
use crate::console::{Complaint, Console};
use crate::ndjson::{Batches, Record};
use crate::render::{Records, Reports};
use crate::report_options::{ReportFormat, ReportOptions};
use crate::resources::Resources;
use crate::summary::{Counts, Summary};
use crate::target::Target;

/// How a report looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// For people, without colours.
    Plain,
    /// For people, with colours.
    Colored,
    /// A line per violation.
    Concise,
    /// The JSON object.
    Json,
    /// An object per violation.
    Ndjson,
    /// SARIF.
    Sarif,
    /// Annotations of a workflow.
    Github,
    /// Annotations of a workflow, and the summary of its step behind them.
    StepSummary,
    /// Code quality.
    Gitlab,
    /// JUnit XML.
    Junit,
}

/// All that the command writes about a text, standard error included.
///
/// The text has that name, and is checked as that target, `API:OPERATION:KIND`,
/// or as what it looks like.
///
/// # Errors
///
/// When there is no such target, or a report cannot be written.
pub fn render(name: &str, target: Option<&str>, text: &[u8], look: Look) -> io::Result<Vec<u8>> {
    written(name, target, text, look, Beside::default())
}

/// The same with a configuration that says something about the text.
///
/// What is wrong with the configuration is written, too, and then nothing is checked.
///
/// # Errors
///
/// As those of [`render`].
pub fn render_configured(
    name: &str,
    target: Option<&str>,
    text: &[u8],
    look: Look,
    configuration: &[u8],
) -> io::Result<Vec<u8>> {
    match Config::parse(config::NAME, configuration, PathBuf::from("/")) {
        Ok(config) => {
            let beside = Beside {
                config: Some(&config),
                baseline: None,
            };
            written(name, target, text, look, beside)
        }
        Err(complaints) => Ok(complained(&complaints, look)),
    }
}

/// The same with a baseline that knows violations of `name`.
///
/// What is wrong with the baseline is written, too, and then nothing is checked.
///
/// # Errors
///
/// As those of [`render`].
pub fn render_known(
    name: &str,
    target: Option<&str>,
    text: &[u8],
    look: Look,
    baseline: &[u8],
) -> io::Result<Vec<u8>> {
    match Baseline::parse(Path::new(BASELINE), baseline) {
        Ok(mut baseline) => {
            let beside = Beside {
                config: None,
                baseline: Some(&mut baseline),
            };
            written(name, target, text, look, beside)
        }
        Err(complaint) => Ok(complained(&[complaint], look)),
    }
}

/// The baseline that the command writes about a text with that name.
///
/// # Errors
///
/// As those of [`render`].
pub fn baseline(name: &str, target: &str, text: &[u8]) -> io::Result<String> {
    let mut baseline = Baseline::new(Path::new(BASELINE));
    let beside = Beside {
        config: None,
        baseline: Some(&mut baseline),
    };
    written(name, Some(target), text, Look::Json, beside)?;
    baseline.text()
}

/// A baseline as the command would write it anew; none if it cannot be read.
#[must_use]
pub fn rewritten(baseline: &[u8]) -> Option<String> {
    let baseline = Baseline::parse(Path::new(BASELINE), baseline).ok()?;
    baseline.text().ok()
}

/// A payload of a file with one a line: its text, its number and its line.
pub type Line = (Vec<u8>, usize, usize);

/// The payloads of a file with one a line, of which at most so many bytes each are kept.
///
/// # Errors
///
/// Those of the reader.
pub fn lines(reader: impl Read, most: usize) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    for batch in Batches::new(reader, most) {
        let batch = batch?;
        let records = batch.records();
        lines.extend(records.map(|(text, record)| (text.to_vec(), record.number, record.line)));
    }
    Ok(lines)
}

/// All that the command writes about a file with one payload a line.
///
/// # Errors
///
/// As those of [`render`], and those of the reader.
pub fn render_lines(
    name: &str,
    target: Option<&str>,
    reader: impl Read,
    look: Look,
) -> io::Result<Vec<u8>> {
    let mut desk = Desk::new(name, target, look, Beside::default())?;
    let target = desk.target;
    let (mut records, mut valid) = (0, true);
    for batch in Batches::new(reader, LINE) {
        for (text, record) in batch?.records() {
            records += 1;
            valid &= desk.take(text, Some(record))?;
        }
    }
    let end = Records {
        name,
        target,
        valid,
        records,
        omitted: 0,
    };
    desk.reports.end_of_records(&end, &mut desk.console)?;
    desk.summary.records = records;
    desk.summary.add_file(valid);
    desk.finish()
}

const BASELINE: &str = "baseline.json";

/// Longer lines are cut off.
const LINE: usize = 1 << 20;

/// What is said about a text by other files.
#[derive(Default)]
struct Beside<'b> {
    config: Option<&'b Config>,
    baseline: Option<&'b mut Baseline>,
}

fn complained(complaints: &[Complaint], look: Look) -> Vec<u8> {
    let mut console = Console::in_memory(look == Look::Colored);
    for complaint in complaints {
        console.complain(complaint);
    }
    console.into_memory()
}

fn written(
    name: &str,
    target: Option<&str>,
    text: &[u8],
    look: Look,
    beside: Beside<'_>,
) -> io::Result<Vec<u8>> {
    let mut desk = Desk::new(name, target, look, beside)?;
    let skipped = desk.summary.skipped;
    let valid = desk.take(text, None)?;
    if desk.summary.skipped == skipped {
        desk.summary.add_file(valid);
    }
    desk.finish()
}

/// What a thread of the command has in front of it, and what stands behind it.
struct Desk<'d> {
    name: &'d str,
    target: Option<Target>,
    look: Look,
    beside: Beside<'d>,
    console: Console,
    reports: Reports,
    summary: Summary,
    /// The summaries of the step, one a payload.
    steps: Vec<String>,
}

impl<'d> Desk<'d> {
    fn new(
        name: &'d str,
        target: Option<&str>,
        look: Look,
        beside: Beside<'d>,
    ) -> io::Result<Self> {
        let target = target.map(Target::parse).transpose();
        let target = target.map_err(io::Error::other)?;
        let mut console = Console::in_memory(look == Look::Colored);
        let format = match look {
            Look::Plain | Look::Colored => ReportFormat::Human,
            Look::Concise => ReportFormat::Concise,
            Look::Json => ReportFormat::Json,
            Look::Ndjson => ReportFormat::Ndjson,
            Look::Sarif => ReportFormat::Sarif,
            Look::Github | Look::StepSummary => ReportFormat::Github,
            Look::Gitlab => ReportFormat::Gitlab,
            Look::Junit => ReportFormat::Junit,
        };
        let options = ReportOptions {
            formats: vec![format],
            outputs: Vec::new(),
        };
        // Without files, nothing can go wrong but memory.
        let Ok(reports) = Reports::open(&options, &mut console)? else {
            return Err(io::Error::other("no report"));
        };
        Ok(Self {
            name,
            target,
            look,
            beside,
            console,
            reports,
            summary: Summary::default(),
            steps: Vec::new(),
        })
    }

    /// Checks a payload and reports it; says whether it is valid.
    fn take(&mut self, text: &[u8], record: Option<Record>) -> io::Result<bool> {
        let terms = Terms {
            target: self.target,
            resources: &Resources::none(),
            config: self.beside.config,
            is_full: self.beside.baseline.is_some(),
            counts_unchecked: false,
            path: Some(self.name),
        };
        let mut verdict = match check(self.name, text, terms) {
            Ok(verdict) => verdict,
            Err(Refusal::Text(complaint) | Refusal::Resources(complaint)) => {
                self.summary.skipped += 1;
                self.console.complain(&complaint);
                return Ok(true);
            }
        };
        self.summary.ignored += verdict.applied.ignored;
        if let Some(baseline) = &mut self.beside.baseline {
            self.summary.known += baseline.filter(self.name, &mut verdict.report);
        }
        if record.is_some() && verdict.report.is_empty() {
            // Of lines, only those come to the report that something is wrong with.
            return Ok(true);
        }
        let checked = verdict.checked(self.name, record);
        let pens = self.reports.pens();
        let drawing = pens.draw(&checked, text)?;
        self.reports.file(&checked, &drawing, &mut self.console)?;
        if self.look == Look::StepSummary {
            self.steps.push(pens.step_summary(&checked, &drawing));
        }
        self.summary.add_violations(Counts::of(&verdict.report));
        Ok(!verdict.report.has_errors())
    }

    fn finish(mut self) -> io::Result<Vec<u8>> {
        self.reports.finish(&self.summary, &mut self.console)?;
        for step in &self.steps {
            self.console.write(step)?;
        }
        Ok(self.console.into_memory())
    }
}
