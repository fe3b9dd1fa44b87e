//! What was found in all files together.

use vpn_model::{Code, Report, Severity};

use crate::outcome::Outcome;

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

impl Summary {
    /// Adds a file and its report.
    pub(crate) fn add(&mut self, report: &Report) {
        self.add_file(!report.has_errors());
        self.add_violations(report);
    }

    /// Adds a file.
    pub(crate) const fn add_file(&mut self, valid: bool) {
        if valid {
            self.valid += 1;
        } else {
            self.invalid += 1;
        }
    }

    /// Adds the violations of a payload.
    pub(crate) fn add_violations(&mut self, report: &Report) {
        self.errors += report.errors();
        self.warnings += report.count(Severity::Warning);
        self.notes += report.count(Severity::Note);
        let unchecked = report.into_iter().filter(|violation| {
            violation.code == Code::Unchecked && violation.severity == Severity::Note
        });
        self.unchecked += unchecked.count();
    }

    pub(crate) const fn outcome(&self) -> Outcome {
        if self.errors > 0 || (self.warnings_denied && self.warnings > 0) {
            Outcome::Violations
        } else {
            Outcome::Clean
        }
    }
}
