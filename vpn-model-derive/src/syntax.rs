//! First phase: the item and its attributes, as written.

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, DeriveInput, Fields, Ident, LitStr, Path, Token, Type, parenthesized};
use vpn_model_rule_language::Stated;

use crate::Errors;

/// The item as written.
pub(crate) struct Input<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) container: Container,
    pub(crate) body: Body<'i>,
}

/// What stands on the item.
#[derive(Default)]
pub(crate) struct Container {
    pub(crate) source: Option<String>,
    pub(crate) response: bool,
    pub(crate) update: Option<Update>,
    pub(crate) krate: Option<Path>,
}

/// `partial(…)` or `replace(…)`.
pub(crate) struct Update {
    pub(crate) partial: bool,
    pub(crate) current: Option<String>,
    pub(crate) gateway: Option<String>,
    pub(crate) span: Span,
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
    pub(crate) name: Option<String>,
    pub(crate) extra: Option<Span>,
    pub(crate) rules: Vec<Stated>,
}

pub(crate) fn parse(item: &DeriveInput) -> syn::Result<Input<'_>> {
    let mut errors = Errors::default();
    let mut container = Container::default();
    each_argument(&item.attrs, &mut errors, |input| container.argument(input));
    if !item.generics.params.is_empty() {
        errors.at(
            item.generics.span(),
            "`Model` cannot be derived for a generic type",
        );
    }
    let body = match &item.data {
        Data::Struct(data) => Body::Struct(members(&data.fields, item, &mut errors)),
        Data::Enum(data) => Body::Enum(
            data.variants
                .iter()
                .map(|variant| {
                    if !matches!(variant.fields, Fields::Unit) {
                        errors.at(
                            variant.span(),
                            "a value of an enum holds nothing: expected a unit variant",
                        );
                    }
                    Variant {
                        ident: &variant.ident,
                        attributes: attributes(&variant.attrs, &mut errors),
                    }
                })
                .collect(),
        ),
        Data::Union(data) => {
            errors.at(
                data.union_token.span,
                "`Model` cannot be derived for a union",
            );
            Body::Enum(Vec::new())
        }
    };
    errors.finish(Input {
        ident: &item.ident,
        container,
        body,
    })
}

fn members<'i>(fields: &'i Fields, item: &'i DeriveInput, errors: &mut Errors) -> Vec<Member<'i>> {
    if !matches!(fields, Fields::Named(_)) {
        errors.at(
            item.ident.span(),
            "`Model` needs a struct with named fields, which are the members of a JSON object",
        );
        return Vec::new();
    }
    fields
        .iter()
        .filter_map(|field| {
            Some(Member {
                ident: field.ident.as_ref()?,
                ty: &field.ty,
                attributes: attributes(&field.attrs, errors),
            })
        })
        .collect()
}

fn attributes(attributes: &[Attribute], errors: &mut Errors) -> Attributes {
    let mut found = Attributes::default();
    each_argument(attributes, errors, |input| found.argument(input));
    found
}

/// Hands every argument of every `#[model(…)]` to `argument`.
fn each_argument(
    attributes: &[Attribute],
    errors: &mut Errors,
    mut argument: impl FnMut(ParseStream<'_>) -> syn::Result<()>,
) {
    for attribute in attributes {
        if !attribute.path().is_ident("model") {
            continue;
        }
        let parsed = attribute.meta.require_list().and_then(|list| {
            let arguments = |input: ParseStream<'_>| {
                while !input.is_empty() {
                    argument(input)?;
                    if !input.is_empty() {
                        input.parse::<Token![,]>()?;
                    }
                }
                Ok(())
            };
            arguments.parse2(list.tokens.clone())
        });
        if let Err(error) = parsed {
            errors.push(error);
        }
    }
}

impl Container {
    fn argument(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let key = Ident::parse_any(input)?;
        match key.to_string().as_str() {
            "source" => once(&mut self.source, &key, text(input)?),
            "crate" => {
                input.parse::<Token![=]>()?;
                once(&mut self.krate, &key, Path::parse_mod_style(input)?)
            }
            "response" => {
                self.response = true;
                Ok(())
            }
            "partial" | "replace" => {
                let update = update(&key, input)?;
                once(&mut self.update, &key, update)
            }
            other => Err(syn::Error::new(
                key.span(),
                format!(
                    "unknown argument `{other}`; expected source, response, partial, replace or crate"
                ),
            )),
        }
    }
}

fn update(key: &Ident, input: ParseStream<'_>) -> syn::Result<Update> {
    let mut update = Update {
        partial: key == "partial",
        current: None,
        gateway: None,
        span: key.span(),
    };
    let content;
    parenthesized!(content in input);
    while !content.is_empty() {
        let key = Ident::parse_any(&content)?;
        match key.to_string().as_str() {
            "current" => once(&mut update.current, &key, text(&content)?)?,
            "gateway" => once(&mut update.gateway, &key, text(&content)?)?,
            other => {
                return Err(syn::Error::new(
                    key.span(),
                    format!("unknown argument `{other}`; expected current or gateway"),
                ));
            }
        }
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(update)
}

impl Attributes {
    fn argument(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let ahead = input.fork();
        let key = Ident::parse_any(&ahead)?;
        match key.unraw().to_string().as_str() {
            "name" => {
                let key = Ident::parse_any(input)?;
                once(&mut self.name, &key, text(input)?)
            }
            "extra" => {
                let key = Ident::parse_any(input)?;
                once(&mut self.extra, &key, key.span())
            }
            _ => {
                self.rules.push(input.parse()?);
                Ok(())
            }
        }
    }
}

/// `= "…"`
fn text(input: ParseStream<'_>) -> syn::Result<String> {
    input.parse::<Token![=]>()?;
    Ok(input.parse::<LitStr>()?.value())
}

fn once<T>(place: &mut Option<T>, key: &Ident, value: T) -> syn::Result<()> {
    if place.is_some() {
        return Err(syn::Error::new(
            key.span(),
            format!("`{key}` stands here twice"),
        ));
    }
    *place = Some(value);
    Ok(())
}
