//! Second phase: what the item means, with every mistake found.

use std::collections::HashSet;

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::{Ident, Path, Type};
use vpn_model_rule_language::{Applies, Condition, Member as Named, Rule, Stated};

use crate::syntax::{Attributes, Body, Container, Input, Member as RawMember, Update, Variant};
use crate::types::{self, Scalar, Shape, generic_argument};
use crate::{Errors, siblings};

/// What the item means.
pub(crate) struct Model<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) krate: Path,
    pub(crate) kind: ModelKind<'i>,
}

pub(crate) enum ModelKind<'i> {
    Object(Object<'i>),
    Enumeration(Enumeration<'i>),
}

/// A struct.
pub(crate) struct Object<'i> {
    pub(crate) docs: String,
    pub(crate) elsewhere: Vec<(String, String)>,
    pub(crate) source: String,
    pub(crate) response: bool,
    pub(crate) update: Option<Update>,
    pub(crate) members: Vec<Member<'i>>,
    pub(crate) extra: Option<&'i Ident>,
}

/// A member of a struct.
pub(crate) struct Member<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) docs: String,
    pub(crate) wire: String,
    pub(crate) optional: bool,
    /// Whether it can be `null`.
    pub(crate) nullable: bool,
    pub(crate) shape: Shape,
    /// What it holds, without `Option`, `Nullable` and what the shape stands for.
    pub(crate) ty: &'i Type,
    /// Rules of the value, or of each item of a list and each value of a map.
    pub(crate) value_rules: Vec<Stated>,
    /// Rules of a list or a map as a whole.
    pub(crate) list_rules: Vec<Stated>,
    /// Rules of each key of a map.
    pub(crate) key_rules: Vec<Stated>,
    /// Rules of the member together with its siblings.
    pub(crate) member_rules: Vec<Stated>,
}

impl Member<'_> {
    /// All rules: those of the value, of the list, of the keys, of the member.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &Stated> {
        let rules = [
            &self.value_rules,
            &self.list_rules,
            &self.key_rules,
            &self.member_rules,
        ];
        rules.into_iter().flatten()
    }
}

/// An enum.
pub(crate) struct Enumeration<'i> {
    pub(crate) docs: String,
    pub(crate) values: Vec<Value<'i>>,
}

/// A value of an enum.
pub(crate) struct Value<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) docs: String,
    pub(crate) wire: String,
    pub(crate) cautions: Vec<Stated>,
}

pub(crate) fn check<'i>(input: Input<'i>, errors: &mut Errors) -> Model<'i> {
    let Input {
        ident,
        mut container,
        body,
    } = input;
    let krate = container.krate.take();
    let kind = match body {
        Body::Struct(members) => ModelKind::Object(object(ident, container, members, errors)),
        Body::Enum(variants) => {
            let values = enumeration(ident, &container, variants, errors);
            let docs = container.docs;
            ModelKind::Enumeration(Enumeration { docs, values })
        }
    };
    Model {
        ident,
        krate: krate.unwrap_or_else(|| syn::parse_quote!(::vpn_model)),
        kind,
    }
}

fn object<'i>(
    ident: &'i Ident,
    container: Container,
    raw_members: Vec<RawMember<'i>>,
    errors: &mut Errors,
) -> Object<'i> {
    check_container(ident, &container, errors);
    let sure = !raw_members.iter().any(|raw| raw.attributes.broken);
    let mut extra = None;
    let mut members: Vec<Member<'i>> = Vec::new();
    let mut wires = HashSet::new();
    for raw in raw_members {
        if let Some(span) = raw.attributes.extra {
            check_extra(span, &raw, &container, errors);
            if extra.replace(raw.ident).is_some() {
                errors.at(span, "a struct has one `extra`");
            }
            continue;
        }
        let place = name_span(raw.ident, &raw.attributes);
        let member = member(raw, &container, errors);
        if !wires.insert(member.wire.clone()) {
            errors.at(
                place,
                format!("another member is `{}` on the wire, too", member.wire),
            );
        }
        members.push(member);
    }
    if container.response.is_some() && extra.is_none() && sure {
        errors.at(
            ident.span(),
            "a response keeps what does not fit: add a field `#[model(extra)] extra: Extra`",
        );
    }
    siblings::check(&members, sure, container.response.is_some(), errors);
    Object {
        docs: container.docs,
        elsewhere: container.elsewhere,
        source: container
            .source
            .map(|text| text.value())
            .unwrap_or_default(),
        response: container.response.is_some(),
        update: container.update,
        members,
        extra,
    }
}

fn check_container(ident: &Ident, container: &Container, errors: &mut Errors) {
    match &container.source {
        Some(source) if source.value().trim().is_empty() => errors.at(
            source.span(),
            "expected the document and the table that the rules come from",
        ),
        None if !container.broken => errors.at(
            ident.span(),
            "missing `#[model(source = \"…\")]`: the document and the table that the rules come from",
        ),
        _ => {}
    }
    if let (Some(_), Some(update)) = (container.response, &container.update) {
        errors.at(
            update.span,
            "`partial` and `replace` stand on the root of a request, not on a response",
        );
    }
}

fn check_extra(span: Span, raw: &RawMember<'_>, container: &Container, errors: &mut Errors) {
    let attributes = &raw.attributes;
    if types::name(raw.ty).is_none_or(|name| name != "Extra") {
        errors.push(syn::Error::new_spanned(
            raw.ty,
            "expected `Extra`, which keeps what does not fit",
        ));
    }
    if container.response.is_none() && !container.broken {
        errors.at(
            span,
            "only a struct with `#[model(response)]` keeps unknown members",
        );
    }
    if let Some(name) = &attributes.name {
        errors.at(
            name.span(),
            "`extra` is no member of the object and has no name",
        );
    }
    for stated in &attributes.rules {
        errors.at(
            stated.span,
            "`extra` is no member of the object and has no rules",
        );
    }
}

fn member<'i>(raw: RawMember<'i>, container: &Container, errors: &mut Errors) -> Member<'i> {
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
        errors.push(syn::Error::new_spanned(
            raw.ty,
            "a member of a response may be missing: expected `Option<…>`",
        ));
    }
    if let Some(refusal) = types::refusal(ty) {
        errors.push(syn::Error::new_spanned(ty, refusal));
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
    for mut stated in attributes.inherited.into_iter().chain(attributes.rules) {
        if let (Rule::RequiredWhen(_) | Rule::Required, false) = (&stated.rule, optional) {
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
        let fits = match applies {
            Applies::List if matches!(stated.rule, Rule::Items(_)) => {
                matches!(shape, Shape::List | Shape::Map)
            }
            Applies::List => shape == Shape::List,
            Applies::Map => shape == Shape::Map,
            Applies::EnumValue => false,
            _ => Scalar::of(ty).is_none_or(|scalar| scalar.holds(applies)),
        };
        if !fits {
            let name = stated.rule.name();
            let expected = match stated.rule {
                Rule::Items(_) => "lists and maps: expected `Vec<…>` or `Map<…>`",
                _ => types::expected(applies),
            };
            errors.at(stated.span, format!("`{name}` is a rule for {expected}"));
            continue;
        }
        if let (Rule::Unique(Some(named)), Some(_)) = (&stated.rule, Scalar::of(ty)) {
            errors.at(
                named.span,
                "the items of this list have no members: expected `unique` alone",
            );
        }
        takes_part(&mut stated.rule, &member.wire, stated.span);
        match applies {
            Applies::List => member.list_rules.push(stated),
            // About the member as a whole, whatever its items are.
            Applies::MemberOrValue if shape != Shape::One => member.list_rules.push(stated),
            Applies::Map => member.key_rules.push(stated),
            Applies::Member | Applies::EnumValue => member.member_rules.push(stated),
            Applies::Text
            | Applies::Integer
            | Applies::Boolean
            | Applies::Network
            | Applies::MemberOrValue => member.value_rules.push(stated),
        }
    }
    member
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
    errors.push(syn::Error::new_spanned(ty, message));
}

/// A rule can stand twice when the two say different things: `distinct(a),
/// distinct(b)`, or an error and a warning with another bound.
fn check_repetition(rules: &[Stated], errors: &mut Errors) {
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

fn enumeration<'i>(
    ident: &Ident,
    container: &Container,
    variants: Vec<Variant<'i>>,
    errors: &mut Errors,
) -> Vec<Value<'i>> {
    if variants.is_empty() {
        errors.at(ident.span(), "an enum without values accepts nothing");
    }
    if let Some(source) = &container.source {
        errors.at(
            source.span(),
            "`source` stands on structs: the values of an enum belong to the tables that use it",
        );
    }
    if let Some(span) = container.response {
        errors.at(
            span,
            "`response` stands on structs; in a response an enum is `Open<…>`",
        );
    }
    if let Some(update) = &container.update {
        errors.at(
            update.span,
            "`partial` and `replace` stand on the root of a request",
        );
    }
    let mut wires = HashSet::new();
    let mut values = Vec::new();
    for variant in variants {
        let wire = wire_name(variant.ident, &variant.attributes);
        if !wires.insert(wire.clone()) {
            errors.at(
                name_span(variant.ident, &variant.attributes),
                format!("another value is `{wire}`, too"),
            );
        }
        check_repetition(&variant.attributes.rules, errors);
        for stated in &variant.attributes.rules {
            if !matches!(
                stated.rule.applies(),
                Applies::EnumValue | Applies::MemberOrValue
            ) {
                errors.at(
                    stated.span,
                    format!(
                        "`{}` is a rule for members, not for values",
                        stated.rule.name()
                    ),
                );
            }
        }
        if let Some(span) = variant.attributes.extra {
            errors.at(span, "`extra` stands on a field of a response");
        }
        values.push(Value {
            ident: variant.ident,
            docs: variant.attributes.docs,
            wire,
            cautions: variant.attributes.rules,
        });
    }
    values
}

fn wire_name(ident: &Ident, attributes: &Attributes) -> String {
    match &attributes.name {
        Some(name) => name.value(),
        None => ident.unraw().to_string(),
    }
}

/// Where the name on the wire stands.
fn name_span(ident: &Ident, attributes: &Attributes) -> Span {
    attributes
        .name
        .as_ref()
        .map_or_else(|| ident.span(), |name| name.span())
}
