//! What the provider's page shows, and what a provider may add some day.

use serde_json::json;
use vpn_model::otc::v5::{ErrorResponse, UpdateVpnConnectionResponse as Response};
use vpn_model::{Context, Model as _, Report, Uuid};

use crate::{check, errors, flagged, of, places, replaced};

const NONE: [&str; 0] = [];

const REQUESTS: &[&str] = &[
    r#"{
    "vpn_connection": {
        "peer_subnets": [
            "192.168.1.0/24"
        ]
    }
}"#,
    r#"{
    "vpn_connection": {
        "policy_rules": [{
            "source": "10.0.0.0/24",
            "destination": [
                "192.168.1.0/24"
            ]
        }]
    }
}"#,
    r#"{
    "vpn_connection": {
        "ikepolicy": {
            "lifetime_seconds": 3600
        },
        "ipsecpolicy": {
            "lifetime_seconds": 3600
        }
    }
}"#,
    r#"{
    "vpn_connection": {
        "name": "vpn_connection_name"
    }
}"#,
];

const RESPONSE: &str = r#"{
    "vpn_connection": {
        "id": "98c5af8a-demo-a8df-va86-ae2280a6f4c3",
        "name": "vpn-1655",
        "vgw_id": "b32d91a4-demo-a8df-va86-e907174eb11d",
        "vgw_ip": "0c464dad-demo-a8df-va86-c22bb0eb0bde",
        "style": "POLICY",
        "cgw_id": "5247ae10-demo-a8df-va86-dd36659a7f5d",
        "peer_subnets": ["192.168.1.0/24"],
        "tunnel_local_address": "169.254.56.225/30",
        "tunnel_peer_address": "169.254.56.226/30",
        "policy_rules": [{
            "source": "10.0.0.0/24",
            "destination": [
                "192.168.1.0/24"
            ]
        }],
        "ikepolicy": {
            "ike_version": "v2",
            "authentication_algorithm": "sha2-256",
            "encryption_algorithm": "aes-128",
            "dh_group": "group15",
            "authentication_method": "pre-share",
            "lifetime_seconds": 86400,
            "local_id_type": "ip",
            "local_id": "10.***.***.134",
            "peer_id_type": "ip",
            "peer_id": "88.***.***.164",
            "dpd": {
                "timeout": 15,
                "interval": 30,
                "msg": "seq-hash-notify"
            }
        },
        "ipsecpolicy": {
            "authentication_algorithm": "sha2-256",
            "encryption_algorithm": "aes-128",
            "pfs": "group15",
            "transform_protocol": "esp",
            "lifetime_seconds": 3600,
            "encapsulation_mode": "tunnel"
        },
        "created_at": "2025-06-26T13:41:34.626Z",
        "updated_at": "2025-06-26T13:41:34.626Z",
        "enterprise_project_id": "0",
        "ha_role": "master"
    },
    "request_id": "f91082d4-6d49-479c-ad1d-4e552a9f5cae"
}"#;

const REFUSAL: &str = r#"{
    "error_code": "VPN.0001",
    "error_msg": "an update is not allowed",
    "request_id": "8c833634-4560-7897-7740-a7462f5bcbd4"
}"#;

/// A response parses, whatever it holds; what differs is a note.
fn parsed(text: &str) -> (Response, Report) {
    let valid = Response::from_json(text).unwrap_or_else(|report| panic!("{text}\n{report}"));
    let report = valid.report().clone();
    assert_eq!(places(&report, "error"), NONE, "{text}");
    for note in of(&report, "note") {
        flagged(text, note);
    }
    let value = valid.into_inner();
    let same: Response = serde_json::from_str(text).unwrap();
    assert_eq!(same, value, "serde reads the same");
    (value, report)
}

fn drifts(report: &Report) -> Vec<String> {
    let mut found = places(report, "note");
    found.extend(places(report, "warning"));
    found
        .iter()
        .filter_map(|place| place.strip_prefix("drift "))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_four_example_requests_are_accepted() {
    for text in REQUESTS {
        let report = check(text);
        assert_eq!(errors(&report), NONE, "{text}");
        assert_eq!(places(&report, "warning"), NONE, "{text}");
    }
}

#[test]
fn the_example_response_parses_with_everything_in_its_place() {
    let (response, _) = parsed(RESPONSE);
    let connection = response.vpn_connection.clone().unwrap();
    assert!(response.extra.is_empty() && connection.extra.is_empty());
    assert_eq!(
        connection.id.clone().unwrap().as_str(),
        "98c5af8a-demo-a8df-va86-ae2280a6f4c3"
    );
    assert_eq!(connection.id.clone().unwrap().parse(), None::<Uuid>);
    assert_eq!(connection.style.clone().unwrap().as_str(), "POLICY");
    assert_eq!(connection.enterprise_project_id.as_deref(), Some("0"));
    assert_eq!(
        connection.tunnel_local_address.clone().unwrap().parse(),
        "169.254.56.225/30".parse().ok()
    );
    let ike = connection.ikepolicy.clone().unwrap();
    assert!(ike.extra.is_empty());
    assert_eq!(ike.local_id.as_deref(), Some("10.***.***.134"));
    assert_eq!(ike.lifetime_seconds, Some(86400));
    assert_eq!(
        response.request_id.as_deref(),
        Some("f91082d4-6d49-479c-ad1d-4e552a9f5cae")
    );
    let written: serde_json::Value = serde_json::to_value(&response).unwrap();
    assert_eq!(
        written,
        serde_json::from_str::<serde_json::Value>(RESPONSE).unwrap()
    );
}

#[test]
fn the_example_response_serves_as_the_stored_connection() {
    let (response, _) = parsed(RESPONSE);
    let typed = Context::new().current(&response).unwrap();
    let raw = Context::new().current_json(RESPONSE.as_bytes()).unwrap();
    for context in [typed, raw] {
        for text in REQUESTS {
            let report = crate::check_with(text, &context);
            assert_eq!(errors(&report), NONE, "{text}");
        }
        let hub = crate::wrapped("\"enable_hub\": true");
        assert_eq!(
            errors(&crate::check_with(hub, &context)),
            ["only-when /vpn_connection/enable_hub"]
        );
        let peer = crate::wrapped("\"tunnel_peer_address\": \"169.254.56.230/30\"");
        assert_eq!(
            errors(&crate::check_with(peer, &context)),
            ["tunnel-pair /vpn_connection/tunnel_peer_address"]
        );
    }
}

#[test]
fn the_example_refusal_parses_and_so_does_the_other_shape() {
    let error = ErrorResponse::from_json(REFUSAL).unwrap();
    assert!(error.report().is_empty(), "{}", error.report());
    assert_eq!(
        error.error_code.as_ref().map(vpn_model::Open::as_str),
        Some("VPN.0001")
    );
    assert!(error.error_msg.as_deref().unwrap().starts_with("an update"));
    assert!(error.extra.is_empty());
    let other = ErrorResponse::from_json(r#"{"code": "VPN.0002", "message": "x"}"#).unwrap();
    assert!(other.report().is_empty(), "{}", other.report());
    assert_eq!(
        other.code.as_ref().map(vpn_model::Open::as_str),
        Some("VPN.0002")
    );
    for text in [
        "{}",
        r#"{"error_code": null}"#,
        r#"{"error_code": 7, "error": {"a": []}}"#,
    ] {
        assert!(ErrorResponse::from_json(text).is_ok(), "{text}");
    }
}

#[test]
fn new_values_of_enums_are_kept_as_other() {
    for (from, to, pointer) in [
        ("\"POLICY\"", "\"MESH\"", "/vpn_connection/style"),
        ("\"v2\"", "\"v3\"", "/vpn_connection/ikepolicy/ike_version"),
        (
            "\"pre-share\"",
            "\"certificate\"",
            "/vpn_connection/ikepolicy/authentication_method",
        ),
        (
            "\"dh_group\": \"group15\"",
            "\"dh_group\": \"group31\"",
            "/vpn_connection/ikepolicy/dh_group",
        ),
        (
            "\"seq-hash-notify\"",
            "\"\"",
            "/vpn_connection/ikepolicy/dpd/msg",
        ),
        (
            "\"esp\"",
            "\"ESP2\"",
            "/vpn_connection/ipsecpolicy/transform_protocol",
        ),
        ("\"master\"", "\"leader\"", "/vpn_connection/ha_role"),
    ] {
        let text = replaced(RESPONSE, from, to);
        let (response, report) = parsed(&text);
        assert!(
            drifts(&report).contains(&pointer.to_owned()),
            "{pointer}: {report}"
        );
        let written: serde_json::Value = serde_json::to_value(&response).unwrap();
        let value = to.rsplit(' ').next().unwrap();
        let expected: serde_json::Value = serde_json::from_str(value).unwrap();
        assert_eq!(written.pointer(pointer), Some(&expected));
    }
}

#[test]
fn new_members_go_to_extra() {
    let text = replaced(
        RESPONSE,
        "\"name\"",
        "\"bfd\": {\"on\": [true, null, 1.5]},\n        \"name\"",
    );
    let text = replaced(&text, "\"ike_version\"", "\"ppk\": null, \"ike_version\"");
    let text = replaced(
        &text,
        "\"request_id\"",
        "\"a/b\": 18446744073709551616, \"request_id\"",
    );
    let (response, report) = parsed(&text);
    let connection = response.vpn_connection.clone().unwrap();
    assert_eq!(
        connection.extra.get("bfd"),
        Some(&json!({"on": [true, null, 1.5]}))
    );
    assert_eq!(connection.name.as_deref(), Some("vpn-1655"));
    let drifts = drifts(&report);
    assert!(
        drifts.contains(&"/vpn_connection/bfd".to_owned()),
        "{drifts:?}"
    );
    assert!(drifts.contains(&"/a~1b".to_owned()), "{drifts:?}");
    assert!(response.extra.get("a/b").is_some());
}

#[test]
fn nulls_are_absent() {
    let mut value: serde_json::Value = serde_json::from_str(RESPONSE).unwrap();
    value["request_id"] = json!(null);
    let connection = value["vpn_connection"].as_object_mut().unwrap();
    for (_, member) in connection.iter_mut() {
        *member = json!(null);
    }
    let (response, report) = parsed(&value.to_string());
    assert_eq!(response.request_id, None);
    let connection = response.vpn_connection.unwrap();
    assert!(connection.extra.is_empty(), "{:?}", connection.extra);
    assert_eq!(
        (
            connection.style,
            connection.ikepolicy,
            connection.peer_subnets
        ),
        (None, None, None)
    );
    assert_eq!(places(&report, "warning"), NONE);
    let (response, _) = parsed("{\"vpn_connection\": null}");
    assert!(response.vpn_connection.is_none() && response.extra.is_empty());
}

#[test]
fn values_of_a_wrong_type_go_to_extra_with_a_note() {
    let original: serde_json::Value = serde_json::from_str(RESPONSE).unwrap();
    let names: Vec<String> = original["vpn_connection"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    for name in names.iter().map(String::as_str).chain([
        "tags",
        "enable_hub",
        "enable_nqa",
        "eip_id",
        "type",
    ]) {
        for wrong in [json!(1.5), json!({"a": [1]}), json!([[7]])] {
            let fits = wrong == json!({"a": [1]}) && name.ends_with("policy");
            if fits
                || wrong == json!([[7]]) && ["peer_subnets", "policy_rules", "tags"].contains(&name)
            {
                continue;
            }
            let mut value = original.clone();
            value["vpn_connection"][name] = wrong.clone();
            let (response, report) = parsed(&serde_json::to_string_pretty(&value).unwrap());
            let connection = response.vpn_connection.unwrap();
            assert_eq!(connection.extra.get(name), Some(&wrong), "{name}");
            let pointer = format!("/vpn_connection/{name}");
            assert!(drifts(&report).contains(&pointer), "{name}: {report}");
        }
    }
}

#[test]
fn items_of_a_wrong_type_lose_nothing() {
    for (from, to) in [
        (
            "\"peer_subnets\": [\"192.168.1.0/24\"]",
            "\"peer_subnets\": [\"192.168.1.0/24\", 7, null, {}]",
        ),
        (
            "\"source\": \"10.0.0.0/24\"",
            "\"source\": [\"10.0.0.0/24\"]",
        ),
        ("\"timeout\": 15", "\"timeout\": \"15\""),
        ("\"timeout\": 15", "\"timeout\": 15.5"),
        ("\"timeout\": 15", "\"timeout\": -15"),
        ("\"timeout\": 15", "\"timeout\": 99999999999"),
        ("\"timeout\": 15", "\"timeout\": 1"),
    ] {
        let text = replaced(RESPONSE, from, to);
        let (response, report) = parsed(&text);
        assert!(!drifts(&report).is_empty(), "{to}");
        let written: serde_json::Value = serde_json::to_value(&response).unwrap();
        let original: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(written, original, "{to}");
    }
    // Ids and addresses are text, with no rule: examples mask them.
    let masked = replaced(RESPONSE, "\"169.254.56.225/30\"", "\"169.***.***.225/30\"");
    let (response, _) = parsed(&masked);
    let local = response
        .vpn_connection
        .unwrap()
        .tunnel_local_address
        .unwrap();
    assert_eq!(
        (local.as_str(), local.parse()),
        ("169.***.***.225/30", None)
    );
}

#[test]
fn a_response_of_another_shape_fails_only_when_it_is_no_json() {
    for text in [
        "{}",
        "{\"vpn_connection\": 7}",
        "{\"vpn_connection\": []}",
        "{\"request_id\": {}}",
        "{\"x\": 1}",
    ] {
        parsed(text);
    }
    for text in ["", "{", "{} x", "{\"vpn_connection\": }"] {
        let report = Response::from_json(text).unwrap_err();
        assert_eq!(
            report.violations().last().unwrap().code.as_str(),
            "syntax",
            "{text}"
        );
    }
}
