//! What the fuzz targets in `fuzz/` found, one test each.

#![cfg(feature = "otc")]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, its helpers included"
)]

use vpn_model::otc::v5::UpdateVpnConnection;
use vpn_model::{Code, Context, Model as _, Operation, Severity};

type Response = <UpdateVpnConnection as Operation>::Response;

/// Target `differential`: serde read a nested object into a map first, in which the last value of
/// a key is left, and it is the first that counts.
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

/// Target `differential`: `-0` is a whole number, but `serde_json` makes a floating-point number
/// of it. Then it does not fit, and is kept as what does not fit.
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

/// Target `differential`: a number beyond what `serde_json` can hold, in a member that nobody knows.
/// The reader keeps its text; through `serde_json` such a response cannot be read.
#[test]
fn a_response_with_a_number_that_no_type_holds_is_read() {
    let text = r#"{"later": 1e400}"#;
    let read = Response::from_json_with(text, &Context::new()).unwrap();
    assert_eq!(read.report().count(Severity::Note), 1);
    assert!(read.report().into_iter().all(|one| one.code == Code::Drift));
    assert_eq!(read.extra.get("later").unwrap().as_str(), Some("1e400"));
    assert!(serde_json::from_str::<Response>(text).is_err());
}
