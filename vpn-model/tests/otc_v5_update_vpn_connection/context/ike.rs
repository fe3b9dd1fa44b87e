//! Phase 1 beside what is stored.

use vpn_model::Context;

use super::{NONE, current};
use crate::{assert_document_order, check_with, errors, places, wrapped};

fn ike(body: &str, stored: &str) -> Vec<String> {
    let context = current(&format!("\"style\": \"BGP\", \"ikepolicy\": {{{stored}}}"));
    let report = check_with(wrapped(&format!("\"ikepolicy\": {{{body}}}")), &context);
    assert_document_order(&report);
    errors(&report)
}

#[test]
fn gcm_is_compared_with_the_stored_ike_version_and_back() {
    let gcm = r#""encryption_algorithm": "aes-256-gcm-16""#;
    let v1 = r#""ike_version": "v1""#;
    let v2 = r#""ike_version": "v2""#;
    let cipher = ["incompatible /vpn_connection/ikepolicy/encryption_algorithm"];
    assert_eq!(ike(gcm, v1), cipher);
    assert_eq!(ike(gcm, v2), NONE);
    assert_eq!(ike(gcm, ""), NONE);
    assert_eq!(ike(gcm, "\"ike_version\": null"), NONE);
    assert_eq!(ike(gcm, "\"ike_version\": \"v3\""), NONE);
    assert_eq!(ike(gcm, "\"ike_version\": [1]"), NONE);
    // The place is always a member of the body.
    assert_eq!(
        ike(v1, gcm),
        ["incompatible /vpn_connection/ikepolicy/ike_version"]
    );
    assert_eq!(ike(v2, gcm), NONE);
    // What the body says counts more than what is stored.
    assert_eq!(ike(&format!("{v2}, {gcm}"), v1), NONE);
    assert_eq!(ike(&format!("{v1}, {gcm}"), v2), cipher);
    assert_eq!(
        ike(&format!("{v1}, \"encryption_algorithm\": \"aes-256\""), gcm),
        NONE
    );
    // An update that touches neither is not blamed for what is stored.
    assert_eq!(
        ike("\"lifetime_seconds\": 3600", &format!("{v1}, {gcm}")),
        NONE
    );
}

#[test]
fn phase_1_is_unchecked_when_the_stored_connection_does_not_say_the_ike_version() {
    let mut silent = Vec::new();
    for stored in [
        "{}",
        "null",
        r#"{"ike_version": null}"#,
        r#"{"ike_version": 1}"#,
    ] {
        let context = current(&format!("\"style\": \"BGP\", \"ikepolicy\": {stored}"));
        for (key, value) in [
            ("encryption_algorithm", "aes-256-gcm-16"),
            ("phase1_negotiation_mode", "main"),
        ] {
            let report = check_with(
                wrapped(&format!("\"ikepolicy\": {{\"{key}\": \"{value}\"}}")),
                &context,
            );
            assert_eq!(errors(&report), NONE, "{stored}");
            if places(&report, "note") != [format!("unchecked /vpn_connection/ikepolicy/{key}")] {
                silent.push(format!("{key} with {stored}"));
            }
        }
    }
    assert_eq!(silent, NONE, "neither checked nor reported as unchecked");
}

#[test]
fn an_id_is_not_passed_in_silence_when_the_stored_connection_does_not_say_its_type() {
    let context = current("\"style\": \"BGP\", \"ikepolicy\": {}");
    let report = check_with(
        wrapped("\"ikepolicy\": {\"local_id\": \"gw.example.com\"}"),
        &context,
    );
    assert_eq!(
        report.violations().len(),
        1,
        "neither format nor unchecked: {report}"
    );
}

#[test]
fn the_phase_1_mode_is_compared_with_the_stored_ike_version() {
    let mode = r#""phase1_negotiation_mode": "main""#;
    let ineffective = ["ineffective /vpn_connection/ikepolicy/phase1_negotiation_mode"];
    assert_eq!(ike(mode, "\"ike_version\": \"v1\""), NONE);
    assert_eq!(ike(mode, "\"ike_version\": \"v2\""), ineffective);
    assert_eq!(ike(mode, "\"ike_version\": \"V2\""), ineffective);
    assert_eq!(
        ike(
            &format!("{mode}, \"ike_version\": \"v1\""),
            "\"ike_version\": \"v2\""
        ),
        NONE
    );
    assert_eq!(
        ike(
            &format!("{mode}, \"ike_version\": \"v2\""),
            "\"ike_version\": \"v1\""
        ),
        // The later member of the two.
        ["ineffective /vpn_connection/ikepolicy/ike_version"]
    );
    // Absent is never the default v2.
    assert_eq!(ike(mode, ""), NONE);
    assert_eq!(
        errors(&check_with(
            wrapped(&format!("\"ikepolicy\": {{{mode}}}")),
            &Context::new()
        )),
        NONE
    );
    // Moving a connection to IKEv2 sends no mode, so it sends none without effect.
    assert_eq!(
        ike(
            "\"ike_version\": \"v2\"",
            &format!("\"ike_version\": \"v1\", {mode}")
        ),
        NONE
    );
}

#[test]
fn ids_follow_the_stored_id_type() {
    let name = r#""local_id": "gw.example.com""#;
    let format = ["format /vpn_connection/ikepolicy/local_id"];
    assert_eq!(ike(name, "\"local_id_type\": \"fqdn\""), NONE);
    assert_eq!(ike(name, "\"local_id_type\": \"FQDN\""), NONE);
    assert_eq!(ike(name, "\"local_id_type\": \"ip\""), format);
    assert_eq!(
        ike(
            &format!("{name}, \"local_id_type\": \"ip\""),
            "\"local_id_type\": \"fqdn\""
        ),
        format
    );
    assert_eq!(
        ike(
            &format!("{name}, \"local_id_type\": \"fqdn\""),
            "\"local_id_type\": \"ip\""
        ),
        NONE
    );
    assert_eq!(
        ike(
            name,
            "\"peer_id_type\": \"fqdn\", \"local_id_type\": \"ip\""
        ),
        format
    );
    // Nothing is known: ip is the default, and the only type that is supported.
    let alone = wrapped(&format!("\"ikepolicy\": {{{name}}}"));
    assert_eq!(errors(&check_with(alone, &Context::new())), format);
    // A wrong type in the body does not fall back to anything.
    assert_eq!(
        ike(
            &format!("{name}, \"local_id_type\": \"name\""),
            "\"local_id_type\": \"ip\""
        ),
        ["enum /vpn_connection/ikepolicy/local_id_type"]
    );
}

#[test]
fn a_masked_stored_id_is_not_the_fault_of_the_body() {
    let masked =
        r#""local_id_type": "ip", "local_id": "10.***.***.134", "peer_id": "10.***.***.134""#;
    assert_eq!(ike("\"local_id_type\": \"ip\"", masked), NONE);
    assert_eq!(ike("\"peer_id_type\": \"ip\"", masked), NONE);
    assert_eq!(ike("\"local_id\": \"10.1.2.3\"", masked), NONE);
}

#[test]
fn equal_ids_are_a_warning_at_the_member_of_the_body() {
    let context =
        current(r#""style": "BGP", "ikepolicy": {"local_id": "10.1.2.3", "peer_id": "10.1.2.4"}"#);
    let warnings = |body: &str| {
        let text = wrapped(&format!("\"ikepolicy\": {{{body}}}"));
        places(&check_with(text, &context), "warning")
    };
    assert_eq!(
        warnings(r#""peer_id": "10.1.2.3""#),
        ["distinct /vpn_connection/ikepolicy/peer_id"]
    );
    assert_eq!(
        warnings(r#""local_id": "10.1.2.4""#),
        ["distinct /vpn_connection/ikepolicy/local_id"]
    );
    assert_eq!(
        warnings(r#""local_id": "10.1.2.4", "peer_id": "10.1.2.3""#),
        NONE
    );
    assert_eq!(warnings(r#""local_id": "10.1.2.3""#), NONE);
}
