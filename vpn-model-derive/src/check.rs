//! Second phase: what the item means, with every mistake found.

mod member;
mod siblings;

use std::collections::HashSet;

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::{Ident, LitStr, Path, Type};
use vpn_model_rule_language::{Applies, Stated};

use crate::Errors;
use crate::syntax::{Attributes, Body, Container, Input, Member as RawMember, Update, Variant};
use crate::types::{self, Shape};

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
    /// The document and the table in it, or the table alone if it stands in several `documents`.
    pub(crate) source: String,
    pub(crate) documents: Vec<String>,
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
        let member = member::check(raw, &container, errors);
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
        documents: container.documents.iter().map(LitStr::value).collect(),
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
    let empty = |document: &&LitStr| document.value().trim().is_empty();
    for document in container.documents.iter().filter(empty) {
        errors.at(document.span(), "expected the name of a document");
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
        errors.on(raw.ty, "expected `Extra`, which keeps what does not fit");
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

fn enumeration<'i>(
    ident: &Ident,
    container: &Container,
    variants: Vec<Variant<'i>>,
    errors: &mut Errors,
) -> Vec<Value<'i>> {
    if variants.is_empty() {
        errors.at(ident.span(), "an enum without values accepts nothing");
    }
    for source in container.source.iter().chain(container.documents.first()) {
        errors.at(
            source.span(),
            "`source` and `documents` stand on structs: the values of an enum belong to the tables that use it",
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
        member::check_repetition(&variant.attributes.rules, errors);
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
