//! What the command writes about a payload, without its process around it.

use std::io;
use std::path::{Path, PathBuf};

use crate::baseline::Baseline;
use crate::check::{Refusal, Terms, check};
use crate::config::{self, Config};
use crate::console::{Complaint, Console};
use crate::render::Reports;
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

const BASELINE: &str = "baseline.json";

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
    let target = target.map(Target::parse).transpose();
    let target = target.map_err(io::Error::other)?;
    let mut console = Console::in_memory(look == Look::Colored);
    let format = match look {
        Look::Plain | Look::Colored => ReportFormat::Human,
        Look::Concise => ReportFormat::Concise,
        Look::Json => ReportFormat::Json,
        Look::Ndjson => ReportFormat::Ndjson,
        Look::Sarif => ReportFormat::Sarif,
        Look::Github => ReportFormat::Github,
        Look::Gitlab => ReportFormat::Gitlab,
        Look::Junit => ReportFormat::Junit,
    };
    let options = ReportOptions {
        formats: vec![format],
        outputs: Vec::new(),
    };
    // Without files, nothing can go wrong but memory.
    let Ok(mut reports) = Reports::open(&options, &mut console)? else {
        return Err(io::Error::other("no report"));
    };
    let terms = Terms {
        target,
        resources: &Resources::none(),
        config: beside.config,
        is_full: beside.baseline.is_some(),
        path: Some(name),
    };
    let mut summary = Summary::default();
    match check(name, text, terms) {
        Ok(mut verdict) => {
            summary.ignored += verdict.applied.ignored;
            if let Some(baseline) = beside.baseline {
                summary.known += baseline.filter(name, &mut verdict.report);
            }
            let checked = verdict.checked(name, None);
            let drawing = reports.pens().draw(&checked, text)?;
            reports.file(&checked, &drawing, &mut console)?;
            summary.add_file(!verdict.report.has_errors());
            summary.add_violations(Counts::of(&verdict.report));
        }
        Err(Refusal::Text(complaint) | Refusal::Resources(complaint)) => {
            summary.skipped += 1;
            console.complain(&complaint);
        }
    }
    reports.finish(&summary, &mut console)?;
    Ok(console.into_memory())
}
