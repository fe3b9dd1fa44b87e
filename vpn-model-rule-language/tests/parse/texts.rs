//! Rules for texts: characters, classes, patterns, formats, keys.

use vpn_model_rule_language::{Applies, Class, Format, Rule, Stated, parse_rule};

use crate::{refused, rule};

#[test]
fn a_set_of_characters_is_quoted_and_not_empty() {
    match rule("chars(\"0-9A-Z_.-\")") {
        Rule::Chars(chars) => assert_eq!(
            (chars.text.as_str(), chars.ranges.as_slice()),
            (
                "0-9A-Z_.-",
                [('0', '9'), ('A', 'Z'), ('_', '_'), ('.', '.'), ('-', '-')].as_slice()
            )
        ),
        other => panic!("{other:?}"),
    }
    refused("chars(\"\")", "\"\"", "expected at least one character");
    refused(
        "chars(\"z-a\")",
        "\"z-a\"",
        "the range `z-a` ends before it starts",
    );
    refused(
        "chars(a - z)",
        "a",
        "expected a quoted set of characters such as \"0-9A-Za-z_.-\"",
    );
    refused("chars(\"a\", \"b\")", "\"b\"", "unexpected argument");
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
fn a_backslash_in_a_pattern_is_written_twice_or_in_a_raw_text() {
    assert_eq!(
        rule("pattern(\"^(a\\\\d)*$\")"),
        rule("pattern(r\"^(a\\d)*$\")")
    );
    assert!(parse_rule("pattern(\"^(a\\d)*$\")").is_err());
}

#[test]
fn a_format_that_is_a_type_has_a_condition_or_only_warns() {
    for (name, format) in [
        ("Ipv4Address", Format::Ipv4Address),
        ("Ipv4Cidr", Format::Ipv4Cidr),
        ("Uuid", Format::Uuid),
    ] {
        match rule(&format!("format({name}, kind == \"x\")")) {
            Rule::Format(found, conditions) => {
                assert_eq!((found, conditions.len()), (format, 1));
            }
            other => panic!("{other:?}"),
        }
    }
    refused(
        "format(Ipv6, kind == \"x\")",
        "Ipv6",
        "unknown format `Ipv6`; expected one of Ipv4Address, Ipv4Cidr, Uuid, HostName, HostNameOrAddress, Fqdn",
    );
    refused(
        "format(\"Uuid\", kind == \"x\")",
        "\"Uuid\"",
        "expected one of Ipv4Address, Ipv4Cidr, Uuid, HostName, HostNameOrAddress, Fqdn",
    );
    refused(
        "format(Uuid)",
        "format",
        "a text that always has this format is a field type; expected a condition, or `warn(format(…))`",
    );
    let lowered: Stated = syn::parse_str("warn(format(Uuid))").unwrap();
    assert_eq!(lowered.rule, Rule::Format(Format::Uuid, Vec::new()));
    let comma: Stated = syn::parse_str("warn(format(Uuid,))").unwrap();
    assert_eq!(comma.rule, lowered.rule);
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
