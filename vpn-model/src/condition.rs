//! Conditions of rules, decided in a logic of four values: true, false, not
//! known, and silenced (an input is wrong by itself, which was said already).

use crate::schema::Literal;
use crate::scope::Participant;
use crate::stored::{Fact, Need};

/// One side of a condition: what is known, and which member of the body it is, if any.
#[derive(Clone, Debug)]
pub struct Operand<'a> {
    pub(crate) fact: Fact<'a>,
    pub(crate) participant: Option<Participant>,
    /// The document that the fact comes from, if it is not the body.
    pub(crate) answer: Option<Need>,
}

/// One condition, or several that must all hold, decided as far as it can be.
#[derive(Clone, Debug)]
pub struct Condition {
    pub(crate) truth: Truth,
    /// The member of the body that takes part, if there is one; the last of several.
    pub(crate) participant: Option<Participant>,
    /// Nobody says anything: there is nothing stored either.
    absent: bool,
}

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// It holds.
    True,
    /// It does not.
    False,
    /// It depends on a document that was not given.
    Unknown(Need),
    /// It depends on a value that is wrong by itself.
    Silenced,
}

impl Operand<'_> {
    /// Equal to one of the values.
    #[must_use]
    pub fn is(self, values: &[Literal]) -> Condition {
        let truth = self.compare(values, true);
        self.condition(truth)
    }

    /// Equal to none of the values; what is absent is equal to none.
    #[must_use]
    pub fn is_not(self, values: &[Literal]) -> Condition {
        let truth = self.compare(values, false);
        self.condition(truth)
    }

    fn condition(self, truth: Truth) -> Condition {
        Condition {
            truth,
            participant: self.participant,
            absent: self.fact == Fact::Absent,
        }
    }

    fn compare(&self, values: &[Literal], wanted: bool) -> Truth {
        match &self.fact {
            Fact::Unknown(need) => Truth::Unknown(*need),
            Fact::Silenced => Truth::Silenced,
            fact => match self.answer {
                // An answer that says it in another type says nothing.
                Some(need) if !values.iter().any(|value| comparable(fact, *value)) => {
                    Truth::Unknown(need)
                }
                _ => Truth::from(values.iter().any(|value| equal(fact, *value)) == wanted),
            },
        }
    }
}

const fn comparable(fact: &Fact<'_>, literal: Literal) -> bool {
    matches!(
        (fact, literal),
        (Fact::Text(_), Literal::Text(_))
            | (Fact::Integer(_), Literal::Integer(_))
            | (Fact::Boolean(_), Literal::Boolean(_))
    )
}

fn equal(fact: &Fact<'_>, literal: Literal) -> bool {
    match (fact, literal) {
        (Fact::Text(text), Literal::Text(wanted)) => text.eq_ignore_ascii_case(wanted),
        (Fact::Integer(value), Literal::Integer(wanted)) => *value == wanted,
        (Fact::Boolean(value), Literal::Boolean(wanted)) => *value == wanted,
        _ => false,
    }
}

impl Condition {
    pub(crate) const fn new(truth: Truth, participant: Option<Participant>) -> Self {
        Self {
            truth,
            participant,
            absent: false,
        }
    }

    /// Whether the body's object has no other member.
    #[must_use]
    pub fn alone(present: &[bool]) -> Self {
        Self {
            truth: Truth::from(present.iter().filter(|present| **present).count() == 1),
            participant: None,
            absent: false,
        }
    }

    /// Holds unless something else is known.
    #[must_use]
    pub fn assumed(mut self) -> Self {
        if self.absent || matches!(self.truth, Truth::Unknown(_)) {
            self.truth = Truth::True;
        }
        self
    }

    /// Whether both hold, at the member of the body that takes part and stands last.
    /// One that does not hold decides, and nobody asks for the other; then one that
    /// is silenced; then one that is not known, the stored connection before the gateway.
    #[must_use]
    pub fn and(self, other: impl FnOnce() -> Self) -> Self {
        if self.truth == Truth::False {
            return self;
        }
        let other = other();
        let participant = match (self.participant, other.participant) {
            (Some(one), Some(other)) => Some(one.later(other)),
            (one, other) => one.or(other),
        };
        Self {
            truth: self.truth.and(other.truth),
            participant,
            absent: false,
        }
    }
}

impl Truth {
    fn and(self, other: Self) -> Self {
        let rank = |truth: Self| match truth {
            Self::False => 4,
            Self::Silenced => 3,
            Self::Unknown(Need::Current) => 2,
            Self::Unknown(Need::Gateway) => 1,
            Self::True => 0,
        };
        if rank(other) > rank(self) {
            other
        } else {
            self
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}
