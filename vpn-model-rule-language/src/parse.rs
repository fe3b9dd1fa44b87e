//! The parser: tokens to [`Stated`] rules, one function per part of the grammar.

use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitInt, LitStr, Token, bracketed, parenthesized};

use crate::{
    Bounds, Chars, Condition, Format, Literal, Member, Root, Rule, Severity, Stated, Test,
};

impl Parse for Stated {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = Ident::parse_any(input)?;
        let severity = match name.to_string().as_str() {
            "warn" => Severity::Warning,
            "note" => Severity::Note,
            _ => {
                return Ok(Self {
                    rule: rule(&name, input)?,
                    severity: None,
                    source: None,
                    span: name.span(),
                });
            }
        };
        let content;
        parenthesized!(content in input);
        let inner: Self = content.parse()?;
        if inner.severity.is_some() {
            return Err(syn::Error::new(
                inner.span,
                "`warn` and `note` cannot be nested",
            ));
        }
        let mut source = None;
        if content.parse::<Option<Token![,]>>()?.is_some() && !content.is_empty() {
            let key = Ident::parse_any(&content)?;
            if key != "source" {
                return Err(syn::Error::new(key.span(), "expected `source = \"…\"`"));
            }
            content.parse::<Token![=]>()?;
            source = Some(content.parse::<LitStr>()?.value());
            content.parse::<Option<Token![,]>>()?;
        }
        finished(&content)?;
        Ok(Self {
            severity: Some(severity),
            source,
            ..inner
        })
    }
}

/// Parses what follows a rule's name.
fn rule(name: &Ident, input: ParseStream<'_>) -> syn::Result<Rule> {
    Ok(match name.to_string().as_str() {
        "length" => Rule::Length(bounds(name, input)?),
        "chars" => Rule::Chars(chars(name, input)?),
        "classes" => Rule::Classes(bounds(name, input)?),
        "range" => Rule::Range(bounds(name, input)?),
        "items" => Rule::Items(bounds(name, input)?),
        "unique" => Rule::Unique(if input.peek(syn::token::Paren) {
            Some(arguments(name, input, member)?)
        } else {
            None
        }),
        "reserved_block" => Rule::ReservedBlock(arguments(name, input, networks)?),
        "tunnel_address" => Rule::TunnelAddress {
            except: if input.peek(syn::token::Paren) {
                arguments(name, input, except)?
            } else {
                Vec::new()
            },
        },
        "tunnel_pair" => Rule::TunnelPair(arguments(name, input, member)?),
        "distinct" => Rule::Distinct(arguments(name, input, member)?),
        "format" => arguments(name, input, format)?,
        "required_when" => Rule::RequiredWhen(arguments(name, input, conditions)?),
        "only_when" => Rule::OnlyWhen(arguments(name, input, conditions)?),
        "incompatible" => Rule::Incompatible(arguments(name, input, conditions)?),
        "ineffective" => Rule::Ineffective(arguments(name, input, conditions)?),
        "weak_algorithm" => Rule::WeakAlgorithm,
        "unsupported" => Rule::Unsupported,
        unknown => {
            return Err(syn::Error::new(
                name.span(),
                format!(
                    "unknown rule `{unknown}`; expected one of {}, warn, note",
                    Rule::NAMES.join(", ")
                ),
            ));
        }
    })
}

/// Parses `( … )` with `inner`, and nothing behind it.
fn arguments<T>(
    name: &Ident,
    input: ParseStream<'_>,
    inner: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(
            name.span(),
            format!("`{name}` needs arguments in parentheses"),
        ));
    }
    let content;
    parenthesized!(content in input);
    let value = inner(&content)?;
    content.parse::<Option<Token![,]>>()?;
    finished(&content)?;
    Ok(value)
}

fn finished(content: ParseStream<'_>) -> syn::Result<()> {
    if content.is_empty() {
        Ok(())
    } else {
        Err(content.error("unexpected argument"))
    }
}

/// `1..=64`, `..=50`, `2..`
fn bounds(name: &Ident, input: ParseStream<'_>) -> syn::Result<Bounds> {
    arguments(name, input, |content| {
        let span = content.span();
        let min = if content.peek(Token![..]) || content.peek(Token![..=]) {
            None
        } else {
            Some(integer(content).map_err(|error| {
                syn::Error::new(error.span(), "expected a range such as 1..=64")
            })?)
        };
        let max = if content.parse::<Option<Token![..=]>>()?.is_some() {
            Some(integer(content)?)
        } else if content.parse::<Option<Token![..]>>()?.is_some() {
            if !content.is_empty() {
                return Err(content.error(
                    "the end of a range is inclusive and written with `..=`, as in 1..=64",
                ));
            }
            None
        } else {
            return Err(syn::Error::new(span, "expected a range such as 1..=64"));
        };
        match (min, max) {
            (None, None) => Err(syn::Error::new(span, "a range needs at least one bound")),
            (Some(min), Some(max)) if min > max => {
                Err(syn::Error::new(span, "the range ends before it starts"))
            }
            _ => Ok(Bounds { min, max }),
        }
    })
}

fn integer(content: ParseStream<'_>) -> syn::Result<i64> {
    let negative = content.parse::<Option<Token![-]>>()?.is_some();
    let value: i64 = content.parse::<LitInt>()?.base10_parse()?;
    Ok(if negative { -value } else { value })
}

fn chars(name: &Ident, input: ParseStream<'_>) -> syn::Result<Chars> {
    arguments(name, input, |content| {
        let text: LitStr = content.parse()?;
        Chars::new(&text.value()).map_err(|error| syn::Error::new(text.span(), error))
    })
}

/// `"100.64.0.0/10", "214.0.0.0/8"`
fn networks(content: ParseStream<'_>) -> syn::Result<Vec<String>> {
    Punctuated::<LitStr, Token![,]>::parse_separated_nonempty(content)?
        .into_iter()
        .map(network)
        .collect()
}

fn network(text: LitStr) -> syn::Result<String> {
    let value = text.value();
    let parsed = value.split_once('/').and_then(|(address, length)| {
        let address: std::net::Ipv4Addr = address.parse().ok()?;
        let length: u32 = length.parse().ok().filter(|length| *length <= 32)?;
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

/// `except = "169.254.195.0/24"`, or a list of such.
fn except(content: ParseStream<'_>) -> syn::Result<Vec<String>> {
    let key = Ident::parse_any(content)?;
    if key != "except" {
        return Err(syn::Error::new(key.span(), "expected `except = \"…\"`"));
    }
    content.parse::<Token![=]>()?;
    if content.peek(syn::token::Bracket) {
        let list;
        bracketed!(list in content);
        networks(&list)
    } else {
        Ok(vec![network(content.parse()?)?])
    }
}

fn member(content: ParseStream<'_>) -> syn::Result<Member> {
    let name = Ident::parse_any(content)?;
    Ok(Member {
        name: name.unraw().to_string(),
        span: name.span(),
    })
}

fn format(content: ParseStream<'_>) -> syn::Result<Rule> {
    let name = Ident::parse_any(content)?;
    let Some(format) = Format::ALL.into_iter().find(|format| name == format.name()) else {
        return Err(syn::Error::new(
            name.span(),
            format!(
                "unknown format `{name}`; expected one of {}",
                Format::ALL.map(Format::name).join(", ")
            ),
        ));
    };
    if content.parse::<Option<Token![,]>>()?.is_none() {
        return Err(content
            .error("expected a condition: a text that always has this format is a field type"));
    }
    Ok(Rule::Format(format, conditions(content)?))
}

fn conditions(content: ParseStream<'_>) -> syn::Result<Vec<Condition>> {
    let mut conditions = vec![condition(content)?];
    while content.peek(Token![,]) && !content.peek2(syn::parse::End) {
        content.parse::<Token![,]>()?;
        conditions.push(condition(content)?);
    }
    Ok(conditions)
}

fn condition(content: ParseStream<'_>) -> syn::Result<Condition> {
    let first = member(content)?;
    if first.name == "alone" && !content.peek(Token![==]) {
        return Ok(Condition::Alone);
    }
    if first.name == "assume" && content.peek(syn::token::Paren) {
        let inner;
        parenthesized!(inner in content);
        let Condition::Compare {
            root, path, test, ..
        } = condition(&inner)?
        else {
            return Err(syn::Error::new(first.span, "`alone` is always known"));
        };
        finished(&inner)?;
        return Ok(Condition::Compare {
            root,
            path,
            test,
            assumed: true,
        });
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
        Test::In(vec![literal(content)?])
    } else if content.parse::<Option<Token![!=]>>()?.is_some() {
        Test::NotIn(vec![literal(content)?])
    } else if content.parse::<Option<Token![in]>>()?.is_some() {
        let list;
        bracketed!(list in content);
        Test::In(
            Punctuated::<Literal, Token![,]>::parse_terminated(&list)?
                .into_iter()
                .collect(),
        )
    } else {
        return Err(content.error("expected `==`, `!=` or `in` behind the member"));
    };
    Ok(Condition::Compare {
        root,
        path,
        test,
        assumed: false,
    })
}

fn literal(content: ParseStream<'_>) -> syn::Result<Literal> {
    content.parse()
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
