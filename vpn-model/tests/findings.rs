//! What fuzzing found, each kept as a test.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, its helpers included"
)]

use vpn_model::otc::v5::{ErrorResponse, UpdateVpnConnectionResponse};
use vpn_model::{Context, Model};

/// Reads, writes and reads again.
fn survives<T: Model + PartialEq + std::fmt::Debug>(text: &str) {
    let value = T::from_json(text).unwrap();
    let written = serde_json::to_string(&*value).unwrap();
    assert_eq!(*T::from_json(&written).unwrap(), *value, "{written}");
}

#[test]
fn of_two_members_of_a_response_the_first_counts_though_it_could_not_be_read() {
    let text = r#"{"vpn_connection": {"policy_rules": ["x"], "policy_rules": [{"source": "y"}]}}"#;
    survives::<UpdateVpnConnectionResponse>(text);
}

#[test]
fn a_built_response_notes_the_members_that_no_spec_knows_as_a_read_one_does() {
    let read = ErrorResponse::from_json(r#"{"vpn_connection": {"name": "x"}}"#).unwrap();
    let built = read.validate(&Context::new());
    let places = |report: &vpn_model::Report| -> Vec<(vpn_model::Code, String)> {
        let violations = report.violations().iter();
        violations
            .map(|violation| (violation.code, violation.pointer.clone()))
            .collect()
    };
    assert_eq!(places(&built), places(read.report()));
}

#[test]
fn a_text_that_is_no_object_is_no_response() {
    let report = UpdateVpnConnectionResponse::from_json("\"v_sub\"").unwrap_err();
    assert!(report.has_errors());
}
