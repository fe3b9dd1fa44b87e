//! First phase: the item and its attributes, as written.

mod arguments;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::ParseStream;
use syn::{
    Attribute, Data, DeriveInput, Fields, Ident, LitStr, MacroDelimiter, MetaList, Path, Type,
    token,
};
use vpn_model_rule_language::Stated;

use crate::{Errors, docs};

/// The item as written.
pub(crate) struct Input<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) container: Container,
    pub(crate) body: Body<'i>,
}

/// What stands on the item.
#[derive(Default)]
pub(crate) struct Container {
    /// The doc comment.
    pub(crate) docs: String,
    pub(crate) source: Option<LitStr>,
    /// The documents that have the table of `source`, if they are several.
    pub(crate) documents: Vec<LitStr>,
    pub(crate) like: Option<LitStr>,
    pub(crate) response: Option<Span>,
    pub(crate) update: Option<Update>,
    /// Members that another resource has: the name on the wire, and where it belongs.
    pub(crate) elsewhere: Vec<(String, String)>,
    pub(crate) krate: Option<Path>,
    /// Whether an argument could not be read: then nothing is "missing".
    pub(crate) broken: bool,
}

/// `partial(…)` or `replace(…)`.
pub(crate) struct Update {
    pub(crate) partial: bool,
    pub(crate) current: Option<Wrapper>,
    pub(crate) gateway: Option<Wrapper>,
    pub(crate) span: Span,
}

/// Where a GET answer has the resource.
pub(crate) enum Wrapper {
    /// `current = "member"`: in that member.
    Member(String),
    /// `current`: the answer is the resource.
    Answer,
}

/// What the item holds.
pub(crate) enum Body<'i> {
    Struct(Vec<Member<'i>>),
    Enum(Vec<Variant<'i>>),
}

/// A field of a struct.
pub(crate) struct Member<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
    pub(crate) attributes: Attributes,
}

/// A variant of an enum.
pub(crate) struct Variant<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) attributes: Attributes,
}

/// What stands on a field or a variant.
#[derive(Default)]
pub(crate) struct Attributes {
    /// The doc comment.
    pub(crate) docs: String,
    pub(crate) name: Option<LitStr>,
    pub(crate) extra: Option<Span>,
    pub(crate) rules: Vec<Stated>,
    /// The rules that come with the struct's `like`.
    pub(crate) inherited: Vec<Stated>,
    /// Whether an argument could not be read: then nothing is "missing".
    pub(crate) broken: bool,
}

/// Nothing for an item of a shape that has no members or values.
pub(crate) fn parse<'i>(item: &'i DeriveInput, errors: &mut Errors) -> Option<Input<'i>> {
    let mut container = Container {
        docs: docs::of(&item.attrs),
        ..Container::default()
    };
    container.broken = !each_argument(&item.attrs, errors, |input| container.argument(input));
    if !item.generics.params.is_empty() {
        errors.on(
            &item.generics,
            "`Model` cannot be derived for a generic type",
        );
    }
    let body = match &item.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Body::Struct(
                fields
                    .named
                    .iter()
                    .filter_map(|field| {
                        Some(Member {
                            ident: field.ident.as_ref()?,
                            ty: &field.ty,
                            attributes: attributes(&field.attrs, errors),
                        })
                    })
                    .collect(),
            ),
            Fields::Unnamed(_) | Fields::Unit => {
                errors.at(
                    item.ident.span(),
                    "`Model` needs a struct with named fields, which are the members of a JSON object",
                );
                return None;
            }
        },
        Data::Enum(data) => Body::Enum(
            data.variants
                .iter()
                .map(|variant| {
                    if !matches!(variant.fields, Fields::Unit) {
                        errors.on(
                            &variant.fields,
                            "a value of an enum is a text and holds nothing else: expected a unit variant",
                        );
                    }
                    Variant {
                        ident: &variant.ident,
                        attributes: attributes(&variant.attrs, errors),
                    }
                })
                .collect(),
        ),
        Data::Union(data) => {
            errors.at(
                data.union_token.span,
                "`Model` cannot be derived for a union",
            );
            return None;
        }
    };
    Some(Input {
        ident: &item.ident,
        container,
        body,
    })
}

fn attributes(attributes: &[Attribute], errors: &mut Errors) -> Attributes {
    let mut found = Attributes {
        docs: docs::of(attributes),
        ..Attributes::default()
    };
    found.broken = !each_argument(attributes, errors, |input| found.argument(input));
    found
}

/// Hands every argument of every `#[model(…)]` to `argument`; whether all could be read.
///
/// Each argument is parsed by itself, so that a mistake in one does not hide the next.
fn each_argument(
    attributes: &[Attribute],
    errors: &mut Errors,
    mut argument: impl FnMut(ParseStream<'_>) -> syn::Result<()>,
) -> bool {
    let mut all = true;
    for attribute in attributes {
        if !attribute.path().is_ident("model") {
            continue;
        }
        let list = match attribute.meta.require_list() {
            Ok(list) => list,
            Err(error) => {
                errors.push(error);
                all = false;
                continue;
            }
        };
        for written in split(&list.tokens) {
            if let Err(error) = written.parse_args_with(&mut argument) {
                errors.push(error);
                all = false;
            }
        }
    }
    all
}

/// The arguments between the commas. Each is a list of its own, whose end is
/// that of its last token, so that an unexpected end is reported there.
fn split(tokens: &TokenStream) -> Vec<MetaList> {
    let mut arguments = Vec::new();
    let mut argument = Vec::new();
    let mut finish = |argument: &mut Vec<TokenTree>, end: Span| {
        arguments.push(MetaList {
            path: Ident::new("model", end).into(),
            delimiter: MacroDelimiter::Paren(token::Paren(end)),
            tokens: argument.drain(..).collect(),
        });
    };
    for tree in tokens.clone() {
        match tree {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                finish(&mut argument, comma.span());
            }
            tree => argument.push(tree),
        }
    }
    if let Some(last) = argument.last() {
        let end = last.span();
        finish(&mut argument, end);
    }
    arguments
}
