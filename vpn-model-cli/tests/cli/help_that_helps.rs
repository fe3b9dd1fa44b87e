//! What the report suggests: for members, for values, and for members in the wrong object.

use crate::workspace::Workspace;

/// The help for the violation at that pointer.
fn help(body: &str, pointer: &str) -> Option<String> {
    let run = Workspace::with(format!("{{\"vpn_connection\": {body}}}")).run(&[
        "validate",
        "--format",
        "json",
        "--as",
        "otc-v5:update-vpn-connection",
        "a.json",
    ]);
    let report = run.json();
    let violations = report["files"][0]["violations"].as_array().unwrap().clone();
    let pointer = format!("/vpn_connection{pointer}");
    let found = violations.iter().find(|one| one["pointer"] == *pointer);
    assert!(found.is_some(), "nothing at {pointer}: {run}");
    found.unwrap()["help"].as_str().map(str::to_owned)
}

#[test]
fn a_member_of_another_provider_is_translated() {
    for (theirs, ours) in [
        ("preSharedKey", "psk"),
        ("remoteSubnets", "peer_subnets"),
        ("phase1", "ikepolicy"),
    ] {
        let told = help(&format!("{{\"{theirs}\": 1}}"), &format!("/{theirs}"));
        assert_eq!(told, Some(format!("did you mean `{ours}`?")));
    }
}

#[test]
fn a_misspelled_member_is_recognized() {
    let meant = |name: &str| help(&format!("{{\"{name}\": []}}"), &format!("/{name}"));
    let subnets = Some("did you mean `peer_subnets`?".to_owned());
    assert_eq!(meant("peer_subnet"), subnets);
    assert_eq!(meant("peerSubnets"), subnets);
    assert_eq!(meant("PEER-SUBNETS"), subnets);
    assert_eq!(meant("weather"), None);
}

#[test]
fn a_value_in_another_providers_words_is_recognized() {
    for (member, value, meant) in [
        ("encryption_algorithm", "aes256", Some("aes-256")),
        (
            "encryption_algorithm",
            "AES-GCM-256",
            Some("aes-256-gcm-16"),
        ),
        (
            "encryption_algorithm",
            "aes128gcm16",
            Some("aes-128-gcm-16"),
        ),
        ("encryption_algorithm", "chacha20poly1305", None),
        ("authentication_algorithm", "sha256", Some("sha2-256")),
        ("authentication_algorithm", "sha2_256", Some("sha2-256")),
        ("dh_group", "ecp384", Some("group20")),
        ("dh_group", "modp2048", Some("group14")),
        // A known word, but not one of this list.
        ("dh_group", "modp2048s256", None),
        ("ike_version", "ikev2", Some("v2")),
    ] {
        let body = format!("{{\"ikepolicy\": {{\"{member}\": \"{value}\"}}}}");
        let meant = meant.map(|meant| format!("did you mean `{meant}`?"));
        assert_eq!(
            help(&body, &format!("/ikepolicy/{member}")),
            meant,
            "{value}"
        );
    }
}

#[test]
fn a_member_in_the_wrong_object_is_sent_home() {
    let dpd = help(r#"{"dpd": {"interval": 10}}"#, "/dpd");
    assert_eq!(
        dpd.as_deref(),
        Some("`dpd` belongs to `/vpn_connection/ikepolicy`")
    );
    let psk = help(r#"{"ikepolicy": {"psk": "Abcdefgh1-"}}"#, "/ikepolicy/psk");
    assert_eq!(psk.as_deref(), Some("`psk` belongs to `/vpn_connection`"));
    let theirs = help(
        r#"{"ikepolicy": {"preSharedKey": "x"}}"#,
        "/ikepolicy/preSharedKey",
    );
    assert_eq!(theirs, psk, "also in another provider's words");
    let source = help(r#"{"source": "10.0.0.0/24"}"#, "/source");
    assert_eq!(
        source.as_deref(),
        Some("`source` belongs to `/vpn_connection/policy_rules/*`")
    );
    let algorithm = help(
        r#"{"encryption_algorithm": "aes-256"}"#,
        "/encryption_algorithm",
    );
    assert_eq!(
        algorithm.as_deref(),
        Some(
            "`encryption_algorithm` belongs to `/vpn_connection/ikepolicy` or `/vpn_connection/ipsecpolicy`"
        )
    );
}

#[test]
fn what_is_nearly_json_gets_help() {
    for (text, help) in [
        ("{\"vpn_connection\": {},}", "remove the comma"),
        ("{\"vpn_connection\": {}, // that's all\n}", "no comments"),
        ("{'vpn_connection': {}}", "double quotes"),
        (
            "{\"vpn_connection\": {\"enable_hub\": True}}",
            "true, false",
        ),
        ("vpn_connection:\n  name: a\n", "a text in double quotes"),
        ("\u{feff}{}", "without byte order mark"),
        ("{}\n{}\n", "NDJSON"),
        (
            "{\"vpn_connection\": {\"ikepolicy\": {\"lifetime_seconds\": 086400}}}",
            "without the zero",
        ),
        ("\u{0}{", ""),
    ] {
        let run = Workspace::with(text).run(&["check", "--format", "json", "a.json"]);
        let violations = run.json()["files"][0]["violations"].clone();
        let violations = violations.as_array().unwrap();
        let found = violations
            .iter()
            .find(|one| one["code"] == "syntax")
            .unwrap();
        let told = found["help"].as_str().unwrap_or_default();
        assert!(told.contains(help), "{text:?}: {run}");
    }
    let utf_16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin_1 = b"{\"vpn_connection\": {\"name\": \"caf\xe9\"}}".to_vec();
    for text in [utf_16, latin_1] {
        let run = Workspace::with(text).run(&["check", "a.json"]);
        assert!(run.stdout.contains("= help: save it as UTF-8\n"), "{run}");
    }
}
