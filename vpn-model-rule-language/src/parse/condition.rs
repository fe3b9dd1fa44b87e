//! Conditions: `current.style == "bgp"`, `style in ["static", "bgp"]`, `alone`, `assume(…)`.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{LitBool, LitInt, LitStr, Token, bracketed, parenthesized};

use super::{another, finished, integer, member, quoted};
use crate::{Condition, Literal, Root, Test};

pub(super) fn conditions(content: ParseStream<'_>) -> syn::Result<Vec<Condition>> {
    let mut conditions = vec![condition(content)?];
    while another(content)? {
        conditions.push(condition(content)?);
    }
    if content.peek(Token![&&]) {
        return Err(content.error("conditions that must all hold are separated by commas"));
    }
    if content.peek(Token![||]) {
        return Err(content.error(
            "there is no \"or\": expected `member in [\"one\", \"other\"]`, or a comma between conditions",
        ));
    }
    Ok(conditions)
}

fn condition(content: ParseStream<'_>) -> syn::Result<Condition> {
    let first = member(content)?;
    let compared = content.peek(Token![==]) || content.peek(Token![!=]) || content.peek(Token![in]);
    if first.name == "alone" && !compared {
        return Ok(Condition::Alone);
    }
    if first.name == "present" && content.peek(syn::token::Paren) {
        let inner;
        parenthesized!(inner in content);
        let named = member(&inner)?;
        finished(&inner)?;
        return Ok(Condition::Present(named));
    }
    if first.name == "assume" && content.peek(syn::token::Paren) {
        let inner;
        parenthesized!(inner in content);
        let (root, path, test) = match condition(&inner)? {
            Condition::Compare {
                root, path, test, ..
            } => (root, path, test),
            Condition::Alone => {
                return Err(syn::Error::new(first.span, "`alone` is always known"));
            }
            Condition::Present(_) | Condition::Has { .. } => {
                return Err(syn::Error::new(
                    first.span,
                    "`assume` is for comparisons with `==`, `!=` or `in`",
                ));
            }
        };
        finished(&inner)?;
        return Ok(Condition::Compare {
            root,
            path,
            test,
            assumed: true,
        });
    }
    if content.peek(syn::Ident) && content.fork().parse::<syn::Ident>()? == "has" {
        content.parse::<syn::Ident>()?;
        let value = quoted(content, "a quoted text behind `has`")?.value();
        return Ok(Condition::Has { list: first, value });
    }
    let mut path = vec![first];
    while content.parse::<Option<Token![.]>>()?.is_some() {
        path.push(member(content)?);
    }
    let root = match path.first().map(|first| first.name.as_str()) {
        Some("current") if path.len() > 1 => Root::Current,
        Some("gateway") if path.len() > 1 => Root::Gateway,
        _ => Root::Sibling,
    };
    if root != Root::Sibling {
        path.remove(0);
    }
    let test = if content.parse::<Option<Token![==]>>()?.is_some() {
        Test::In(vec![content.parse()?])
    } else if content.parse::<Option<Token![!=]>>()?.is_some() {
        Test::NotIn(vec![content.parse()?])
    } else if content.parse::<Option<Token![in]>>()?.is_some() {
        let list;
        let bracket = bracketed!(list in content);
        let literals = Punctuated::<Literal, Token![,]>::parse_terminated(&list)?;
        if literals.is_empty() {
            return Err(syn::Error::new(
                bracket.span.join(),
                "no value is in an empty list: expected at least one value",
            ));
        }
        Test::In(literals.into_iter().collect())
    } else {
        return Err(content.error("expected `==`, `!=`, `in` or `has` behind the member"));
    };
    Ok(Condition::Compare {
        root,
        path,
        test,
        assumed: false,
    })
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            Ok(Self::Text(input.parse::<LitStr>()?.value()))
        } else if input.peek(LitBool) {
            Ok(Self::Boolean(input.parse::<LitBool>()?.value()))
        } else if input.peek(LitInt) || input.peek(Token![-]) {
            Ok(Self::Integer(integer(input)?))
        } else {
            Err(input.error("expected a quoted text, an integer, true or false"))
        }
    }
}
