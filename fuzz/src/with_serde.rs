//! The reader against serde.

use std::fmt::Debug;

use vpn_model::{BodyKind, Code, Context, Model, Report};
use vpn_model_spec::interpret::json;

use crate::known;
use crate::typed::{Visit, visit};

/// Reads the text as that body in both ways.
pub fn agrees(id: &str, body: BodyKind, text: &[u8], context: &Context) {
    visit(id, body, &mut WithSerde(text, context));
}

struct WithSerde<'t>(&'t [u8], &'t Context);

impl Visit for WithSerde<'_> {
    fn visit<T: Model + PartialEq + Debug>(&mut self) {
        with_serde::<T>(self.0, self.1);
    }
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
    assert_eq!(T::is_valid_with(text, context), read.is_ok(), "{shown}");
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
