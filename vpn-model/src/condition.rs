//! Conditions of rules, decided in a logic of four values: true, false, not
//! known, and silenced (an input is wrong by itself, which was said already).

use crate::schema::Literal;
use crate::scope::{Participant, Scope};
use crate::stored::{Fact, Need};

/// One side of a condition: what is known, and which member of the body it is, if any.
#[derive(Clone, Debug)]
pub struct Operand<'a> {
    pub(crate) fact: Fact<'a>,
    pub(crate) participant: Option<Participant>,
    /// The document that the fact comes from, if it is not the body.
    pub(crate) answer: Option<Need>,
}

/// One condition, decided as far as it can be.
#[derive(Clone, Debug)]
pub struct Condition {
    truth: Truth,
    participant: Option<Participant>,
    /// Nobody says anything: there is nothing stored either.
    absent: bool,
}

/// Whether conditions hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// All hold.
    True,
    /// At least one does not.
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
}

/// The conditions of a rule, decided when the rule asks.
pub trait Conditions: Sized {
    /// Whether all hold, and, unless they do not, the member of the body that takes
    /// part and stands last. A condition that does not hold decides; then one that is silenced;
    /// then one that is not known, the stored connection before the gateway.
    fn all_with_last(self, scope: &Scope<'_, '_>) -> (Truth, Option<Participant>);

    /// Whether all hold.
    fn all(self, scope: &Scope<'_, '_>) -> Truth;
}

impl<F, const N: usize> Conditions for F
where
    F: FnOnce(&Scope<'_, '_>) -> [Condition; N],
{
    fn all_with_last(self, scope: &Scope<'_, '_>) -> (Truth, Option<Participant>) {
        let conditions = self(scope);
        all_with_last(&conditions)
    }

    fn all(self, scope: &Scope<'_, '_>) -> Truth {
        all(&self(scope))
    }
}

// Not generic: rules have conditions by the hundred, and each is a type of its own.
fn all(conditions: &[Condition]) -> Truth {
    let rank = |truth: Truth| match truth {
        Truth::False => 4,
        Truth::Silenced => 3,
        Truth::Unknown(Need::Current) => 2,
        Truth::Unknown(Need::Gateway) => 1,
        Truth::True => 0,
    };
    let mut all = Truth::True;
    for Condition { truth, .. } in conditions {
        if rank(*truth) > rank(all) {
            all = *truth;
        }
    }
    all
}

fn all_with_last(conditions: &[Condition]) -> (Truth, Option<Participant>) {
    let truth = all(conditions);
    if truth == Truth::False {
        return (truth, None);
    }
    let participants = conditions
        .iter()
        .filter_map(|condition| condition.participant);
    (truth, Participant::last(participants))
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}
