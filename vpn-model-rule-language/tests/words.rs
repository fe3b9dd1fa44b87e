//! Rules in words. Most are held by the derive's tests, which see them as schemas say them.

#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test fails as the test does"
)]

use vpn_model_rule_language::{Condition, Held, parse_rule};

fn words(rule: &str, held: Held) -> String {
    parse_rule(rule).unwrap().rule.words(held)
}

#[test]
fn a_rule_of_one_value_names_the_items_of_a_list_and_the_values_of_a_map() {
    for (rule, text) in [
        ("length(..=1)", "must have at most 1 character"),
        ("chars(\"a-z\")", "must have no characters but `a-z`"),
        (
            "classes(\"upper\", \"lower\", \"digit\", \"special\")",
            "must have upper case, lower case, digits, special",
        ),
        (
            "distinct_chars(2..)",
            "must have at least 2 different characters",
        ),
        ("pattern(\"^a*$\")", "must fit the pattern `^a*$`"),
        ("range(except = 5..=5)", "must not be exactly 5"),
        ("fixed(true)", "must be true"),
        ("fixed(-1)", "must be -1"),
        (
            "reserved_block(\"10.0.0.0/8\")",
            "must not lie inside 10.0.0.0/8",
        ),
        (
            "tunnel_address",
            "must be one of the two hosts of a /30 in 169.254.0.0/16",
        ),
        ("format(HostName)", "must be a host name"),
        ("format(Uuid, present(a))", "must be a UUID when `a` is set"),
    ] {
        assert_eq!(words(rule, Held::One), text);
        assert_eq!(words(rule, Held::List), format!("each item {text}"));
        assert_eq!(words(rule, Held::Map), format!("each value {text}"));
    }
}

#[test]
fn a_rule_of_the_whole_does_not_name_its_parts() {
    for (rule, text) in [
        ("items(2..)", "must have at least 2 items"),
        ("unique", "no two items are equal"),
        (
            "keys(length(2..=2))",
            "each key must have exactly 2 characters",
        ),
        ("order(a < b)", "`a` must be less than `b`"),
        ("order(a <= b)", "`a` must be at most `b`"),
        (
            "required_when(a in [\"b\", \"c\"], d != 1)",
            "mandatory when `a` is b or c and `d` is not 1",
        ),
        ("deprecated", "the provider documents it as deprecated"),
        ("unsupported", "the provider documents it as not supported"),
        (
            "weak_algorithm",
            "the provider cautions against it: low security",
        ),
    ] {
        for held in [Held::One, Held::List, Held::Map] {
            assert_eq!(words(rule, held), text);
        }
    }
}

#[test]
fn every_format_has_its_article() {
    for (format, text) in [
        ("Ipv4Address", "an IPv4 address"),
        ("Ipv4Cidr", "an IPv4 network in CIDR notation"),
        ("Uuid", "a UUID"),
        ("HostName", "a host name"),
        ("HostNameOrAddress", "a host name or IP address"),
        ("Fqdn", "an FQDN identity"),
    ] {
        let rule = format!("format({format}, alone)");
        let text = format!("must be {text} when it is changed alone");
        assert_eq!(words(&rule, Held::One), text);
    }
}

#[test]
fn a_backtick_does_not_end_a_code_span() {
    assert_eq!(
        words("chars(\"a`b``\")", Held::One),
        "must have no characters but ``` a`b`` ```"
    );
}

#[test]
fn conditions_say_whom_they_ask() {
    let rule = "only_when(current.a.b == \"c\", gateway.d in [1, 2], e has \"f\")";
    let stated = parse_rule(rule).unwrap();
    assert_eq!(
        Condition::all(stated.rule.conditions()),
        "`a.b` of the stored connection is c and `d` of the gateway is 1 or 2 and `e` has f"
    );
}
