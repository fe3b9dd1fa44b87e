//! Members of another type, members that stand twice, and members that nobody knows.

use super::{assert_all, mistake};
use crate::{COMPLETE, block};

/// JSON pointer below the wrapper, key, value as it stands in the body, type.
const SCALARS: &[(&str, &str, &str, &str)] = &[
    ("", "name", r#""vpn-1655""#, "text"),
    (
        "",
        "cgw_id",
        r#""5247ae10-1c2d-4a8d-b986-dd36659a7f5d""#,
        "text",
    ),
    (
        "",
        "peer_subnets",
        r#"["192.168.1.0/24", "192.168.2.0/24"]"#,
        "array",
    ),
    ("", "tunnel_local_address", r#""169.254.76.1/30""#, "text"),
    ("", "tunnel_peer_address", r#""169.254.76.2/30""#, "text"),
    ("", "enable_hub", "false", "boolean"),
    ("", "psk", r#""Abcde1Z!kk""#, "text"),
    ("/policy_rules/0", "source", r#""10.0.0.0/24""#, "text"),
    ("/policy_rules/1", "source", r#""10.0.1.0/24""#, "text"),
    (
        "/policy_rules/0",
        "destination",
        r#"["192.168.3.0/24", "192.168.4.0/24"]"#,
        "array",
    ),
    (
        "/policy_rules/1",
        "destination",
        r#"["192.168.5.0/24"]"#,
        "array",
    ),
    ("/ikepolicy", "ike_version", r#""v1""#, "text"),
    ("/ikepolicy", "phase1_negotiation_mode", r#""main""#, "text"),
    (
        "/ikepolicy",
        "authentication_algorithm",
        r#""sha2-384""#,
        "text",
    ),
    ("/ikepolicy", "encryption_algorithm", r#""aes-256""#, "text"),
    ("/ikepolicy", "dh_group", r#""group20""#, "text"),
    ("/ikepolicy", "lifetime_seconds", "86400", "integer"),
    ("/ikepolicy", "local_id_type", r#""ip""#, "text"),
    ("/ikepolicy", "local_id", r#""10.1.2.3""#, "text"),
    ("/ikepolicy", "peer_id_type", r#""ip""#, "text"),
    ("/ikepolicy", "peer_id", r#""10.1.2.4""#, "text"),
    ("/ikepolicy/dpd", "timeout", "15", "integer"),
    ("/ikepolicy/dpd", "interval", "30", "integer"),
    ("/ikepolicy/dpd", "msg", r#""seq-hash-notify""#, "text"),
    (
        "/ipsecpolicy",
        "authentication_algorithm",
        r#""sha2-256""#,
        "text",
    ),
    (
        "/ipsecpolicy",
        "encryption_algorithm",
        r#""aes-256-gcm-16""#,
        "text",
    ),
    ("/ipsecpolicy", "pfs", r#""group21""#, "text"),
    ("/ipsecpolicy", "transform_protocol", r#""esp""#, "text"),
    ("/ipsecpolicy", "lifetime_seconds", "3600", "integer"),
    ("/ipsecpolicy", "encapsulation_mode", r#""tunnel""#, "text"),
];

/// Pointer, key, `"key": value` in the body, type: of every member, and of the objects too.
fn members() -> Vec<(String, &'static str, String, &'static str)> {
    let mut members: Vec<_> = SCALARS
        .iter()
        .map(|(parent, key, value, kind)| {
            let pointer = format!("/vpn_connection{parent}/{key}");
            (pointer, *key, format!("\"{key}\": {value}"), *kind)
        })
        .collect();
    for (pointer, key, end, kind) in [
        ("/vpn_connection", "vpn_connection", "\n  }", "object"),
        (
            "/vpn_connection/policy_rules",
            "policy_rules",
            "\n    ]",
            "array",
        ),
        (
            "/vpn_connection/ikepolicy",
            "ikepolicy",
            "\n    }",
            "object",
        ),
        (
            "/vpn_connection/ikepolicy/dpd",
            "dpd",
            "\n      }",
            "object",
        ),
        (
            "/vpn_connection/ipsecpolicy",
            "ipsecpolicy",
            "\n    }",
            "object",
        ),
    ] {
        let text = block(COMPLETE, &format!("\"{key}\": "), end).to_owned();
        members.push((pointer.to_owned(), key, text, kind));
    }
    members
}

/// A value of every JSON type, and the type that it is.
const VALUES: &[(&str, &str)] = &[
    (r#""""#, "text"),
    (r#""604800""#, "text"),
    ("0", "integer"),
    ("-7", "integer"),
    ("86400", "integer"),
    ("3600.5", "fraction"),
    ("3600.0", "fraction"),
    ("15.0", "fraction"),
    ("1e3", "fraction"),
    ("1E+2", "fraction"),
    ("-0.0", "fraction"),
    ("1e999", "fraction"),
    ("true", "boolean"),
    ("false", "boolean"),
    ("null", "null"),
    ("[]", "array"),
    (r#"["v1", {"a": [null]}]"#, "array"),
    ("{}", "object"),
    (r#"{"name": "a", "b": {"c": []}}"#, "object"),
];

#[test]
fn every_member_refuses_every_other_json_type() {
    let mut mistakes = Vec::new();
    for (pointer, key, from, kind) in members() {
        for (value, _) in VALUES.iter().filter(|(_, found)| *found != kind) {
            mistakes.push(mistake(
                &from,
                &format!("\"{key}\": {value}"),
                "type",
                &pointer,
                value,
            ));
        }
    }
    for (from, pointer) in [
        (r#""192.168.2.0/24""#, "peer_subnets/1"),
        (r#""192.168.4.0/24""#, "policy_rules/0/destination/1"),
        (r#""192.168.5.0/24""#, "policy_rules/1/destination/0"),
    ] {
        for (value, _) in VALUES.iter().filter(|(_, found)| *found != "text") {
            let pointer = format!("/vpn_connection/{pointer}");
            mistakes.push(mistake(from, value, "type", &pointer, value));
        }
    }
    let rule = block(COMPLETE, "{\n        \"source\": \"10.0.1", "\n      }");
    for (value, _) in VALUES.iter().filter(|(_, found)| *found != "object") {
        let pointer = "/vpn_connection/policy_rules/1";
        mistakes.push(mistake(rule, value, "type", pointer, value));
    }
    for (value, _) in VALUES.iter().filter(|(_, found)| *found != "object") {
        mistakes.push(mistake(COMPLETE.trim_end(), value, "type", "", value));
    }
    assert_all(&mistakes, 600);
}

#[test]
fn every_member_refuses_to_stand_twice() {
    let mistakes: Vec<_> = members()
        .into_iter()
        .flat_map(|(pointer, key, from, _)| {
            // The first value counts, so whatever the second one is does no harm.
            [
                from.clone(),
                format!("\"{key}\": null"),
                format!("\"{key}\": [[7.5]]"),
            ]
            .map(|again| {
                let to = format!("{from}, {again}");
                let key = format!("\"{key}\"");
                mistake(&from, &to, "duplicate-field", &pointer, &key)
            })
        })
        .collect();
    assert_all(&mistakes, 100);
}

#[test]
fn every_object_refuses_members_that_its_table_does_not_list() {
    let mut mistakes = Vec::new();
    let objects = [
        (
            "{\n  \"vpn_connection\"",
            "",
            &["name", "vpn_connections", "request_id", "$schema", "psk"][..],
        ),
        (
            "{\n    \"name\"",
            "/vpn_connection",
            &[
                "Name",
                "name ",
                "",
                "NAME",
                "id",
                "vgw_id",
                "vgw_ip",
                "style",
                "enable_nqa",
                "ha_role",
                "tags",
                "eip_id",
                "type",
                "created_at",
                "peer_subnet",
                "peerSubnets",
                "policy_rule",
                "dpd",
                "vpn_connection",
                "ike_version",
                "tunnel_local_addres",
                "preshared_key",
                "PSK",
                "ikePolicy",
                "ike_policy",
                "é",
                "\u{1F600}",
            ][..],
        ),
        (
            "{\n        \"source\": \"10.0.0.",
            "/vpn_connection/policy_rules/0",
            &["rule_index", "destinations", "Source", "name"][..],
        ),
        (
            "{\n      \"ike_version\"",
            "/vpn_connection/ikepolicy",
            &[
                "authentication_method",
                "pfs",
                "ikeversion",
                "phase1_mode",
                "encryption_algoritm",
                "DPD",
                "psk",
            ][..],
        ),
        (
            "{\n        \"timeout\"",
            "/vpn_connection/ikepolicy/dpd",
            &["time_out", "message", "Msg", "dpd"][..],
        ),
        (
            "{\n      \"authentication_algorithm\": \"sha2-256\"",
            "/vpn_connection/ipsecpolicy",
            &[
                "dh_group",
                "ike_version",
                "Pfs",
                "transform-protocol",
                "ipsecpolicy",
            ][..],
        ),
    ];
    for (from, parent, names) in objects {
        for (index, name) in names.iter().enumerate() {
            let (value, _) = VALUES[index % VALUES.len()];
            let key = format!("\"{name}\"");
            let to = format!("{{{key}: {value},{}", &from[1..]);
            mistakes.push(mistake(
                from,
                &to,
                "unknown-field",
                &format!("{parent}/{name}"),
                &key,
            ));
        }
    }
    assert_all(&mistakes, 50);
}
