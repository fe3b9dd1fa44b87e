//! What rules of the language report on structs that somebody writes.

use vpn_model::{Code, Context, Ipv4Net, Map, Model, Severity};

use crate::{Update, check, members, policy_based};

#[test]
fn a_rule_that_only_warns_keeps_its_code_and_names_its_document() {
    let json = r#"{"tunnel": {"name": "a", "lifetimeSeconds": 299}}"#;
    let body = Update::from_json(json).unwrap();
    let warning = &body.report().violations()[1];
    assert_eq!(warning.severity, Severity::Warning);
    assert_eq!(warning.code, Code::Range);
    assert_eq!(warning.source, "the guide");
    assert_eq!(warning.message(), "must be at least 300");
    // The bounds of the type are the rule's that refuses, not the one's that warns.
    let report = Update::from_json(r#"{"tunnel": {"name": "a", "lifetimeSeconds": 99999999999}}"#)
        .unwrap_err();
    let error = &report.violations()[1];
    assert_eq!(
        (error.severity, error.message().as_str(), error.source),
        (
            Severity::Error,
            "must be between 60 and 3600",
            "by hand, table Tunnel"
        )
    );
}

#[test]
fn several_rules_of_the_same_name_look_at_their_own_members() {
    members(r#""tags": []"#, &[]);
    check(
        r#"{"name": "a", "rules": [
            {"source": "10.0.0.0/8", "match": "x"},
            {"source": "11.0.0.0/8", "match": "x"},
            {"source": "10.0.0.0/8", "match": "y"}
        ]}"#,
        &policy_based(),
        &[
            r#"warning[unique] /tunnel/rules/1/match "x""#,
            r#"error[unique] /tunnel/rules/2/source "10.0.0.0/8""#,
        ],
    );
}

#[test]
fn the_ends_of_a_tunnel_are_a_pair() {
    members(
        r#""peer": "169.254.1.2/30", "local": "169.254.1.1/30""#,
        &[],
    );
    members(
        r#""peer": "169.254.1.2/30", "local": "169.254.1.5/30""#,
        &[r#"error[tunnel-pair] /tunnel/peer "169.254.1.2/30""#],
    );
    // The other end is the stored one.
    check(
        r#"{"name": "a", "rules": [], "peer": "169.254.2.2/30"}"#,
        &policy_based(),
        &[r#"error[tunnel-pair] /tunnel/peer "169.254.2.2/30""#],
    );
}

#[test]
fn two_values_that_must_differ_are_reported_at_the_later_one() {
    members(
        r#""peerId": "10.0.0.1", "localId": "10.0.0.1", "type": "ip""#,
        &[r#"warning[distinct] /tunnel/localId "10.0.0.1""#],
    );
}

#[test]
fn a_value_of_an_enum_brings_its_cautions_with_their_own_weight_and_source() {
    let json = r#"{"tunnel": {"name": "a", "type": "dn"}}"#;
    let body = Update::from_json(json).unwrap();
    let cautions: Vec<_> = body
        .report()
        .violations()
        .iter()
        .filter(|violation| violation.pointer == "/tunnel/type")
        .map(|violation| (violation.severity, violation.code, violation.source))
        .collect();
    assert_eq!(
        cautions,
        [
            (Severity::Note, Code::WeakAlgorithm, "by hand, table Tunnel"),
            (Severity::Warning, Code::Unsupported, "the manual"),
        ]
    );
}

#[test]
fn the_blocks_of_a_region_stand_in_for_those_that_refuse_not_for_advice() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Networks")]
    struct Networks {
        #[model(reserved_block("100.64.0.0/10"))]
        refused: Option<Ipv4Net>,
        #[model(warn(reserved_block("100.64.0.0/10")))]
        advised: Option<Ipv4Net>,
    }
    let context = Context::new().reserved_blocks(["10.0.0.0/8".parse().unwrap()]);
    let found = |network: &str| -> Vec<String> {
        let json = format!(r#"{{"refused": "{network}", "advised": "{network}"}}"#);
        let report = Networks::check_json(json, &context);
        let line = |it: &vpn_model::Violation| format!("{} {}", it.severity, it.pointer);
        report.violations().iter().map(line).collect()
    };
    assert_eq!(found("10.1.0.0/16"), ["error /refused"]);
    assert_eq!(found("100.64.1.0/24"), ["warning /advised"]);
}

#[test]
fn of_two_values_that_must_differ_the_message_names_the_other_one() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Ends")]
    struct Ends {
        #[model(distinct(right))]
        left: Option<String>,
        right: Option<String>,
    }
    for (json, pointer, message) in [
        (
            r#"{"left": "a", "right": "a"}"#,
            "/right",
            "must differ from `left`",
        ),
        (
            r#"{"right": "a", "left": "a"}"#,
            "/left",
            "must differ from `right`",
        ),
    ] {
        let report = Ends::from_json(json).unwrap_err();
        let violation = &report.violations()[0];
        assert_eq!(violation.pointer, pointer);
        assert_eq!(violation.message(), message);
    }
}

#[test]
fn a_repetition_names_the_member_or_the_item_that_was_first() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Lists")]
    struct Lists {
        #[model(unique)]
        networks: Option<Vec<Ipv4Net>>,
    }
    let items: Vec<String> = (0..12)
        .map(|number| format!("10.0.{number}.0/24"))
        .collect();
    // Few items and many are remembered in different ways.
    for count in [3, 7, 8, 9, 12] {
        for first in [0, 1, count - 1] {
            let mut items: Vec<_> = items.iter().take(count).cloned().collect();
            items.push(items[first].clone());
            let json = serde_json::json!({"networks": items}).to_string();
            let report = Lists::from_json(json).unwrap_err();
            assert_eq!(report.violations().len(), 1, "{report}");
            let violation = &report.violations()[0];
            assert_eq!(violation.pointer, format!("/networks/{count}"));
            assert_eq!(
                violation.message(),
                format!("the same value as the item at index {first}")
            );
        }
    }
    let report = Lists::from_json(r#"{"networks": [], "networks": []}"#).unwrap_err();
    assert_eq!(
        report.violations()[0].message(),
        "the object has the member `networks` already"
    );
}

#[test]
fn what_is_said_of_a_key_says_that_it_is_the_key() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Keys")]
    struct Keys {
        #[model(keys(length(..=2)), length(..=2))]
        labels: Option<Map<String>>,
    }
    let message = |json: &str| {
        let report = Keys::from_json(json).unwrap_err();
        report.violations()[0].message()
    };
    assert_eq!(
        message(r#"{"labels": {"abc": "a"}}"#),
        "the key: must have at most 2 characters, has 3"
    );
    assert_eq!(
        message(r#"{"labels": {"a": "abc"}}"#),
        "must have at most 2 characters, has 3"
    );
}

#[test]
fn only_punctuation_is_special_and_neither_spaces_nor_foreign_letters_are() {
    for key in ["Abcdefgü", "Abcdefg ", "Abcdefg\u{7f}"] {
        members(
            &format!(r#""preSharedKey": "{key}""#),
            &[&format!(r#"error[classes] /tunnel/preSharedKey "{key}""#)],
        );
    }
    members(r#""preSharedKey": "Abcdefg!""#, &[]);
}

#[test]
fn bounds_are_said_as_people_say_them() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Bounds")]
    struct Bounded {
        #[model(length(5..=5))]
        exact: Option<String>,
        #[model(items(..=1))]
        one: Option<Vec<bool>>,
        #[model(classes(..=2))]
        few: Option<String>,
    }
    let json = r#"{"exact": "a", "one": [true, true], "few": "aA0"}"#;
    let report = Bounded::from_json(json).unwrap_err();
    let messages: Vec<_> = report.violations().iter().map(|it| it.message()).collect();
    assert_eq!(
        messages,
        [
            "must have exactly 5 characters, has 1",
            "must have at most 1 item, has 2",
            "must mix at most 2 of upper case, lower case, digits, special; \
             3 characters, has upper case, lower case, digits",
        ]
    );
    let templates: Vec<_> = report.violations().iter().map(|it| it.template()).collect();
    assert_eq!(
        templates,
        [
            "must have between {min} and {max} characters, has {actual}",
            "must have at most {max} items, has {actual}",
            "must mix at most {max} of upper case, lower case, digits, special; \
             {characters} characters, has {found}",
        ]
    );
}
