//! The parser: tokens to [`Stated`] rules, one function per part of the grammar.

mod bounds;
mod condition;
mod text;
mod value;

use proc_macro2::Group;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Token, bracketed, parenthesized};

use self::bounds::{counts, integer, range};
use self::condition::conditions;
use self::text::{chars, classes, networks, pattern, quoted, quoted_network};
use self::value::{fixed, order, rule_of_keys};
use crate::{Format, Member, Rule, Severity, Stated};

impl Parse for Stated {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(Ident::peek_any) {
            return Err(input.error("expected a rule such as length(1..=64)"));
        }
        let name = Ident::parse_any(input)?;
        let severity = match name.to_string().as_str() {
            "warn" => Severity::Warning,
            "note" => Severity::Note,
            _ => {
                let rule = rule(&name, input)?;
                if let Rule::Format(format, conditions) = &rule
                    && format.is_type()
                    && conditions.is_empty()
                {
                    return Err(syn::Error::new(
                        name.span(),
                        "a text that always has this format is a field type; expected a condition, or `warn(format(…))`",
                    ));
                }
                if rule == Rule::Required {
                    return Err(syn::Error::new(
                        name.span(),
                        "a member that must be there is mandatory by its type; expected `warn(required)` or `note(required)`",
                    ));
                }
                return Ok(Self {
                    rule,
                    severity: None,
                    source: None,
                    span: name.span(),
                });
            }
        };
        if !input.peek(syn::token::Paren) {
            return Err(needs_arguments(&name));
        }
        let content;
        parenthesized!(content in input);
        if content.is_empty() {
            return Err(needs_arguments(&name));
        }
        let inner = lowered(&content)?;
        let mut source = None;
        if content.parse::<Option<Token![,]>>()?.is_some() && !content.is_empty() {
            keyword("source", &content)?;
            source = Some(content.parse::<LitStr>()?.value());
            content.parse::<Option<Token![,]>>()?;
        } else if !content.is_empty() {
            return Err(content.error(format!(
                "expected one rule, or `, source = \"…\"`, inside `{name}`"
            )));
        }
        finished(&content)?;
        Ok(Self {
            severity: Some(severity),
            source,
            ..inner
        })
    }
}

/// Parses the rule inside `warn(…)` or `note(…)`, where `required` and a format without conditions
/// may stand.
fn lowered(content: ParseStream<'_>) -> syn::Result<Stated> {
    if !content.peek(Ident::peek_any) {
        return content.parse();
    }
    let ahead = content.fork();
    let name = Ident::parse_any(content)?;
    if name == "warn" || name == "note" {
        return Err(syn::Error::new(
            ahead.parse::<Stated>()?.span,
            "`warn` and `note` cannot be nested",
        ));
    }
    Ok(Stated {
        rule: rule(&name, content)?,
        severity: None,
        source: None,
        span: name.span(),
    })
}

/// Parses what follows a rule's name.
fn rule(name: &Ident, input: ParseStream<'_>) -> syn::Result<Rule> {
    Ok(match name.to_string().as_str() {
        "length" => Rule::Length(counts(name, input, i64::MAX)?),
        "chars" => Rule::Chars(chars(name, input)?),
        "classes" => classes(name, input)?,
        "distinct_chars" => Rule::DistinctChars(counts(name, input, i64::MAX)?),
        "pattern" => Rule::Pattern(arguments(name, input, pattern)?),
        "range" => range(name, input)?,
        "fixed" => Rule::Fixed(arguments(name, input, fixed)?),
        "items" => Rule::Items(counts(name, input, i64::MAX)?),
        "unique" => Rule::Unique(if input.peek(syn::token::Paren) {
            Some(arguments(name, input, member)?)
        } else {
            None
        }),
        "keys" => Rule::Keys(Box::new(arguments(name, input, rule_of_keys)?)),
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
        "order" => Rule::Order(arguments(name, input, order)?),
        "format" => arguments(name, input, format)?,
        "required" => bare(name, input, Rule::Required)?,
        "required_when" => Rule::RequiredWhen(arguments(name, input, conditions)?),
        "only_when" => Rule::OnlyWhen(arguments(name, input, conditions)?),
        "incompatible" => Rule::Incompatible(arguments(name, input, conditions)?),
        "ineffective" => Rule::Ineffective(arguments(name, input, conditions)?),
        "deprecated" => bare(name, input, Rule::Deprecated)?,
        "weak_algorithm" => bare(name, input, Rule::WeakAlgorithm)?,
        "unsupported" => bare(name, input, Rule::Unsupported)?,
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

/// A rule that stands alone.
fn bare(name: &Ident, input: ParseStream<'_>, rule: Rule) -> syn::Result<Rule> {
    if input.peek(syn::token::Paren) {
        let unwanted: Group = input.parse()?;
        return Err(syn::Error::new(
            unwanted.span(),
            format!("`{name}` takes no arguments"),
        ));
    }
    Ok(rule)
}

/// Parses `( … )` with `inner`, and nothing behind it.
fn arguments<T>(
    name: &Ident,
    input: ParseStream<'_>,
    inner: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    if !input.peek(syn::token::Paren) {
        return Err(needs_arguments(name));
    }
    let content;
    parenthesized!(content in input);
    if content.is_empty() {
        return Err(needs_arguments(name));
    }
    let value = inner(&content)?;
    content.parse::<Option<Token![,]>>()?;
    finished(&content)?;
    Ok(value)
}

fn needs_arguments(name: &Ident) -> syn::Error {
    let example = match name.to_string().as_str() {
        "length" => "length(1..=64)",
        "chars" => "chars(\"0-9A-Za-z_.-\")",
        "classes" => "classes(3..=4)",
        "distinct_chars" => "distinct_chars(16..)",
        "pattern" => "pattern(\"^([a-z][a-z-]*)?$\")",
        "range" => "range(60..=604800)",
        "fixed" => "fixed(1500)",
        "keys" => "keys(length(1..=63))",
        "items" => "items(..=50)",
        "unique" => "unique(member), or `unique` alone",
        "reserved_block" => "reserved_block(\"100.64.0.0/10\")",
        "tunnel_address" => {
            "tunnel_address(except = \"169.254.195.0/24\"), or `tunnel_address` alone"
        }
        "tunnel_pair" => "tunnel_pair(member)",
        "distinct" => "distinct(member)",
        "order" => "order(member < other)",
        "format" => "format(Ipv4Address, member == \"value\")",
        "warn" => "warn(length(1..=64), source = \"the document\")",
        "note" => "note(weak_algorithm)",
        other => {
            return syn::Error::new(
                name.span(),
                format!("`{other}` needs arguments: write `{other}(member == \"value\")`"),
            );
        }
    };
    let (example, alone) = match example.split_once(", or ") {
        Some((example, alone)) => (example, format!(", or {alone}")),
        None => (example, String::new()),
    };
    syn::Error::new(
        name.span(),
        format!("`{name}` needs arguments: write `{example}`{alone}"),
    )
}

fn finished(content: ParseStream<'_>) -> syn::Result<()> {
    if content.is_empty() {
        Ok(())
    } else {
        Err(content.error("unexpected argument"))
    }
}

/// Steps over a comma that has something behind it.
fn another(content: ParseStream<'_>) -> syn::Result<bool> {
    let more = content.peek(Token![,]) && !content.peek2(syn::parse::End);
    if more {
        content.parse::<Token![,]>()?;
    }
    Ok(more)
}

/// `source =`, `except =`
fn keyword(expected: &str, content: ParseStream<'_>) -> syn::Result<()> {
    if !content
        .fork()
        .call(Ident::parse_any)
        .is_ok_and(|key| key == expected)
    {
        return Err(content.error(format!("expected `{expected} = \"…\"`")));
    }
    Ident::parse_any(content)?;
    content.parse::<Token![=]>()?;
    Ok(())
}

/// `except = "169.254.195.0/24"`, or a list of such.
fn except(content: ParseStream<'_>) -> syn::Result<Vec<String>> {
    keyword("except", content)?;
    if content.peek(syn::token::Bracket) {
        let list;
        bracketed!(list in content);
        let networks = networks(&list)?;
        list.parse::<Option<Token![,]>>()?;
        finished(&list)?;
        Ok(networks)
    } else {
        Ok(vec![quoted_network(content)?])
    }
}

fn member(content: ParseStream<'_>) -> syn::Result<Member> {
    if !content.peek(Ident::peek_any) {
        return Err(content.error("expected the name of a member, without quotes"));
    }
    let name = Ident::parse_any(content)?;
    Ok(Member {
        name: name.unraw().to_string(),
        span: name.span(),
    })
}

fn format(content: ParseStream<'_>) -> syn::Result<Rule> {
    let expected = format!(
        "expected one of {}",
        Format::ALL.map(Format::name).join(", ")
    );
    if !content.peek(Ident::peek_any) {
        return Err(content.error(expected));
    }
    let name = Ident::parse_any(content)?;
    let Some(format) = Format::ALL.into_iter().find(|format| name == format.name()) else {
        return Err(syn::Error::new(
            name.span(),
            format!("unknown format `{name}`; {expected}"),
        ));
    };
    if content.parse::<Option<Token![,]>>()?.is_none() || content.is_empty() {
        return Ok(Rule::Format(format, Vec::new()));
    }
    Ok(Rule::Format(format, conditions(content)?))
}
