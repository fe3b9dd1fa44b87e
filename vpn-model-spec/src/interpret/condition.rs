//! Conditions: what holds, what does not, and what nobody can know.

use vpn_model_rule_language::{Condition, Literal, Member, Root, Test};

use super::json::{Kind, Node};
use super::scope::{Found, Scope, Stored};
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
    let (root, path, test, assumed) = match condition {
        Condition::Alone => return Truth::from(scope.known_members() == 1),
        Condition::Present(member) => return is_there(&member.name, scope),
        Condition::Has { list, value } => return has(&list.name, value, scope),
        Condition::Compare {
            root,
            path,
            test,
            assumed,
        } => (root, path, test, assumed),
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

/// Whether the object has the member, in the body or stored. An answer that was given says it.
pub(super) fn is_there(name: &str, scope: &Scope<'_>) -> Truth {
    match scope.look(name) {
        Found::Body(_) => Truth::True,
        Found::Wrong => Truth::Silenced,
        Found::Absent | Found::NotKnown | Found::Stored(_) => match scope.stored.member(name) {
            Stored::Nothing => Truth::False,
            Stored::NotGiven => Truth::NotKnown,
            Stored::Given(value) => Truth::from(value.is_some_and(|value| !is_empty_list(value))),
        },
    }
}

/// Whether a list, in the body or stored, has the text.
fn has(name: &str, wanted: &str, scope: &Scope<'_>) -> Truth {
    let is_it = |item: &Node| Some(item.text()?.eq_ignore_ascii_case(wanted));
    match scope.look(name) {
        Found::Absent => Truth::False,
        Found::NotKnown => Truth::NotKnown,
        Found::Wrong => Truth::Silenced,
        Found::Body(list) => {
            let items = list.items().unwrap_or_default();
            if items.iter().any(|item| !scope.reads(name, item)) {
                return Truth::Silenced;
            }
            Truth::from(items.iter().any(|item| is_it(item) == Some(true)))
        }
        Found::Stored(list) => {
            let answers: Vec<Option<bool>> =
                list.items().unwrap_or_default().iter().map(is_it).collect();
            // A list that is left out of an answer can be an empty one.
            if answers.contains(&Some(true)) {
                Truth::True
            } else if answers.is_empty() || answers.contains(&None) {
                Truth::NotKnown
            } else {
                Truth::False
            }
        }
    }
}

/// `null` and an empty list say that there is nothing.
fn is_empty_list(value: &Node) -> bool {
    value.items().is_some_and(<[Node]>::is_empty)
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
