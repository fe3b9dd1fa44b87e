//! Everything that is wrong with one payload.

use std::fmt;

use serde::Serialize;

use crate::{Severity, Violation};

/// All violations of one payload, in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    violations: Vec<Violation>,
    omitted: usize,
    errors: usize,
}

impl Report {
    pub(crate) fn new(violations: Vec<Violation>, omitted: usize, errors: usize) -> Self {
        Self {
            violations,
            omitted,
            errors,
        }
    }

    /// The violations, in document order; of one place, in the order of the spec.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// How many more there were than [`Limits::violations`](crate::Limits::violations) let in.
    #[must_use]
    pub const fn omitted(&self) -> usize {
        self.omitted
    }

    /// Whether there is nothing to say at all, not even a note.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.violations.is_empty() && self.omitted == 0
    }

    /// Whether the provider would refuse the payload: at least one violation is an error.
    #[must_use]
    pub const fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many reported violations have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.violations
            .iter()
            .filter(|violation| violation.severity == severity)
            .count()
    }
}

impl<'r> IntoIterator for &'r Report {
    type Item = &'r Violation;
    type IntoIter = std::slice::Iter<'r, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.iter()
    }
}

impl fmt::Display for Report {
    /// One line per violation, without the payload's text.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            write!(formatter, "{violation}")?;
        }
        if self.omitted > 0 {
            write!(formatter, "\n… and {} more", self.omitted)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
