//! Lists of values.

use std::fmt::Write as _;

use schemars::Schema;
use serde_json::json;

use crate::ValueSchema;

/// A closed list, as requests have them.
#[must_use]
pub fn schema(name: &str, values: &[ValueSchema]) -> Schema {
    let texts: Vec<_> = values.iter().map(|value| value.text).collect();
    schemars::json_schema!({
        "title": name,
        "description": describe(values),
        "type": "string",
        "enum": texts,
    })
}

/// A list to which the provider adds without asking, as responses have them.
pub(crate) fn open(values: &[ValueSchema]) -> Schema {
    let texts: Vec<_> = values.iter().map(|value| value.text).collect();
    schemars::json_schema!({ "type": "string", "examples": json!(texts) })
}

/// Each value with its meaning, as a Markdown list.
fn describe(values: &[ValueSchema]) -> String {
    let mut text = String::new();
    for value in values {
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing into a string cannot fail.
        let _ = write!(text, "- `{}`", value.text);
        if !value.description.is_empty() {
            let _ = write!(text, ": {}", value.description.replace('\n', " "));
        }
        for caution in value.cautions {
            let _ = write!(
                text,
                " ({})",
                caution.rule.code().as_str().replace('-', " ")
            );
        }
    }
    text
}
