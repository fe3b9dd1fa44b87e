//! The JSON report: the object that STABILITY.md promises to programs.

use crate::workspace::Workspace;

#[test]
fn the_object_is_the_documented_one() {
    let text = "{\n  \"vpn_connection\": {\n    \"tunnel_local_address\": \"169.254.76.1/30\",\n    \
                \"tunnel_peer_address\": \"169.254.80.2/30\",\n    \"peer_subnet\": [],\n    \
                \"ikepolicy\": {\"dpd\": {\"interval\": 5}}\n  }\n}\n";
    let run = Workspace::with(text)
        .file(
            "b.json",
            r#"{"vpn_connection": {"ikepolicy": {"dh_group": "group14"}}}"#,
        )
        .run(&["check", "--format", "json", "a.json", "b.json"]);
    insta::assert_snapshot!(run);
}

#[test]
fn columns_are_counted_in_characters() {
    let text = "{\"vpn_connection\":\r\n\t{\"psk\": \"ключ\", \"cgw_id\": \"日本\"}}";
    let run = Workspace::with(text).run(&["check", "--format", "json", "a.json"]);
    let report = run.json();
    let violations = report["files"][0]["violations"].as_array().unwrap();
    let format = violations
        .iter()
        .find(|violation| violation["code"] == "format")
        .unwrap();
    assert_eq!(
        (
            &format["line"],
            &format["column"],
            &format["end_line"],
            &format["end_column"]
        ),
        (&2.into(), &28.into(), &2.into(), &32.into())
    );
}

#[test]
fn a_warning_is_valid_even_when_it_is_denied() {
    let text = r#"{"vpn_connection": {"ikepolicy": {"dh_group": "group14"}}}"#;
    let arguments = ["check", "--format", "json", "--deny", "warnings", "a.json"];
    let run = Workspace::with(text).run(&arguments);
    assert_eq!(run.code, 1);
    assert_eq!(run.json()["files"][0]["valid"], true);
    assert_eq!(run.json()["summary"]["warnings"], 1);
}

#[test]
fn the_context_is_used() {
    let text = r#"{"vpn_connection": {"enable_hub": true}}"#;
    let workspace = Workspace::with(text)
        .file("static.json", r#"{"vpn_connection": {"style": "STATIC"}}"#)
        .file("bgp.json", r#"{"vpn_connection": {"style": "BGP"}}"#)
        .file("gateway.json", r#"{"vpn_gateway": {"ip_version": "ipv4"}}"#);
    let codes = |context: &[&str]| -> Vec<String> {
        let arguments = [&["check", "--format", "json", "a.json"], context].concat();
        let report = workspace.run(&arguments).json();
        let violations = report["files"][0]["violations"].as_array().unwrap().iter();
        violations
            .map(|violation| violation["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(codes(&[]).iter().all(|code| code == "unchecked"));
    assert_eq!(
        codes(&["--current", "static.json", "--gateway", "gateway.json"]),
        ["only-when"]
    );
    assert_eq!(
        codes(&["--current", "bgp.json", "--gateway", "gateway.json"]),
        [""; 0]
    );
}
