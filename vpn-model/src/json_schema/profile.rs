//! The profile `types`: what generators of code understand.

use schemars::Schema;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::Value;

/// Leaves out what only a validator understands: conditions, negations, and
/// schemas that must hold beside another.
#[derive(Clone, Debug)]
pub(super) struct TypesOnly;

impl Transform for TypesOnly {
    fn transform(&mut self, schema: &mut Schema) {
        for keyword in ["if", "then", "else", "not", "allOf"] {
            schema.remove(keyword);
        }
        // Texts that can be made in several ways are texts.
        if schema.get("type").is_some_and(Value::is_string) {
            schema.remove("anyOf");
        }
        transform_subschemas(self, schema);
    }
}
