//! Arguments of `fixed`, `order` and `keys`.

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Token};

use super::{member, rule};
use crate::{Applies, Literal, Order, Rule};

/// `true`, `1500`
pub(super) fn fixed(content: ParseStream<'_>) -> syn::Result<Literal> {
    let wrong = content.error("expected true, false or an integer");
    match content.parse::<Literal>() {
        Ok(Literal::Text(_)) => Err(wrong),
        Ok(literal) => Ok(literal),
        Err(error) if content.is_empty() || content.peek(Token![-]) => Err(error),
        Err(_) => Err(wrong),
    }
}

/// The rule inside `keys(…)`.
pub(super) fn rule_of_keys(content: ParseStream<'_>) -> syn::Result<Rule> {
    if !content.peek(Ident::peek_any) {
        return Err(content.error("expected a rule for texts such as length(1..=63)"));
    }
    let name = Ident::parse_any(content)?;
    if name == "warn" || name == "note" {
        return Err(syn::Error::new(
            name.span(),
            format!("`{name}` stands outside: write `{name}(keys(…))`"),
        ));
    }
    let inner = rule(&name, content)?;
    if inner.applies() == Applies::Text {
        Ok(inner)
    } else {
        Err(syn::Error::new(
            name.span(),
            format!("a key is a text, and `{name}` is no rule for texts"),
        ))
    }
}

/// `interval < timeout`, `min <= max`
pub(super) fn order(content: ParseStream<'_>) -> syn::Result<Order> {
    let less = member(content)?;
    let may_be_equal = if content.parse::<Option<Token![<=]>>()?.is_some() {
        true
    } else if content.parse::<Option<Token![<]>>()?.is_some() {
        false
    } else {
        return Err(content.error("expected `<` or `<=`, the smaller member first"));
    };
    let more = member(content)?;
    if less == more {
        return Err(syn::Error::new(
            more.span,
            "`order` compares two different members",
        ));
    }
    Ok(Order {
        less,
        more,
        may_be_equal,
    })
}
