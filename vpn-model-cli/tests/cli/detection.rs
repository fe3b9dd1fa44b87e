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
fn the_one_request_that_fits_is_taken() {
    for (text, operation) in [
        (
            r#"{"ipsec_site_connection": {}}"#,
            "otc-classic:update-ipsec-site-connection",
        ),
        (
            r#"{"ipsec_site_connection": {"psks": 1, "name": "a"}}"#,
            "otc-classic:update-ipsec-site-connection",
        ),
        (
            r#"{"pushed_routes": [], "naem": "x"}"#,
            "altostrat:update-instance",
        ),
    ] {
        assert_eq!(detected(text), format!("{operation}:request"), "{text}");
    }
}

#[test]
fn what_no_request_has_is_a_response_or_an_error() {
    let classic = "otc-classic:update-ipsec-site-connection";
    let response = r#"{"ipsec_site_connection": {"id": "1", "status": "ACTIVE"}}"#;
    assert_eq!(
        detected(response),
        format!("{classic}:request"),
        "a request with two strays"
    );
    let refusal = r#"{"NeutronError": {"type": "x", "message": "no", "detail": ""}}"#;
    assert_eq!(detected(refusal), format!("{classic}:error"));
}

#[test]
fn a_malformed_text_is_the_request_whose_names_it_has() {
    let classic = "otc-classic:update-ipsec-site-connection:request";
    assert_eq!(detected(r#"{"ipsec_site_connection": {"name": "#), classic);
    let stackit = detected(r#"{"displayName": "x", "tunnel1": {"preSharedKey": "x" "phase1": "#);
    assert_eq!(stackit, "stackit-v1:update-gateway-connection:request");
}

#[test]
fn of_several_that_fit_each_is_named_as_it_is_typed() {
    let versions = detected(r#"{"displayName": "x", "tunnel1": {}}"#);
    for version in ["v1", "v1beta1", "v1alpha1"] {
        let line = format!("  --as stackit-{version}:update-gateway-connection\n");
        assert!(versions.contains(&line), "{versions}");
    }
    assert_eq!(versions.lines().count(), 4, "{versions}");
    let wrappers = detected(r#"{"vpn_connection": {"name": "x"}}"#);
    assert!(
        wrappers.contains("it fits 2 operations; say which\n"),
        "{wrappers}"
    );
    let all = detected("{}");
    assert!(all.contains("it fits 7 operations"), "{all}");
    assert_eq!(all.lines().count(), 8, "{all}");
}

#[test]
fn of_an_error_that_a_whole_system_answers_every_operation_is_named() {
    let error = detected(r#"{"error": {"status": "a"}}"#);
    assert!(
        error.contains("it fits 9 operations; say which\n"),
        "{error}"
    );
    for version in ["v1", "v1beta1", "v1alpha1"] {
        for name in [
            "list-gateway-connections",
            "get-gateway-connection",
            "update-gateway-connection",
        ] {
            let line = format!("  --as stackit-{version}:{name}:error\n");
            assert!(error.contains(&line), "{error}");
        }
    }
}

#[test]
fn what_is_nearly_right_gets_a_hint() {
    let wrapper = detected(r#"{"peer_subnets": [], "psk": "x", "tunnel_local_address": "x"}"#);
    assert!(
        wrapper.contains("these members stand inside of `vpn_connection`"),
        "{wrapper}"
    );
    let slip = detected(r#"{"vpn_conection": {}}"#);
    assert!(slip.contains("did you mean `vpn_connection`?"), "{slip}");
}

#[test]
fn what_lacks_its_wrapper_is_not_taken_for_something_else() {
    let text = r#"{"name": "x", "psk": "y", "peer_subnets": []}"#;
    let candidates = detected(text);
    assert!(
        candidates.ends_with(
            "  help: these members stand inside of `vpn_connection` in\n  \
             --as huawei-v5:update-vpn-connection\n  --as otc-v5:update-vpn-connection\n"
        ),
        "{candidates}"
    );
}

#[test]
fn candidates_are_listed_for_a_slip_and_answers_that_fit_better_come_first() {
    let slip = detected(r#"{"vpn_conection": {"name": "x"}}"#);
    assert!(
        slip.ends_with(
            "did you mean `vpn_connection`?\n  --as huawei-v5:update-vpn-connection\n  \
             --as otc-v5:update-vpn-connection\n"
        ),
        "{slip}"
    );
    let answer = detected(r#"{"vpn_connection": {"id": "1", "status": "ACTIVE", "name": "x"}}"#);
    let lines: Vec<_> = answer.lines().collect();
    assert_eq!(
        lines,
        [
            "error: cannot tell which operation a.json is for: it fits both answers and requests; \
             say which, the likeliest first",
            "  --as huawei-v5:update-vpn-connection:response",
            "  --as otc-v5:update-vpn-connection:response",
            "  --as huawei-v5:update-vpn-connection",
            "  --as otc-v5:update-vpn-connection",
        ]
    );
}

#[test]
fn a_schema_member_does_not_count() {
    let text = r#"{"$schema": "https://example.org", "ipsec_site_connection": {}}"#;
    assert_eq!(
        detected(text),
        "otc-classic:update-ipsec-site-connection:request"
    );
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
    assert_eq!(
        suggestion("update-instance").as_deref(),
        Some("altostrat:update-instance")
    );
    assert_eq!(suggestion("OTC-V5:update_vpn_connection"), request);
    let response = Some("otc-v5:update-vpn-connection:response".to_owned());
    let only = suggestion("update-instance:resp");
    assert_eq!(only.as_deref(), Some("altostrat:update-instance:response"));
    assert_eq!(
        suggestion("otc-v5:update-vpn-connection:Response"),
        response
    );
    assert_eq!(suggestion("otc-v5:update-vpn-connection:respone"), response);
    assert_eq!(suggestion("otc-v5:update-vpn-connection:nonsense"), None);
    assert_eq!(suggestion("otc-v5:update-vpn"), request);
    assert_eq!(suggestion("otc-v5:list-connections"), request);
    assert_eq!(suggestion("nonsense"), None);
    assert_eq!(suggestion(""), None);
    assert_eq!(suggestion(":::"), None);
}

#[test]
fn of_several_operations_that_can_be_meant_all_are_named() {
    let told = |told: &str| Workspace::with("{}").run(&["validate", "a.json", "--as", told]);
    let run = told("update-vpn-connection:resp");
    assert!(
        run.stderr.contains(
            "did you mean `huawei-v5:update-vpn-connection:response` or \
             `otc-v5:update-vpn-connection:response`?"
        ),
        "{run}"
    );
    let run = told("otc");
    assert!(
        run.stderr.contains(
            "did you mean `otc-classic:update-ipsec-site-connection` or \
             `otc-v5:update-vpn-connection`?"
        ),
        "{run}"
    );
}

#[test]
fn a_payload_that_is_taken_for_an_answer_is_not_passed_without_a_word() {
    let text = r#"{"name": "office", "pushed_routes": [], "public_dns": [], "firewall": []}"#;
    let run = Workspace::with(text).run(&["validate", "a.json"]);
    assert!(
        run.stdout.contains(
            "note: a.json was checked as altostrat:update-instance:response; \
             if it is something else, say so with --as"
        ),
        "{}",
        run.stdout
    );
}

#[test]
fn what_only_the_library_refuses_to_read_is_malformed_too() {
    let deep = format!(
        "{}1{}",
        r#"{"vpn_connection": "#.repeat(200),
        "}".repeat(200)
    );
    for text in [
        &b"{\"vpn_connection\": {\"name\": \"\xff\"}}"[..],
        b"[\"\xff\"]",
        deep.as_bytes(),
    ] {
        let run = Workspace::with(text).run(&["validate", "--format", "concise", "a.json"]);
        assert_eq!(run.code, 1, "{run}");
        assert!(run.stdout.contains("error[syntax]"), "{run}");
    }
}
