//! Where violations go. What a rule has in hand when it reports one is a [`Scope`](crate::scope::Scope).

use serde_json::Value;
use smallvec::SmallVec;

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
    pub(crate) violations: Vec<Violation>,
    /// Their places, in the same order.
    places: SmallVec<[Place; FEW]>,
    purpose: Purpose,
    /// The text is not well-formed: nobody knows which part of it is what.
    cut: bool,
    /// How many of them are about rules that were not checked.
    unchecked: usize,
    omitted: usize,
    errors: usize,
    pub(crate) tolerant: bool,
    pub(crate) located: bool,
    clock: usize,
}

/// So many violations have most reports that have any.
const FEW: usize = 8;

/// What a document is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Its value and its report.
    Value,
    /// Its report alone.
    Report,
    /// Whether it has an error: the first decides, and nobody reads the report.
    Verdict,
}

/// What becomes of a violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Nobody wants to read it.
    Dropped,
    /// It is reported as a difference of a response.
    Drift,
    /// It is reported.
    Kept,
}

/// The place of a violation in the report: where it stands, then the
/// declaration order of members that are missing from the same object.
type Order = (usize, usize);

/// The place of a violation, and its pointer for a text that turns out not to
/// be well-formed, if that is another one.
#[derive(Debug)]
struct Place {
    order: Order,
    masked_pointer: Option<Box<str>>,
}

impl<'c> Sink<'c> {
    #[inline]
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
            places: SmallVec::new_const(),
            purpose: Purpose::Value,
            cut: false,
            unchecked: 0,
            omitted: 0,
            errors: 0,
            tolerant: schema.tolerant,
            located,
            clock: 0,
        }
    }

    /// The same for a document that is read for less than its value.
    pub(crate) const fn only_for(mut self, purpose: Purpose) -> Self {
        self.purpose = purpose;
        self
    }

    /// Whether the value is built.
    #[inline]
    pub(crate) fn builds(&self) -> bool {
        self.purpose == Purpose::Value
    }

    /// Whether the report is of no use to anybody.
    #[inline]
    fn is_silent(&self) -> bool {
        self.purpose == Purpose::Verdict
    }

    /// Whether nothing that may still come changes the verdict.
    #[inline]
    pub(crate) fn is_decided(&self) -> bool {
        self.is_silent() && self.errors > 0
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
        let next = self.clock + 1;
        Span {
            start: next,
            end: next,
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

    #[inline]
    pub(crate) fn finish(&mut self) -> Report {
        if self.cut {
            for (violation, place) in self.violations.iter_mut().zip(&mut self.places) {
                if let Some(masked) = place.masked_pointer.take() {
                    violation.pointer = masked.into();
                }
            }
        }
        let violations = std::mem::take(&mut self.violations);
        Report::new(violations, self.omitted, self.errors)
    }

    /// What becomes of a violation: nothing, a note that a response differs from
    /// its spec, or what it was. Counts errors. A document that is not even an
    /// object is no response at all.
    pub(crate) fn fate(&mut self, code: Code, severity: Severity, of_root: bool) -> Fate {
        if self.tolerant && code != Code::Syntax && !of_root {
            // What a provider has against a request it may do itself.
            let of_requests = matches!(
                code,
                Code::Unchecked | Code::Deprecated | Code::WeakAlgorithm | Code::Unsupported
            );
            return match of_requests || self.is_silent() {
                true => Fate::Dropped,
                false => Fate::Drift,
            };
        }
        if severity == Severity::Error {
            self.errors += 1;
        }
        self.cut |= code == Code::Syntax;
        match self.is_silent() {
            true => Fate::Dropped,
            false => Fate::Kept,
        }
    }

    /// Where in the report a violation goes that stands there, if there is room.
    pub(crate) fn make_room(
        &mut self,
        code: Code,
        order: Order,
        masked_pointer: impl FnOnce() -> Option<Box<str>>,
    ) -> Option<usize> {
        let limit = self.context.limit();
        let is_unchecked = code == Code::Unchecked;
        let is_full = self.violations.len() >= limit.violations;
        if is_full || (is_unchecked && self.unchecked >= limit.unchecked) {
            self.omitted += 1;
            return None;
        }
        self.unchecked += usize::from(is_unchecked);
        if self.violations.capacity() == 0 {
            // Growing step by step costs more than what most reports hold.
            self.violations.reserve_exact(FEW);
        }
        let place = Place {
            order,
            masked_pointer: masked_pointer(),
        };
        let is_before = |place: &Place| place.order <= order;
        if self.places.last().is_none_or(is_before) {
            self.places.push(place);
            return Some(self.places.len() - 1);
        }
        // What is said of an object comes late and stands before its members.
        let at = self.places.partition_point(is_before);
        self.places.insert(at, place);
        Some(at)
    }
}
