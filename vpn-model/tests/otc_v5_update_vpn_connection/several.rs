//! Several mistakes at once: all are reported, in document order.

use crate::{COMPLETE, assert_document_order, check, errors, flagged, of, replaced, wrapped};

/// `code pointer text` of every error of a text.
fn all(text: &str) -> Vec<String> {
    let report = check(text);
    assert_document_order(&report);
    of(&report, "error")
        .into_iter()
        .map(|error| {
            format!(
                "{} {} {}",
                error.code.as_str(),
                error.pointer,
                flagged(text, error)
            )
        })
        .collect()
}

#[test]
fn mistakes_everywhere_are_reported_in_document_order() {
    let mut text = COMPLETE.to_owned();
    for (from, to) in [
        ("{\n  \"vpn", "{ \"x\": 1,\n  \"vpn"),
        ("\"vpn-1655\"", "\"my vpn\""),
        ("\"cgw_id\": \"5247", "\"cgw_id\": \"X247"),
        ("\"192.168.1.0/24\"", "1"),
        ("\"192.168.2.0/24\"", "\"214.0.0.0/9\""),
        ("\"169.254.76.1/30\"", "\"169.254.76.1/29\""),
        ("false", "\"false\""),
        ("\"Abcde1Z!kk\"", "\"abc\""),
        ("\"192.168.3.0/24\"", "null"),
        ("\"10.0.1.0/24\"", "\"10.0.0.0/24\", \"source\": 1"),
        ("\"v1\"", "\"v3\""),
        ("86400", "59"),
        ("\"peer_id\": \"10.1.2.4\"", "\"peerid\": \"10.1.2.4\""),
        (": 15", ": 1"),
        (": 30", ": 3e1"),
        ("\"group21\"", "\"group22\""),
        ("3600", "604801"),
    ] {
        text = replaced(&text, from, to);
    }
    assert_eq!(
        all(&text),
        [
            r#"unknown-field /x "x""#,
            r#"chars /vpn_connection/name "my vpn""#,
            r#"format /vpn_connection/cgw_id "X247ae10-1c2d-4a8d-b986-dd36659a7f5d""#,
            "type /vpn_connection/peer_subnets/0 1",
            r#"reserved-block /vpn_connection/peer_subnets/1 "214.0.0.0/9""#,
            r#"tunnel-address /vpn_connection/tunnel_local_address "169.254.76.1/29""#,
            r#"type /vpn_connection/enable_hub "false""#,
            r#"length /vpn_connection/psk "abc""#,
            r#"classes /vpn_connection/psk "abc""#,
            "type /vpn_connection/policy_rules/0/destination/0 null",
            r#"unique /vpn_connection/policy_rules/1/source "10.0.0.0/24""#,
            r#"duplicate-field /vpn_connection/policy_rules/1/source "source""#,
            r#"enum /vpn_connection/ikepolicy/ike_version "v3""#,
            "range /vpn_connection/ikepolicy/lifetime_seconds 59",
            r#"unknown-field /vpn_connection/ikepolicy/peerid "peerid""#,
            "range /vpn_connection/ikepolicy/dpd/timeout 1",
            "type /vpn_connection/ikepolicy/dpd/interval 3e1",
            r#"enum /vpn_connection/ipsecpolicy/pfs "group22""#,
            "range /vpn_connection/ipsecpolicy/lifetime_seconds 604801",
        ]
    );
}

#[test]
fn the_order_is_that_of_the_text_not_of_the_table() {
    let text = wrapped(
        r#""psk": 1, "zz": 2, "name": 3, "ipsecpolicy": 4, "ikepolicy": {"dpd": 5, "ike_version": 6}, "cgw_id": 7"#,
    );
    assert_eq!(
        all(&text),
        [
            "type /vpn_connection/psk 1",
            r#"unknown-field /vpn_connection/zz "zz""#,
            "type /vpn_connection/name 3",
            "type /vpn_connection/ipsecpolicy 4",
            "type /vpn_connection/ikepolicy/dpd 5",
            "type /vpn_connection/ikepolicy/ike_version 6",
            "type /vpn_connection/cgw_id 7",
        ]
    );
}

#[test]
fn each_rule_of_one_value_reports_by_itself_in_declared_order() {
    let long = "ä".repeat(65);
    let codes = |text: &str| -> Vec<String> {
        all(text)
            .into_iter()
            .map(|found| found.split(' ').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        codes(&wrapped(&format!("\"name\": \"{long}\""))),
        ["length", "chars"]
    );
    assert_eq!(
        codes(&wrapped("\"psk\": \"<<<\"")),
        ["length", "chars", "classes"]
    );
    // One rule says one thing about one value.
    assert_eq!(codes(&wrapped("\"name\": \"! ? /\"")), ["chars"]);
    assert_eq!(
        codes(&wrapped("\"peer_subnets\": [\"100.64.0.0/12\"]")),
        ["reserved-block"]
    );
    assert_eq!(
        codes(&wrapped("\"tunnel_local_address\": \"169.254.195.0/29\"")),
        ["tunnel-address"]
    );
}

#[test]
fn a_list_that_is_too_long_is_still_read_to_its_end() {
    let mut items = vec!["\"10.0.0.0/24\""; 60];
    items[0] = "1";
    items[59] = "\"x\"";
    let array = format!("[{}]", items.join(","));
    let text = wrapped(&format!("\"peer_subnets\": {array}"));
    assert_eq!(
        all(&text),
        [
            format!("items /vpn_connection/peer_subnets {array}"),
            "type /vpn_connection/peer_subnets/0 1".to_owned(),
            "format /vpn_connection/peer_subnets/59 \"x\"".to_owned(),
        ]
    );
}

#[test]
fn siblings_of_a_failed_member_are_still_checked() {
    let text = wrapped(
        r#""ikepolicy": {"dpd": {"msg": null, "timeout": 99, "interval": "x"}, "dh_group": []}, "ipsecpolicy": {"pfs": 1, "x": {}, "lifetime_seconds": 1}, "policy_rules": [7, {"source": "y"}, {"destination": {}}]"#,
    );
    assert_eq!(
        all(&text),
        [
            "type /vpn_connection/ikepolicy/dpd/msg null",
            "range /vpn_connection/ikepolicy/dpd/timeout 99",
            r#"type /vpn_connection/ikepolicy/dpd/interval "x""#,
            "type /vpn_connection/ikepolicy/dh_group []",
            "type /vpn_connection/ipsecpolicy/pfs 1",
            r#"unknown-field /vpn_connection/ipsecpolicy/x "x""#,
            "range /vpn_connection/ipsecpolicy/lifetime_seconds 1",
            "type /vpn_connection/policy_rules/0 7",
            r#"format /vpn_connection/policy_rules/1/source "y""#,
            "type /vpn_connection/policy_rules/2/destination {}",
        ]
    );
}

#[test]
fn a_wrong_wrapper_is_not_also_missing() {
    for value in ["null", "[]", "7", "\"x\"", "{\"name\": 1}"] {
        let found = all(&format!("{{\"vpn_connection\": {value}}}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("type "), "{found:?}");
    }
}

#[test]
fn a_misspelled_wrapper_is_unknown_and_the_right_one_is_missing() {
    for name in [
        "vpn_conection",
        "VPN_CONNECTION",
        "vpnConnection",
        "vpn_connection ",
    ] {
        assert_eq!(
            all(&format!(" {{\"{name}\": {{\"name\": \"! \"}}}}")),
            [
                "required /vpn_connection {".to_owned(),
                format!("unknown-field /{name} \"{name}\"")
            ]
        );
    }
}

#[test]
fn the_first_value_of_a_duplicate_counts() {
    let good_first = wrapped(r#""name": "a", "name": "! !""#);
    assert_eq!(
        all(&good_first),
        [r#"duplicate-field /vpn_connection/name "name""#]
    );
    let bad_first = wrapped(r#""name": "! !", "name": "a""#);
    assert_eq!(
        all(&bad_first),
        [
            r#"chars /vpn_connection/name "! !""#,
            r#"duplicate-field /vpn_connection/name "name""#
        ]
    );
    let three = wrapped(r#""name": "a", "name": "b", "n\u0061me": "c""#);
    assert_eq!(
        all(&three),
        [
            r#"duplicate-field /vpn_connection/name "name""#,
            r#"duplicate-field /vpn_connection/name "n\u0061me""#
        ]
    );
    let wrapper = r#"{"vpn_connection": {"name": "! "}, "vpn_connection": {"name": 7, "zz": 1}}"#;
    assert_eq!(
        all(wrapper),
        [
            r#"chars /vpn_connection/name "! ""#,
            r#"duplicate-field /vpn_connection "vpn_connection""#
        ]
    );
}

#[test]
fn an_unknown_member_twice_is_reported_each_time() {
    let found = all(&wrapped(r#""zz": 1, "zz": 2"#));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], r#"unknown-field /vpn_connection/zz "zz""#);
    assert!(
        found[1].ends_with(r#" /vpn_connection/zz "zz""#),
        "{found:?}"
    );
}

#[test]
fn a_failed_value_silences_the_rules_between_members() {
    for (body, expected) in [
        (
            r#""tunnel_local_address": "169.254.76.0/30", "tunnel_peer_address": "169.254.80.2/30""#,
            "tunnel-address /vpn_connection/tunnel_local_address",
        ),
        (
            r#""tunnel_local_address": "169.254.76.1/30", "tunnel_peer_address": 7"#,
            "type /vpn_connection/tunnel_peer_address",
        ),
        (
            r#""ikepolicy": {"ike_version": "V1", "encryption_algorithm": "aes-256-gcm-16"}"#,
            "enum /vpn_connection/ikepolicy/ike_version",
        ),
        (
            r#""ikepolicy": {"ike_version": "v1", "encryption_algorithm": "aes-256-gcm"}"#,
            "enum /vpn_connection/ikepolicy/encryption_algorithm",
        ),
        (
            r#""ikepolicy": {"ike_version": 2, "phase1_negotiation_mode": "main"}"#,
            "type /vpn_connection/ikepolicy/ike_version",
        ),
        (
            r#""ikepolicy": {"ike_version": "v2", "phase1_negotiation_mode": "Main"}"#,
            "enum /vpn_connection/ikepolicy/phase1_negotiation_mode",
        ),
        (
            r#""ikepolicy": {"local_id_type": 1, "local_id": "gw.example.com"}"#,
            "type /vpn_connection/ikepolicy/local_id_type",
        ),
        (
            r#""ikepolicy": {"peer_id": "gw.example.com", "peer_id_type": "name"}"#,
            "enum /vpn_connection/ikepolicy/peer_id_type",
        ),
        (
            r#""policy_rules": [{"source": "x"}, {"source": "x"}, {"source": null}]"#,
            "format /vpn_connection/policy_rules/0/source",
        ),
    ] {
        let report = check(wrapped(body));
        let found = errors(&report);
        assert_eq!(found[0], expected, "{body}");
        let others = ["tunnel-pair", "incompatible", "ineffective", "unique"];
        assert!(
            !found
                .iter()
                .any(|error| others.iter().any(|code| error.starts_with(code))),
            "{found:?}"
        );
        let expected = if body.contains("policy_rules") { 3 } else { 1 };
        assert_eq!(found.len(), expected, "{found:?}");
    }
}

#[test]
fn rules_between_members_still_run_beside_other_mistakes() {
    let text = wrapped(
        r#""name": 1, "tunnel_local_address": "169.254.76.1/30", "tunnel_peer_address": "169.254.76.5/30", "ikepolicy": {"ike_version": "v1", "encryption_algorithm": "aes-128-gcm-16", "dh_group": null}, "policy_rules": [{"source": "10.0.0.0/24", "destination": 1}, 5, {"source": "10.0.0.0/24"}, {"source": "10.0.0.0/24", "x": 1}]"#,
    );
    assert_eq!(
        errors(&check(&text)),
        [
            "type /vpn_connection/name",
            "tunnel-pair /vpn_connection/tunnel_peer_address",
            "incompatible /vpn_connection/ikepolicy/encryption_algorithm",
            "type /vpn_connection/ikepolicy/dh_group",
            "type /vpn_connection/policy_rules/0/destination",
            "type /vpn_connection/policy_rules/1",
            "unique /vpn_connection/policy_rules/2/source",
            "unique /vpn_connection/policy_rules/3/source",
            "unknown-field /vpn_connection/policy_rules/3/x",
        ]
    );
}

#[test]
fn a_syntax_error_keeps_what_was_found_before_it() {
    let text = replaced(COMPLETE, "\"vpn-1655\"", "\"my vpn\"");
    let text = replaced(&text, "\"timeout\": 15", "\"timeout\": 1");
    let at = text.find("\"msg\"").unwrap();
    for broken in [
        text[..at].to_owned(),
        text[..at].to_owned() + "}",
        text[..at].to_owned() + "; 'x'",
    ] {
        let report = check(&broken);
        assert_document_order(&report);
        let found: Vec<&str> = of(&report, "error")
            .iter()
            .map(|error| error.code.as_str())
            .collect();
        assert_eq!(found, ["chars", "range", "syntax"], "{report}");
        let syntax = of(&report, "error")[2].span.clone().unwrap();
        assert!((at..=broken.len()).contains(&syntax.start), "{syntax:?}");
        assert!(syntax.end <= broken.len());
    }
}

#[test]
fn a_cut_document_reports_no_missing_members_at_every_cut() {
    for end in 0..COMPLETE.trim_end().len() {
        let report = check(&COMPLETE[..end]);
        let mut found: Vec<&str> = of(&report, "error")
            .iter()
            .map(|error| error.code.as_str())
            .collect();
        // Of a number that the cut made shorter nobody can tell that it is not all of it.
        found.retain(|code| *code != "range");
        assert_eq!(found, ["syntax"], "cut at {end}");
        let span = of(&report, "error").last().unwrap().span.clone().unwrap();
        assert!(
            span.start <= end && span.end <= end,
            "cut at {end}: {span:?}"
        );
    }
}

#[test]
fn an_object_that_was_closed_before_the_syntax_error_still_misses_its_members() {
    let report = check("{\"name\": 1} x");
    assert_eq!(
        errors(&report)[..2],
        ["required /vpn_connection", "unknown-field /***"]
    );
    assert_eq!(of(&report, "error")[2].code.as_str(), "syntax");
    assert_eq!(of(&report, "error")[2].span.clone().unwrap().start, 12);
    let open = check("{\"name\": 1, x");
    let codes: Vec<&str> = of(&open, "error")
        .iter()
        .map(|error| error.code.as_str())
        .collect();
    assert_eq!(codes, ["unknown-field", "syntax"]);
}
