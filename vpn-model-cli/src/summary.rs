//! What was found in all files together.

use vpn_model::{Report, Severity};

use crate::outcome::Outcome;
use crate::room::is_unchecked;

/// What was found in all files together, whether it is shown or not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Summary {
    pub(crate) valid: usize,
    pub(crate) invalid: usize,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    /// Rules that were not checked are among them.
    pub(crate) notes: usize,
    /// Rules that were not checked.
    pub(crate) unchecked: usize,
    /// Whether warnings fail the run.
    pub(crate) warnings_denied: bool,
    /// How many files could not be checked at all.
    pub(crate) skipped: usize,
    /// How many payloads files with one payload a line have.
    pub(crate) records: usize,
    /// How many of these are invalid.
    pub(crate) invalid_records: usize,
    /// How many of these could not be checked.
    pub(crate) skipped_records: usize,
    /// How many violations are counted and not shown.
    pub(crate) omitted: usize,
    /// How many violations the baseline knows; they are not counted above.
    pub(crate) known: usize,
    /// How many violations an `[[ignore]]` dropped; they are not counted above.
    pub(crate) ignored: usize,
}

/// How many violations of each kind a payload has, whether they are shown or not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
    unchecked: usize,
}

impl Counts {
    pub(crate) fn of(report: &Report) -> Self {
        Self::with_unchecked(report, 0)
    }

    /// The same of a report that leaves out so many notes about rules that were not checked.
    pub(crate) fn with_unchecked(report: &Report, omitted: usize) -> Self {
        let unchecked = report.into_iter().filter(|one| is_unchecked(one)).count();
        Self {
            errors: report.errors(),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note) + omitted,
            unchecked: unchecked + omitted,
        }
    }
}

impl Summary {
    /// Adds a file.
    pub(crate) const fn add_file(&mut self, valid: bool) {
        if valid {
            self.valid += 1;
        } else {
            self.invalid += 1;
        }
    }

    /// Adds the violations of a payload.
    pub(crate) const fn add_violations(&mut self, counts: Counts) {
        self.errors += counts.errors;
        self.warnings += counts.warnings;
        self.notes += counts.notes;
        self.unchecked += counts.unchecked;
    }

    pub(crate) const fn outcome(&self) -> Outcome {
        if self.errors > 0 || (self.warnings_denied && self.warnings > 0) {
            Outcome::Violations
        } else {
            Outcome::Clean
        }
    }
}
