//! Whatever the library accepts, the schemas accept; whatever it refuses for a
//! reason that a schema can say, they refuse. What they cannot say is a list,
//! and each entry of it is needed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vpn_model::json_schema::{Topic, UNSAID, stated};
use vpn_model::strategy::{clean, held, near_misses, samples, valid};
use vpn_model::{BodyInfo, BodyKind, Code, Context, OperationInfo, Value, operations};

use crate::invented;
use crate::judge::Judge;

/// Holds the payloads of a body against its schemas; the entries of the list that were needed.
fn hold(
    operations: &[OperationInfo],
    payloads: impl Fn(&OperationInfo, BodyKind, &BodyInfo, &mut Judge) + Sync,
) -> BTreeSet<(Code, Topic)> {
    let mut needed = BTreeSet::new();
    for operation in operations {
        for (kind, body) in operation.bodies() {
            let mut judge = Judge::new(operation, kind);
            payloads(operation, kind, body, &mut judge);
            assert!(
                judge.verdicts[0] > 0,
                "{}:{kind}: nothing was accepted",
                operation.id
            );
            needed.extend(judge.needed);
        }
    }
    needed
}

#[test]
fn the_corpus_has_one_verdict() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/examples");
    hold(operations(), |operation, kind, _, judge| {
        let folder = format!("{}/{kind}", operation.id.replace(':', "/"));
        for entry in fs::read_dir(corpus.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if !path.to_str().unwrap().ends_with(".expect.json") {
                let text = fs::read(&path).unwrap();
                let expected = fs::read(path.with_extension("expect.json")).unwrap();
                let expected: Value = serde_json::from_slice(&expected).unwrap();
                // Text that is no UTF-8 is no JSON either.
                if let Ok(text) = String::from_utf8(text) {
                    judge.judge(&text, &context(&expected["context"]));
                }
            }
        }
    });
}

fn context(answers: &Value) -> Context {
    let mut context = Context::new();
    if let Some(current) = answers.get("current") {
        context = context
            .current_json(current.to_string().as_bytes())
            .unwrap();
    }
    if let Some(gateway) = answers.get("gateway") {
        context = context
            .gateway_json(gateway.to_string().as_bytes())
            .unwrap();
    }
    context
}

#[test]
fn payloads_of_the_strategies_have_one_verdict_and_the_list_has_no_entry_too_much() {
    let mut needed = hold(&invented::all(), |_, _, body, judge| {
        for strategy in [valid(body), clean(body)] {
            for case in samples(&strategy, 7).take(32) {
                judge.judge(&case.text(), &case.context().unwrap());
            }
        }
        for near in held(body).into_iter().chain(near_misses(body)) {
            for case in samples(&near.strategy(), 7).take(2) {
                judge.judge(&case.text(), &case.context().unwrap());
            }
        }
    });
    needed.extend(by_hand());
    let listed: BTreeSet<_> = UNSAID.iter().copied().collect();
    let missing: Vec<_> = listed.difference(&needed).collect();
    assert!(
        missing.is_empty(),
        "no payload needs these entries: {missing:?}"
    );
    let unlisted: Vec<_> = needed.difference(&listed).collect();
    assert!(
        unlisted.is_empty(),
        "these are not on the list: {unlisted:?}"
    );
}

/// What the strategies do not think of: other ways to write the same, and
/// conditions in the company of every kind of absence.
fn by_hand() -> BTreeSet<(Code, Topic)> {
    let tune = invented::find("demo-v1:tune");
    let replace = invented::find("demo-v1:replace");
    let modes = ["", r#""mode":"on""#, r#""mode":"off""#];
    let others = [
        "",
        r#""size":null"#,
        r#""size":1,"loud":true"#,
        r#""loud":true"#,
        r#""loud":false"#,
        r#""tag":"a""#,
        r#""address":"10.0.0.1\n""#,
        r#""address":"10.0.0.1","size":2"#,
        r#""fast":true"#,
        r#""fast":null,"tag":"b""#,
        r#""fast":false"#,
        r#""extra":"a""#,
        r#""extra":"a","size":3"#,
    ];
    let mut settings = Vec::new();
    for mode in modes {
        for other in others {
            let comma = if mode.is_empty() || other.is_empty() {
                ""
            } else {
                ","
            };
            settings.push(format!("{{{mode}{comma}{other}}}"));
        }
    }
    let mut judge = Judge::new(&tune, BodyKind::Request);
    for settings in &settings {
        judge.judge(
            &format!(r#"{{"tuned":{{"settings":{settings}}}}}"#),
            &Context::new(),
        );
        judge.judge(&format!(r#"{{"list":[{settings}]}}"#), &Context::new());
    }
    for text in [
        r#"{"tuned":{"nets":["2001:db8::/32","2001:DB8::/32"]}}"#,
        r#"{"tuned":{"nets":["2001:db8::/32","2001:db8::/32"]}}"#,
        r#"{"tuned":{"nets":["2001:db8::/32"],"settings":{}}}"#,
        r#"{"tuned":{"nets":[],"settings":{}}}"#,
        r#"{"tuned":{"low":2,"high":1}}"#,
        r#"{"tuned":{"high":15}}"#,
        r#"{"tuned":{"key":"aaa"}}"#,
        r#"{"tuned":{"key":"abcD1"}}"#,
        r#"{"tuned":{"key":"ABCD"}}"#,
        r#"{"tuned":{"host":"a.b\n"}}"#,
        r#"{"tuned":{"host":"a.b."}}"#,
        r#"{"tuned":{"host":"a.-b"}}"#,
        r#"{"tuned":{"end":"10.0.0.1"}}"#,
        r#"{"tuned":{"end":"::1"}}"#,
        r#"{"tuned":{"end":"1.2"}}"#,
        r#"{"tuned":{"end":"a_b.c2"}}"#,
        r#"{"tuned":{"end":"a.2"}}"#,
    ] {
        judge.judge(text, &Context::new());
    }
    let gateway = Context::new()
        .gateway_json(br#"{"gateway":{"kind":"net"}}"#)
        .unwrap();
    for member in [
        r#""net":"no""#,
        r#""many":true"#,
        r#""quiet":true"#,
        r#""quiet":false"#,
    ] {
        judge.judge(&format!(r#"{{"tuned":{{{member}}}}}"#), &gateway);
    }
    for mode in ["on", "off"] {
        let current = format!(r#"{{"tuned":{{"settings":{{"mode":"{mode}"}}}}}}"#);
        let current = Context::new().current_json(current.as_bytes()).unwrap();
        for settings in &settings {
            judge.judge(
                &format!(r#"{{"tuned":{{"settings":{settings}}}}}"#),
                &current,
            );
        }
    }
    let mut needed = judge.needed;
    let mut judge = Judge::new(&replace, BodyKind::Request);
    for settings in &settings {
        judge.judge(&format!(r#"{{"settings":{settings}}}"#), &Context::new());
    }
    for text in [
        r#"{"word":"a"}"#,
        r#"{"word":"a","flag":false}"#,
        r#"{"word":"a","flag":true}"#,
        r#"{"flag":true}"#,
        r#"{"$schema":"a.schema.json"}"#,
        r#"{"$schema":1}"#,
    ] {
        judge.judge(text, &Context::new());
    }
    needed.append(&mut judge.needed);
    // The last integer of 64 bits, and one less, which is the same to most readers.
    let classic = "otc-classic:update-ipsec-site-connection";
    let classic = operations().iter().find(|known| known.id == classic);
    let mut judge = Judge::new(classic.unwrap(), BodyKind::Request);
    for interval in ["-9223372036854775808", "-9223372036854775809"] {
        let text = format!(r#"{{"ipsec_site_connection":{{"dpd":{{"interval":{interval}}}}}}}"#);
        judge.judge(&text, &Context::new());
    }
    needed.append(&mut judge.needed);
    needed
}

#[test]
fn every_rule_that_cannot_be_said_is_on_the_list() {
    for operation in invented::all() {
        for (_, body) in operation.bodies() {
            for rule in stated(body) {
                if let Some(topic) = rule.unsaid.filter(|topic| *topic != Topic::Advice) {
                    let entry = (rule.statement.rule.code(), topic);
                    assert!(UNSAID.contains(&entry), "{entry:?} of {}", rule.pointer);
                }
            }
        }
    }
}
