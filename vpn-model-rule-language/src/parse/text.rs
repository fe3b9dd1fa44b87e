//! Arguments in quotes: sets and classes of characters, patterns, networks.

use syn::parse::ParseStream;
use syn::{Ident, LitStr};

use super::{another, arguments, counts};
use crate::{Chars, Class, Pattern, Rule};

pub(super) fn chars(name: &Ident, input: ParseStream<'_>) -> syn::Result<Chars> {
    arguments(name, input, |content| {
        let text = quoted(
            content,
            "a quoted set of characters such as \"0-9A-Za-z_.-\"",
        )?;
        Chars::new(&text.value()).map_err(|error| syn::Error::new(text.span(), error))
    })
}

pub(super) fn quoted(content: ParseStream<'_>, expected: &str) -> syn::Result<LitStr> {
    if content.peek(LitStr) {
        content.parse()
    } else {
        Err(content.error(format!("expected {expected}")))
    }
}

/// `"100.64.0.0/10", "214.0.0.0/8"`
pub(super) fn networks(content: ParseStream<'_>) -> syn::Result<Vec<String>> {
    let mut networks = vec![quoted_network(content)?];
    while another(content)? {
        networks.push(quoted_network(content)?);
    }
    Ok(networks)
}

pub(super) fn quoted_network(content: ParseStream<'_>) -> syn::Result<String> {
    network(&quoted(
        content,
        "a quoted IPv4 network such as \"100.64.0.0/10\"",
    )?)
}

fn network(text: &LitStr) -> syn::Result<String> {
    let value = text.value();
    let parsed = value.split_once('/').and_then(|(address, length)| {
        let address: std::net::Ipv4Addr = address.parse().ok()?;
        let canonical = length == "0" || !length.starts_with(['0', '+']);
        let length: u32 = length.parse().ok().filter(|length| *length <= 32)?;
        if !canonical {
            return None;
        }
        Some((u32::from(address), length))
    });
    let Some((address, length)) = parsed else {
        return Err(syn::Error::new(
            text.span(),
            "expected an IPv4 network such as 100.64.0.0/10",
        ));
    };
    if length < 32 && address << length != 0 {
        return Err(syn::Error::new(
            text.span(),
            "the network has host bits set",
        ));
    }
    Ok(value)
}

/// How many classes of characters there are.
const CLASSES: i64 = 4;

/// `classes(3..=4)`, `classes("upper", "digit")`
pub(super) fn classes(name: &Ident, input: ParseStream<'_>) -> syn::Result<Rule> {
    let named = {
        let ahead = input.fork();
        arguments(name, &ahead, |content| {
            let is_text = content.peek(LitStr);
            content.parse::<proc_macro2::TokenStream>()?;
            Ok(is_text)
        })?
    };
    if !named {
        return Ok(Rule::Classes(counts(name, input, CLASSES)?));
    }
    arguments(name, input, |content| {
        let mut classes = Vec::new();
        loop {
            let text = quoted(content, "a quoted class of characters such as \"upper\"")?;
            let class = Class::ALL
                .into_iter()
                .find(|class| class.name() == text.value())
                .ok_or_else(|| {
                    let names = Class::ALL.map(Class::name).join(", ");
                    syn::Error::new(
                        text.span(),
                        format!("unknown class `{}`; expected one of {names}", text.value()),
                    )
                })?;
            if classes.contains(&class) {
                return Err(syn::Error::new(
                    text.span(),
                    format!("`{}` stands here twice", class.name()),
                ));
            }
            classes.push(class);
            if !another(content)? {
                return Ok(Rule::EachClass(classes));
            }
        }
    })
}

pub(super) fn pattern(content: ParseStream<'_>) -> syn::Result<Pattern> {
    let text = quoted(content, "a quoted pattern such as \"^([a-z][a-z-]*)?$\"")?;
    Pattern::new(&text.value()).map_err(|error| syn::Error::new(text.span(), error))
}
