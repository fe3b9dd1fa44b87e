//! The grammar, rule by rule: what a good rule means, and what a person reads about a bad one.

#![allow(clippy::panic, reason = "a helper of a test fails as the test does")]

mod conditions;
mod networks;
mod numbers;
mod texts;
mod weights;

use vpn_model_rule_language::{Bounds, Condition, Literal, Root, Rule, Stated, Test, parse_rule};

fn parse(text: &str) -> Stated {
    parse_rule(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn rule(text: &str) -> Rule {
    parse(text).rule
}

/// Columns, from 0 and with an exclusive end, and the message.
#[track_caller]
fn refused(text: &str, at: &str, message: &str) {
    let error = match parse_rule(text) {
        Ok(stated) => panic!("{text}: accepted as {stated:?}"),
        Err(error) => error,
    };
    let columns = error.span().start().column..error.span().end().column;
    let place: String = text
        .chars()
        .skip(columns.start)
        .take(columns.len())
        .collect();
    assert_eq!(
        (place.as_str(), error.to_string().as_str()),
        (at, message),
        "{text}"
    );
}

fn bounds(min: impl Into<Option<i64>>, max: impl Into<Option<i64>>) -> Bounds {
    Bounds {
        min: min.into(),
        max: max.into(),
    }
}

fn compare(text: &str) -> (Root, Vec<String>, Test, bool) {
    match rule(&format!("only_when({text})")) {
        Rule::OnlyWhen(conditions) => match conditions.as_slice() {
            [
                Condition::Compare {
                    root,
                    path,
                    test,
                    assumed,
                },
            ] => (
                *root,
                path.iter().map(|member| member.name.clone()).collect(),
                test.clone(),
                *assumed,
            ),
            other => panic!("{text}: {other:?}"),
        },
        other => panic!("{text}: {other:?}"),
    }
}

fn text(text: &str) -> Literal {
    Literal::Text(text.to_owned())
}

fn condition(text: &str) -> Condition {
    match rule(&format!("only_when({text})")) {
        Rule::OnlyWhen(mut conditions) if conditions.len() == 1 => conditions.remove(0),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn every_rule_has_a_form_and_its_name_is_in_the_list() {
    let forms = [
        "length(1..=64)",
        "chars(\"a-z\")",
        "classes(3..=4)",
        "distinct_chars(16..)",
        "pattern(\"^([a-z]+)*$\")",
        "range(60..=604800)",
        "fixed(1500)",
        "items(..=50)",
        "unique",
        "keys(length(1..=63))",
        "reserved_block(\"100.64.0.0/10\")",
        "tunnel_address",
        "tunnel_pair(local)",
        "distinct(local_id)",
        "order(interval < timeout)",
        "format(Uuid, id_type == \"uuid\")",
        "warn(required)",
        "required_when(a == 1)",
        "only_when(a == 1)",
        "incompatible(a == 1, b == 2)",
        "ineffective(a == 1)",
        "deprecated",
        "weak_algorithm",
        "unsupported",
    ];
    let names: Vec<_> = forms.iter().map(|form| rule(form).name()).collect();
    assert_eq!(names, Rule::NAMES);
}

#[test]
fn an_unknown_rule_is_refused_with_all_that_there_are() {
    refused(
        "lenght(1..=64)",
        "lenght",
        "unknown rule `lenght`; expected one of length, chars, classes, distinct_chars, pattern, \
         range, fixed, items, unique, keys, reserved_block, tunnel_address, tunnel_pair, distinct, \
         order, format, required, required_when, only_when, incompatible, ineffective, deprecated, \
         weak_algorithm, unsupported, warn, note",
    );
    refused("warn(lenght(1..=64))", "lenght", &{
        let error = parse_rule("lenght").unwrap_err();
        error.to_string()
    });
    refused(
        "\"length\"",
        "\"length\"",
        "expected a rule such as length(1..=64)",
    );
}

#[test]
fn a_rule_has_just_its_own_arguments() {
    refused(
        "length",
        "length",
        "`length` needs arguments: write `length(1..=64)`",
    );
    refused(
        "unique()",
        "unique",
        "`unique` needs arguments: write `unique(member)`, or `unique` alone",
    );
    refused(
        "weak_algorithm(strong)",
        "(strong)",
        "`weak_algorithm` takes no arguments",
    );
    refused("unsupported()", "()", "`unsupported` takes no arguments");
    refused("length(1..=64, 128)", "128", "unexpected argument");
    refused("length(1..=64) unique", "unique", "unexpected token");
}

#[test]
fn a_comma_may_stand_behind_the_last_argument() {
    for form in [
        "length(1..=64,)",
        "length(1..,)",
        "chars(\"a\",)",
        "unique(a,)",
        "distinct(a,)",
        "format(Uuid, a == 1,)",
    ] {
        let without = form.replace(",)", ")");
        assert_eq!(rule(form), rule(&without), "{form}");
    }
    refused(
        "length(,)",
        ",",
        "expected a range such as 1..=64, ..=50 or 1..",
    );
    refused("unique(a,,)", ",", "unexpected argument");
}
