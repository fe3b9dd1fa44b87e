//! Second phase: what the item means, with every mistake found.

use std::collections::HashSet;

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::{GenericArgument, Ident, Path, PathArguments, Type};
use vpn_model_rule_language::{Applies, Condition, Member as Named, Root, Rule, Stated};

use crate::Errors;
use crate::syntax::{Attributes, Body, Container, Input, Member as RawMember, Update, Variant};

/// What the item means.
pub(crate) struct Model<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) krate: Path,
    pub(crate) kind: ModelKind<'i>,
}

pub(crate) enum ModelKind<'i> {
    Object(Object<'i>),
    Enumeration(Vec<Value<'i>>),
}

/// A struct.
pub(crate) struct Object<'i> {
    pub(crate) source: &'i str,
    pub(crate) response: bool,
    pub(crate) update: Option<&'i Update>,
    pub(crate) members: Vec<Member<'i>>,
    pub(crate) extra: Option<&'i Ident>,
}

/// A member of a struct.
pub(crate) struct Member<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) wire: String,
    pub(crate) optional: bool,
    /// What it holds, without `Option` and `Vec`.
    pub(crate) ty: &'i Type,
    pub(crate) list: bool,
    /// Rules of the value, or of each item of a list.
    pub(crate) value_rules: Vec<&'i Stated>,
    /// Rules of a list as a whole.
    pub(crate) list_rules: Vec<&'i Stated>,
    /// Rules of the member together with its siblings.
    pub(crate) member_rules: Vec<&'i Stated>,
}

/// A value of an enum.
pub(crate) struct Value<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) wire: String,
    pub(crate) cautions: Vec<&'i Stated>,
}

pub(crate) fn check<'i>(input: &'i Input<'i>) -> syn::Result<Model<'i>> {
    let mut errors = Errors::default();
    let kind = match &input.body {
        Body::Struct(members) => ModelKind::Object(object(input, members, &mut errors)),
        Body::Enum(variants) => ModelKind::Enumeration(enumeration(input, variants, &mut errors)),
    };
    errors.finish(Model {
        ident: input.ident,
        krate: input
            .container
            .krate
            .clone()
            .unwrap_or_else(|| syn::parse_quote!(::vpn_model)),
        kind,
    })
}

fn object<'i>(
    input: &'i Input<'i>,
    raw_members: &'i [RawMember<'i>],
    errors: &mut Errors,
) -> Object<'i> {
    let container = &input.container;
    if container.source.is_none() {
        errors.at(
            input.ident.span(),
            "missing `#[model(source = \"…\")]`: the document and the table that the rules come from",
        );
    }
    let mut extra = None;
    let mut members = Vec::new();
    for raw in raw_members {
        match raw.attributes.extra {
            Some(span) => {
                if !container.response {
                    errors.at(
                        span,
                        "only a struct with `#[model(response)]` keeps unknown members",
                    );
                }
                if extra.replace(raw.ident).is_some() {
                    errors.at(span, "a struct has one `extra`");
                }
            }
            None => members.push(member(raw, container, errors)),
        }
    }
    if container.response && extra.is_none() {
        errors.at(
            input.ident.span(),
            "a response keeps what does not fit: add a field `#[model(extra)] extra: Extra`",
        );
    }
    let wires: HashSet<&str> = members.iter().map(|member| member.wire.as_str()).collect();
    if wires.len() < members.len() {
        errors.at(
            input.ident.span(),
            "two members have the same name on the wire",
        );
    }
    for member in &members {
        for stated in &member.member_rules {
            check_siblings(stated, &wires, container, errors);
        }
    }
    Object {
        source: container.source.as_deref().unwrap_or_default(),
        response: container.response,
        update: container.update.as_ref(),
        members,
        extra,
    }
}

fn member<'i>(raw: &'i RawMember<'i>, container: &Container, errors: &mut Errors) -> Member<'i> {
    let (optional, inner) = match generic_argument(raw.ty, "Option") {
        Some(inner) => (true, inner),
        None => (false, raw.ty),
    };
    let (list, ty) = match generic_argument(inner, "Vec") {
        Some(item) => (true, item),
        None => (false, inner),
    };
    if container.response && !optional {
        errors.at(
            raw.ident.span(),
            "a member of a response may be missing: expected `Option<…>`",
        );
    }
    let mut member = Member {
        ident: raw.ident,
        wire: wire_name(raw.ident, &raw.attributes),
        optional,
        ty,
        list,
        value_rules: Vec::new(),
        list_rules: Vec::new(),
        member_rules: Vec::new(),
    };
    for stated in &raw.attributes.rules {
        match stated.rule.applies() {
            Applies::Text | Applies::Integer | Applies::Network => member.value_rules.push(stated),
            Applies::List if list => member.list_rules.push(stated),
            Applies::List => errors.at(
                stated.span,
                format!(
                    "`{}` is a rule for lists: expected `Vec<…>`",
                    stated.rule.name()
                ),
            ),
            Applies::Member => member.member_rules.push(stated),
            Applies::EnumValue => errors.at(
                stated.span,
                format!(
                    "`{}` is a rule for the values of an enum",
                    stated.rule.name()
                ),
            ),
        }
        if let (Rule::RequiredWhen(_), false) = (&stated.rule, optional) {
            errors.at(
                stated.span,
                "this member is always required: expected `Option<…>`",
            );
        }
    }
    member
}

/// What a rule names must be there.
fn check_siblings(
    stated: &Stated,
    wires: &HashSet<&str>,
    container: &Container,
    errors: &mut Errors,
) {
    let known = |named: &Named, errors: &mut Errors| {
        if !wires.contains(named.name.as_str()) {
            errors.at(
                named.span,
                format!("this struct has no member `{}`", named.name),
            );
        }
    };
    if let Some(sibling) = stated.rule.sibling() {
        known(sibling, errors);
    }
    for condition in stated.rule.conditions() {
        let Condition::Compare {
            root: Root::Sibling,
            path,
            ..
        } = condition
        else {
            continue;
        };
        match path.as_slice() {
            [name] => known(name, errors),
            [_, below, ..] => errors.at(
                below.span,
                "a condition looks at members of the same object, at `current.…` or at `gateway.…`",
            ),
            [] => {}
        }
    }
    if container.response {
        for condition in stated.rule.conditions() {
            if let Condition::Compare {
                root: Root::Current | Root::Gateway,
                path,
                ..
            } = condition
            {
                let span = path
                    .first()
                    .map_or_else(Span::call_site, |named| named.span);
                errors.at(span, "a response is read without context");
            }
        }
    }
}

fn enumeration<'i>(
    input: &'i Input<'i>,
    variants: &'i [Variant<'i>],
    errors: &mut Errors,
) -> Vec<Value<'i>> {
    if variants.is_empty() {
        errors.at(input.ident.span(), "an enum without values accepts nothing");
    }
    if input.container.response {
        errors.at(
            input.ident.span(),
            "`response` stands on structs; in a response an enum is `Open<…>`",
        );
    }
    if let Some(update) = &input.container.update {
        errors.at(
            update.span,
            "`partial` and `replace` stand on the root of a request",
        );
    }
    let mut wires = HashSet::new();
    variants
        .iter()
        .map(|variant| {
            let wire = wire_name(variant.ident, &variant.attributes);
            if !wires.insert(wire.clone()) {
                errors.at(
                    variant.ident.span(),
                    format!("another value is `{wire}`, too"),
                );
            }
            for stated in &variant.attributes.rules {
                if stated.rule.applies() != Applies::EnumValue {
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
            Value {
                ident: variant.ident,
                wire,
                cautions: variant.attributes.rules.iter().collect(),
            }
        })
        .collect()
}

fn wire_name(ident: &Ident, attributes: &Attributes) -> String {
    attributes
        .name
        .clone()
        .unwrap_or_else(|| ident.unraw().to_string())
}

/// `T` of `Wrapper<T>`, however the wrapper is qualified.
fn generic_argument<'t>(ty: &'t Type, wrapper: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    if last.ident != wrapper {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}
