//! Requests to the service, and what comes back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use futures_executor::block_on;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// Sends a body to the service.
fn put(body: &str) -> (StatusCode, String) {
    let request = Request::put("/connections/1")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_owned()))
        .unwrap();
    block_on(async {
        let answer = vpn_model_axum_service::service()
            .oneshot(request)
            .await
            .unwrap();
        let status = answer.status();
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    })
}

#[test]
fn a_good_body_gets_through() {
    let (status, answer) =
        put(r#"{"vpn_connection": {"name": "berlin", "psk": "Correct-Horse-9"}}"#);
    assert_eq!(
        (status, answer.as_str()),
        (StatusCode::OK, "updating berlin")
    );
}

#[test]
fn a_body_with_nothing_but_warnings_gets_through() {
    let (status, _) = put(r#"{"vpn_connection": {"ikepolicy": {"dh_group": "group14"}}}"#);
    assert_eq!(status, StatusCode::OK);
}

#[test]
fn every_mistake_comes_back_with_pointer_code_and_parameters_but_without_the_key() {
    let (status, answer) = put(r#"{"vpn_connection": {
            "name": "branch office",
            "psk": "zebra",
            "policy_rules": [{"source": "10.0.0.0/8"}, {"source": "10.0.0.0/8"}],
            "ikepolicy": {"dpd": {"interval": 5}}
        }}"#);
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answer.contains("zebra"), "{answer}");
    let errors: Value = serde_json::from_str(&answer).unwrap();
    let codes = |pointer: &str| -> Vec<&str> {
        let here = errors[pointer].as_array().expect(pointer);
        here.iter()
            .map(|error| error["code"].as_str().unwrap())
            .collect()
    };
    assert_eq!(errors.as_object().unwrap().len(), 4, "{answer}");
    assert_eq!(codes("/vpn_connection/name"), ["chars"]);
    assert_eq!(codes("/vpn_connection/psk"), ["length", "classes"]);
    assert_eq!(codes("/vpn_connection/policy_rules/1/source"), ["unique"]);
    assert_eq!(
        errors["/vpn_connection/ikepolicy/dpd/interval"],
        json!([{
            "code": "range",
            "message": "must be between 10 and 3600",
            "params": {"min": 10, "max": 3600}
        }])
    );
}

#[test]
fn a_body_of_another_shape_is_refused_without_the_key() {
    for body in [
        r#"{"vpn_connection": {"psk": ["zebra"]}}"#,
        r#"{"vpn_connection": {"pks": "zebra"}}"#,
        r#"{"vpn_connection": {"psk": "zebra", "name": 1}}"#,
    ] {
        let (status, answer) = put(body);
        assert!(status.is_client_error(), "{status}");
        assert!(!answer.contains("zebra"), "{answer}");
    }
}

#[test]
fn the_readme_shows_the_service() {
    let code = include_str!("../src/lib.rs")
        .split_once("// readme: begin\n")
        .and_then(|(_, rest)| rest.split_once("// readme: end"))
        .map(|(code, _)| code)
        .expect("the markers are there");
    let readme = include_str!("../../../README.md");
    assert!(
        readme.contains(code),
        "README.md shows another service than src/lib.rs"
    );
}
