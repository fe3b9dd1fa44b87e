//! `#[derive(Model)]` on structs that somebody writes by hand, in a crate that is not `vpn-model`.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test does"
)]

use vpn_model::schema::Kind;
use vpn_model::{
    Code, Context, Enumeration as _, Extra, Ipv4Net, Model, Open, Report, Secret, Severity, Text,
    Uuid, Valid,
};

/// The root of a partial update.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(
    partial(current = "tunnel", gateway = "gateway"),
    source = "by hand, table Update"
)]
struct Update {
    tunnel: Tunnel,
}

/// Every rule of the language stands here at least once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "by hand, table Tunnel")]
struct Tunnel {
    #[model(length(1..=8), chars("0-9A-Za-z_.-"))]
    name: String,
    #[model(name = "preSharedKey", length(8..=16), classes(3..=4))]
    pre_shared_key: Option<Secret>,
    #[model(
        name = "lifetimeSeconds",
        warn(range(300..), source = "the guide"),
        range(60..=3600)
    )]
    lifetime_seconds: Option<u32>,
    #[model(range(-5..=5))]
    offset: Option<i64>,
    #[model(items(1..=3), unique, reserved_block("100.64.0.0/10", "214.0.0.0/8"))]
    subnets: Option<Vec<Ipv4Net>>,
    #[model(tunnel_address(except = "169.254.195.0/24"))]
    local: Option<Ipv4Net>,
    #[model(tunnel_address, tunnel_pair(local))]
    peer: Option<Ipv4Net>,
    #[model(name = "localId", format(Ipv4Address, assume(r#type == "ip")))]
    local_id: Option<String>,
    #[model(name = "peerId", warn(distinct(localId)))]
    peer_id: Option<String>,
    r#type: Option<IdType>,
    #[model(
        items(..=5),
        unique(source),
        warn(unique(match)),
        required_when(current.style == "policy", gateway.ipVersion == "ipv4"),
        warn(only_when(current.style == "policy"))
    )]
    rules: Option<Vec<Policy>>,
    #[model(only_when(style == "bgp"))]
    hub: Option<bool>,
    style: Option<String>,
    #[model(name = "ike-version", incompatible(r#type == "fqdn", lifetimeSeconds == 60))]
    ike_version: Option<String>,
    #[model(ineffective(alone))]
    psk_rotation: Option<bool>,
    #[model(chars("a-z"), length(..=4))]
    tags: Option<Vec<String>>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "by hand, table Policy")]
struct Policy {
    source: Ipv4Net,
    r#match: Option<String>,
    id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
enum IdType {
    #[model(name = "ip")]
    Ip,
    #[model(name = "fqdn", unsupported)]
    Fqdn,
    #[model(
        name = "dn",
        note(weak_algorithm),
        warn(unsupported, source = "the manual")
    )]
    Dn,
    r#Self_,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "by hand, table Answer")]
struct Answer {
    id: Option<Text<Uuid>>,
    #[model(name = "idType")]
    id_type: Option<Open<IdType>>,
    #[model(range(1..=9))]
    count: Option<u32>,
    subnets: Option<Vec<Text<Ipv4Net>>>,
    inner: Option<Inner>,
    #[model(extra)]
    rest: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "by hand, table Inner")]
struct Inner {
    r#type: Option<Open<IdType>>,
    #[model(extra)]
    extra: Extra,
}

/// One violation as text: severity, code, pointer, and the text that it points at.
fn lines(json: &str, report: &Report) -> Vec<String> {
    report
        .violations()
        .iter()
        .map(|violation| {
            let span = violation.span.clone().map(|span| &json[span]);
            format!(
                "{}[{}] {} {}",
                violation.severity,
                violation.code,
                violation.pointer,
                span.unwrap_or("-")
            )
        })
        .collect()
}

fn policy_based() -> Context {
    Context::new()
        .current_json(br#"{"tunnel": {"style": "POLICY", "local": "169.254.1.1/30"}}"#)
        .unwrap()
        .gateway_json(br#"{"gateway": {"ipVersion": "ipv4"}}"#)
        .unwrap()
}

/// Checks `{"tunnel": …}`.
#[track_caller]
fn check(tunnel: &str, context: &Context, expected: &[&str]) {
    let json = format!(r#"{{"tunnel": {tunnel}}}"#);
    let report = Update::check_json(&json, context);
    assert_eq!(lines(&json, &report), expected, "{json}");
}

/// Checks members beside a name and rules, without a stored connection.
#[track_caller]
fn members(members: &str, expected: &[&str]) {
    check(
        &format!(r#"{{"name": "a", "rules": [], {members}}}"#),
        &Context::new()
            .current_json(br#"{"style": "policy"}"#)
            .unwrap()
            .gateway_json(b"{}")
            .unwrap(),
        expected,
    );
}

#[test]
fn a_good_body_passes_and_comes_back_the_same_through_serde_json() {
    let json = r#"{"tunnel":{"name":"a_b.c-9","preSharedKey":"aaBB11!!","lifetimeSeconds":3600,"offset":-5,"subnets":["10.0.0.0/8"],"local":"169.254.1.1/30","peer":"169.254.1.2/30","localId":"10.0.0.1","peerId":"10.0.0.2","type":"ip","rules":[{"source":"10.0.0.0/8","match":"all","id":"0c464dad-1234-48df-8a86-c22bb0eb0bde"}],"hub":true,"style":"bgp","ike-version":"v2","psk_rotation":true,"tags":["ab"]}}"#;
    let body = Update::from_json_with(json, &policy_based()).unwrap();
    assert!(body.report().is_empty(), "{}", body.report());
    assert_eq!(body.tunnel.offset, Some(-5));
    assert_eq!(body.tunnel.r#type, Some(IdType::Ip));
    assert_eq!(serde_json::to_string(&body).unwrap(), json);
    let again: Update = serde_json::from_str(json).unwrap();
    assert_eq!(again, *body);
    let through_value: Update =
        serde_json::from_value(serde_json::to_value(&again).unwrap()).unwrap();
    assert_eq!(through_value, again);
}

#[test]
fn absent_members_are_left_out_when_written() {
    let body = Update {
        tunnel: Tunnel {
            name: "a".to_owned(),
            ..Tunnel::default()
        },
    };
    assert_eq!(
        serde_json::to_string(&body).unwrap(),
        r#"{"tunnel":{"name":"a"}}"#
    );
}

#[test]
fn every_mistake_of_a_body_is_found_in_document_order() {
    let json = r#"{"tunnel": {
        "preSharedKey": "aaaa",
        "lifetimeSeconds": 60,
        "name": "much too lång",
        "offset": 6,
        "subnets": ["10.0.0.0/8", "100.64.1.0/24", "10.0.0.0/8", "11.0.0.0/8"],
        "local": "169.254.195.1/30",
        "peer": "10.0.0.1/30",
        "localId": "gw.example.org",
        "peerId": "gw.example.com",
        "rules": [{"source": "10.0.0.0/8"}, {"source": "10.0.0.0/8"}, {"id": "x"}],
        "type": "FQDN",
        "tags": ["abcde", 5, "A"],
        "Name": null
    }, "name": 1, "tunnel": {}}"#;
    let report = Update::from_json_with(json, &policy_based()).unwrap_err();
    assert_eq!(
        lines(json, &report),
        [
            r#"error[length] /tunnel/preSharedKey "aaaa""#,
            r#"error[classes] /tunnel/preSharedKey "aaaa""#,
            "warning[range] /tunnel/lifetimeSeconds 60",
            r#"error[length] /tunnel/name "much too lång""#,
            r#"error[chars] /tunnel/name "much too lång""#,
            "error[range] /tunnel/offset 6",
            r#"error[items] /tunnel/subnets ["10.0.0.0/8", "100.64.1.0/24", "10.0.0.0/8", "11.0.0.0/8"]"#,
            r#"error[reserved-block] /tunnel/subnets/1 "100.64.1.0/24""#,
            r#"error[unique] /tunnel/subnets/2 "10.0.0.0/8""#,
            r#"error[tunnel-address] /tunnel/local "169.254.195.1/30""#,
            r#"error[tunnel-address] /tunnel/peer "10.0.0.1/30""#,
            r#"error[unique] /tunnel/rules/1/source "10.0.0.0/8""#,
            "error[required] /tunnel/rules/2/source {",
            r#"error[format] /tunnel/rules/2/id "x""#,
            r#"error[enum] /tunnel/type "FQDN""#,
            r#"error[length] /tunnel/tags/0 "abcde""#,
            "error[type] /tunnel/tags/1 5",
            r#"error[chars] /tunnel/tags/2 "A""#,
            r#"error[unknown-field] /tunnel/Name "Name""#,
            r#"error[unknown-field] /name "name""#,
            r#"error[duplicate-field] /tunnel "tunnel""#,
        ]
    );
    assert_eq!(report.count(Severity::Warning), 1);
}

#[test]
fn names_on_the_wire_are_those_of_the_attributes_and_raw_identifiers_lose_their_prefix() {
    members(
        r#""pre_shared_key": "aaBB11!!""#,
        &[r#"error[unknown-field] /tunnel/pre_shared_key "pre_shared_key""#],
    );
    members(
        r#""ike-version": 1"#,
        &["error[type] /tunnel/ike-version 1"],
    );
    members(r#""type": 1"#, &["error[type] /tunnel/type 1"]);
    members(
        r#""r#type": "ip""#,
        &[r##"error[unknown-field] /tunnel/r#type "r#type""##],
    );
    let names: Vec<_> = <Tunnel as vpn_model::__private::Object>::SCHEMA
        .fields
        .iter()
        .map(|field| field.name)
        .collect();
    assert_eq!(
        names,
        [
            "name",
            "preSharedKey",
            "lifetimeSeconds",
            "offset",
            "subnets",
            "local",
            "peer",
            "localId",
            "peerId",
            "type",
            "rules",
            "hub",
            "style",
            "ike-version",
            "psk_rotation",
            "tags"
        ]
    );
}

#[test]
fn a_mandatory_member_is_missing_at_the_opening_brace_of_its_object() {
    check(
        r#"{"rules": []}"#,
        &policy_based(),
        &["error[required] /tunnel/name {"],
    );
    let report = Update::check_json("{}", &Context::new());
    assert_eq!(lines("{}", &report), ["error[required] /tunnel {"]);
    let error = serde_json::from_str::<Update>(r#"{"tunnel": {}}"#).unwrap_err();
    assert!(
        error.to_string().contains("missing field `name`"),
        "{error}"
    );
}

#[test]
fn null_is_refused_for_every_kind_of_member() {
    for member in [
        "preSharedKey",
        "offset",
        "subnets",
        "local",
        "type",
        "rules",
        "hub",
    ] {
        let json = format!(r#"{{"tunnel": {{"name": "a", "{member}": null}}}}"#);
        let report = Update::check_json(&json, &policy_based());
        let expected = format!("error[type] /tunnel/{member} null");
        assert!(lines(&json, &report).contains(&expected), "{report}");
        assert!(serde_json::from_str::<Update>(&json).is_err(), "{member}");
    }
}

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
fn an_enum_knows_its_texts_in_both_directions() {
    assert_eq!(
        IdType::VALUES,
        [
            ("ip", IdType::Ip),
            ("fqdn", IdType::Fqdn),
            ("dn", IdType::Dn),
            ("Self_", IdType::Self_),
        ]
    );
    assert_eq!(IdType::from_wire("fqdn"), Some(IdType::Fqdn));
    assert_eq!(IdType::from_wire("FQDN"), None);
    assert_eq!(IdType::Dn.to_string(), "dn");
    assert_eq!(serde_json::to_string(&IdType::Fqdn).unwrap(), r#""fqdn""#);
    assert_eq!(
        serde_json::from_str::<IdType>(r#""ip""#).unwrap(),
        IdType::Ip
    );
    assert!(serde_json::from_str::<IdType>(r#""Ip""#).is_err());
}

#[test]
fn a_secret_shows_in_no_message_and_is_marked_in_the_schema() {
    let json = r#"{"tunnel": {"name": "a", "preSharedKey": "hunter2"}}"#;
    let report = Update::from_json(json).unwrap_err();
    assert!(!report.to_string().contains("hunter2"), "{report}");
    assert!(!format!("{report:?}").contains("hunter2"));
    let kinds = <Tunnel as vpn_model::__private::Object>::SCHEMA.fields;
    assert!(matches!(kinds[1].kind, Kind::Secret));
    assert!(matches!(kinds[4].kind, Kind::List(Kind::Format(_))));
    assert!(matches!(kinds[10].kind, Kind::List(Kind::Object(_))));
}

#[test]
fn a_value_built_in_rust_gets_the_same_violations_as_its_json() {
    let net = |text: &str| text.parse::<Ipv4Net>().unwrap();
    let tunnel = Tunnel {
        name: "ö".to_owned(),
        pre_shared_key: Some(Secret::from("short".to_owned())),
        lifetime_seconds: Some(60),
        offset: Some(-6),
        subnets: Some(vec![
            net("10.0.0.0/8"),
            net("214.1.0.0/16"),
            net("10.0.0.0/8"),
        ]),
        local: Some(net("169.254.1.1/30")),
        peer: Some(net("169.254.1.5/30")),
        local_id: Some("same".to_owned()),
        peer_id: Some("same".to_owned()),
        r#type: Some(IdType::Fqdn),
        rules: Some(vec![
            Policy {
                source: net("10.0.0.0/8"),
                r#match: None,
                id: None,
            },
            Policy {
                source: net("10.0.0.0/8"),
                r#match: Some("x".to_owned()),
                id: None,
            },
        ]),
        hub: Some(true),
        style: Some("static".to_owned()),
        ike_version: None,
        psk_rotation: Some(true),
        tags: Some(vec!["a".to_owned(), "TOO LONG".to_owned()]),
    };
    let empty = Tunnel::default();
    for context in [Context::new(), policy_based()] {
        for tunnel in [&tunnel, &empty] {
            let value = Update {
                tunnel: tunnel.clone(),
            };
            let json = serde_json::to_string(&value).unwrap();
            let built = value.validate(&context);
            let read = Update::check_json(&json, &context);
            let plain = |report: &Report| -> Vec<_> {
                report
                    .violations()
                    .iter()
                    .cloned()
                    .map(|mut violation| {
                        violation.span = None;
                        violation
                    })
                    .collect()
            };
            assert!(
                built
                    .violations()
                    .iter()
                    .all(|violation| violation.span.is_none())
            );
            assert!(built.has_errors());
            assert_eq!(plain(&built), plain(&read));
            assert!(Valid::new(value, &context).is_err());
        }
    }
}

#[test]
fn a_response_keeps_what_nobody_expected_and_gives_it_back() {
    let json = r#"{"id": "masked", "idType": "IP", "count": "many", "subnets": ["10.0.0.0/8", "x"], "new": {"a": [1]}, "inner": {"type": "later", "more": true}, "count2": null}"#;
    let answer = Answer::from_json(json).unwrap();
    assert_eq!(answer.id.as_ref().unwrap().as_str(), "masked");
    assert_eq!(answer.id.as_ref().unwrap().parse(), None);
    assert_eq!(answer.id_type, Some(Open::Known(IdType::Ip)));
    assert_eq!(answer.count, None);
    let parsed: Vec<_> = answer.subnets.iter().flatten().map(Text::parse).collect();
    assert_eq!(parsed, [Some("10.0.0.0/8".parse().unwrap()), None]);
    let inner = answer.inner.as_ref().unwrap();
    assert_eq!(inner.r#type, Some(Open::Other("later".to_owned())));
    assert_eq!(
        inner.extra.get("more"),
        Some(&serde_json::Value::Bool(true))
    );
    let kept: Vec<_> = answer.rest.iter().map(|(name, _)| name).collect();
    assert_eq!(kept, ["count", "new", "count2"]);
    assert_eq!(
        lines(json, answer.report()),
        [
            r#"note[drift] /count "many""#,
            r#"note[drift] /new "new""#,
            r#"note[drift] /inner/type "later""#,
            r#"note[drift] /inner/more "more""#,
            r#"note[drift] /count2 "count2""#,
        ]
    );
    assert_eq!(
        serde_json::to_string(&answer).unwrap(),
        r#"{"id":"masked","idType":"ip","subnets":["10.0.0.0/8","x"],"inner":{"type":"later","more":true},"count":"many","new":{"a":[1]},"count2":null}"#
    );
    let through_serde: Answer = serde_json::from_str(json).unwrap();
    assert_eq!(through_serde, *answer);
}

#[test]
fn null_in_a_response_is_absent_and_out_of_bounds_is_drift() {
    let json = r#"{"id": null, "count": 12, "inner": null}"#;
    let answer = Answer::from_json(json).unwrap();
    assert_eq!(
        *answer,
        Answer {
            count: Some(12),
            ..Answer::default()
        }
    );
    assert_eq!(lines(json, answer.report()), ["note[drift] /count 12"]);
    assert_eq!(
        answer.report().violations()[0].source,
        "by hand, table Answer"
    );
}

#[test]
fn names_that_differ_in_punctuation_only_are_different_members() {
    #[derive(Debug, Default, PartialEq, Eq, Model)]
    #[model(source = "by hand, table Names")]
    struct Names {
        #[model(name = "a-b")]
        one: Option<u32>,
        #[model(name = "a.b")]
        two: Option<u32>,
        #[model(name = "a_b")]
        three: Option<u32>,
        #[model(name = "ä/~")]
        four: Option<u32>,
        #[model(name = "")]
        five: Option<u32>,
    }
    let json = r#"{"a-b":1,"a.b":2,"a_b":3,"ä/~":4,"":5}"#;
    let names = Names::from_json(json).unwrap();
    let expected = Names {
        one: Some(1),
        two: Some(2),
        three: Some(3),
        four: Some(4),
        five: Some(5),
    };
    assert_eq!(*names, expected);
    assert_eq!(serde_json::to_string(&names).unwrap(), json);
    let wrong = r#"{"ä/~":true}"#;
    let report = Names::from_json(wrong).unwrap_err();
    assert_eq!(lines(wrong, &report), ["error[type] /ä~1~0 true"]);
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
fn a_struct_without_members_accepts_only_the_empty_object() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Nothing")]
    struct Nothing {}
    assert!(Nothing::from_json("{}").is_ok());
    let json = r#"{"a": 1}"#;
    let report = Nothing::from_json(json).unwrap_err();
    assert_eq!(lines(json, &report), [r#"error[unknown-field] /a "a""#]);
}
