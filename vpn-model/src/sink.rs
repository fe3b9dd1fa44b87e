//! Where violations go, and what a rule has in hand when it reports one.

use serde_json::Value;

use crate::condition::{Condition, Operand, Truth};
use crate::context::Context;
use crate::field::{AsFact, Field, Presence, Span};
use crate::path::Path;
use crate::schema::{Member, Schema};
use crate::stored::{self, ContextNames, Fact, Need, Stored};
use crate::{Code, Params, Report, Severity, Violation};

/// Collects the violations of one document.
#[derive(Debug)]
pub struct Sink<'c> {
    pub(crate) context: &'c Context,
    current: Option<&'c Value>,
    gateway: Option<&'c Value>,
    /// In the order of the report at any time.
    violations: Vec<Violation>,
    /// Their places, in the same order.
    places: Vec<Place>,
    /// Nobody reads the report: the first error decides.
    verdict: bool,
    /// The text is not well-formed: nobody knows which part of it is what.
    cut: bool,
    omitted: usize,
    errors: usize,
    tolerant: bool,
    located: bool,
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
        Self {
            context,
            current: stored::unwrap(context.current_document(), names.current),
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

    pub(crate) const fn current(&self) -> Option<&'c Value> {
        self.current
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
    fn count(&mut self, code: Code, severity: Severity, of_root: bool) {
        if severity == Severity::Error && !self.is_drift(code, of_root) {
            self.errors += 1;
        }
    }

    #[inline]
    fn push(&mut self, order: Order, mut violation: Violation, masked_pointer: Option<String>) {
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

/// What a rule has in hand: the place of the value it looks at, and where to
/// report. For the rules of a member together with its siblings, the place is
/// that of the object.
#[derive(Debug)]
pub struct Scope<'s, 'c> {
    pub(crate) sink: &'s mut Sink<'c>,
    pub(crate) path: &'s Path<'s>,
    pub(crate) span: Span,
    pub(crate) stored: Stored<'c>,
    /// How many items a list has, those that could not be read included.
    pub(crate) items: usize,
    /// Whether it looks at the key of a map's value, which has the same pointer.
    of_key: bool,
    source: Option<&'static str>,
    severity: Option<Severity>,
}

impl<'s, 'c> Scope<'s, 'c> {
    pub(crate) fn new(
        sink: &'s mut Sink<'c>,
        path: &'s Path<'s>,
        span: Span,
        stored: Stored<'c>,
    ) -> Self {
        Self {
            sink,
            path,
            span,
            stored,
            items: 0,
            of_key: false,
            source: None,
            severity: None,
        }
    }

    /// The same scope for a rule that only warns or notes, and perhaps cites another document.
    pub fn lowered(&mut self, severity: Severity, source: Option<&'static str>) -> Scope<'_, 'c> {
        Scope {
            sink: self.sink,
            path: self.path,
            span: self.span,
            stored: self.stored,
            items: self.items,
            of_key: self.of_key,
            source: source.or(self.source),
            severity: Some(severity),
        }
    }

    /// Whether the rule only warns or notes.
    pub(crate) const fn only_advises(&self) -> bool {
        self.severity.is_some()
    }

    /// The same scope, citing the table that describes the object itself, not that of its members.
    pub(crate) fn citing_here(&mut self) -> Scope<'_, 'c> {
        Scope {
            sink: self.sink,
            path: self.path,
            span: self.span,
            stored: self.stored,
            items: self.items,
            of_key: self.of_key,
            source: self.source.or_else(|| Some(self.path.source())),
            severity: self.severity,
        }
    }

    /// The same scope, of the key of a map's value.
    pub(crate) const fn of_key(mut self) -> Self {
        self.of_key = true;
        self
    }

    /// The same scope, of a list with so many items.
    pub(crate) const fn counting(mut self, items: usize) -> Self {
        self.items = items;
        self
    }

    /// The same scope, citing another document.
    pub(crate) const fn citing(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }

    /// Reports at the value of this scope.
    #[cold]
    pub(crate) fn report(&mut self, code: Code, params: Params) {
        let (path, span) = (self.path, self.span);
        self.push(code, path, span, 0, params);
    }

    /// Reports at a member of this object: at its value, or at the object's brace when it is missing.
    #[cold]
    pub(crate) fn report_member<T>(&mut self, field: &Field<'_, T>, code: Code, params: Params) {
        let place = Participant::of(field);
        self.report_participant(place, code, params);
    }

    #[cold]
    pub(crate) fn report_participant(&mut self, at: Participant, code: Code, params: Params) {
        let parent = self.path;
        let path = parent.member(at.member);
        let (span, rank) = match at.span {
            Some(span) => (span, 0),
            None => (brace(self.span), at.member.index + 1),
        };
        self.push(code, &path, span, rank, params);
    }

    fn push(&mut self, code: Code, path: &Path<'_>, span: Span, rank: usize, params: Params) {
        let severity = match (code, self.severity) {
            (Code::Unchecked, _) | (_, None) => code.severity(),
            (_, Some(severity)) => severity,
        };
        if self.sink.verdict {
            self.sink.count(code, severity, path.is_root());
            return;
        }
        let violation = Violation {
            code,
            severity,
            pointer: path.pointer(),
            span: self.sink.located.then_some(span.start..span.end),
            params: if self.of_key {
                params.with("of", "key")
            } else {
                params
            },
            source: self.source.unwrap_or_else(|| path.source()),
        };
        let masked_pointer = path.masked_pointer();
        self.sink
            .push((span.start, rank), violation, masked_pointer);
    }

    /// A sibling as one side of a condition: its value in the body, else the stored one.
    #[must_use]
    pub fn sibling<'a, T: AsFact>(&self, field: &Field<'a, T>) -> Operand<'a>
    where
        'c: 'a,
    {
        let stored = self.stored.member(field.member.field.name);
        let fact = match field.presence.get() {
            Presence::Sound => field.value.map_or(Fact::Silenced, AsFact::as_fact),
            Presence::Unreadable | Presence::Unsound => Fact::Silenced,
            // Providers leave members out of responses that they have.
            Presence::Absent if self.sink.tolerant => Fact::Unknown(Need::Current),
            Presence::Absent => stored.fact(),
        };
        let participant = field.is_present().then(|| Participant::of(field));
        let answer = match stored {
            Stored::Known(_) if participant.is_none() => Some(Need::Current),
            _ => None,
        };
        Operand {
            fact,
            participant,
            answer,
        }
    }

    /// Whether the object has a member, in the body or stored.
    #[must_use]
    pub fn present<T>(&self, field: &Field<'_, T>) -> Condition {
        let truth = match field.presence.get() {
            Presence::Sound => Truth::True,
            Presence::Unreadable | Presence::Unsound => Truth::Silenced,
            // Providers leave members out of responses that they have.
            Presence::Absent if self.sink.tolerant => Truth::Unknown(Need::Current),
            Presence::Absent => match self.stored.member(field.member.field.name) {
                Stored::Known(stored) => Truth::from(stored.is_some()),
                Stored::Unknown => Truth::Unknown(Need::Current),
                Stored::Nothing | Stored::Wrapper { .. } => Truth::False,
            },
        };
        Condition::new(truth, field.is_present().then(|| Participant::of(field)))
    }

    /// Whether a list of the object, in the body or stored, has a text.
    #[must_use]
    pub fn has<T: AsFact>(&self, field: &Field<'_, Vec<T>>, wanted: &'static str) -> Condition {
        let truth = match field.presence.get() {
            Presence::Sound | Presence::Unsound => match field.value {
                Some(items) => has(items.iter().map(AsFact::as_fact), wanted),
                // An item could not be read.
                None => Truth::Silenced,
            },
            Presence::Unreadable => Truth::Silenced,
            Presence::Absent if self.sink.tolerant => Truth::Unknown(Need::Current),
            Presence::Absent => match self.stored.member(field.member.field.name) {
                Stored::Known(stored) => match stored.and_then(Value::as_array) {
                    Some(items) => has(items.iter().map(Fact::of), wanted),
                    None => Truth::Unknown(Need::Current),
                },
                Stored::Unknown => Truth::Unknown(Need::Current),
                Stored::Nothing | Stored::Wrapper { .. } => Truth::False,
            },
        };
        Condition::new(truth, field.is_present().then(|| Participant::of(field)))
    }

    /// A value of the stored connection as one side of a condition.
    #[must_use]
    pub fn current(&self, path: &[&str]) -> Operand<'c> {
        Operand {
            fact: Fact::at(self.sink.current, Need::Current, path),
            participant: None,
            answer: Some(Need::Current),
        }
    }

    /// A value of the gateway as one side of a condition.
    #[must_use]
    pub fn gateway(&self, path: &[&str]) -> Operand<'c> {
        Operand {
            fact: Fact::at(self.sink.gateway, Need::Gateway, path),
            participant: None,
            answer: Some(Need::Gateway),
        }
    }
}

/// Whether one of the items is that text, without regard to ASCII case.
fn has<'a>(items: impl Iterator<Item = Fact<'a>>, wanted: &str) -> Truth {
    let mut truth = Truth::False;
    for item in items {
        match item {
            Fact::Silenced => return Truth::Silenced,
            Fact::Text(text) if text.eq_ignore_ascii_case(wanted) => truth = Truth::True,
            Fact::Text(_) => {}
            // An answer that says it in another type says nothing.
            _ if truth == Truth::False => truth = Truth::Unknown(Need::Current),
            _ => {}
        }
    }
    truth
}

/// A member that takes part in a rule, as a place to report at.
#[derive(Clone, Copy, Debug)]
pub struct Participant {
    pub(crate) member: Member,
    pub(crate) span: Option<Span>,
}

impl Participant {
    pub(crate) fn of<T>(field: &Field<'_, T>) -> Self {
        Self {
            member: field.member,
            span: field.is_present().then_some(field.span),
        }
    }
}

/// The opening brace of an object.
fn brace(object: Span) -> Span {
    Span {
        start: object.start,
        end: object.end.min(object.start + 1),
    }
}
