//! The shape through serde is the shape through the reader.

use vpn_model::{Context, Model as _, Valid};

use crate::{Body, COMPLETE, check, errors, of, replaced, wrapped};

/// Bodies of the right shape; not all keep the rules.
fn bodies() -> Vec<String> {
    let mut bodies = vec![COMPLETE.to_owned()];
    for members in [
        "",
        r#""name": "a""#,
        r#""n\u0061me": "a b", "cgw_id": "5247AE10-1C2D-4A8D-B986-DD36659A7F5D""#,
        r#""peer_subnets": []"#,
        r#""peer_subnets": ["100.64.0.0/10", "10.1.2.3/8", "214.0.0.1/32"]"#,
        r#""psk": "short", "name": """#,
        r#""psk": "Abcde1Z!\u007e\/""#,
        r#""tunnel_peer_address": "169.254.76.1/30", "tunnel_local_address": "169.254.76.1/30""#,
        r#""tunnel_local_address": "10.0.0.0/8", "tunnel_peer_address": "169.254.195.1/30""#,
        r#""enable_hub": true"#,
        r#""policy_rules": [{}, {"source": "10.0.0.0/8"}, {"destination": [], "source": "10.0.0.0/8"}]"#,
        r#""policy_rules": [{}, {}, {}, {}, {}, {}]"#,
        r#""ikepolicy": {"peer_id": "x", "local_id": "y", "phase1_negotiation_mode": "main", "ike_version": "v2"}"#,
        r#""ikepolicy": {"encryption_algorithm": "aes-128-gcm-16", "ike_version": "v1", "dpd": {}}"#,
        r#""ikepolicy": {"dpd": {"interval": 9, "timeout": 61, "msg": "seq-notify-hash"}, "lifetime_seconds": 59}"#,
        r#""ipsecpolicy": {"pfs": "group1", "lifetime_seconds": 604801, "encryption_algorithm": "3des"}"#,
        r#""ikepolicy": {"local_id": "10.1.2.3", "peer_id": "10.1.2.3", "peer_id_type": "fqdn"}"#,
    ] {
        bodies.push(wrapped(members));
    }
    bodies
}

#[test]
fn serde_reads_what_the_reader_reads() {
    for text in bodies() {
        let value: Body =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let other: Body = serde_json::from_slice(text.as_bytes()).unwrap();
        assert_eq!(value, other);
        let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value, serde_json::from_value::<Body>(tree).unwrap());
        if let Ok(valid) = Body::from_json(&text) {
            assert_eq!(*valid, value, "{text}");
        }
    }
}

#[test]
fn a_written_value_reads_back_as_the_same_value() {
    for text in bodies() {
        let value: Body = serde_json::from_str(&text).unwrap();
        let written = serde_json::to_string(&value).unwrap();
        assert_eq!(
            serde_json::from_str::<Body>(&written).unwrap(),
            value,
            "{written}"
        );
        assert!(
            !written.contains("null"),
            "absent members are not written: {written}"
        );
        match Body::from_json(&written) {
            Ok(valid) => {
                assert_eq!(*valid, value);
                assert_eq!(serde_json::to_string(&valid).unwrap(), written);
            }
            Err(report) => assert_eq!(
                errors(&report).len(),
                errors(&check(&text)).len(),
                "{text}\n{report}"
            ),
        }
    }
}

#[test]
fn validating_a_value_says_what_reading_its_text_says() {
    let stored =
        br#"{"style": "STATIC", "ikepolicy": {"ike_version": "v2", "local_id": "10.1.2.3"}}"#;
    let contexts = [Context::new(), Context::new().current_json(stored).unwrap()];
    for (text, context) in bodies()
        .iter()
        .flat_map(|text| contexts.iter().map(move |context| (text, context)))
    {
        let value: Body = serde_json::from_str(text).unwrap();
        let written = serde_json::to_string(&value).unwrap();
        let list = |report: &vpn_model::Report| -> Vec<String> {
            let violations = report.violations().iter();
            violations
                .map(|found| {
                    format!(
                        "{} {} {}",
                        found.severity.as_str(),
                        found.code.as_str(),
                        found.pointer
                    )
                })
                .collect()
        };
        let validated = value.validate(context);
        assert_eq!(
            list(&validated),
            list(&Body::check_json(&written, context)),
            "{written}"
        );
        assert!(
            validated
                .violations()
                .iter()
                .all(|found| found.span.is_none())
        );
        match Valid::new(value.clone(), context) {
            Ok(valid) => assert!(!validated.has_errors() && *valid == value),
            Err((same, report)) => assert!(report == validated && same == value),
        }
    }
}

#[test]
fn a_validated_type_refuses_what_breaks_a_rule() {
    for text in bodies() {
        let broken = check(&text).has_errors();
        let valid = serde_json::from_str::<Valid<Body>>(&text);
        assert_eq!(valid.is_err(), broken, "{text}");
        if let Ok(valid) = valid {
            assert_eq!(
                *valid,
                *Body::from_json(serde_json::to_string(&valid).unwrap()).unwrap()
            );
        }
    }
    let broken = bodies()
        .iter()
        .filter(|text| check(text).has_errors())
        .count();
    assert!(broken >= 8, "{broken}");
}

#[test]
fn serde_refuses_every_shape_that_the_reader_refuses() {
    let mut texts = vec![
        "{}".to_owned(),
        "[]".to_owned(),
        "null".to_owned(),
        "[{}]".to_owned(),
        "7".to_owned(),
    ];
    for key in [
        "name",
        "cgw_id",
        "peer_subnets",
        "tunnel_local_address",
        "tunnel_peer_address",
        "enable_hub",
        "psk",
        "policy_rules",
        "ikepolicy",
        "ipsecpolicy",
    ] {
        for value in [
            "null",
            "1",
            "1.5",
            "[null]",
            "[1]",
            "[[]]",
            "{\"x\": 1}",
            "\"\\u0000\"",
        ] {
            texts.push(wrapped(&format!("\"{key}\": {value}")));
        }
    }
    for key in [
        "ike_version",
        "phase1_negotiation_mode",
        "authentication_algorithm",
        "encryption_algorithm",
        "dh_group",
        "lifetime_seconds",
        "local_id_type",
        "local_id",
        "peer_id_type",
        "peer_id",
        "dpd",
    ] {
        for value in [
            "null",
            "\"V1\"",
            "-1",
            "1.0",
            "1e3",
            "[]",
            "4294967296",
            "99999999999999999999",
            "true",
        ] {
            texts.push(wrapped(&format!("\"ikepolicy\": {{\"{key}\": {value}}}")));
        }
    }
    texts.extend(
        [
            "\"x\": 1",
            "\"Name\": \"a\"",
            "\"name\": \"a\", \"name\": \"a\"",
            "\"ikepolicy\": {\"x\": null}",
        ]
        .map(wrapped),
    );
    texts.extend([
        wrapped(r#""policy_rules": [{"source": "10.0.0.0/8", "source": "10.0.0.0/8"}]"#),
        wrapped(r#""policy_rules": [{"rule_index": 1}]"#),
        wrapped(r#""policy_rules": [null]"#),
        wrapped(r#""ikepolicy": {"dpd": {"timeout": null}}"#),
        wrapped(r#""ikepolicy": {"dpd": {"timeout": 15, "timeout": 15}}"#),
        wrapped(r#""cgw_id": "5247ae101c2d4a8db986dd36659a7f5d""#),
        wrapped(r#""peer_subnets": ["10.0.0.0"]"#),
        "{\"vpn_connection\": {}, \"vpn_connection\": {}}".to_owned(),
        "{\"vpn_connection\": {}, \"x\": 1}".to_owned(),
        "{\"vpn_connection\": null}".to_owned(),
        "{\"vpn_connection\": {}} x".to_owned(),
    ]);
    // Rules are not part of the shape; everything else is.
    let shape = [
        "type",
        "required",
        "unknown-field",
        "duplicate-field",
        "enum",
        "syntax",
    ];
    for text in texts {
        let report = check(&text);
        let refused = of(&report, "error")
            .iter()
            .any(|error| shape.contains(&error.code.as_str()));
        if refused {
            assert!(serde_json::from_str::<Body>(&text).is_err(), "{text}");
        }
        if serde_json::from_str::<Body>(&text).is_ok() {
            assert!(!refused, "{text}");
        } else {
            assert!(
                report.has_errors(),
                "serde refuses {text}, the reader does not"
            );
        }
        assert!(
            serde_json::from_str::<Valid<Body>>(&text).is_err() || !report.has_errors(),
            "{text}"
        );
    }
}

#[test]
fn a_body_written_in_rust_is_checked_without_spans() {
    use vpn_model::otc::v5::{PolicyRule, UpdateVpnConnectionRequestBodyContent as Content};
    let body = Body {
        vpn_connection: Content {
            name: Some("my vpn".to_owned()),
            peer_subnets: Some(vec![
                "10.0.0.0/8".parse().unwrap(),
                "100.64.0.0/16".parse().unwrap(),
            ]),
            policy_rules: Some(vec![PolicyRule::default(); 6]),
            ..Content::default()
        },
    };
    let (same, report) = Valid::new(body.clone(), &Context::new()).unwrap_err();
    assert_eq!(same, body);
    assert_eq!(
        errors(&report),
        [
            "chars /vpn_connection/name",
            "reserved-block /vpn_connection/peer_subnets/1",
            "items /vpn_connection/policy_rules"
        ]
    );
    let complete = Body::from_json(replaced(COMPLETE, "vpn-1655", "x"))
        .unwrap()
        .into_inner();
    assert!(Valid::new(complete, &Context::new()).is_ok());
}
