//! Checks one text: finds out what it is, asks the library, and applies what
//! the configuration thinks of it. Runs on any thread, and writes nothing; what
//! reports will say of it is drawn here, too.

use std::fmt::Display;
use std::io;

use vpn_model::{Limits, Report, Severity, operations};

use crate::config::Config;
use crate::console::Complaint;
use crate::detect::detect;
use crate::ndjson::Record;
use crate::policy::{self, Applied};
use crate::render::{Checked, Drawing, Pens};
use crate::resources::Resources;
use crate::room::{Room, is_unchecked};
use crate::summary::Counts;
use crate::target::Target;
use crate::text;

/// What a text is checked as, and with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'t> {
    /// What it is; none: it is detected.
    pub(crate) target: Option<Target>,
    pub(crate) resources: &'t Resources,
    pub(crate) config: Option<&'t Config>,
    /// Whether all violations are wanted, though more than anybody reads.
    pub(crate) is_full: bool,
    /// Whether rules that were not checked are only counted.
    pub(crate) counts_unchecked: bool,
    /// Its path below the configuration's folder, if it is there.
    pub(crate) path: Option<&'t str>,
}

/// What was found in a text.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) target: Target,
    /// Whether the target was detected, not told.
    pub(crate) detected: bool,
    pub(crate) report: Report,
    /// Of the report before anything was left out.
    pub(crate) counts: Counts,
    pub(crate) applied: Applied,
    /// What the reports say of it, if that is drawn already.
    pub(crate) drawing: Option<Drawing>,
}

impl Verdict {
    /// What renderers get to see; `name` is that of the file.
    pub(crate) const fn checked<'v>(
        &'v self,
        name: &'v str,
        record: Option<Record>,
    ) -> Checked<'v> {
        Checked {
            name,
            target: self.target,
            detected: self.detected,
            report: &self.report,
            record,
        }
    }

    /// Draws what the reports will say of it, if it was not done before.
    pub(crate) fn draw(
        &mut self,
        name: &str,
        record: Option<Record>,
        text: &[u8],
        pens: &Pens,
    ) -> io::Result<()> {
        if self.drawing.is_none() {
            self.drawing = Some(pens.draw(&self.checked(name, record), text)?);
        }
        Ok(())
    }

    /// Leaves out what will not be shown, and goes on counting it.
    pub(crate) fn keep_to(&mut self, room: &Room) {
        self.report.omit(|violation| !room.has_for(violation));
    }

    /// Leaves out what there is no room for, the lightest first, and says how many
    /// violations are left. Rules that were not checked have a room of their own:
    /// people see them in one line.
    pub(crate) fn shorten(&mut self, room: usize, room_for_unchecked: usize) -> usize {
        let report = &mut self.report;
        let unchecked = report.into_iter().filter(|one| is_unchecked(one)).count();
        let count = |severity| report.count(severity);
        let errors = room.min(count(Severity::Error));
        let warnings = (room - errors).min(count(Severity::Warning));
        let notes = (room - errors - warnings).min(count(Severity::Note) - unchecked);
        let shown = errors + warnings + notes;
        if shown + unchecked.min(room_for_unchecked) < report.violations().len() {
            let (mut errors, mut warnings, mut notes) = (errors, warnings, notes);
            let mut others = room_for_unchecked;
            let mut kept = Vec::new();
            report.omit(|violation| {
                let left = match violation.severity {
                    _ if is_unchecked(violation) => &mut others,
                    Severity::Error => &mut errors,
                    Severity::Warning => &mut warnings,
                    Severity::Note => &mut notes,
                };
                let less = left.checked_sub(1);
                *left = less.unwrap_or_default();
                kept.push(less.is_some());
                less.is_none()
            });
            if let Some(drawing) = &mut self.drawing {
                drawing.retain(&kept);
            }
        }
        shown
    }
}

/// Why a text was not checked.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It is about this text.
    Text(Complaint),
    /// It is about what was given beside it, and the same for all texts.
    Resources(Complaint),
}

/// A report that the configuration shortens is made of so many violations at
/// most. It is more than anybody reads, and less than memory holds.
const ROOM: usize = 200_000;

/// Checks a text; its name is for complaints.
pub(crate) fn check(
    name: impl Display,
    bytes: &[u8],
    terms: Terms<'_>,
) -> Result<Verdict, Refusal> {
    let target = match terms.target {
        Some(target) => target,
        None => {
            let name = name.to_string();
            detect(&text::printable(&name), bytes, operations()).map_err(Refusal::Text)?
        }
    };
    let resources = terms.resources;
    resources.suit(target).map_err(Refusal::Resources)?;
    let (mut report, unchecked) = report(bytes, target, terms);
    let mut applied = Applied::default();
    if let Some(config) = terms.config {
        applied = policy::apply(config, &mut report, terms.path);
    }
    Ok(Verdict {
        target,
        detected: terms.target.is_none(),
        counts: Counts::with_unchecked(&report, unchecked),
        report,
        applied,
        drawing: None,
    })
}

/// What is wrong with the text, and how many rules that were not checked are only counted.
fn report(bytes: &[u8], target: Target, terms: Terms<'_>) -> (Report, usize) {
    let Terms { resources, .. } = terms;
    let is_sifted = terms.is_full || terms.config.is_some_and(policy::is_active);
    if terms.counts_unchecked && !is_sifted {
        let report = target.body.check_json(bytes, &resources.counting);
        // Of a report that is full, nobody knows what was left out.
        if report.violations().len() < Limits::default().violations {
            let omitted = report.omitted();
            return (report, omitted);
        }
    }
    let report = target.body.check_json(bytes, &resources.context);
    if report.omitted() > 0 && is_sifted {
        // Those that were left out may be the ones that count.
        return (target.body.check_json(bytes, &resources.with_room(ROOM)), 0);
    }
    (report, 0)
}
