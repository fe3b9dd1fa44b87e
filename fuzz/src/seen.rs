//! What the library lets anybody see of a text.

use std::fmt::Debug;

use vpn_model::{BodyKind, Context, Model, Report};

use crate::typed::{Visit, visit};

/// The report; how the value is shown, if there is one; what serde says against it.
#[derive(Debug)]
pub struct Seen {
    pub report: Report,
    pub value: Option<String>,
    pub error: Option<String>,
}

/// Reads the text as that body, as the command does.
pub fn seen(id: &str, body: BodyKind, text: &[u8]) -> Seen {
    let mut seen = Text { text, seen: None };
    visit(id, body, &mut seen);
    seen.seen.expect("there is such a body")
}

struct Text<'t> {
    text: &'t [u8],
    seen: Option<Seen>,
}

impl Visit for Text<'_> {
    fn visit<T: Model + PartialEq + Debug>(&mut self) {
        let read = T::from_json_with(self.text, &Context::new().accept_schema_member());
        let error = serde_json::from_slice::<T>(self.text).err();
        let error = error.map(|error| format!("{error} {error:?}"));
        let (report, value) = match read {
            Ok(value) => (value.report().clone(), Some(format!("{value:?}"))),
            Err(report) => (report, None),
        };
        self.seen = Some(Seen {
            report,
            value,
            error,
        });
    }
}
