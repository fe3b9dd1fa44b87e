//! Rules with numbers: bounds, counts, the only value, the order of two members.

use vpn_model_rule_language::{Applies, Bounds, Literal, Rule};

use crate::{bounds, refused, rule};

#[test]
fn a_range_has_one_or_two_inclusive_bounds() {
    assert_eq!(rule("length(1..=64)"), Rule::Length(bounds(1, 64)));
    assert_eq!(rule("items(..=50)"), Rule::Items(bounds(None, 50)));
    assert_eq!(rule("length(2..)"), Rule::Length(bounds(2, None)));
    assert_eq!(rule("classes(3..=4)"), Rule::Classes(bounds(3, 4)));
    assert_eq!(rule("range(7..=7)"), Rule::Range(bounds(7, 7)));
    assert_eq!(
        rule("range(1_000..=0x10_00)"),
        Rule::Range(bounds(1000, 4096))
    );
}

#[test]
fn a_range_of_integers_can_be_negative_down_to_the_smallest() {
    assert_eq!(rule("range(-1..=5)"), Rule::Range(bounds(-1, 5)));
    assert_eq!(rule("range(-9..=-5)"), Rule::Range(bounds(-9, -5)));
    assert_eq!(
        rule("range(-9223372036854775808..=9223372036854775807)"),
        Rule::Range(bounds(i64::MIN, i64::MAX))
    );
}

#[test]
fn a_range_that_is_none_is_refused_at_the_range() {
    let inclusive = "the end of a range is inclusive and written with `..=`, as in 1..=64";
    refused("range(5..10)", "5..10", inclusive);
    refused("range(..10)", "..10", inclusive);
    let shape = "expected a range such as 1..=64, ..=50 or 1..";
    refused("length(64)", "64", shape);
    refused("length(\"1..=64\")", "\"1..=64\"", shape);
    refused("length(min = 1)", "min", shape);
    refused("length(1.5..=3)", "1.5", shape);
    refused("range(10..=5)", "10..=5", "the range ends before it starts");
    refused(
        "range(..)",
        "..",
        "a range needs at least one bound, as in 1..=64, ..=50 or 1..",
    );
}

#[test]
fn a_bound_that_is_no_integer_of_64_bits_is_refused_at_the_bound() {
    let width = "expected an integer between -9223372036854775808 and 9223372036854775807";
    refused(
        "range(1..=9223372036854775808)",
        "9223372036854775808",
        width,
    );
    refused(
        "range(-9223372036854775809..)",
        "9223372036854775809",
        width,
    );
    refused(
        "length(1..=64u8)",
        "64u8",
        "expected an integer without the suffix `u8`",
    );
    refused("length(1..=max)", "max", "expected an integer");
    refused("length(1..=6.5)", "6.5", "expected an integer");
    refused(
        "length(1..=)",
        ")",
        "unexpected end of input, expected an integer",
    );
}

#[test]
fn a_range_can_name_what_it_leaves_out() {
    assert_eq!(
        rule("range(except = 65535..=4199999999)"),
        Rule::RangeExcept(bounds(65_535, 4_199_999_999))
    );
    refused(
        "range(but = 1..=2)",
        "but",
        "expected a range such as 1..=64, or `except = 65..=99`",
    );
}

#[test]
fn a_count_is_not_negative_and_there_are_four_classes() {
    let negative = |rule: &str| format!("`{rule}` counts, and a count is not negative");
    refused("length(-1..=64)", "-1..=64", &negative("length"));
    refused("items(-5..=-1)", "-5..=-1", &negative("items"));
    refused("classes(3..=5)", "3..=5", "`classes` counts up to 4");
    assert_eq!(rule("length(0..=64)"), Rule::Length(bounds(0, 64)));
    assert_eq!(rule("classes(4..)"), Rule::Classes(bounds(4, None)));
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
fn unique_looks_at_whole_items_or_at_one_member() {
    assert_eq!(rule("unique"), Rule::Unique(None));
    match rule("unique(r#type)") {
        Rule::Unique(Some(member)) => {
            assert_eq!(member.name, "type");
            assert_eq!(member.span.start().column, 7);
        }
        other => panic!("{other:?}"),
    }
    refused(
        "unique(\"source\")",
        "\"source\"",
        "expected the name of a member, without quotes",
    );
    refused("unique(a, b)", "b", "unexpected argument");
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
fn the_only_value_is_a_boolean_or_an_integer() {
    refused(
        "fixed(\"a\")",
        "\"a\"",
        "expected true, false or an integer",
    );
    refused(
        "fixed(-)",
        ")",
        "unexpected end of input, expected an integer",
    );
    refused(
        "fixed(99999999999999999999)",
        "99999999999999999999",
        "expected an integer between -9223372036854775808 and 9223372036854775807",
    );
    refused("fixed(a)", "a", "expected true, false or an integer");
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
