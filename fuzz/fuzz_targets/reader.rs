//! Arbitrary bytes through the reader, as every body of every operation.
//!
//! Nothing may panic. What is reported must lie in the text, in order, with
//! text that can be made; what is accepted must survive being written and read
//! again, and serde must accept it, too.
#![no_main]

use std::fmt::Debug;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vpn_model::{BodyKind, Context, Lines, Model, Report, Schema, mask};
use vpn_model_fuzz::typed::{self, Visit};

static BODIES: LazyLock<Vec<(&str, BodyKind)>> = LazyLock::new(typed::distinct);

fuzz_target!(|text: &[u8]| {
    for (id, body) in BODIES.iter() {
        typed::visit(id, *body, &mut Text(text));
    }
});

struct Text<'t>(&'t [u8]);

impl Visit for Text<'_> {
    fn visit<T: Model + PartialEq + Debug>(&mut self) {
        accepted::<T>(self.0);
    }
}

fn accepted<T: Model + PartialEq + Debug>(text: &[u8]) {
    let context = Context::new();
    match T::from_json_with(text, &context) {
        Ok(value) => {
            reported(text, value.report(), T::SCHEMA);
            let written = serde_json::to_vec(&*value).expect("a model can be written");
            let again =
                T::from_json_with(&written, &context).expect("what was written is accepted");
            let by_serde: T = serde_json::from_slice(&written).expect("serde accepts it");
            assert_eq!(*again, *value);
            assert_eq!(by_serde, *value);
            let built = value.validate(&context);
            let codes = |report: &Report| -> Vec<_> {
                let violations = report.violations().iter();
                violations
                    .map(|one| (one.code, one.pointer.clone()))
                    .collect()
            };
            if T::SCHEMA.tolerant {
                // What a response kept is noted once a member, wherever in it the difference was.
                assert_eq!(built.is_empty(), again.report().is_empty());
            } else {
                assert_eq!(codes(&built), codes(again.report()));
            }
        }
        Err(report) => {
            assert!(report.has_errors());
            reported(text, &report, T::SCHEMA);
        }
    }
}

fn reported(text: &[u8], report: &Report, schema: &'static Schema) {
    let lines = Lines::new(text);
    let mut last = 0;
    for violation in report {
        let span = violation.span.clone().expect("a text was read");
        assert!(span.start >= last && span.start <= span.end && span.end <= text.len());
        last = span.start;
        assert!(lines.position(span.start).line >= 1);
        assert!(!violation.message().is_empty());
        assert_ne!(violation.help().as_deref(), Some(""));
    }
    if !report.is_empty() {
        assert_eq!(
            mask(text, schema).len(),
            text.len(),
            "every byte keeps its place"
        );
    }
}
