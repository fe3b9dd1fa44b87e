//! Documents made from the specs: the runtime against the reference interpreter and against serde.
//!
//! An input that begins like a JSON document is one; any other is a row of
//! choices out of which a document and its context are made.
#![no_main]

use std::fmt::Debug;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vpn_model::{BodyKind, Code, Context, Model, Report};
use vpn_model_fuzz::document::{Builder, Mistakes};
use vpn_model_fuzz::given::{Given, given};
use vpn_model_fuzz::typed::{self, Visit};
use vpn_model_fuzz::write::{damaged, style, write};
use vpn_model_fuzz::{Choices, info, interpreted, known, operation, root, specs};
use vpn_model_spec::interpret::{Severity, interpret, json};
use vpn_model_spec::ir::Spec;

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

fuzz_target!(|input: &[u8]| {
    if matches!(input.first(), Some(b'{' | b'[' | b' ' | b'\n')) {
        for spec in specs() {
            for (body, _) in info(spec).bodies() {
                for given in SOME_GIVEN.iter() {
                    compare(spec, body, input, given);
                }
            }
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
    typed::visit(info.id, body, &mut WithSerde(text, &context));
}

struct WithSerde<'t>(&'t [u8], &'t Context);

impl Visit for WithSerde<'_> {
    fn visit<T: Model + PartialEq + Debug>(&mut self) {
        with_serde::<T>(self.0, self.1);
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

/// Codes of what serde refuses, too: the shape. Some of them also stand for a rule.
const SHAPE: [Code; 8] = [
    Code::Syntax,
    Code::Type,
    Code::Required,
    Code::UnknownField,
    Code::DuplicateField,
    Code::Enum,
    Code::Range,
    Code::Format,
];

/// serde accepts the shape, and what it accepts is judged as the text is.
fn with_serde<T: Model + PartialEq + Debug>(text: &[u8], context: &Context) {
    let shown = text.escape_ascii();
    let read = T::from_json_with(text, context);
    let by_serde = serde_json::from_slice::<T>(text);
    let report = match &read {
        Ok(value) => value.report(),
        Err(report) => report,
    };
    match (&read, &by_serde) {
        (Ok(_), Ok(_)) if T::SCHEMA.tolerant && known::serde_reads_differently(text) => {}
        (Ok(read), Ok(value)) => assert_eq!(**read, *value, "{shown}"),
        // serde_json has no number beyond an f64; the reader keeps its text.
        (Ok(_), Err(error)) if error.to_string().starts_with("number out of range") => {}
        (Ok(_), Err(error)) => panic!("serde refuses {shown}: {error}"),
        // The reader has limits of its own, such as 64 levels.
        (Err(_), Ok(_)) if json::parse(text).is_err() => return,
        (Err(_), Ok(_)) => assert!(!T::SCHEMA.tolerant, "serde accepts {shown}: {report}"),
        (Err(report), Err(_)) => assert!(
            report.into_iter().any(|one| SHAPE.contains(&one.code)),
            "only serde refuses the shape of {shown}: {report}"
        ),
    }
    let Ok(value) = by_serde else { return };
    if T::SCHEMA.tolerant {
        return;
    }
    let built = value.validate(context);
    // The order of the members is that of the declaration now, and pointers can depend on it.
    let codes = |report: &Report| {
        let codes = report
            .into_iter()
            .map(|one| (one.severity.as_str(), one.code.as_str()));
        let mut codes: Vec<_> = codes.collect();
        codes.sort_unstable();
        codes
    };
    assert_eq!(codes(&built), codes(report), "built from {shown}");
    let written = serde_json::to_vec(&value).expect("a model can be written");
    let again = T::check_json(&written, context);
    let lines = |report: &Report| -> Vec<_> {
        let lines = report.into_iter();
        lines
            .map(|one| (one.severity, one.code, one.pointer.clone()))
            .collect()
    };
    assert_eq!(lines(&built), lines(&again), "written from {shown}");
}
