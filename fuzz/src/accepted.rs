//! What a text that is read must do.

use std::fmt::Debug;

use vpn_model::{BodyKind, Context, Lines, Model, Report, mask};
use vpn_model_spec::interpret::json;

use crate::masked::is_masked;
use crate::typed::{Visit, visit};

/// Reads the text as that body. What is reported must lie in the text, in order, with text that can
/// be made; what is accepted must survive being written and read again, and serde must accept it.
/// Whoever asks only for the report, or whether it is valid, hears the same. An answer is accepted if it is an object.
pub fn is_sound(id: &str, body: BodyKind, text: &[u8]) {
    visit(id, body, &mut Text(text));
}

struct Text<'t>(&'t [u8]);

impl Visit for Text<'_> {
    fn visit<T: Model + PartialEq + Debug>(&mut self) {
        accepted::<T>(self.0);
    }
}

fn accepted<T: Model + PartialEq + Debug>(text: &[u8]) {
    let context = Context::new();
    let read = T::from_json_with(text, &context);
    assert_eq!(T::is_valid_with(text, &context), read.is_ok());
    let report = match &read {
        Ok(value) => value.report(),
        Err(report) => report,
    };
    assert_eq!(&T::check_json(text, &context), report);
    if T::SCHEMA.tolerant {
        let is_object = json::parse(text).is_ok_and(|node| node.entries().is_some());
        assert_eq!(read.is_ok(), is_object, "{}", text.escape_ascii());
    }
    is_masked(text, &mask(text, T::SCHEMA), T::SCHEMA);
    match read {
        Ok(value) => {
            reported(text, value.report());
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
            reported(text, &report);
        }
    }
}

fn reported(text: &[u8], report: &Report) {
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
}
