//! What rules of the language report on structs that somebody writes.

use vpn_model::{Code, Context, Ipv4Net, Map, Model, Severity};

use crate::{Update, check, lines, members, policy_based};

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
fn a_format_under_a_condition_assumes_what_nobody_told() {
    let bad = [r#"error[format] /tunnel/localId "gw""#];
    members(r#""localId": "gw", "type": "ip", "peerId": "other""#, &bad);
    members(
        r#""localId": "gw", "type": "Self_", "peerId": "other""#,
        &[],
    );
    check(
        r#"{"name": "a", "localId": "gw", "peerId": "other"}"#,
        &Context::new(),
        &[
            "note[unchecked] /tunnel/rules {",
            r#"error[format] /tunnel/localId "gw""#,
        ],
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
fn conditions_use_the_body_then_what_is_stored_then_say_that_they_cannot_know() {
    let missing = ["error[required-when] /tunnel/rules {"];
    check(r#"{"name": "a"}"#, &policy_based(), &missing);
    check(
        r#"{"name": "a"}"#,
        &Context::new(),
        &["note[unchecked] /tunnel/rules {"],
    );
    let stored = Context::new()
        .current_json(br#"{"style": "policy", "rules": [{"source": "10.0.0.0/8"}]}"#)
        .unwrap()
        .gateway_json(br#"{"ipVersion": "ipv4"}"#)
        .unwrap();
    check(r#"{"name": "a"}"#, &stored, &[]);
    check(r#"{"name": "a", "hub": false}"#, &stored, &[]);
    check(
        r#"{"name": "a", "hub": true}"#,
        &stored,
        &["error[only-when] /tunnel/hub true"],
    );
    check(
        r#"{"name": "a", "hub": true, "style": "BGP"}"#,
        &stored,
        &[],
    );
    let routed = Context::new().current_json(br#"{"style": "bgp"}"#).unwrap();
    check(
        r#"{"name": "a", "rules": []}"#,
        &routed,
        &["warning[only-when] /tunnel/rules []"],
    );
    check(r#"{"name": "a", "hub": true}"#, &routed, &[]);
}

#[test]
fn values_that_cannot_go_together_are_reported_at_the_later_one() {
    let cautions = [
        "warning[range] /tunnel/lifetimeSeconds 60",
        r#"warning[unsupported] /tunnel/type "fqdn""#,
    ];
    members(
        r#""lifetimeSeconds": 60, "ike-version": "v1", "type": "fqdn""#,
        &[
            cautions[0],
            cautions[1],
            r#"error[incompatible] /tunnel/type "fqdn""#,
        ],
    );
    // The member that carries the rule takes part by being there.
    members(r#""lifetimeSeconds": 60, "type": "fqdn""#, &cautions);
}

#[test]
fn a_member_without_effect_when_it_is_alone_is_fine_in_company() {
    members(r#""psk_rotation": true"#, &[]);
    let report = Update::check_json(r#"{"tunnel": {"psk_rotation": true}}"#, &policy_based());
    assert!(
        report
            .violations()
            .iter()
            .any(|violation| violation.code == Code::Ineffective)
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
fn a_replacement_looks_at_the_stored_resource_but_inherits_nothing() {
    #[derive(Debug, Model)]
    #[model(replace(current = "tunnel"), source = "by hand, table Replacement")]
    struct Replacement {
        #[model(required_when(current.style == "bgp"))]
        rules: Option<Vec<String>>,
        #[model(only_when(style == "bgp"))]
        hub: Option<bool>,
        style: Option<String>,
    }
    let stored = Context::new()
        .current_json(br#"{"tunnel": {"style": "bgp", "rules": ["a"]}}"#)
        .unwrap();
    let pointers = |json: &str| -> Vec<String> {
        Replacement::check_json(json, &stored)
            .violations()
            .iter()
            .map(|violation| violation.pointer.clone())
            .collect()
    };
    // Neither the stored rules nor the stored style are those of the body.
    assert_eq!(pointers(r#"{"hub": true}"#), ["/rules", "/hub"]);
    assert_eq!(
        pointers(r#"{"rules": [], "hub": true, "style": "bgp"}"#),
        [""; 0]
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
fn a_text_that_is_only_advised_against_takes_part_in_other_rules() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Ids")]
    struct Ids {
        #[model(warn(format(Ipv4Address, assume(kind == "ip"))))]
        advised: Option<String>,
        #[model(format(Ipv4Address, assume(kind == "ip")))]
        refused: Option<String>,
        #[model(distinct(advised), distinct(refused))]
        other: Option<String>,
        kind: Option<String>,
    }
    let json = r#"{"advised": "x", "refused": "y", "other": "x"}"#;
    let report = Ids::check_json(json, &Context::new());
    assert_eq!(
        lines(json, &report),
        [
            r#"warning[format] /advised "x""#,
            r#"error[format] /refused "y""#,
            r#"error[distinct] /other "x""#,
        ]
    );
    let json = r#"{"advised": "x", "refused": "y", "other": "y"}"#;
    let report = Ids::check_json(json, &Context::new());
    assert_eq!(
        lines(json, &report),
        [
            r#"warning[format] /advised "x""#,
            r#"error[format] /refused "y""#,
        ]
    );
}

#[test]
fn what_a_built_value_lacks_is_said_before_what_is_wrong_with_its_first_member() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Order")]
    struct Order {
        #[model(only_when(style == "bgp"))]
        hub: Option<bool>,
        style: Option<String>,
        #[model(required_when(hub == true))]
        peer: Option<String>,
    }
    let json = r#"{"hub": true, "style": "policy"}"#;
    let read = Order::check_json(json, &Context::new());
    let missing_first = ["error[required-when] /peer {", "error[only-when] /hub true"];
    assert_eq!(lines(json, &read), missing_first);
    let built = Order {
        hub: Some(true),
        style: Some("policy".to_owned()),
        peer: None,
    };
    let built = built.validate(&Context::new());
    let codes = |report: &vpn_model::Report| -> Vec<Code> {
        report.violations().iter().map(|it| it.code).collect()
    };
    assert_eq!(codes(&built), codes(&read));
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
fn what_was_not_checked_names_the_rule_and_what_it_depends_on() {
    #[derive(Debug, Model)]
    #[model(
        partial(current = "tunnel", gateway = "gateway"),
        source = "by hand, table Depends"
    )]
    struct Depends {
        #[model(only_when(current.style == "bgp"))]
        hub: Option<bool>,
        #[model(required_when(gateway.version == "ipv4"))]
        rules: Option<Vec<String>>,
    }
    let report = Depends::check_json(r#"{"hub": true}"#, &Context::new());
    let messages: Vec<_> = report.violations().iter().map(|it| it.message()).collect();
    assert_eq!(
        messages,
        [
            "not checked: the rule required-when depends on the VPN gateway",
            "not checked: the rule only-when depends on the stored connection",
        ]
    );
}

#[test]
fn what_is_wrong_with_an_object_as_a_whole_is_said_before_what_it_lacks() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Outer")]
    struct Outer {
        style: Option<String>,
        #[model(only_when(style == "bgp"))]
        policy: Option<crate::Policy>,
    }
    let json = r#"{"style": "static", "policy": {}}"#;
    let report = Outer::check_json(json, &Context::new());
    assert_eq!(
        lines(json, &report),
        [
            "error[only-when] /policy {}",
            "error[required] /policy/source {",
        ]
    );
}
