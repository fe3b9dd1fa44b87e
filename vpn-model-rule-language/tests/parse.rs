//! The grammar, rule by rule: what a good rule means, and what a person reads about a bad one.

#![allow(clippy::panic, reason = "a helper of a test fails as the test does")]

use vpn_model_rule_language::{
    Bounds, Condition, Format, Literal, Root, Rule, Severity, Stated, Test, parse_rule,
};

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
fn a_count_is_not_negative_and_there_are_four_classes() {
    let negative = |rule: &str| format!("`{rule}` counts, and a count is not negative");
    refused("length(-1..=64)", "-1..=64", &negative("length"));
    refused("items(-5..=-1)", "-5..=-1", &negative("items"));
    refused("classes(3..=5)", "3..=5", "`classes` counts up to 4");
    assert_eq!(rule("length(0..=64)"), Rule::Length(bounds(0, 64)));
    assert_eq!(rule("classes(4..)"), Rule::Classes(bounds(4, None)));
}

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
fn a_block_is_an_ipv4_network_without_host_bits() {
    assert_eq!(
        rule("reserved_block(\"100.64.0.0/10\", \"0.0.0.0/0\", \"10.0.0.1/32\",)"),
        Rule::ReservedBlock(vec![
            "100.64.0.0/10".to_owned(),
            "0.0.0.0/0".to_owned(),
            "10.0.0.1/32".to_owned(),
        ])
    );
    for bad in [
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "::/0",
        "10.0.0/8",
    ] {
        refused(
            &format!("reserved_block(\"{bad}\")"),
            &format!("\"{bad}\""),
            "expected an IPv4 network such as 100.64.0.0/10",
        );
    }
    refused(
        "reserved_block(\"10.0.0.0/8\", \"10.0.0.1/8\")",
        "\"10.0.0.1/8\"",
        "the network has host bits set",
    );
    refused(
        "reserved_block(10)",
        "10",
        "expected a quoted IPv4 network such as \"100.64.0.0/10\"",
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
fn a_tunnel_address_can_have_exceptions() {
    let except = |blocks: &[&str]| Rule::TunnelAddress {
        except: blocks.iter().map(|block| (*block).to_owned()).collect(),
    };
    assert_eq!(rule("tunnel_address"), except(&[]));
    assert_eq!(
        rule("tunnel_address(except = \"169.254.195.0/24\")"),
        except(&["169.254.195.0/24"])
    );
    assert_eq!(
        rule("tunnel_address(except = [\"169.254.195.0/24\", \"169.254.0.0/24\",],)"),
        except(&["169.254.195.0/24", "169.254.0.0/24"])
    );
    refused(
        "tunnel_address(without = \"169.254.195.0/24\")",
        "without",
        "expected `except = \"…\"`",
    );
    refused(
        "tunnel_address(except = [])",
        "]",
        "unexpected end of input, expected a quoted IPv4 network such as \"100.64.0.0/10\"",
    );
}

#[test]
fn a_pair_names_its_sibling() {
    for (form, name) in [
        ("tunnel_pair(tunnel_local_address)", "tunnel_local_address"),
        ("distinct(localId)", "localId"),
    ] {
        let stated = parse(form);
        assert_eq!(stated.rule.sibling().unwrap().name, name);
    }
    refused(
        "distinct()",
        "distinct",
        "`distinct` needs arguments: write `distinct(member)`",
    );
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
fn a_condition_compares_a_sibling_the_stored_connection_or_the_gateway() {
    let path =
        |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    assert_eq!(
        compare("ike_version == \"v1\""),
        (
            Root::Sibling,
            path(&["ike_version"]),
            Test::In(vec![text("v1")]),
            false
        )
    );
    assert_eq!(
        compare("current.ikepolicy.ike_version != \"v2\""),
        (
            Root::Current,
            path(&["ikepolicy", "ike_version"]),
            Test::NotIn(vec![text("v2")]),
            false
        )
    );
    assert_eq!(
        compare("gateway.r#type in [\"a\", 3, -4, true, false,]"),
        (
            Root::Gateway,
            path(&["type"]),
            Test::In(vec![
                text("a"),
                Literal::Integer(3),
                Literal::Integer(-4),
                Literal::Boolean(true),
                Literal::Boolean(false),
            ]),
            false
        )
    );
    assert_eq!(
        compare("assume(local_id_type == \"ip\")"),
        (
            Root::Sibling,
            path(&["local_id_type"]),
            Test::In(vec![text("ip")]),
            true
        )
    );
}

#[test]
fn the_words_of_the_grammar_are_members_too_when_they_are_compared() {
    for name in ["current", "gateway", "alone", "assume"] {
        assert_eq!(
            compare(&format!("{name} == true")),
            (
                Root::Sibling,
                vec![name.to_owned()],
                Test::In(vec![Literal::Boolean(true)]),
                false
            )
        );
        for test in ["!= 1", "in [1]"] {
            let (_, path, ..) = compare(&format!("{name} {test}"));
            assert_eq!(path, [name], "{test}");
        }
    }
}

#[test]
fn a_condition_looks_at_one_sibling_or_at_what_is_elsewhere() {
    let sibling = |text: &str| match rule(&format!("ineffective({text})")) {
        Rule::Ineffective(conditions) => conditions
            .first()
            .and_then(Condition::sibling)
            .map(|member| member.name.clone()),
        other => panic!("{text}: {other:?}"),
    };
    for text in [
        "a == 1",
        "a.b != 1",
        "present(a)",
        "a has \"x\"",
        "assume(a == 1)",
    ] {
        assert_eq!(sibling(text).as_deref(), Some("a"), "{text}");
    }
    for text in ["alone", "current.a == 1", "gateway.a == 1"] {
        assert_eq!(sibling(text), None, "{text}");
    }
}

#[test]
fn conditions_are_a_list_with_an_optional_comma_at_the_end() {
    for form in [
        "required_when(a == 1, b != 2)",
        "only_when(a == 1, b != 2,)",
        "incompatible(a == 1, b != 2)",
        "ineffective(alone, b != 2,)",
    ] {
        assert_eq!(rule(form).conditions().len(), 2, "{form}");
    }
    match rule("ineffective(alone)") {
        Rule::Ineffective(conditions) => assert_eq!(conditions, [Condition::Alone]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_condition_that_is_none_is_refused_where_it_goes_wrong() {
    let operator = "expected `==`, `!=`, `in` or `has` behind the member";
    refused(
        "only_when(style)",
        ")",
        &format!("unexpected end of input, {operator}"),
    );
    refused("only_when(style = \"bgp\")", "=", operator);
    refused("only_when(style < 3)", "<", operator);
    let value = "expected a quoted text, an integer, true or false";
    refused("only_when(style == bgp)", "bgp", value);
    refused("only_when(style == 'b')", "'b'", value);
    refused("only_when(style == 1.5)", "1.5", value);
    refused(
        "only_when(style in [])",
        "[]",
        "no value is in an empty list: expected at least one value",
    );
    refused(
        "only_when(style in \"bgp\")",
        "\"bgp\"",
        "expected square brackets",
    );
    refused(
        "only_when(\"style\" == \"bgp\")",
        "\"style\"",
        "expected the name of a member, without quotes",
    );
    refused(
        "only_when(assume(alone))",
        "assume",
        "`alone` is always known",
    );
    refused(
        "only_when(assume(a == 1, b == 2))",
        ",",
        "unexpected argument",
    );
    refused("only_when(a == 1 b == 2)", "b", "unexpected argument");
    refused(
        "required_when()",
        "required_when",
        "`required_when` needs arguments: write `required_when(member == \"value\")`",
    );
}

#[test]
fn a_rule_can_warn_or_note_and_say_who_says_so() {
    let plain = parse("distinct(a)");
    assert_eq!((plain.severity, plain.source), (None, None));
    let warning = parse("warn(distinct(a), source = \"the guide\",)");
    assert_eq!(warning.rule, rule("distinct(a)"));
    assert_eq!(warning.severity, Some(Severity::Warning));
    assert_eq!(warning.source.as_deref(), Some("the guide"));
    assert_eq!(warning.span.start().column, 5);
    let note = parse("note(weak_algorithm)");
    assert_eq!((note.severity, note.source), (Some(Severity::Note), None));
    assert_eq!(parse("warn(unique,)").severity, Some(Severity::Warning));
}

#[test]
fn a_warning_holds_exactly_one_rule() {
    refused(
        "warn(note(unique))",
        "unique",
        "`warn` and `note` cannot be nested",
    );
    refused(
        "note(warn(unique))",
        "unique",
        "`warn` and `note` cannot be nested",
    );
    refused(
        "warn(unique, items(..=5))",
        "items",
        "expected `source = \"…\"`",
    );
    refused("warn(unique, source = 5)", "5", "expected string literal");
    refused(
        "warn(unique items(..=5))",
        "items",
        "expected one rule, or `, source = \"…\"`, inside `warn`",
    );
    refused(
        "warn(unique, source = \"a\", \"b\")",
        "\"b\"",
        "unexpected argument",
    );
    refused(
        "warn",
        "warn",
        "`warn` needs arguments: write `warn(length(1..=64), source = \"the document\")`",
    );
    refused(
        "note()",
        "note",
        "`note` needs arguments: write `note(weak_algorithm)`",
    );
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
