//! Whether a report has room for more of a file, told to the threads that
//! check it: what nobody will be shown needs no text.

use std::sync::atomic::{AtomicBool, Ordering};

use vpn_model::{Code, Severity, Violation};

/// Whether there is room for more. It never comes back, so that it does not
/// matter who hears of it when.
#[derive(Debug, Default)]
pub(crate) struct Room {
    full: AtomicBool,
    /// Rules that were not checked have a room of their own.
    full_of_unchecked: AtomicBool,
}

impl Room {
    /// Whether one more like this could be shown.
    pub(crate) fn has_for(&self, violation: &Violation) -> bool {
        let full = if is_unchecked(violation) {
            &self.full_of_unchecked
        } else {
            &self.full
        };
        !full.load(Ordering::Relaxed)
    }

    /// Whether rules that were not checked are only counted from now on.
    pub(crate) fn is_full_of_unchecked(&self) -> bool {
        self.full_of_unchecked.load(Ordering::Relaxed)
    }

    /// Says how many more violations can be shown, and how many rules that were not checked.
    pub(crate) fn leave(&self, violations: usize, unchecked: usize) {
        if violations == 0 {
            self.full.store(true, Ordering::Relaxed);
        }
        if unchecked == 0 {
            self.full_of_unchecked.store(true, Ordering::Relaxed);
        }
    }
}

/// Whether it says that a rule was not checked, and no more than that. People
/// see all of these in one line.
pub(crate) fn is_unchecked(violation: &Violation) -> bool {
    violation.code == Code::Unchecked && violation.severity == Severity::Note
}
