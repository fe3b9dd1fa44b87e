//! Lists of values.

use std::fmt::Write as _;

use schemars::Schema;
use serde_json::json;

use crate::schema::EnumSchema;

/// A closed list, as requests have them.
#[must_use]
pub fn schema(list: &EnumSchema) -> Schema {
    let texts: Vec<_> = list.values.iter().map(|value| value.text).collect();
    schemars::json_schema!({
        "title": list.name,
        "description": describe(list),
        "type": "string",
        "enum": texts,
    })
}

/// A list to which the provider adds without asking, as responses have them.
pub(crate) fn open(list: &EnumSchema) -> Schema {
    let texts: Vec<_> = list.values.iter().map(|value| value.text).collect();
    schemars::json_schema!({ "type": "string", "examples": json!(texts) })
}

/// What it is, and each value with its meaning, as a Markdown list.
fn describe(list: &EnumSchema) -> String {
    let mut text = list.description.to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    for value in list.values {
        // Writing into a string cannot fail.
        let _ = write!(text, "\n- `{}`", value.text);
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
    text.trim_start().to_owned()
}
