//! Everything that is wrong with one payload.

use std::fmt;

use serde::Serialize;

use crate::{Severity, Violation};

/// All violations of one payload, in document order.
///
/// It prints as a line for each violation, and serializes as data. Neither has a value of the payload.
///
/// ```
/// use vpn_model::{Context, Model as _, Severity, otc::v5::UpdateIkePolicy};
///
/// let text = r#"{"dh_group": "group14", "lifetime_seconds": 5}"#;
/// let report = UpdateIkePolicy::check_json(text, &Context::new());
/// assert!(report.has_errors());
/// assert_eq!(report.count(Severity::Warning), 1);
/// for violation in &report {
///     println!("{} at {}", violation.code, violation.pointer);
/// }
/// ```
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

    /// The violations, in document order; of one place, in the order of the spec, what is wrong with a value by itself
    /// before what is wrong with several members together.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// How many more there were than [`Limits::violations`](crate::Limits::violations) and
    /// [`Limits::unchecked`](crate::Limits::unchecked) let in.
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

    /// How many errors there are, reported or omitted.
    #[must_use]
    pub const fn errors(&self) -> usize {
        self.errors
    }

    /// Drops the violations that `keep` does not want; it may change the severity of the others.
    ///
    /// What was omitted stays as it was.
    ///
    /// ```
    /// use vpn_model::{Code, Context, Model as _, Severity, otc::v5::UpdateIkePolicy};
    ///
    /// let text = r#"{"dh_group": "group14"}"#;
    /// let mut report = UpdateIkePolicy::check_json(text, &Context::new());
    /// report.retain(|violation| {
    ///     if violation.code == Code::WeakAlgorithm {
    ///         violation.severity = Severity::Error;
    ///     }
    ///     violation.code != Code::Unchecked
    /// });
    /// assert_eq!(report.errors(), 1);
    /// ```
    pub fn retain(&mut self, keep: impl FnMut(&mut Violation) -> bool) {
        let omitted = self.errors - self.count(Severity::Error);
        self.violations.retain_mut(keep);
        self.errors = omitted + self.count(Severity::Error);
    }

    /// Leaves out the violations that `unwanted` picks, and goes on counting them as omitted.
    pub fn omit(&mut self, mut unwanted: impl FnMut(&Violation) -> bool) {
        let before = self.violations.len();
        self.violations.retain(|violation| !unwanted(violation));
        self.omitted += before - self.violations.len();
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

#[cfg(all(test, feature = "otc"))]
mod tests {
    use crate::otc::v5::UpdateVpnConnection;
    use crate::{Context, Limits, Model as _, Operation, Report, Severity};

    fn report(most: usize) -> Report {
        let context = Context::new().limits(Limits::default().violations(most));
        let text = r#"{"a": 1, "b": 2, "c": 3}"#;
        <UpdateVpnConnection as Operation>::Request::check_json(text, &context)
    }

    #[test]
    fn what_is_lowered_or_dropped_is_no_error_any_more() {
        let mut report = report(10);
        assert_eq!(report.errors(), 4, "{report}");
        report.retain(|violation| {
            violation.severity = Severity::Warning;
            violation.pointer != "/b"
        });
        assert_eq!((report.violations().len(), report.errors()), (3, 0));
        assert!(!report.has_errors());
    }

    #[test]
    fn what_was_omitted_is_still_an_error() {
        let mut report = report(2);
        report.omit(|violation| violation.pointer == "/a");
        assert_eq!((report.violations().len(), report.omitted()), (1, 3));
        assert!(report.into_iter().all(|kept| kept.pointer == "/b"));
        report.retain(|_| false);
        assert_eq!(report.errors(), 3);
    }

    #[test]
    fn what_is_kept_and_what_was_omitted_are_errors_together() {
        let mut report = report(1);
        report.retain(|_| true);
        assert_eq!((report.errors(), report.omitted()), (4, 3));
        assert_eq!(report.violations().len(), 1);
    }

    #[test]
    fn a_report_is_a_line_for_each_violation_and_one_for_what_was_omitted() {
        let unknown = "this member is not documented here";
        assert_eq!(
            report(2).to_string(),
            format!(
                "error[unknown-field]: /a: {unknown}\nerror[unknown-field]: /b: {unknown}\n… and 2 more"
            )
        );
        assert_eq!(
            report(4).to_string().lines().next(),
            Some(
                "error[required]: /vpn_connection: \
                 the mandatory member `vpn_connection` is missing"
            )
        );
        assert_eq!(report(4).to_string().lines().count(), 4);
    }
}
