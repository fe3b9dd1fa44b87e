//! One member of a struct: its type, and whether its rules are for what it holds.

use proc_macro2::Span;
use syn::Type;
use vpn_model_rule_language::{Applies, Condition, Member as Named, Rule, Stated};

use super::{Member, wire_name};
use crate::Errors;
use crate::syntax::{Container, Member as RawMember};
use crate::types::{self, Scalar, Shape, generic_argument};

pub(super) fn check<'i>(
    raw: RawMember<'i>,
    container: &Container,
    errors: &mut Errors,
) -> Member<'i> {
    let (optional, inner) = match generic_argument(raw.ty, "Option") {
        Some(inner) => (true, inner),
        None => (false, raw.ty),
    };
    let (nullable, inner) = match generic_argument(inner, "Nullable") {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let (shape, ty) = Shape::of(inner);
    check_form(raw.ty, nullable, shape, container, errors);
    if container.response.is_some() && !optional && !raw.attributes.broken {
        errors.on(
            raw.ty,
            "a member of a response may be missing: expected `Option<…>`",
        );
    }
    if let Some(refusal) = types::refusal(ty) {
        errors.on(ty, refusal);
    }
    check_repetition(&raw.attributes.rules, errors);
    let mut member = Member {
        ident: raw.ident,
        docs: raw.attributes.docs.clone(),
        wire: wire_name(raw.ident, &raw.attributes),
        optional,
        nullable,
        shape,
        ty,
        value_rules: Vec::new(),
        list_rules: Vec::new(),
        key_rules: Vec::new(),
        member_rules: Vec::new(),
    };
    let attributes = raw.attributes;
    for stated in attributes.inherited.into_iter().chain(attributes.rules) {
        if fits(&stated, &member, container, errors) {
            member.take(stated);
        }
    }
    member
}

/// Whether the rule is one for what the member holds; mistakes beside that do not hide those of siblings.
fn fits(stated: &Stated, member: &Member<'_>, container: &Container, errors: &mut Errors) -> bool {
    if let (Rule::RequiredWhen(_) | Rule::Required, false) = (&stated.rule, member.optional) {
        errors.at(
            stated.span,
            "this member is always required: expected `Option<…>`",
        );
    }
    if let (Rule::Required, true) = (&stated.rule, container.response.is_some()) {
        errors.at(
            stated.span,
            "a provider may leave out any member of a response",
        );
    }
    let applies = stated.rule.applies();
    let scalar = Scalar::of(member.ty);
    let fits = match applies {
        Applies::List if matches!(stated.rule, Rule::Items(_)) => {
            matches!(member.shape, Shape::List | Shape::Map)
        }
        Applies::List => member.shape == Shape::List,
        Applies::Map => member.shape == Shape::Map,
        Applies::EnumValue => false,
        _ => scalar.is_none_or(|scalar| scalar.holds(applies)),
    };
    if !fits {
        let name = stated.rule.name();
        let expected = match stated.rule {
            Rule::Items(_) => "lists and maps: expected `Vec<…>` or `Map<…>`",
            _ => types::expected(applies),
        };
        errors.at(stated.span, format!("`{name}` is a rule for {expected}"));
    } else if let (Rule::Unique(Some(named)), Some(_)) = (&stated.rule, scalar) {
        errors.at(
            named.span,
            "the items of this list have no members: expected `unique` alone",
        );
    } else if let Some(number) = types::beyond(member.ty, &stated.rule) {
        errors.at(
            stated.span,
            format!("a `u32` is never {number}: expected 0 to 4294967295, or an `i64`"),
        );
    }
    fits
}

impl Member<'_> {
    /// Puts a rule where the code for it is.
    fn take(&mut self, mut stated: Stated) {
        takes_part(&mut stated.rule, &self.wire, stated.span);
        let rules = match stated.rule.applies() {
            Applies::List => &mut self.list_rules,
            // About the member as a whole, whatever its items are.
            Applies::MemberOrValue if self.shape != Shape::One => &mut self.list_rules,
            Applies::Map => &mut self.key_rules,
            Applies::Member | Applies::EnumValue => &mut self.member_rules,
            Applies::Text
            | Applies::Integer
            | Applies::Boolean
            | Applies::Network
            | Applies::MemberOrValue => &mut self.value_rules,
        };
        rules.push(stated);
    }
}

/// A member that the conditions of its `incompatible` do not look at takes part by being there.
fn takes_part(rule: &mut Rule, wire: &str, span: Span) {
    if let Rule::Incompatible(conditions) = rule {
        let looks_at_it =
            |condition: &Condition| condition.sibling().is_some_and(|named| named.name == wire);
        if !conditions.iter().any(looks_at_it) {
            let this = Named {
                name: wire.to_owned(),
                span,
            };
            conditions.insert(0, Condition::Present(this));
        }
    }
}

/// Requests are written in one form, and in a response `null` is absent.
fn check_form(ty: &Type, nullable: bool, shape: Shape, container: &Container, errors: &mut Errors) {
    let message = match (container.response, shape) {
        _ if container.broken => return,
        (Some(_), _) if nullable => {
            "in a response `null` is absent: expected no `Nullable`, which is for requests"
        }
        (None, Shape::OneOrMany) => {
            "a request is written in one form: expected no `OneOrMany`, which is for responses"
        }
        _ => return,
    };
    errors.on(ty, message);
}

/// A rule can stand twice when the two say different things: `distinct(a),
/// distinct(b)`, or an error and a warning with another bound.
pub(super) fn check_repetition(rules: &[Stated], errors: &mut Errors) {
    for (index, stated) in rules.iter().enumerate() {
        let once = match &stated.rule {
            Rule::Length(_)
            | Rule::Chars(_)
            | Rule::Classes(_)
            | Rule::EachClass(_)
            | Rule::DistinctChars(_)
            | Rule::Range(_)
            | Rule::RangeExcept(_)
            | Rule::Fixed(_)
            | Rule::Items(_)
            | Rule::ReservedBlock(_)
            | Rule::TunnelAddress { .. } => true,
            Rule::Unique(_)
            | Rule::Pattern(_)
            | Rule::Keys(_)
            | Rule::TunnelPair(_)
            | Rule::Distinct(_)
            | Rule::Order(_)
            | Rule::Format(..)
            | Rule::Required
            | Rule::RequiredWhen(_)
            | Rule::OnlyWhen(_)
            | Rule::Incompatible(_)
            | Rule::Ineffective(_)
            | Rule::Deprecated
            | Rule::WeakAlgorithm
            | Rule::Unsupported => false,
        };
        let repeats = |earlier: &Stated| {
            earlier.rule == stated.rule
                || (once
                    && earlier.severity == stated.severity
                    && earlier.rule.name() == stated.rule.name())
        };
        if rules.iter().take(index).any(repeats) {
            errors.at(
                stated.span,
                format!("`{}` stands here twice", stated.rule.name()),
            );
        }
    }
}
