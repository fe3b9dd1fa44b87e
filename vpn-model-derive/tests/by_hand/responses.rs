//! Responses that somebody writes.

use vpn_model::{Model as _, Open, Text};

use crate::{Answer, IdType, lines};

#[test]
fn a_response_keeps_what_nobody_expected_and_gives_it_back() {
    let json = r#"{"id": "masked", "idType": "IP", "count": "many", "subnets": ["10.0.0.0/8", "x"], "new": {"a": [1]}, "inner": {"type": "later", "more": true}, "count2": null}"#;
    let answer = Answer::from_json(json).unwrap();
    assert_eq!(answer.id.as_ref().unwrap().as_str(), "masked");
    assert_eq!(answer.id.as_ref().unwrap().parse(), None);
    assert_eq!(answer.id_type, Some(Open::Known(IdType::Ip)));
    assert_eq!(answer.count, None);
    let parsed: Vec<_> = answer.subnets.iter().flatten().map(Text::parse).collect();
    assert_eq!(parsed, [Some("10.0.0.0/8".parse().unwrap()), None]);
    let inner = answer.inner.as_ref().unwrap();
    assert_eq!(inner.r#type, Some(Open::Other("later".to_owned())));
    assert_eq!(
        inner.extra.get("more"),
        Some(&serde_json::Value::Bool(true))
    );
    let kept: Vec<_> = answer.rest.iter().map(|(name, _)| name).collect();
    assert_eq!(kept, ["count", "new", "count2"]);
    assert_eq!(
        lines(json, answer.report()),
        [
            r#"note[drift] /count "many""#,
            r#"note[drift] /new "new""#,
            r#"note[drift] /inner/type "later""#,
            r#"note[drift] /inner/more "more""#,
            r#"note[drift] /count2 "count2""#,
        ]
    );
    assert_eq!(
        serde_json::to_string(&answer).unwrap(),
        r#"{"id":"masked","idType":"ip","subnets":["10.0.0.0/8","x"],"inner":{"type":"later","more":true},"count":"many","new":{"a":[1]},"count2":null}"#
    );
    let through_serde: Answer = serde_json::from_str(json).unwrap();
    assert_eq!(through_serde, *answer);
}

#[test]
fn null_in_a_response_is_absent_and_out_of_bounds_is_drift() {
    let json = r#"{"id": null, "count": 12, "inner": null}"#;
    let answer = Answer::from_json(json).unwrap();
    assert_eq!(
        *answer,
        Answer {
            count: Some(12),
            ..Answer::default()
        }
    );
    assert_eq!(lines(json, answer.report()), ["note[drift] /count 12"]);
    assert_eq!(
        answer.report().violations()[0].source,
        "by hand, table Answer"
    );
}
