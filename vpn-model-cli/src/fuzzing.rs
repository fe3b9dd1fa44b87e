//! What the command writes about a payload, without its process around it.

use std::io;

use vpn_model::Context;

use crate::console::Console;
use crate::render::Reports;
use crate::report_options::{ReportFormat, ReportOptions};
use crate::target::Target;
use crate::validate::{Summary, check_text};

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
    let context = Context::new().accept_schema_member();
    let mut summary = Summary::default();
    match check_text(name, text, target, &context, &mut reports, &mut console)? {
        Ok(report) => summary.add(&report),
        Err(complaint) => {
            summary.skipped += 1;
            console.complain(&complaint);
        }
    }
    reports.finish(&summary, &mut console)?;
    Ok(console.into_memory())
}
