//! Rules that look at a member together with others: what they name must be
//! there, and of a type that the rule can look at.

use proc_macro2::Span;
use vpn_model_rule_language::{
    Condition, Literal, Member as Named, Order, Root, Rule, Stated, Test,
};

use super::Member;
use crate::Errors;
use crate::types::{Scalar, Shape, holds_number};

/// `sure` says that every member is known: no attribute of one was unreadable.
pub(super) fn check(members: &[Member<'_>], sure: bool, response: bool, errors: &mut Errors) {
    let siblings = Siblings { members, sure };
    for member in members {
        for stated in &member.member_rules {
            siblings.rule(member, stated, errors);
            for condition in stated.rule.conditions() {
                siblings.condition(condition, response, errors);
            }
        }
    }
}

struct Siblings<'m, 'i> {
    members: &'m [Member<'i>],
    sure: bool,
}

impl Siblings<'_, '_> {
    /// The member of that name, which must be there.
    fn named(&self, named: &Named, errors: &mut Errors) -> Option<&Member<'_>> {
        let found = self.members.iter().find(|member| member.wire == named.name);
        if found.is_none() && self.sure {
            // The Rust name is what people write first.
            let hint = self
                .members
                .iter()
                .find(|member| member.ident == &named.name)
                .map(|member| format!("; on the wire it is `{}`", member.wire))
                .unwrap_or_default();
            errors.at(
                named.span,
                format!("this struct has no member `{}`{hint}", named.name),
            );
        }
        found
    }

    fn rule(&self, member: &Member<'_>, stated: &Stated, errors: &mut Errors) {
        let name = stated.rule.name();
        match &stated.rule {
            Rule::Format(..) if wrong(member, |scalar| scalar == Scalar::Text) => errors.at(
                stated.span,
                "`format` is a rule for texts: expected `String`",
            ),
            Rule::TunnelPair(_) if wrong(member, |scalar| scalar == Scalar::Network) => errors.at(
                stated.span,
                "`tunnel_pair` is a rule for networks: expected `Ipv4Net`",
            ),
            Rule::Order(order) => self.order(member, order, stated.span, errors),
            _ => {}
        }
        let looks_at_value =
            matches!(stated.rule, Rule::Format(..)) || stated.rule.sibling().is_some();
        if member.nullable && looks_at_value {
            errors.at(
                stated.span,
                format!("`{name}` looks at the value of a member, and this one can be `null`"),
            );
        }
        let Some(named) = stated.rule.sibling() else {
            return;
        };
        let Some(sibling) = self.named(named, errors) else {
            return;
        };
        if sibling.wire == member.wire {
            errors.at(
                named.span,
                format!("`{name}` compares this member with another one"),
            );
        }
        match &stated.rule {
            Rule::TunnelPair(_) if wrong(sibling, |scalar| scalar == Scalar::Network) => errors.at(
                named.span,
                format!("`{}` is no network: expected `Ipv4Net`", named.name),
            ),
            Rule::Distinct(_)
                if sibling.shape != member.shape || sibling.nullable || differ(sibling, member) =>
            {
                errors.at(
                    named.span,
                    format!("`{}` is of another type and always differs", named.name),
                );
            }
            _ => {}
        }
    }

    /// Both members hold integers, and one of them carries the rule.
    fn order(&self, member: &Member<'_>, order: &Order, span: Span, errors: &mut Errors) {
        let named = [&order.less, &order.more];
        if named.iter().all(|named| named.name != member.wire) {
            errors.at(
                span,
                format!(
                    "`order` stands on one of the two members that it compares, not on `{}`",
                    member.wire
                ),
            );
        }
        for named in named {
            if let Some(found) = self.named(named, errors)
                && wrong(found, |scalar| scalar == Scalar::Integer)
            {
                errors.at(
                    named.span,
                    format!("`{}` is no integer: expected `u32` or `i64`", named.name),
                );
            }
        }
    }

    fn condition(&self, condition: &Condition, response: bool, errors: &mut Errors) {
        let (root, path, test) = match condition {
            Condition::Alone => return,
            Condition::Present(named) => {
                self.named(named, errors);
                return;
            }
            Condition::Has { list, value } => {
                if let Some(sibling) = self.named(list, errors) {
                    has(list, sibling, value, errors);
                }
                return;
            }
            Condition::Compare {
                root, path, test, ..
            } => (root, path, test),
        };
        match (root, path.as_slice()) {
            (Root::Current | Root::Gateway, path) if response => {
                let span = path
                    .first()
                    .map_or_else(Span::call_site, |named| named.span);
                errors.at(span, "a response is read without context");
            }
            (Root::Sibling, [name]) => {
                if let Some(sibling) = self.named(name, errors) {
                    comparison(name, sibling, test, errors);
                }
            }
            (Root::Sibling, [_, below, ..]) => errors.at(
                below.span,
                "a condition looks at members of the same object, at `current.…` or at `gateway.…`",
            ),
            _ => {}
        }
    }
}

/// What is no list has nothing, and what is no list of texts has no text.
fn has(named: &Named, sibling: &Member<'_>, value: &str, errors: &mut Errors) {
    let text = Literal::Text(value.to_owned());
    let right = |scalar: Scalar| scalar.compares_with(&text);
    let is_text = Scalar::of(sibling.ty).is_none_or(right);
    if sibling.shape != Shape::List || !is_text {
        errors.at(
            named.span,
            format!("`{}` is no list of texts: expected `Vec<…>`", named.name),
        );
    }
}

/// A comparison that can never be true is a mistake.
fn comparison(named: &Named, sibling: &Member<'_>, test: &Test, errors: &mut Errors) {
    let (Test::In(literals) | Test::NotIn(literals)) = test;
    let several = match sibling.shape {
        Shape::One => None,
        Shape::List => Some("a list"),
        Shape::Map => Some("a map"),
        Shape::OneOrMany => Some("perhaps a list"),
    };
    if let Some(several) = several {
        errors.at(
            named.span,
            format!("`{}` is {several}, which cannot be compared", named.name),
        );
    } else if literals
        .iter()
        .any(|literal| wrong(sibling, |scalar| scalar.compares_with(literal)))
    {
        let expected = match Scalar::of(sibling.ty) {
            Some(Scalar::Boolean) => "is a boolean: compare it with true or false",
            Some(Scalar::Integer) => "is an integer: compare it with integers",
            Some(Scalar::Secret) => "is a secret, which cannot be compared",
            Some(Scalar::Ipv6Network) => {
                "is a network with several ways to write it, which cannot be compared"
            }
            _ => "is a text: compare it with quoted texts",
        };
        errors.at(named.span, format!("`{}` {expected}", named.name));
    } else if let Some(number) = literals.iter().find_map(|literal| match literal {
        Literal::Integer(number) if !holds_number(sibling.ty, *number) => Some(number),
        _ => None,
    }) {
        errors.at(
            named.span,
            format!("`{}` is a `u32`, which is never {number}", named.name),
        );
    }
}

/// Whether the member is for sure none of these.
fn wrong(member: &Member<'_>, right: impl FnOnce(Scalar) -> bool) -> bool {
    member.shape != Shape::One || Scalar::of(member.ty).is_some_and(|scalar| !right(scalar))
}

/// Whether the two for sure hold different types.
fn differ(one: &Member<'_>, other: &Member<'_>) -> bool {
    match (Scalar::of(one.ty), Scalar::of(other.ty)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    }
}
