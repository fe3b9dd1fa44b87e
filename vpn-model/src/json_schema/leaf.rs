//! What single values look like, and lists and maps of them.

use schemars::Schema;
use serde_json::{Value, json};

use super::{Map, formats};
use crate::schema::Kind;

/// A scalar.
#[must_use]
pub(crate) fn scalar(kind: Kind) -> Schema {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json_type(kind));
    match kind {
        Kind::Integer(bounds) => {
            schema.insert("minimum".to_owned(), bounds.min.into());
            schema.insert("maximum".to_owned(), bounds.max.into());
            schema.retain(|_, value| !value.is_null());
        }
        Kind::Format(name) => schema.extend(formats::keywords(name)),
        Kind::Secret => {
            schema.insert("format".to_owned(), "password".into());
            schema.insert("writeOnly".to_owned(), true.into());
        }
        // Anything: there is no type that would say so.
        Kind::Any => schema.clear(),
        _ => {}
    }
    schema.into()
}

/// A list.
#[must_use]
pub(crate) fn list(items: Schema) -> Schema {
    object(json!({ "type": "array", "items": items }))
}

/// An object whose keys are data.
#[must_use]
pub(crate) fn map(values: Schema) -> Schema {
    object(json!({ "type": "object", "additionalProperties": values }))
}

/// A value, or `null`.
#[must_use]
pub(crate) fn nullable(mut schema: Schema) -> Schema {
    if let Some(found) = schema.get_mut("type") {
        if let Value::String(_) = found {
            *found = json!([found.take(), "null"]);
        }
        return schema;
    }
    // Nothing is said of it, so that it can be null, too.
    if schema.as_object().is_none_or(Map::is_empty) {
        return schema;
    }
    let nothing = json!({ "type": "null" });
    if let Some(Value::Array(branches)) = schema.get_mut("anyOf") {
        branches.push(nothing);
        return schema;
    }
    object(json!({ "anyOf": [schema, nothing] }))
}

/// A value, or a list of them.
#[must_use]
pub(crate) fn one_or_many(schema: Schema) -> Schema {
    let many = list(schema.clone());
    object(json!({ "anyOf": [schema, many] }))
}

/// The JSON type of a value, or the types.
pub(super) fn json_type(kind: Kind) -> Value {
    match kind {
        Kind::Text | Kind::Format(_) | Kind::Values(_) | Kind::Secret => "string".into(),
        Kind::Integer(_) => "integer".into(),
        Kind::Boolean => "boolean".into(),
        Kind::Object(_) | Kind::Map(_) => "object".into(),
        Kind::List(_) => "array".into(),
        Kind::Nullable(kind) => json!([json_type(*kind), "null"]),
        Kind::OneOrMany(kind) => json!([json_type(*kind), "array"]),
        Kind::Any => Value::Null,
    }
}

fn object(value: Value) -> Schema {
    match value {
        Value::Object(map) => map.into(),
        _ => Schema::default(),
    }
}
