//! Conditions.

use vpn_model_rule_language::{Condition, Literal, Root, Rule, Test};

use crate::{compare, condition, refused, rule, text};

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
