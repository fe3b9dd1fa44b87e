//! What the command writes about a payload, without its process around it.

use std::io;

use crate::check::{Refusal, Terms, check};
use crate::console::Console;
use crate::render::{Checked, Reports};
use crate::report_options::{ReportFormat, ReportOptions};
use crate::resources::Resources;
use crate::summary::Summary;
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
        config: None,
        is_full: false,
        path: None,
    };
    let mut summary = Summary::default();
    match check(name, text, terms) {
        Ok(verdict) => {
            let checked = Checked {
                name,
                target: verdict.target,
                detected: verdict.detected,
                text,
                report: &verdict.report,
                record: None,
            };
            reports.file(&checked, &mut console)?;
            summary.add(&verdict.report);
        }
        Err(Refusal::Text(complaint) | Refusal::Resources(complaint)) => {
            summary.skipped += 1;
            console.complain(&complaint);
        }
    }
    reports.finish(&summary, &mut console)?;
    Ok(console.into_memory())
}
