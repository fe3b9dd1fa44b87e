//! The arguments of `#[model(…)]`, one function for each item that can have them.

use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Path, Token, parenthesized, token};
use vpn_model_rule_language::Rule;

use super::{Attributes, Container, Update, Wrapper};
use crate::near;

impl Container {
    pub(crate) fn argument(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let key = argument_name(input)?;
        match key.to_string().as_str() {
            "source" => once(&mut self.source, &key, text(&key, input)?),
            "documents" => {
                expect_parentheses(&key, input, "\"…\", \"…\"")?;
                let content;
                parenthesized!(content in input);
                if !self.documents.is_empty() {
                    return twice(&key);
                }
                let all = content.parse_terminated(<LitStr as Parse>::parse, Token![,])?;
                if all.len() < 2 {
                    return Err(syn::Error::new(
                        key.span(),
                        "expected the documents that have the table in common; one alone stands in `source`",
                    ));
                }
                self.documents = all.into_iter().collect();
                Ok(())
            }
            "like" => once(&mut self.like, &key, text(&key, input)?),
            "crate" => {
                equals(&key, input)?;
                if input.peek(LitStr) {
                    return Err(input.error("expected a path without quotes"));
                }
                once(&mut self.krate, &key, Path::parse_mod_style(input)?)
            }
            "response" => once(&mut self.response, &key, key.span()),
            "elsewhere" => {
                expect_parentheses(&key, input, "member = \"where it belongs\"")?;
                let content;
                parenthesized!(content in input);
                while !content.is_empty() {
                    let name = Ident::parse_any(&content)?;
                    let place = text(&name, &content)?.value();
                    self.elsewhere.push((name.unraw().to_string(), place));
                    if !content.is_empty() {
                        content.parse::<Token![,]>()?;
                    }
                }
                Ok(())
            }
            "partial" | "replace" => {
                let update = update(&key, input)?;
                if self.update.is_some() {
                    return Err(syn::Error::new(
                        key.span(),
                        "a request has one `partial` or one `replace`",
                    ));
                }
                self.update = Some(update);
                Ok(())
            }
            other => Err(syn::Error::new(
                key.span(),
                unknown(other, CONTAINER.into_iter(), || listed(&CONTAINER)),
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
    expect_parentheses(key, input, "current = \"wrapper\"")?;
    let content;
    parenthesized!(content in input);
    while !content.is_empty() {
        let key = Ident::parse_any(&content)?;
        let place = match key.to_string().as_str() {
            "current" => &mut update.current,
            "gateway" => &mut update.gateway,
            other => {
                return Err(syn::Error::new(
                    key.span(),
                    unknown(other, UPDATE.into_iter(), || listed(&UPDATE)),
                ));
            }
        };
        let wrapper = if content.is_empty() || content.peek(Token![,]) {
            Wrapper::Answer
        } else {
            Wrapper::Member(text(&key, &content)?.value())
        };
        once(place, &key, wrapper)?;
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(update)
}

impl Attributes {
    pub(super) fn argument(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let key = argument_name(&input.fork())?;
        match key.unraw().to_string().as_str() {
            "name" => {
                let key = Ident::parse_any(input)?;
                once(&mut self.name, &key, text(&key, input)?)
            }
            "extra" => {
                let key = Ident::parse_any(input)?;
                once(&mut self.extra, &key, key.span())
            }
            rule if Rule::NAMES.contains(&rule) || matches!(rule, "warn" | "note") => {
                self.rules.push(input.parse()?);
                Ok(())
            }
            other => Err(syn::Error::new(
                key.span(),
                unknown(other, MEMBER.into_iter().chain(Rule::NAMES), || {
                    format!(
                        "{} or a rule: {}",
                        MEMBER.join(", "),
                        Rule::NAMES.join(", ")
                    )
                }),
            )),
        }
    }
}

/// What a struct or an enum says of itself.
const CONTAINER: [&str; 8] = [
    "source",
    "documents",
    "like",
    "response",
    "elsewhere",
    "partial",
    "replace",
    "crate",
];
/// What an update says of the answers that its rules ask about.
const UPDATE: [&str; 2] = ["current", "gateway"];
/// What a member says of itself, beside its rules.
const MEMBER: [&str; 4] = ["name", "extra", "warn", "note"];

fn unknown<'n>(
    name: &str,
    names: impl Iterator<Item = &'n str>,
    expected: impl FnOnce() -> String,
) -> String {
    format!(
        "unknown argument `{name}`{}",
        near::or(name, names, expected)
    )
}

/// `a, b or c`
fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

fn argument_name(input: ParseStream<'_>) -> syn::Result<Ident> {
    if input.peek(Ident::peek_any) {
        Ident::parse_any(input)
    } else {
        Err(input.error("expected the name of an argument"))
    }
}

/// `= "…"`
fn text(key: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    equals(key, input)?;
    if input.peek(LitStr) {
        input.parse()
    } else {
        Err(input.error(format!("expected `{key} = \"…\"`")))
    }
}

fn expect_parentheses(key: &Ident, input: ParseStream<'_>, example: &str) -> syn::Result<()> {
    if input.peek(token::Paren) {
        Ok(())
    } else {
        Err(syn::Error::new(
            key.span(),
            format!("`{key}` needs arguments: write `{key}({example})`"),
        ))
    }
}

fn equals(key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
    if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        Ok(())
    } else {
        let value = if key == "crate" { "path" } else { "\"…\"" };
        Err(syn::Error::new(
            key.span(),
            format!("expected `{key} = {value}`"),
        ))
    }
}

fn once<T>(place: &mut Option<T>, key: &Ident, value: T) -> syn::Result<()> {
    if place.is_some() {
        return twice(key);
    }
    *place = Some(value);
    Ok(())
}

fn twice(key: &Ident) -> syn::Result<()> {
    Err(syn::Error::new(
        key.span(),
        format!("`{key}` stands here twice"),
    ))
}
