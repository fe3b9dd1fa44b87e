//! The grammar of the rules that came with the second provider.

#![allow(clippy::panic, reason = "a helper of a test fails as the test does")]

use vpn_model_rule_language::{
    Applies, Bounds, Class, Condition, Format, Literal, Rule, Severity, parse_rule,
};

fn rule(text: &str) -> Rule {
    parse_rule(text)
        .unwrap_or_else(|error| panic!("{text}: {error}"))
        .rule
}

/// The message, and the text that it points at.
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

fn condition(text: &str) -> Condition {
    match rule(&format!("only_when({text})")) {
        Rule::OnlyWhen(mut conditions) if conditions.len() == 1 => conditions.remove(0),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_fixed_value_is_a_boolean_or_an_integer() {
    assert_eq!(rule("fixed(true)"), Rule::Fixed(Literal::Boolean(true)));
    assert_eq!(rule("fixed(-1)"), Rule::Fixed(Literal::Integer(-1)));
    assert_eq!(rule("fixed(true)").applies(), Applies::Boolean);
    assert_eq!(rule("fixed(1500)").applies(), Applies::Integer);
    let expected = "expected true, false or an integer";
    refused("fixed(\"psk\")", "\"psk\"", expected);
    refused("fixed(yes)", "yes", expected);
    refused("fixed(1.5)", "1.5", expected);
    refused("fixed(1, 2)", "2", "unexpected argument");
    refused(
        "fixed",
        "fixed",
        "`fixed` needs arguments: write `fixed(1500)`",
    );
}

#[test]
fn classes_are_counted_or_named() {
    let named = Rule::EachClass(vec![Class::Upper, Class::Digit]);
    assert_eq!(rule("classes(\"upper\", \"digit\",)"), named);
    assert_eq!(named.name(), "classes");
    refused(
        "classes(\"upper\", \"capital\")",
        "\"capital\"",
        "unknown class `capital`; expected one of upper, lower, digit, special",
    );
    refused(
        "classes(\"upper\", \"upper\")",
        "\"upper\"",
        "`upper` stands here twice",
    );
    refused(
        "classes(\"upper\", 3)",
        "3",
        "expected a quoted class of characters such as \"upper\"",
    );
}

#[test]
fn different_characters_are_counted() {
    let bounds = Bounds {
        min: Some(16),
        max: None,
    };
    assert_eq!(rule("distinct_chars(16..)"), Rule::DistinctChars(bounds));
    refused(
        "distinct_chars(-1..)",
        "-1..",
        "`distinct_chars` counts, and a count is not negative",
    );
}

#[test]
fn an_order_names_the_smaller_member_first() {
    match rule("order(interval < timeout)") {
        Rule::Order(order) => assert_eq!(
            (
                order.less.name.as_str(),
                order.more.name.as_str(),
                order.may_be_equal
            ),
            ("interval", "timeout", false)
        ),
        other => panic!("{other:?}"),
    }
    assert!(matches!(rule("order(min <= r#type)"), Rule::Order(order) if order.may_be_equal));
    let expected = "expected `<` or `<=`, the smaller member first";
    refused("order(timeout > interval)", ">", expected);
    refused("order(a, b)", ",", expected);
    refused(
        "order(a < a)",
        "a",
        "`order` compares two different members",
    );
    refused("order(a < b < c)", "<", "unexpected argument");
}

#[test]
fn what_ought_to_be_there_is_required_with_a_lower_severity() {
    let stated = parse_rule("warn(required, source = \"the guide\")").unwrap_or_else(|_| panic!());
    assert_eq!(stated.rule, Rule::Required);
    assert_eq!(stated.severity, Some(Severity::Warning));
    assert_eq!(rule("note(required)"), Rule::Required);
    refused(
        "required",
        "required",
        "a member that must be there is mandatory by its type; expected `warn(required)` or `note(required)`",
    );
    refused("warn(required(a))", "(a)", "`required` takes no arguments");
}

#[test]
fn a_backslash_in_a_pattern_is_written_twice_or_in_a_raw_text() {
    assert_eq!(
        rule("pattern(\"^(a\\\\d)*$\")"),
        rule("pattern(r\"^(a\\d)*$\")")
    );
    assert!(parse_rule("pattern(\"^(a\\d)*$\")").is_err());
}

#[test]
fn keys_keep_a_rule_for_texts() {
    let Rule::Keys(inner) = rule("keys(length(1..=63))") else {
        panic!("no keys");
    };
    assert_eq!(inner.name(), "length");
    assert_eq!(rule("keys(pattern(\"^[a-z]*$\"))").applies(), Applies::Map);
    refused(
        "keys(range(1..))",
        "range",
        "a key is a text, and `range` is no rule for texts",
    );
    refused(
        "keys(keys(length(1..)))",
        "keys",
        "a key is a text, and `keys` is no rule for texts",
    );
    refused(
        "keys(warn(length(1..)))",
        "warn",
        "`warn` stands outside: write `warn(keys(…))`",
    );
    refused(
        "keys(\"a\")",
        "\"a\"",
        "expected a rule for texts such as length(1..=63)",
    );
}

#[test]
fn a_format_that_is_no_type_needs_no_condition() {
    for format in [Format::HostName, Format::HostNameOrAddress, Format::Fqdn] {
        let always = rule(&format!("format({})", format.name()));
        assert_eq!(always, Rule::Format(format, Vec::new()));
        assert_eq!(always.applies(), Applies::Text);
        let sometimes = rule(&format!("format({}, kind == \"x\")", format.name()));
        assert_eq!(sometimes.applies(), Applies::Member);
    }
}

#[test]
fn a_condition_asks_whether_a_member_is_present() {
    match condition("present(gateway)") {
        Condition::Present(member) => assert_eq!(member.name, "gateway"),
        other => panic!("{other:?}"),
    }
    // A member may have that name.
    assert!(matches!(
        condition("present == \"x\""),
        Condition::Compare { .. }
    ));
    refused(
        "only_when(present(current.style))",
        ".",
        "unexpected argument",
    );
    refused(
        "only_when(assume(present(style)))",
        "assume",
        "`assume` is for comparisons with `==`, `!=` or `in`",
    );
}

#[test]
fn a_condition_asks_whether_a_list_has_a_text() {
    match condition("algorithms has \"aes256\"") {
        Condition::Has { list, value } => {
            assert_eq!(
                (list.name.as_str(), value.as_str()),
                ("algorithms", "aes256")
            );
        }
        other => panic!("{other:?}"),
    }
    refused(
        "only_when(algorithms has 1)",
        "1",
        "expected a quoted text behind `has`",
    );
    refused(
        "only_when(current.algorithms has \"x\")",
        "has",
        "expected `==`, `!=`, `in` or `has` behind the member",
    );
}
