//! The report as a person reads it.

use crate::workspace::Workspace;

const BAD: &str = r#"{
  "vpn_connection": {
    "name": "my vpn",
    "psk": "Sh0rt!",
    "peer_subnet": ["192.168.1.0/24"],
    "tunnel_local_address": "169.254.76.1/30",
    "tunnel_peer_address": "169.254.80.2/30",
    "policy_rules": [
      {"source": "10.0.0.0/24", "destination": ["10.1.0.0/33"]},
      {"source": "10.0.0.0/24"}
    ],
    "ikepolicy": {
      "dpd": { "interval": 5 },
      "lifetime_seconds": "3600",
      "dh_group": "group14",
      "encryption_algorithm": "aes-256"
    }
  }
}
"#;

#[test]
fn every_mistake_is_reported_with_its_place_and_its_source() {
    let arguments = ["check", "a.json", "--as", "otc-v5:update-vpn-connection"];
    insta::assert_snapshot!(Workspace::with(BAD).run(&arguments));
}

#[test]
fn several_files_share_a_summary() {
    let run = Workspace::with(r#"{"vpn_connection": {"name": "vpn 1"}}"#)
        .file("b.json", r#"{"vpn_connection": {"policy_rules": []}}"#)
        .file(
            "c.json",
            r#"{"vpn_connection": {"ikepolicy": {"dh_group": "group14"}}}"#,
        )
        .file(
            "d.json",
            "{\n  \"vpn_connection\": {\n    \"psk\": \"T0p-Secret,\n  }\n}\n",
        )
        .run(&["check", ".", "missing.json", "--deny", "warnings"]);
    insta::assert_snapshot!(run);
}

#[test]
fn a_valid_file_is_only_counted() {
    let run = Workspace::with(r#"{"vpn_connection": {"policy_rules": []}}"#)
        .file("current.json", r#"{"vpn_connection": {"style": "POLICY"}}"#)
        .run(&["check", "a.json", "--current", "current.json"]);
    insta::assert_snapshot!(run);
}

#[test]
fn a_value_over_several_lines_shows_the_first() {
    let items = "      \"10.0.0.0/24\",\n".repeat(51);
    let text = format!(
        "{{\n  \"vpn_connection\": {{\n    \"peer_subnets\": [ \n{items}      \"10.0.0.0/24\"\n    ]\n  }}\n}}\n"
    );
    let run = Workspace::with(text).run(&["check", "a.json"]);
    insta::assert_snapshot!(run);
}

#[test]
fn the_caret_is_right_behind_tabs_wide_characters_and_before_line_ends() {
    let text = "{\r\n\t\"vpn_connection\": {\r\n\t\t\"psk\": \"ключ\", \"cgw_id\": \"日本\", \"name\": \"ä b\"\r\n}}\r\n";
    let run = Workspace::with(text).run(&["check", "a.json"]);
    insta::assert_snapshot!(run);
}

#[test]
fn what_was_detected_is_said_where_it_may_be_wrong() {
    let text = r#"{"ipsec_site_connection": {"psks": 1}}"#;
    insta::assert_snapshot!(Workspace::with(text).run(&["validate", "a.json"]));
}

#[test]
fn drift_in_a_response_is_a_note() {
    let text = r#"{"vpn_connection": {"style": "POLICY_TEMPLATE"}, "request_id": "1"}"#;
    let response = "otc-v5:update-vpn-connection:response";
    let run = Workspace::with(text).run(&["check", "a.json", "--as", response]);
    insta::assert_snapshot!(run);
}

#[test]
fn colours_only_when_they_are_wanted() {
    let workspace = Workspace::with(BAD);
    let escape = "\u{1b}[";
    assert!(!workspace.run(&["check", "a.json"]).stdout.contains(escape));
    let never = workspace.run(&["check", "a.json", "--color", "never"]);
    assert!(!never.stdout.contains(escape));
    let always = workspace.run(&["check", "--color", "always", "a.json", "missing"]);
    assert!(always.stdout.contains(escape) && always.stderr.contains(escape));
}
