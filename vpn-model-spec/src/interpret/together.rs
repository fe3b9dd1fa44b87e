//! Rules about several members of an object.

use std::mem::discriminant;

use vpn_model_rule_language::{Condition, Format, Order, Rule};

use super::condition::{self, Truth};
use super::formats::{self, Network};
use super::json::{Kind, Node};
use super::scope::{Found, Scope, Stored};
use super::whole::Whole;
use super::{own, pointer_to, unique};
use crate::ir::Member;

/// What a rule says about an object.
pub(super) struct Verdict {
    /// The rule is broken; else nobody can know.
    pub(super) is_broken: bool,
    pub(super) pointer: String,
    pub(super) at: usize,
}

/// Applies a rule of a member. None: it holds, has nothing to say, or must keep quiet.
pub(super) fn apply(rule: &Rule, row: &Member, scope: &Scope<'_>) -> Option<Verdict> {
    match rule {
        Rule::TunnelPair(other) => tunnel_pair(row, &other.name, scope),
        Rule::Distinct(other) => distinct(row, &other.name, scope),
        Rule::Order(order) => in_order(order, row, scope),
        Rule::Format(format, conditions) if !conditions.is_empty() => verdict(
            has_another_format(*format, conditions, row, scope)?,
            &row.name,
            scope,
        ),
        Rule::Required => missing(Truth::True, row, scope),
        Rule::RequiredWhen(conditions) => missing(condition::all(conditions, scope), row, scope),
        Rule::OnlyWhen(conditions) => {
            let node = sound(row, scope)?;
            if node.kind == Kind::Boolean(false) {
                return None;
            }
            let opposite = match condition::all(conditions, scope) {
                Truth::False => Truth::True,
                Truth::True => Truth::False,
                truth => truth,
            };
            verdict(opposite, &row.name, scope)
        }
        Rule::Incompatible(conditions) => {
            let siblings = siblings(rule);
            let mut truth = condition::all(conditions, scope);
            // A member that its own conditions do not look at takes part by being there.
            if !siblings.contains(&row.name.as_str()) {
                truth = truth.min(condition::is_there(&row.name, scope));
            }
            verdict(truth, later(row, &siblings, scope)?, scope)
        }
        Rule::Ineffective(conditions) => {
            sound(row, scope)?;
            let truth = condition::all(conditions, scope);
            verdict(truth, later(row, &siblings(rule), scope)?, scope)
        }
        // About one value.
        Rule::Length(_)
        | Rule::Chars(_)
        | Rule::Classes(_)
        | Rule::EachClass(_)
        | Rule::DistinctChars(_)
        | Rule::Pattern(_)
        | Rule::Format(..)
        | Rule::Range(_)
        | Rule::RangeExcept(_)
        | Rule::Fixed(_)
        | Rule::Items(_)
        | Rule::Unique(_)
        | Rule::Keys(_)
        | Rule::ReservedBlock(_)
        | Rule::TunnelAddress { .. }
        | Rule::Deprecated
        | Rule::WeakAlgorithm
        | Rule::Unsupported => None,
    }
}

/// Whether a rule says of the value that it has another format than it must have: such a value
/// is wrong by itself.
pub(super) fn breaks_a_format(row: &Member, scope: &Scope<'_>) -> bool {
    row.rules.iter().any(|rule| match &rule.stated.rule {
        Rule::Format(format, conditions)
            if rule.stated.severity.is_none() && !conditions.is_empty() =>
        {
            has_another_format(*format, conditions, row, scope) == Some(Truth::True)
        }
        _ => false,
    })
}

/// Whether a text must have a format that it has not. None: it has it, or is no text.
fn has_another_format(
    format: Format,
    conditions: &[Condition],
    row: &Member,
    scope: &Scope<'_>,
) -> Option<Truth> {
    let Found::Body(node) = scope.look_by_itself(&row.name) else {
        return None;
    };
    let lacks_it = !formats::is(format, node.text()?);
    lacks_it.then(|| condition::all(conditions, scope))
}

/// The value that the body has, if nothing is wrong with it.
fn sound<'a>(row: &Member, scope: &Scope<'a>) -> Option<&'a Node> {
    match scope.look(&row.name) {
        Found::Body(node) => Some(node),
        _ => None,
    }
}

/// A member that must be there when `truth` holds, and that neither the body nor what is stored has.
fn missing(truth: Truth, row: &Member, scope: &Scope<'_>) -> Option<Verdict> {
    if scope.sent(&row.name).is_some() {
        return None;
    }
    let is_broken = decided(truth.min(stored_lacks(row, scope)))?;
    Some(Verdict {
        is_broken,
        pointer: pointer_to(&scope.pointer, &row.name),
        at: scope.start,
    })
}

/// Whether what is stored lacks the member: it is absent, `null`, or an empty list.
fn stored_lacks(row: &Member, scope: &Scope<'_>) -> Truth {
    match scope.stored.member(&row.name) {
        Stored::Nothing => Truth::True,
        Stored::NotGiven => Truth::NotKnown,
        Stored::Given(value) => {
            Truth::from(value.is_none_or(|value| value.items().is_some_and(<[Node]>::is_empty)))
        }
    }
}

/// Flags the member that carries the rule if the body has it, else the other end.
fn tunnel_pair(row: &Member, other: &str, scope: &Scope<'_>) -> Option<Verdict> {
    let place = [row.name.as_str(), other]
        .into_iter()
        .find(|name| scope.sent(name).is_some())?;
    both(
        scope.look(&row.name),
        scope.look(other),
        place,
        scope,
        |one, other| Some(!Network::parse(one.text()?)?.is_pair(Network::parse(other.text()?)?)),
    )
}

/// Flags the later of the two members.
fn distinct(row: &Member, other: &str, scope: &Scope<'_>) -> Option<Verdict> {
    let place = later(row, &[other], scope)?;
    // What an answer says in another form, masked for instance, is not known.
    let look = |name: &str| match scope.look(name) {
        Found::Stored(node) if !own::fits(node, row, scope.asked) => Found::NotKnown,
        found => found,
    };
    both(look(&row.name), look(other), place, scope, |one, other| {
        let are_alike = discriminant(&one.kind) == discriminant(&other.kind);
        are_alike.then(|| unique::same(one, other, row.holds.base()))
    })
}

/// Flags the later of two integers of which the one that must be smaller is not.
fn in_order(order: &Order, row: &Member, scope: &Scope<'_>) -> Option<Verdict> {
    let (less, more) = (order.less.name.as_str(), order.more.name.as_str());
    let place = later(row, &[less, more], scope)?;
    let whole = |node: &Node| match &node.kind {
        Kind::Number(number) => Whole::parse(number)?.of_64_bits(),
        _ => None,
    };
    both(
        scope.look(less),
        scope.look(more),
        place,
        scope,
        |less, more| {
            let (less, more) = (whole(less)?, whole(more)?);
            Some(!(less < more || order.may_be_equal && less == more))
        },
    )
}

/// Compares two values if both are there.
fn both(
    one: Found<'_>,
    other: Found<'_>,
    place: &str,
    scope: &Scope<'_>,
    is_broken: impl Fn(&Node, &Node) -> Option<bool>,
) -> Option<Verdict> {
    match (one, other) {
        (Found::Absent | Found::Wrong, _) | (_, Found::Absent | Found::Wrong) => None,
        (Found::NotKnown, _) | (_, Found::NotKnown) => verdict(Truth::NotKnown, place, scope),
        (Found::Body(one) | Found::Stored(one), Found::Body(other) | Found::Stored(other)) => {
            // What an answer says in another form, masked for instance, is not known.
            let truth = is_broken(one, other).map_or(Truth::NotKnown, Truth::from);
            verdict(truth, place, scope)
        }
    }
}

/// The siblings that a rule's conditions look at.
fn siblings(rule: &Rule) -> Vec<&str> {
    let named = rule.conditions().iter().filter_map(Condition::sibling);
    named.map(|member| member.name.as_str()).collect()
}

/// The member of these that stands last in the body. None: the body has none of them.
fn later<'n>(row: &'n Member, others: &[&'n str], scope: &Scope<'_>) -> Option<&'n str> {
    let names = others.iter().copied().chain([row.name.as_str()]);
    names
        .filter_map(|name| Some((scope.sent(name)?.start, name)))
        .max()
        .map(|(_, name)| name)
}

/// A verdict on a member of the body.
fn verdict(truth: Truth, name: &str, scope: &Scope<'_>) -> Option<Verdict> {
    Some(Verdict {
        is_broken: decided(truth)?,
        pointer: pointer_to(&scope.pointer, name),
        at: scope.sent(name)?.start,
    })
}

/// Whether a rule that is broken when `truth` holds is broken, or nobody can know.
const fn decided(truth: Truth) -> Option<bool> {
    match truth {
        Truth::True => Some(true),
        Truth::NotKnown => Some(false),
        Truth::False | Truth::Silenced => None,
    }
}
