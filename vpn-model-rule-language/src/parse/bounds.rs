//! Bounds: `1..=64`, `..=50`, `2..`, and the rules that are made of them.

use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitInt, Token, parenthesized};

use super::arguments;
use crate::{Bounds, Rule};

/// Bounds of something that is counted, of which there are at most `most`.
pub(super) fn counts(name: &Ident, input: ParseStream<'_>, most: i64) -> syn::Result<Bounds> {
    let place = input.fork();
    let bounds = bounds(name, input)?;
    let ends = || [bounds.min, bounds.max].into_iter().flatten();
    let wrong = if ends().any(|end| end < 0) {
        format!("`{name}` counts, and a count is not negative")
    } else if ends().any(|end| end > most) {
        format!("`{name}` counts up to {most}")
    } else {
        return Ok(bounds);
    };
    let content;
    parenthesized!(content in place);
    Err(syn::Error::new_spanned(
        content.parse::<TokenStream>()?,
        wrong,
    ))
}

const A_RANGE: &str = "expected a range such as 1..=64, ..=50 or 1..";

/// `range(60..=604800)`, or `range(except = 65535..=4199999999)`.
pub(super) fn range(name: &Ident, input: ParseStream<'_>) -> syn::Result<Rule> {
    let mut is_except = false;
    let bounds = bounds_behind(name, input, |content| {
        is_except = content.peek(Ident::peek_any);
        if is_except {
            except_key(content)?;
        }
        Ok(())
    })?;
    Ok(if is_except {
        Rule::RangeExcept(bounds)
    } else {
        Rule::Range(bounds)
    })
}

/// `except =`
fn except_key(content: ParseStream<'_>) -> syn::Result<()> {
    let key = Ident::parse_any(content)?;
    if key != "except" || !content.peek(Token![=]) {
        return Err(syn::Error::new(
            key.span(),
            "expected a range such as 1..=64, or `except = 65..=99`",
        ));
    }
    content.parse::<Token![=]>().map(drop)
}

/// `1..=64`, `..=50`, `2..`
fn bounds(name: &Ident, input: ParseStream<'_>) -> syn::Result<Bounds> {
    bounds_behind(name, input, |_| Ok(()))
}

/// Bounds, and what may stand before them.
fn bounds_behind(
    name: &Ident,
    input: ParseStream<'_>,
    before: impl FnOnce(ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<Bounds> {
    arguments(name, input, |content| {
        before(content)?;
        let written = content.fork().parse::<TokenStream>()?;
        let starts_with_integer = content.peek(LitInt) || content.peek(Token![-]);
        let min = if content.peek(Token![..]) || content.peek(Token![..=]) {
            None
        } else if starts_with_integer {
            Some(integer(content)?)
        } else {
            return Err(content.error(A_RANGE));
        };
        let max = if content.parse::<Option<Token![..=]>>()?.is_some() {
            Some(integer(content)?)
        } else if content.parse::<Option<Token![..]>>()?.is_some() {
            if !content.is_empty() && !content.peek(Token![,]) {
                return Err(syn::Error::new_spanned(
                    written,
                    "the end of a range is inclusive and written with `..=`, as in 1..=64",
                ));
            }
            None
        } else {
            return Err(syn::Error::new_spanned(written, A_RANGE));
        };
        match (min, max) {
            (None, None) => Err(syn::Error::new_spanned(
                written,
                "a range needs at least one bound, as in 1..=64, ..=50 or 1..",
            )),
            (Some(min), Some(max)) if min > max => Err(syn::Error::new_spanned(
                written,
                "the range ends before it starts",
            )),
            _ => Ok(Bounds { min, max }),
        }
    })
}

pub(super) fn integer(content: ParseStream<'_>) -> syn::Result<i64> {
    let minus = content.parse::<Option<Token![-]>>()?;
    if !content.peek(LitInt) {
        return Err(content.error("expected an integer"));
    }
    let literal: LitInt = content.parse()?;
    if !literal.suffix().is_empty() {
        return Err(syn::Error::new(
            literal.span(),
            format!(
                "expected an integer without the suffix `{}`",
                literal.suffix()
            ),
        ));
    }
    // With the sign, because the smallest integer has no positive counterpart.
    let sign = if minus.is_some() { "-" } else { "" };
    format!("{sign}{}", literal.base10_digits())
        .parse()
        .map_err(|_| {
            syn::Error::new(
                literal.span(),
                format!("expected an integer between {} and {}", i64::MIN, i64::MAX),
            )
        })
}
