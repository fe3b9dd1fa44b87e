//! A partial update: absent means the stored value, never the default.

mod ike;
mod limits;

use vpn_model::Context;

use crate::{check_with, errors, flagged, of, places, wrapped};

fn current(members: &str) -> Context {
    let answer = format!("{{\"vpn_connection\": {{{members}}}, \"request_id\": \"r\"}}");
    Context::new().current_json(answer.as_bytes()).unwrap()
}

fn policy(more: &str) -> Context {
    let context = current(&format!("\"style\": \"POLICY\"{more}"));
    context
        .gateway_json(br#"{"vpn_gateway": {"ip_version": "ipv4"}}"#)
        .unwrap()
}

const REQUIRED: &str = "required-when /vpn_connection/policy_rules";
const UNCHECKED: &str = "unchecked /vpn_connection/policy_rules";
const NONE: [&str; 0] = [];

#[test]
fn policy_rules_are_missing_at_the_opening_brace_when_nothing_is_stored() {
    for more in ["", ", \"policy_rules\": null", ", \"policy_rules\": []"] {
        let text = wrapped(" \"name\": \"a\" ");
        let report = check_with(&text, &policy(more));
        assert_eq!(errors(&report), [REQUIRED], "{more}");
        let missing = of(&report, "error")[0];
        assert_eq!(flagged(&text, missing), "{");
        assert_eq!(missing.span, Some(19..20));
    }
}

#[test]
fn a_policy_based_connection_can_be_renamed() {
    let rules = ", \"policy_rules\": [{\"source\": \"10.0.0.0/24\", \"destination\": [\"192.168.1.0/24\"]}]";
    let report = check_with(wrapped("\"name\": \"a\""), &policy(rules));
    assert!(report.is_empty(), "{report}");
}

#[test]
fn policy_rules_are_not_missing_when_the_condition_is_known_to_be_false() {
    for style in ["STATIC", "BGP", "static", "bgp"] {
        // The style alone decides: no gateway is needed, so nothing is unchecked.
        let context = current(&format!("\"style\": \"{style}\""));
        let report = check_with(wrapped("\"name\": \"a\""), &context);
        assert!(report.is_empty(), "{style}: {report}");
    }
    for gateway in [
        r#"{"vpn_gateway": {"ip_version": "ipv6"}}"#,
        r#"{"ip_version": "ipv6"}"#,
    ] {
        let gateway = Context::new().gateway_json(gateway.as_bytes()).unwrap();
        assert!(check_with(wrapped("\"name\": \"a\""), &gateway).is_empty());
    }
}

#[test]
fn policy_rules_are_unchecked_without_connection_or_gateway() {
    let gateway = Context::new()
        .gateway_json(br#"{"ip_version": "ipv4"}"#)
        .unwrap();
    let stored = current("\"style\": \"POLICY\"");
    for context in [Context::new(), gateway, stored] {
        let report = check_with(wrapped("\"name\": \"a\""), &context);
        assert_eq!(errors(&report), NONE);
        assert_eq!(places(&report, "note"), [UNCHECKED], "{context:?}");
    }
}

#[test]
fn policy_rules_are_unchecked_when_the_answers_do_not_say_the_style_or_the_ip_version() {
    let connections = [
        "{}",
        r#"{"style": null}"#,
        r#"{"style": 7}"#,
        r#"{"style": "POLICY"}"#,
    ];
    let gateways = [
        "{}",
        r#"{"ip_version": null}"#,
        r#"{"ip_version": 4}"#,
        r#"{"ip_version": "ipv4"}"#,
    ];
    let mut silent = Vec::new();
    for (stored, gateway) in connections
        .into_iter()
        .flat_map(|one| gateways.map(|two| (one, two)))
    {
        if (stored, gateway) == (connections[3], gateways[3]) {
            continue;
        }
        let context = Context::new().current_json(stored.as_bytes()).unwrap();
        let context = context.gateway_json(gateway.as_bytes()).unwrap();
        let report = check_with(wrapped("\"name\": \"a\""), &context);
        assert_eq!(errors(&report), NONE, "{stored} {gateway}");
        if places(&report, "note") != [UNCHECKED] {
            silent.push(format!("{stored} {gateway}"));
        }
    }
    assert_eq!(silent, NONE, "neither checked nor reported as unchecked");
}

#[test]
fn an_update_that_brings_policy_rules_never_misses_them() {
    for value in ["[]", "[{\"source\": \"10.0.0.0/24\"}]"] {
        let report = check_with(wrapped(&format!("\"policy_rules\": {value}")), &policy(""));
        assert_eq!(errors(&report), NONE, "{value}");
    }
    let report = check_with(wrapped("\"policy_rules\": null"), &policy(""));
    assert_eq!(errors(&report), ["type /vpn_connection/policy_rules"]);
}

#[test]
fn answers_count_with_and_without_wrapper_and_in_any_case() {
    for style in ["POLICY", "policy", "Policy"] {
        for ip in ["ipv4", "IPV4", "IPv4"] {
            for (stored, gateway) in [
                (
                    format!("{{\"style\": \"{style}\"}}"),
                    format!("{{\"ip_version\": \"{ip}\"}}"),
                ),
                (
                    format!("{{\"vpn_connection\": {{\"style\": \"{style}\"}}}}"),
                    format!(
                        "{{\"vpn_gateway\": {{\"ip_version\": \"{ip}\"}}, \"request_id\": \"r\"}}"
                    ),
                ),
            ] {
                let context = Context::new().current_json(stored.as_bytes()).unwrap();
                let context = context.gateway_json(gateway.as_bytes()).unwrap();
                let report = check_with(wrapped(""), &context);
                assert_eq!(errors(&report), [REQUIRED], "{stored} {gateway}");
            }
        }
    }
}

#[test]
fn only_bgp_connections_become_hubs() {
    for (style, expected) in [
        ("STATIC", &["only-when /vpn_connection/enable_hub"][..]),
        ("static", &["only-when /vpn_connection/enable_hub"]),
        ("POLICY", &["only-when /vpn_connection/enable_hub"]),
        ("BGP", &[]),
        ("bgp", &[]),
    ] {
        let rules = "\"policy_rules\": [{}]";
        let context = current(&format!("\"style\": \"{style}\", {rules}"));
        let text = wrapped("\"enable_hub\": true");
        let report = check_with(&text, &context);
        assert_eq!(errors(&report), expected, "{style}");
        for error in of(&report, "error") {
            assert_eq!(flagged(&text, error), "true");
        }
        // A false flag never is out of place.
        assert_eq!(
            errors(&check_with(wrapped("\"enable_hub\": false"), &context)),
            NONE
        );
    }
    let report = check_with(wrapped("\"enable_hub\": true"), &Context::new());
    assert!(places(&report, "note").contains(&"unchecked /vpn_connection/enable_hub".to_owned()));
    assert_eq!(errors(&report), NONE);
    let report = check_with(wrapped("\"enable_hub\": false"), &Context::new());
    assert!(!places(&report, "note").contains(&"unchecked /vpn_connection/enable_hub".to_owned()));
}

#[test]
fn a_hub_is_not_refused_while_the_style_is_unknown() {
    for stored in [
        "{}",
        r#"{"style": null}"#,
        r#"{"style": 7}"#,
        r#"{"id": "x", "name": "y"}"#,
    ] {
        let context = Context::new().current_json(stored.as_bytes()).unwrap();
        let report = check_with(wrapped("\"enable_hub\": true"), &context);
        assert_eq!(errors(&report), NONE, "{stored}");
        let notes = places(&report, "note");
        assert!(
            notes.contains(&"unchecked /vpn_connection/enable_hub".to_owned()),
            "{stored}: {notes:?}"
        );
    }
}

#[test]
fn one_tunnel_end_is_paired_with_the_stored_other_end() {
    let stored = |members: &str| current(&format!("\"style\": \"STATIC\", {members}"));
    let both = stored(
        r#""tunnel_local_address": "169.254.76.1/30", "tunnel_peer_address": "169.254.76.2/30""#,
    );
    let local = "tunnel_local_address";
    let peer = "tunnel_peer_address";
    for (key, value, fits) in [
        (local, "169.254.76.1/30", true),
        (local, "169.254.76.2/30", false),
        (local, "169.254.76.5/30", false),
        (local, "169.254.77.1/30", false),
        (peer, "169.254.76.2/30", true),
        (peer, "169.254.76.1/30", false),
        (peer, "169.254.76.6/30", false),
    ] {
        let text = wrapped(&format!("\"{key}\": \"{value}\""));
        let report = check_with(&text, &both);
        let expected = format!("tunnel-pair /vpn_connection/{key}");
        let expected: &[String] = if fits { &[] } else { &[expected] };
        assert_eq!(errors(&report), expected, "{key} {value}");
        for error in of(&report, "error") {
            assert_eq!(flagged(&text, error), format!("\"{value}\""));
        }
    }
    // Both ends in the body: what is stored does not matter.
    let moved =
        r#""tunnel_local_address": "169.254.80.1/30", "tunnel_peer_address": "169.254.80.2/30""#;
    assert!(check_with(wrapped(moved), &both).is_empty());
    let apart =
        r#""tunnel_local_address": "169.254.76.1/30", "tunnel_peer_address": "169.254.80.2/30""#;
    assert_eq!(
        errors(&check_with(wrapped(apart), &both)),
        ["tunnel-pair /vpn_connection/tunnel_peer_address"]
    );
}

fn assert_pair_is_unchecked(context: &Context) {
    let report = check_with(
        wrapped(r#""tunnel_peer_address": "169.254.76.2/30""#),
        context,
    );
    assert_eq!(errors(&report), NONE);
    let notes = places(&report, "note");
    let unchecked = "unchecked /vpn_connection/tunnel_peer_address".to_owned();
    assert!(notes.contains(&unchecked), "{notes:?}");
}

#[test]
fn one_tunnel_end_is_unchecked_without_the_stored_connection() {
    assert_pair_is_unchecked(&Context::new());
}

#[test]
fn one_tunnel_end_is_unchecked_when_the_stored_connection_does_not_say_the_other() {
    assert_pair_is_unchecked(&current("\"style\": \"BGP\""));
}

#[test]
fn one_tunnel_end_is_unchecked_when_the_stored_one_is_masked() {
    assert_pair_is_unchecked(&current(
        r#""style": "BGP", "tunnel_local_address": "169.254.***.***/30""#,
    ));
    assert_pair_is_unchecked(&current(r#""style": "BGP", "tunnel_local_address": 7"#));
}

#[test]
fn a_wrong_tunnel_end_in_the_body_does_not_fall_back_to_the_stored_one() {
    let stored = current(r#""style": "BGP", "tunnel_local_address": "169.254.80.1/30""#);
    let text = wrapped(r#""tunnel_local_address": "x", "tunnel_peer_address": "169.254.76.2/30""#);
    assert_eq!(
        errors(&check_with(text, &stored)),
        ["format /vpn_connection/tunnel_local_address"]
    );
}
