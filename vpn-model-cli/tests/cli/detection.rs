//! Which operation a payload is checked as.

use crate::workspace::Workspace;

fn detected(text: &str) -> String {
    let run = Workspace::with(text).run(&["validate", "--format", "json", "a.json"]);
    match run.json().pointer("/files/0/as") {
        Some(target) => target.as_str().unwrap().to_owned(),
        None => run.stderr,
    }
}

#[test]
fn the_request_comes_first() {
    let request = "otc-v5:update-vpn-connection:request";
    assert_eq!(
        detected(r#"{"vpn_connection": {"name": "vpn-1"}}"#),
        request
    );
    assert_eq!(
        detected(r#"{"vpn_connection": {"naem": "vpn-1"}}"#),
        request
    );
    assert_eq!(detected(r#"{"vpn_connection": 1e999}"#), request);
    assert_eq!(detected("{}"), request);
}

#[test]
fn what_no_request_has_is_a_response_or_an_error() {
    let response = r#"{"vpn_connection": {"id": "1"}, "request_id": "2"}"#;
    assert_eq!(detected(response), "otc-v5:update-vpn-connection:response");
    let mixed = r#"{"vpn_connection": {"psk": "abc"}, "request_id": "2"}"#;
    assert_eq!(detected(mixed), "otc-v5:update-vpn-connection:request");
    let stray = r#"{"vpn_connection": {"name": "a b"}, "psk": "abc"}"#;
    assert_eq!(detected(stray), "otc-v5:update-vpn-connection:request");
    let refusal = r#"{"error_code": "VPN.0001", "error_msg": "no"}"#;
    assert_eq!(detected(refusal), "otc-v5:update-vpn-connection:error");
}

#[test]
fn a_schema_member_does_not_count() {
    let text = r#"{"$schema": "https://example.org", "vpn_connection": {}}"#;
    assert_eq!(detected(text), "otc-v5:update-vpn-connection:request");
    let run = Workspace::with(text).run(&["validate", "a.json"]);
    assert_eq!(run.code, 0, "{run}");
}

#[test]
fn what_fits_nothing_is_said_and_not_in_the_report() {
    let run = Workspace::with(r#"{"vpn_conection": {}, "x": 1}"#)
        .file("b.json", "[1, 2]")
        .run(&["validate", "a.json", "b.json"]);
    insta::assert_snapshot!(run);
    let run = Workspace::with("[1]").run(&["validate", "--format", "json", "a.json"]);
    insta::assert_snapshot!("nothing_was_checked_as_json", run);
}

#[test]
fn a_told_operation_beats_the_shape() {
    let workspace = Workspace::with(r#"{"vpn_connection": {"id": 1}}"#);
    let arguments = ["validate", "--format", "json", "a.json", "--as"];
    for kind in ["", ":request", ":response", ":error"] {
        let told = format!("otc-v5:update-vpn-connection{kind}");
        let run = workspace.run(&[&arguments[..], &[&told]].concat());
        let kind = if kind.is_empty() { ":request" } else { kind };
        let expected = format!("otc-v5:update-vpn-connection{kind}");
        assert_eq!(run.json().pointer("/files/0/as").unwrap(), &expected);
    }
}

#[test]
fn a_mistyped_operation_gets_a_suggestion() {
    let suggestion = |told: &str| {
        let run = Workspace::with("{}").run(&["validate", "a.json", "--as", told]);
        assert_eq!(run.code, 2, "{run}");
        assert!(
            run.stderr.contains("vpn-model list") || run.stderr.contains("kind"),
            "{run}"
        );
        let meant = run.stderr.split_once("did you mean `");
        meant.map(|(_, rest)| rest.split('`').next().unwrap().to_owned())
    };
    let request = Some("otc-v5:update-vpn-connection".to_owned());
    assert_eq!(suggestion("otc-v5:update-vpn-conection"), request);
    assert_eq!(suggestion("update-vpn-connection"), request);
    assert_eq!(suggestion("OTC-V5:update_vpn_connection"), request);
    let response = Some("otc-v5:update-vpn-connection:response".to_owned());
    assert_eq!(suggestion("update-vpn-connection:resp"), response);
    assert_eq!(
        suggestion("otc-v5:update-vpn-connection:Response"),
        response
    );
    assert_eq!(suggestion("otc-v5:update-vpn-connection:respone"), response);
    assert_eq!(suggestion("otc-v5:update-vpn-connection:nonsense"), None);
    assert_eq!(suggestion("nonsense"), None);
    assert_eq!(suggestion(""), None);
    assert_eq!(suggestion(":::"), None);
}
