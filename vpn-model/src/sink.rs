//! Where violations go. What a rule has in hand when it reports one is a [`Scope`](crate::scope::Scope).

use serde_json::Value;

use crate::context::Context;
use crate::field::Span;
use crate::schema::Schema;
use crate::stored::{self, ContextNames, Stored};
use crate::{Code, Report, Severity, Violation};

/// Collects the violations of one document.
#[derive(Debug)]
pub struct Sink<'c> {
    pub(crate) context: &'c Context,
    pub(crate) current: Option<&'c Value>,
    pub(crate) gateway: Option<&'c Value>,
    /// What is stored at the root of the document.
    pub(crate) stored: Stored<'c>,
    /// In the order of the report at any time.
    violations: Vec<Violation>,
    /// Their places, in the same order.
    places: Vec<Place>,
    /// Nobody reads the report: the first error decides.
    pub(crate) verdict: bool,
    /// The text is not well-formed: nobody knows which part of it is what.
    cut: bool,
    omitted: usize,
    errors: usize,
    pub(crate) tolerant: bool,
    pub(crate) located: bool,
    clock: usize,
}

/// The place of a violation in the report: where it stands, then the
/// declaration order of members that are missing from the same object.
type Order = (usize, usize);

/// The place of a violation, and its pointer for a text that turns out not to
/// be well-formed, if that is another one.
#[derive(Debug)]
struct Place {
    order: Order,
    masked_pointer: Option<String>,
}

impl<'c> Sink<'c> {
    pub(crate) fn new(
        context: &'c Context,
        names: ContextNames,
        schema: &Schema,
        located: bool,
    ) -> Self {
        let current = stored::unwrap(context.current_document(), names.current);
        Self {
            context,
            current,
            stored: Stored::root(names, current),
            gateway: stored::unwrap(context.gateway_document(), names.gateway),
            violations: Vec::new(),
            places: Vec::new(),
            verdict: false,
            cut: false,
            omitted: 0,
            errors: 0,
            tolerant: schema.tolerant,
            located,
            clock: 0,
        }
    }

    /// The same, which only finds out whether there is an error.
    pub(crate) const fn of_verdict(mut self) -> Self {
        self.verdict = true;
        self
    }

    /// Whether values are built, and violations kept.
    #[inline]
    pub(crate) const fn keeps(&self) -> bool {
        !self.verdict
    }

    /// Whether nothing that may still come changes the verdict.
    #[inline]
    pub(crate) const fn is_decided(&self) -> bool {
        self.verdict && self.errors > 0
    }

    /// How many errors there are so far, counted whether kept or not.
    pub(crate) const fn errors(&self) -> usize {
        self.errors
    }

    /// The next place in the order of writing, for values without a text.
    pub(crate) const fn tick(&mut self) -> Span {
        self.clock += 1;
        Span {
            start: self.clock,
            end: self.clock,
        }
    }

    /// What [`tick`](Self::tick) will say next.
    pub(crate) const fn next_tick(&self) -> Span {
        Span {
            start: self.clock + 1,
            end: self.clock + 1,
        }
    }

    /// Takes back what was said of a number or a word that goes on behind its
    /// end, where reading stopped: `0x10`, `nulll`.
    #[cold]
    pub(crate) fn withdraw_cut_at(&mut self, at: usize) {
        let goes_on =
            |violation: &Violation| violation.span.as_ref().is_some_and(|span| span.end == at);
        let errors = |violation: &&Violation| violation.severity == Severity::Error;
        let withdrawn = self.violations.iter().filter(|known| goes_on(known));
        self.errors -= withdrawn.filter(errors).count();
        let mut known = self.violations.iter();
        self.places.retain(|_| !known.next().is_some_and(goes_on));
        self.violations.retain(|violation| !goes_on(violation));
    }

    pub(crate) fn finish(mut self) -> Report {
        if self.cut {
            for (violation, place) in self.violations.iter_mut().zip(self.places) {
                if let Some(masked) = place.masked_pointer {
                    violation.pointer = masked;
                }
            }
        }
        Report::new(self.violations, self.omitted, self.errors)
    }

    /// Whether a violation only says that a response differs from its spec. A
    /// document that is not even an object is no response at all.
    fn is_drift(&self, code: Code, of_root: bool) -> bool {
        self.tolerant && code != Code::Syntax && !of_root
    }

    /// Counts a violation that nobody wants to read.
    pub(crate) fn count(&mut self, code: Code, severity: Severity, of_root: bool) {
        if severity == Severity::Error && !self.is_drift(code, of_root) {
            self.errors += 1;
        }
    }

    #[inline]
    pub(crate) fn push(
        &mut self,
        order: Order,
        mut violation: Violation,
        masked_pointer: Option<String>,
    ) {
        self.cut |= violation.code == Code::Syntax;
        if self.is_drift(violation.code, violation.pointer.is_empty()) {
            // What a provider has against a request it may do itself.
            if matches!(
                violation.code,
                Code::Unchecked | Code::Deprecated | Code::WeakAlgorithm | Code::Unsupported
            ) {
                return;
            }
            violation = Violation {
                code: Code::Drift,
                severity: Severity::Note,
                params: crate::rules::drift::params(violation.code, &violation.params),
                ..violation
            };
        }
        if violation.severity == Severity::Error {
            self.errors += 1;
        }
        if self.violations.len() < self.context.limit().violations {
            // What is said of an object comes late and stands before its members.
            let at = self.places.partition_point(|place| place.order <= order);
            self.violations.insert(at, violation);
            self.places.insert(
                at,
                Place {
                    order,
                    masked_pointer,
                },
            );
        } else {
            self.omitted += 1;
        }
    }
}
