//! Requests that somebody writes: read, written, and built in Rust.

use vpn_model::schema::Kind;
use vpn_model::{Context, Enumeration as _, Ipv4Net, Model, Report, Secret, Severity, Valid};

use crate::{IdType, Policy, Tunnel, Update, check, lines, members, policy_based};

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
fn a_struct_without_members_accepts_only_the_empty_object() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Nothing")]
    struct Nothing {}
    assert!(Nothing::from_json("{}").is_ok());
    let json = r#"{"a": 1}"#;
    let report = Nothing::from_json(json).unwrap_err();
    assert_eq!(lines(json, &report), [r#"error[unknown-field] /a "a""#]);
}
