//! In responses.

use vpn_model::{Code, Model as _, OneOrMany};

use super::{Answer, survives};

#[test]
fn a_member_of_a_response_comes_alone_or_as_a_list() {
    for (json, counts) in [
        (r#"{"counts":7}"#, vec![7]),
        (r#"{"counts":[7]}"#, vec![7]),
        (r#"{"counts":[]}"#, vec![]),
    ] {
        let answer: Answer = survives(json);
        assert_eq!(answer.counts.as_ref().unwrap().as_slice(), counts);
        assert_eq!(answer.counts.unwrap().into_vec(), counts);
        assert!(answer.extra.is_empty());
    }
    let answer: Answer = survives(r#"{"inner":{"id":1},"keys":"x"}"#);
    assert!(matches!(answer.inner, Some(OneOrMany::One(_))));
    let answer: Answer = survives(r#"{"inner":[{"id":1},{"id":2}],"keys":["x","y"]}"#);
    assert_eq!(answer.inner.unwrap().as_slice().len(), 2);
    let answer = Answer::from_json(r#"{"counts": [0, 10], "inner": {"id": 1}}"#).unwrap();
    let drift = answer.report().violations();
    let pointers: Vec<_> = drift.iter().map(|one| one.pointer.as_str()).collect();
    assert_eq!(pointers, ["/counts/0", "/counts/1"]);
}

#[test]
fn what_does_not_fit_is_kept_whatever_its_shape() {
    let json = r#"{"labels":{"a":1},"counts":"x","inner":[1],"ids":[],"anything":{"a":[1e400]}}"#;
    let answer = Answer::from_json(json).unwrap();
    let names: Vec<_> = answer.extra.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["labels", "counts", "inner", "ids"]);
    assert_eq!(answer.labels, None);
    // No `Value` holds such a number, so its text is kept.
    assert!(answer.anything.as_ref().unwrap().is_string());
    assert!(
        answer
            .report()
            .into_iter()
            .all(|one| one.code == Code::Drift)
    );
    let small = json.replace("1e400", "1");
    let by_serde: Answer = serde_json::from_str(&small).unwrap();
    assert_eq!(by_serde, *Answer::from_json(&small).unwrap());
}

#[test]
fn anything_goes_and_null_is_absent() {
    let json = r#"{"net":"any","anything":{"a":[null,1.5],"b":""},"all":[null,{},"x"]}"#;
    let answer: Answer = survives(json);
    assert!(Answer::from_json(json).unwrap().report().is_empty());
    assert_eq!(answer.net.unwrap().parse(), None);
    let anything = answer.anything.unwrap();
    assert_eq!(anything["a"][1], 1.5);
    assert_eq!(
        format!("{anything:?} {:?}", answer.all),
        "Any(***) Some([Any(***), Any(***), Any(***)])"
    );
    let answer = Answer::from_json(r#"{"anything": null, "counts": null}"#).unwrap();
    assert_eq!(answer.anything, None);
    assert_eq!(answer.counts, None);
    assert!(answer.report().is_empty());
}

/// Of equal keys the first counts, in what a response keeps, too.

#[test]
fn of_equal_keys_in_anything_the_first_counts_to_the_reader_and_to_serde() {
    let json = r#"{"anything": {"a": 1, "a": 2}, "unknown": {"a": 1, "a": 2}, "labels": {"a": "x", "a": "y"}}"#;
    let answer = Answer::from_json(json).unwrap();
    assert_eq!(answer.anything.as_ref().unwrap()["a"], 1);
    assert_eq!(answer.extra.get("unknown").unwrap()["a"], 1);
    assert_eq!(answer.labels.as_ref().unwrap()["a"], "x");
    assert_eq!(serde_json::from_str::<Answer>(json).unwrap(), *answer);
}
