//! What fuzzing found, each kept as a test.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, its helpers included"
)]

use vpn_model::otc::v5::{
    ErrorResponse, UpdateVpnConnection, UpdateVpnConnectionRequest, UpdateVpnConnectionResponse,
};
use vpn_model::{Code, Context, Model, Operation, Severity};

type Response = <UpdateVpnConnection as Operation>::Response;

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
    let places = |report: &vpn_model::Report| -> Vec<(Code, String)> {
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

/// serde reads a member of a response into a JSON value first; of a key that is there twice, that
/// value has the first, too.
#[test]
fn of_a_key_that_a_nested_response_object_has_twice_serde_takes_the_first_value_too() {
    let text = r#"{"vpn_connection": {"name": "one", "name": {}}}"#;
    let read = Response::from_json(text).unwrap();
    let name = read.vpn_connection.as_ref().unwrap().name.as_deref();
    assert_eq!(name, Some("one"));
    let by_serde: Response = serde_json::from_str(text).unwrap();
    assert_eq!(by_serde, *read);
}

/// The same with `null`, which is absent, and yet a value: the later one does not count.
#[test]
fn of_a_key_that_was_null_serde_takes_no_later_value_either() {
    let text = r#"{"request_id": null, "request_id": "later"}"#;
    let read = Response::from_json(text).unwrap();
    assert_eq!(read.report().violations().len(), 1);
    let by_serde: Response = serde_json::from_str(text).unwrap();
    assert_eq!(by_serde, *read);
}

/// `serde_json` rounds a long number badly when it reads it, unless its feature `float_roundtrip`
/// is on.
#[test]
fn a_long_number_that_a_response_keeps_survives_being_written_and_read_again() {
    let read = Response::from_json(r#"{"": 99199999999999999999999999}"#).unwrap();
    let written = serde_json::to_vec(&*read).unwrap();
    let again = Response::from_json(&written).unwrap();
    assert_eq!(again.extra.get(""), read.extra.get(""));
}

/// `-0` is a whole number, but `serde_json` makes a floating-point number of it. Then it does not
/// fit, and is kept as what does not fit.
#[test]
fn minus_zero_is_zero_to_the_reader_and_not_lost_by_serde() {
    let text = r#"{"vpn_connection": {"ipsecpolicy": {"lifetime_seconds": -0}}}"#;
    let read = Response::from_json(text).unwrap();
    let connection = read.vpn_connection.as_ref().unwrap();
    let policy = connection.ipsecpolicy.as_ref().unwrap();
    assert_eq!(policy.lifetime_seconds, Some(0));
    let by_serde: Response = serde_json::from_str(text).unwrap();
    let policy = by_serde.vpn_connection.unwrap().ipsecpolicy.unwrap();
    assert_eq!(policy.lifetime_seconds, None);
    let kept = policy.extra.get("lifetime_seconds").unwrap();
    assert_eq!(kept.as_f64(), Some(0.0));
}

/// Beyond what `serde_json` can hold, in a member that nobody knows: the reader keeps the text;
/// through `serde_json` such a response cannot be read.
#[test]
fn a_response_with_a_number_that_no_type_holds_is_read() {
    let text = r#"{"later": 1e400}"#;
    let read = Response::from_json(text).unwrap();
    assert_eq!(read.report().count(Severity::Note), 1);
    assert!(read.report().into_iter().all(|one| one.code == Code::Drift));
    assert_eq!(read.extra.get("later").unwrap().as_str(), Some("1e400"));
    assert!(serde_json::from_str::<Response>(text).is_err());
}

#[test]
fn the_item_that_another_repeats_is_counted_among_all_items() {
    let text = r#"{"vpn_connection": {"policy_rules": [7, {"source": 8}, {"source": "10.0.0.0/24"}, {"source": "10.0.0.0/24"}]}}"#;
    let report = UpdateVpnConnectionRequest::check_json(text, &Context::new());
    let repeated = report
        .violations()
        .iter()
        .find(|one| one.code == Code::Unique);
    let message = repeated.unwrap().message();
    assert_eq!(message, "the same value as the item at index 2");
}
