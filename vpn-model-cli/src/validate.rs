//! `vpn-model validate`: checks payloads, one after the other.

use std::io;
use std::path::{Path, PathBuf};

use vpn_model::{Context, ContextError, Report, Severity, operations};

use crate::args::{Deny, ValidateOptions};
use crate::console::{Complaint, Console};
use crate::detect::detect;
use crate::input::{self, Source};
use crate::outcome::Outcome;
use crate::render::{Checked, Reports};
use crate::target::Target;
use crate::text;

/// What was found in all files together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Summary {
    pub(crate) valid: usize,
    pub(crate) invalid: usize,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
    /// Whether warnings fail the run.
    pub(crate) warnings_denied: bool,
    /// How many files could not be checked at all.
    pub(crate) skipped: usize,
}

impl Summary {
    pub(crate) fn add(&mut self, report: &Report) {
        if report.has_errors() {
            self.invalid += 1;
        } else {
            self.valid += 1;
        }
        self.errors += report.count(Severity::Error);
        self.warnings += report.count(Severity::Warning);
        self.notes += report.count(Severity::Note);
    }

    const fn outcome(&self) -> Outcome {
        if self.invalid > 0 || (self.warnings_denied && self.warnings > 0) {
            Outcome::Violations
        } else {
            Outcome::Clean
        }
    }
}

pub(crate) fn run(options: &ValidateOptions, console: &mut Console) -> io::Result<Outcome> {
    if options.paths.is_empty() {
        let complaint = Complaint::usage("there is nothing to check: no PATH was given")
            .help("name files, directories or globs, or `-` for standard input:")
            .line("      vpn-model validate request.json");
        return Ok(console.complain(&complaint));
    }
    if wants_stdin_twice(options) {
        let complaint = Complaint::usage("standard input can be read only once")
            .help("give `-` once, and files for the rest");
        return Ok(console.complain(&complaint));
    }
    let context = match context(options) {
        Ok(context) => context,
        Err(complaint) => return Ok(console.complain(&complaint)),
    };
    let found = input::find(&options.paths);
    let mut outcome = Outcome::Clean;
    for complaint in &found.complaints {
        outcome = outcome.max(console.complain(complaint));
    }
    let mut reports = match Reports::open(&options.report, console)? {
        Ok(reports) => reports,
        Err(complaint) => return Ok(console.complain(&complaint)),
    };
    // A report of an earlier run may lie between the payloads.
    let is_payload = |source: &&Source| match source {
        Source::File(path) => !reports.writes_to(path),
        Source::Stdin => true,
    };
    let sources: Vec<_> = found.sources.iter().filter(is_payload).collect();
    let mut summary = Summary {
        warnings_denied: options.deny == Some(Deny::Warnings),
        ..Summary::default()
    };
    for source in sources {
        match check(source, options.target, &context, &mut reports, console)? {
            Ok(report) => summary.add(&report),
            Err(complaint) => {
                summary.skipped += 1;
                outcome = outcome.max(console.complain(&complaint));
            }
        }
    }
    reports.finish(&summary, console)?;
    Ok(outcome.max(summary.outcome()))
}

/// Checks one payload, and writes its report.
fn check(
    source: &Source,
    target: Option<Target>,
    context: &Context,
    reports: &mut Reports,
    console: &mut Console,
) -> io::Result<Result<Report, Complaint>> {
    let bytes = match source.read() {
        Ok(bytes) => bytes,
        Err(complaint) => return Ok(Err(complaint)),
    };
    check_text(&source.name(), &bytes, target, context, reports, console)
}

/// Checks a text that was read, and writes its report.
pub(crate) fn check_text(
    name: &str,
    bytes: &[u8],
    target: Option<Target>,
    context: &Context,
    reports: &mut Reports,
    console: &mut Console,
) -> io::Result<Result<Report, Complaint>> {
    let shown = text::printable(name);
    let (target, detected) = match target.map_or_else(|| detect(&shown, bytes, operations()), Ok) {
        Ok(detected) => (detected, target.is_none()),
        Err(complaint) => return Ok(Err(complaint)),
    };
    let report = target.body.check_json(bytes, context);
    let checked = Checked {
        name,
        target,
        detected,
        record: None,
        text: bytes,
        report: &report,
    };
    reports.file(&checked, console)?;
    if report.omitted() > 0 {
        let more = text::counted(report.omitted(), "more violation");
        console.complain(&Complaint::note(format!("{shown} has {more}, not shown")));
    }
    Ok(Ok(report))
}

fn wants_stdin_twice(options: &ValidateOptions) -> bool {
    let is_stdin = |path: &PathBuf| Source::of(path) == Source::Stdin;
    let wishes = [
        options.paths.iter().any(is_stdin),
        options.gateway.iter().any(is_stdin),
        options.current.iter().any(is_stdin),
    ];
    wishes.into_iter().filter(|wish| *wish).count() > 1
}

/// What is known beside the payloads.
fn context(options: &ValidateOptions) -> Result<Context, Complaint> {
    let mut context = Context::new().accept_schema_member();
    if let Some(path) = &options.gateway {
        let answer = Source::of(path).read()?;
        context = context
            .gateway_json(&answer)
            .map_err(|error| no_context("--gateway", path, &error))?;
    }
    if let Some(path) = &options.current {
        let answer = Source::of(path).read()?;
        context = context
            .current_json(&answer)
            .map_err(|error| no_context("--current", path, &error))?;
    }
    Ok(context)
}

fn no_context(option: &str, path: &Path, error: &ContextError) -> Complaint {
    let shown = text::path(path);
    Complaint::usage(format!("{option} {shown}: {error}"))
        .help("give the body of a GET response, as it came")
}
