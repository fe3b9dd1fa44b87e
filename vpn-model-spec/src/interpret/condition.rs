//! Conditions: what holds, what does not, and what nobody can know.

use vpn_model_rule_language::{Condition, Literal, Member, Root, Test};

use super::json::{Kind, Node};
use super::scope::{Found, Scope};
use super::whole::Whole;

/// What is known about a condition. Of several conditions the smallest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    /// It does not hold.
    False,
    /// It looks at a value that is wrong by itself: nothing is reported.
    Silenced,
    /// It looks at something that was not given.
    NotKnown,
    /// It holds.
    True,
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// Whether all conditions hold.
pub(super) fn all(conditions: &[Condition], scope: &Scope<'_>) -> Truth {
    conditions
        .iter()
        .map(|condition| one(condition, scope))
        .min()
        .unwrap_or(Truth::True)
}

fn one(condition: &Condition, scope: &Scope<'_>) -> Truth {
    let Condition::Compare {
        root,
        path,
        test,
        assumed,
    } = condition
    else {
        return Truth::from(scope.known_members() == 1);
    };
    let found = match root {
        Root::Sibling => scope.follow(path),
        Root::Current => outside(scope.asked.current, path),
        Root::Gateway => outside(scope.asked.gateway, path),
    };
    let (Test::In(literals) | Test::NotIn(literals)) = test;
    let wanted = matches!(test, Test::In(_));
    match found {
        Found::Wrong => Truth::Silenced,
        // An absent member is equal to none.
        Found::Absent => Truth::from(*assumed || !wanted),
        Found::Body(node) | Found::Stored(node) => {
            let equal: Vec<Option<bool>> = literals.iter().map(|it| equals(node, it)).collect();
            if equal.iter().all(Option::is_none) {
                return not_known(*assumed);
            }
            Truth::from(equal.contains(&Some(true)) == wanted)
        }
        Found::NotKnown => not_known(*assumed),
    }
}

/// What is assumed holds unless something else is known.
const fn not_known(assumed: bool) -> Truth {
    if assumed {
        Truth::True
    } else {
        Truth::NotKnown
    }
}

fn outside<'a>(resource: Option<&'a Node>, path: &[Member]) -> Found<'a> {
    match resource {
        None => Found::NotKnown,
        Some(resource) => Found::stored_at(resource, path),
    }
}

/// Whether a value is that literal. None: it is of another type, as only an answer can be, and
/// says nothing.
fn equals(node: &Node, literal: &Literal) -> Option<bool> {
    match (&node.kind, literal) {
        (Kind::String(text), Literal::Text(word)) => Some(text.eq_ignore_ascii_case(word)),
        (Kind::Number(number), Literal::Integer(integer)) => {
            Some(Whole::parse(number)? == Whole::from(*integer))
        }
        (Kind::Boolean(boolean), Literal::Boolean(wanted)) => Some(boolean == wanted),
        _ => None,
    }
}
