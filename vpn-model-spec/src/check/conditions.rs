//! Conditions: the members they name exist, and hold what they are compared with.

use vpn_model_rule_language::{self as language, Condition, Literal, Root, Test};

use super::rules::Scope;
use super::tables::{Table, describe};
use crate::diagnostic::{Diagnostics, did_you_mean, list};
use crate::ir::{Base, Side, Type};
use crate::raw::RuleText;
use crate::source::Span;

pub(super) fn check(
    condition: &Condition,
    table: &Table<'_>,
    scope: &Scope<'_, '_>,
    text: &RuleText,
    diagnostics: &mut Diagnostics<'_>,
) {
    let (root, path, test) = match condition {
        Condition::Alone => return,
        Condition::Present(named) => {
            table.member(&named.name, text.part(named.span), diagnostics);
            return;
        }
        Condition::Has { list, value } => {
            return has(list, value, table, scope, text, diagnostics);
        }
        Condition::Compare {
            root, path, test, ..
        } => (root, path, test),
    };
    let Some(last) = path.last() else {
        return;
    };
    let place = text.part(last.span);
    let (Test::In(literals) | Test::NotIn(literals)) = test;
    if literals.is_empty() {
        diagnostics.add(
            place,
            "a comparison with an empty list",
            "at least one value in the list",
        );
    }
    if *root != Root::Sibling {
        outside(*root, table, scope, place, diagnostics);
    } else if let Some(holds) = follow(path, table, scope, text, diagnostics) {
        for literal in literals {
            compare(literal, &last.name, holds, scope, place, diagnostics);
        }
    }
}

/// What is no list of texts does not have a text.
fn has(
    list: &language::Member,
    text_of_item: &str,
    table: &Table<'_>,
    scope: &Scope<'_, '_>,
    text: &RuleText,
    diagnostics: &mut Diagnostics<'_>,
) {
    let place = text.part(list.span);
    let Some(holds) = table
        .member(&list.name, place, diagnostics)
        .and_then(|member| member.holds.as_ref())
    else {
        return;
    };
    match holds {
        Type::Array(Base::Enum(values)) => value(text_of_item, values, scope, place, diagnostics),
        Type::Array(Base::String) => {}
        holds => diagnostics.add(
            place,
            format!("`{}` is {}", list.name, describe(holds)),
            "an array of `String` or of values",
        ),
    }
}

/// A condition on the stored object or on the gateway.
fn outside(
    root: Root,
    table: &Table<'_>,
    scope: &Scope<'_, '_>,
    place: Span,
    diagnostics: &mut Diagnostics<'_>,
) {
    let key = match root {
        Root::Gateway => "gateway",
        Root::Current | Root::Sibling => "current",
    };
    if table.side() == Side::Response {
        diagnostics.add(
            place,
            format!("a condition on `{key}` in a response"),
            "a condition on members of the same table",
        );
    } else if !scope.has(root) {
        diagnostics.add(
            place,
            format!("a condition on `{key}`, which this spec does not have"),
            format!("`{key}: the_wrapping_member` in the front matter"),
        );
    }
}

/// What the member at the end of the path holds.
fn follow<'s>(
    path: &[language::Member],
    table: &'s Table<'_>,
    scope: &'s Scope<'_, '_>,
    text: &RuleText,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<&'s Type> {
    let (last, parents) = path.split_last()?;
    let mut table = table;
    for parent in parents {
        let place = text.part(parent.span);
        let member = table.member(&parent.name, place, diagnostics)?;
        match member.holds.as_ref()? {
            Type::One(Base::Struct(name)) => table = scope.tables.struct_named(name)?,
            holds => {
                diagnostics.add(
                    place,
                    format!(
                        "`{}` is {}, which has no members",
                        parent.name,
                        describe(holds)
                    ),
                    "a member that holds a table",
                );
                return None;
            }
        }
    }
    table
        .member(&last.name, text.part(last.span), diagnostics)?
        .holds
        .as_ref()
}

fn compare(
    literal: &Literal,
    name: &str,
    holds: &Type,
    scope: &Scope<'_, '_>,
    place: Span,
    diagnostics: &mut Diagnostics<'_>,
) {
    let Type::One(base) = holds else {
        diagnostics.add(
            place,
            format!("`{name}` is {}, which cannot be compared", describe(holds)),
            "a member that holds one value",
        );
        return;
    };
    let expected = match (base, literal) {
        (Base::Enum(values), Literal::Text(text)) => {
            return value(text, values, scope, place, diagnostics);
        }
        (Base::Boolean, Literal::Boolean(_)) | (Base::Integer, Literal::Integer(_)) => return,
        (
            Base::String
            | Base::Uuid
            | Base::Ipv4Cidr
            | Base::Ipv4Address
            | Base::Ipv4CidrOrAddress
            | Base::Timestamp,
            Literal::Text(_),
        ) => return,
        (Base::Ipv6Cidr | Base::Cidr, _) => {
            diagnostics.add(
                place,
                format!("`{name}` is {}, which cannot be compared", describe(holds)),
                "a member with one way to write a value",
            );
            return;
        }
        (Base::Struct(_) | Base::Secret | Base::Any, _) => {
            diagnostics.add(
                place,
                format!("`{name}` is {}, which cannot be compared", describe(holds)),
                "a member that holds one value, and no secret",
            );
            return;
        }
        (Base::Boolean, _) => "`true` or `false`",
        (Base::Integer, _) => "an integer",
        _ => "a text in quotes",
    };
    let written = match literal {
        Literal::Text(text) => format!("\"{text}\""),
        Literal::Integer(integer) => integer.to_string(),
        Literal::Boolean(boolean) => boolean.to_string(),
    };
    diagnostics.add(
        place,
        format!("`{name}` is {}, and never `{written}`", describe(holds)),
        expected,
    );
}

/// A text that is compared with a list of values is one of them.
fn value(
    text: &str,
    values: &str,
    scope: &Scope<'_, '_>,
    place: Span,
    diagnostics: &mut Diagnostics<'_>,
) {
    let Some(table) = scope.tables.values_named(values) else {
        return;
    };
    let names = || table.rows.iter().map(|row| row.name.wire.text.as_str());
    // Comparisons ignore case: providers write a word in lower case in requests
    // and in upper case in responses.
    if table.complete && !names().any(|name| name.eq_ignore_ascii_case(text)) {
        diagnostics.add_with_help(
            place,
            format!("`{text}` is not a value of `{}`", table.name.wire.text),
            list(names()),
            did_you_mean(text, names()),
        );
    }
}
