//! What rules with conditions report on structs that somebody writes: of the body, of what is stored, and of both.

use vpn_model::{Code, Context, Model};

use crate::{Update, check, lines, members, policy_based};

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
