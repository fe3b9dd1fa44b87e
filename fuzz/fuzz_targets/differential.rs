//! Documents made from the specs: the runtime against the reference interpreter and against serde.
//!
//! An input that begins like a JSON document is one, and can have a stored connection and a gateway
//! behind it, each after a byte 0x1E. Any other input is a row of
//! choices out of which a document and its context are made.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vpn_model::{BodyKind, Report};
use vpn_model_fuzz::document::{Builder, Mistakes};
use vpn_model_fuzz::given::{Given, arbitrary, given};
use vpn_model_fuzz::typed::names_a_member;
use vpn_model_fuzz::with_serde::agrees;
use vpn_model_fuzz::write::{damaged, style, write};
use vpn_model_fuzz::{Choices, info, interpreted, operation, root, specs};
use vpn_model_spec::interpret::json::{self, Node};
use vpn_model_spec::interpret::{Severity, interpret};
use vpn_model_spec::ir::Spec;

/// Stands between a document and the answers that are known beside it.
const SEPARATOR: u8 = 0x1E;

/// Nothing, and answers in which every rule of the OTC connection has an input.
static SOME_GIVEN: LazyLock<Vec<Given>> = LazyLock::new(|| {
    let current = r#"{"vpn_connection":{"style":"POLICY","tunnel_local_address":"169.254.76.1/30","ikepolicy":{"ike_version":"v1","local_id":"10.0.0.1"}}}"#;
    let gateway = r#"{"vpn_gateway":{"ip_version":"ipv4"}}"#;
    let known = Given {
        current: Some(current.to_owned()),
        gateway: Some(gateway.to_owned()),
        blocks: None,
    };
    vec![Given::default(), known]
});

fuzz_target!(init: specs(), |input: &[u8]| {
    if matches!(input.first(), Some(b'{' | b'[' | b' ' | b'\n')) {
        // One of the bodies whose members it names, since comparing takes its time.
        let mut bodies = Vec::new();
        for spec in specs() {
            for (body, checked) in info(spec).bodies() {
                if names_a_member(input, checked) {
                    bodies.push((spec, body));
                }
            }
        }
        let (spec, body) = match bodies.as_slice() {
            [] => (&specs()[input.len() % specs().len()], BodyKind::Response),
            some => some[input.len() % some.len()],
        };
        let mut parts = input.split(|byte| *byte == SEPARATOR);
        let text = parts.next().unwrap_or_default();
        let behind: Vec<_> = parts.take(2).map(arbitrary).collect();
        if let [current, gateway @ ..] = behind.as_slice() {
            let given = Given {
                current: current.clone(),
                gateway: gateway.first().cloned().flatten(),
                blocks: None,
            };
            compare(spec, body, text, &given);
            strangers(spec, body, &given);
            return;
        }
        for given in SOME_GIVEN.iter() {
            compare(spec, body, text, given);
        }
        return;
    }
    let mut choices = Choices::new(input);
    let spec = choices.one(specs());
    // Most rules are about requests.
    let body = match choices.below(8) {
        0..5 => BodyKind::Request,
        5..7 => BodyKind::Response,
        _ => BodyKind::Error,
    };
    let Some(table) = root(spec, body) else {
        return;
    };
    let style = style(&mut choices);
    let doc = Builder {
        spec,
        choices: &mut choices,
        mistakes: Mistakes::Some,
    }
    .object(table);
    let given = given(spec, &mut choices);
    let text = damaged(write(&doc, style).into_bytes(), &mut choices);
    compare(spec, body, &text, &given);
});

fn compare(spec: &Spec, body: BodyKind, text: &[u8], given: &Given) {
    let context = given.context();
    let info = info(spec);
    let checked = info.body(body).expect("what has a table has a body");
    let report = checked.check_json(text, &context);
    with_interpreter(spec, body, text, given, &report);
    agrees(info.id, body, text, &context);
}

/// An answer that is about something else has nothing that the rules ask for.
fn strangers(spec: &Spec, body: BodyKind, given: &Given) {
    let body = info(spec).body(body).expect("what has a table has a body");
    for stranger in body.strangers(&given.context()) {
        let answer = match stranger.document {
            "current" => &given.current,
            "gateway" => &given.gateway,
            other => panic!("{other}"),
        };
        let answer = answer.as_ref().expect("it was given");
        let answer = json::parse(answer.as_bytes()).expect("it was read");
        let wrapped = stranger.wrapper.and_then(|wrapper| answer.get(wrapper));
        let resource = wrapped.filter(|node| node.entries().is_some());
        let resource = resource.unwrap_or(&answer);
        assert!(!stranger.asked.is_empty());
        for name in stranger.asked {
            assert!(resource.get(name).is_none_or(Node::is_null), "{name}");
        }
    }
}

/// What is wrong must be the same, at the same places, in the same order.
fn with_interpreter(spec: &Spec, body: BodyKind, text: &[u8], given: &Given, report: &Report) {
    let (operation, kind) = (operation(spec), interpreted(body));
    let findings = interpret(spec, operation, kind, text, &given.known());
    let ours: Vec<_> = findings
        .iter()
        .map(|finding| {
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            (severity, finding.code, finding.pointer.as_str(), finding.at)
        })
        .collect();
    let theirs: Vec<_> = report
        .into_iter()
        .map(|violation| {
            let span = violation.span.as_ref().expect("a text was read");
            let (severity, code) = (violation.severity.as_str(), violation.code.as_str());
            (severity, code, violation.pointer.as_str(), span.start)
        })
        .collect();
    let is_fault = |lines: &[(_, &str, _, _)]| lines.iter().any(|(_, code, ..)| *code == "syntax");
    // Of a text that is no JSON both must say just that.
    let agree = is_fault(&ours) == is_fault(&theirs) && (is_fault(&ours) || ours == theirs);
    assert!(
        agree,
        "{} {body} {}\n{given:?}\n  interpreter {ours:#?}\n  runtime     {theirs:#?}",
        operation.id,
        text.escape_ascii()
    );
}
