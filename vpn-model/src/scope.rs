//! What a rule has in hand: the value it looks at, what stands beside it, and where to report.

use serde_json::Value;

use crate::condition::{Condition, Operand, Truth};
use crate::field::{AsFact, Field, Presence, Span};
use crate::member::Member;
use crate::params::Name;
use crate::path::Path;
use crate::sink::{Fate, Sink};
use crate::stored::{Fact, Need, Stored};
use crate::{Code, Params, Severity, Violation, rules};

/// What a rule has in hand: the place of the value it looks at, and where to
/// report. For the rules of a member together with its siblings, the place is
/// that of the object.
#[derive(Debug)]
pub struct Scope<'s, 'c> {
    pub(crate) sink: &'s mut Sink<'c>,
    pub(crate) path: &'s Path<'s>,
    pub(crate) span: Span,
    /// How many items a list has, those that could not be read included.
    pub(crate) items: usize,
    /// Whether it looks at the key of a map's value, which has the same pointer.
    of_key: bool,
    source: Option<&'static str>,
    severity: Option<Severity>,
}

impl<'s, 'c> Scope<'s, 'c> {
    pub(crate) fn new(sink: &'s mut Sink<'c>, path: &'s Path<'s>, span: Span) -> Self {
        Self {
            sink,
            path,
            span,
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

    fn push(
        &mut self,
        mut code: Code,
        path: &Path<'_>,
        span: Span,
        rank: usize,
        mut params: Params,
    ) {
        let mut severity = match (code, self.severity) {
            (Code::Unchecked, _) | (_, None) => code.severity(),
            (_, Some(severity)) => severity,
        };
        match self.sink.fate(code, severity, path.is_root()) {
            Fate::Dropped => return,
            Fate::Drift => {
                params = rules::drift::params(code, &params);
                (code, severity) = (Code::Drift, Severity::Note);
            }
            Fate::Kept if self.of_key => params.add(Name::Of, "key"),
            Fate::Kept => {}
        }
        let order = (span.start, rank);
        let Some(at) = self.sink.make_room(code, order, || path.masked_pointer()) else {
            return;
        };
        let violation = Violation {
            code,
            severity,
            pointer: path.pointer(),
            span: self.sink.located.then_some(span.start..span.end),
            params,
            source: self.source.unwrap_or_else(|| path.source()),
        };
        self.sink.violations.insert(at, violation);
    }

    /// What is stored beside a member of this object.
    pub(crate) fn stored<T>(&self, field: &Field<'_, T>) -> Stored<'c> {
        let object = self.path.stored(self.sink.stored);
        object.member(field.member.field.name)
    }

    /// A sibling as one side of a condition: its value in the body, else the stored one.
    #[must_use]
    pub fn sibling<'a, T: AsFact>(&self, field: &Field<'a, T>) -> Operand<'a>
    where
        'c: 'a,
    {
        let fact = match field.presence.get() {
            Presence::Sound => field.value.map_or(Fact::Silenced, AsFact::as_fact),
            Presence::Unreadable | Presence::Unsound => Fact::Silenced,
            Presence::Absent => {
                let stored = self.stored(field);
                return Operand {
                    // Providers leave members out of responses that they have.
                    fact: match self.sink.tolerant {
                        true => Fact::Unknown(Need::Current),
                        false => stored.fact(),
                    },
                    participant: None,
                    answer: matches!(stored, Stored::Known(_)).then_some(Need::Current),
                };
            }
        };
        Operand {
            fact,
            participant: Some(Participant::of(field)),
            answer: None,
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
            Presence::Absent => match self.stored(field) {
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
            Presence::Absent => match self.stored(field) {
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
    pub(crate) member: &'static Member,
    pub(crate) span: Option<Span>,
}

impl Participant {
    pub(crate) fn of<T>(field: &Field<'_, T>) -> Self {
        Self {
            member: field.member,
            span: field.is_present().then_some(field.span),
        }
    }

    /// The one of the two that stands later in the body.
    pub(crate) fn later(self, other: Self) -> Self {
        let start = |place: Self| place.span.map(|span| span.start);
        if start(other) >= start(self) {
            other
        } else {
            self
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
