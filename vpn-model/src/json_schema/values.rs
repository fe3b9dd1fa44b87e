//! Values in conditions: equal to some, different from some, asking for something or not.

use serde_json::{Value, json};

use super::keywords::{format, refuse_line_break};
use super::object::typed;
use super::{Map, pattern};
use crate::schema::{Clause, EnumSchema, FieldSchema, Kind, Literal};

/// The opposite of a condition on the member itself.
pub(super) fn turned(clause: &Clause, field: &FieldSchema) -> Option<Value> {
    match clause {
        Clause::Compare { values, .. } => {
            let differs = differs(field.kind.without_null(), values);
            let differs = differs.unwrap_or(Value::Bool(false));
            Some(match field.kind {
                Kind::Nullable(_) => or_null(differs),
                _ => differs,
            })
        }
        _ => Some(Value::Bool(false)),
    }
}

/// The member asks for something: it is no `false`, and no `null`.
pub(super) fn asking(kind: Kind) -> Value {
    match kind.without_null() {
        Kind::Boolean => json!({ "type": "boolean", "const": true }),
        kind => typed(kind),
    }
}

/// The member asks for nothing.
pub(super) fn idle(kind: Kind) -> Value {
    match kind {
        Kind::Boolean => json!({ "type": "boolean", "const": false }),
        Kind::Nullable(Kind::Boolean) => {
            json!({ "type": ["boolean", "null"], "enum": [false, null] })
        }
        Kind::Nullable(_) => json!({ "type": "null" }),
        _ => false.into(),
    }
}

/// A text of that format.
pub(super) fn formatted(name: &str) -> Value {
    let mut schema = Map::from_iter([("type".to_owned(), "string".into())]);
    format(&mut schema, name);
    schema.remove("examples");
    refuse_line_break(&mut schema);
    schema.into()
}

/// One of the values; none when it can be none of them.
pub(super) fn equal(kind: Kind, values: &[Literal]) -> Option<Value> {
    let texts = values.iter().filter_map(|value| match value {
        Literal::Text(text) => Some(*text),
        _ => None,
    });
    let said = match kind {
        Kind::Values(list) => {
            let texts: Vec<_> = texts.collect();
            let listed = list.values.iter().map(|value| value.text);
            let same = |text: &&str| texts.iter().any(|wanted| wanted.eq_ignore_ascii_case(text));
            let listed: Vec<_> = listed.filter(same).collect();
            (!listed.is_empty()).then(|| json!({ "type": "string", "enum": listed }))?
        }
        Kind::Integer(_) => {
            let numbers = values.iter().filter_map(|value| match value {
                Literal::Integer(value) => Some(*value),
                _ => None,
            });
            json!({ "type": "integer", "enum": numbers.collect::<Vec<_>>() })
        }
        Kind::Boolean => {
            let flags = values.iter().filter_map(|value| match value {
                Literal::Boolean(value) => Some(*value),
                _ => None,
            });
            json!({ "type": "boolean", "enum": flags.collect::<Vec<_>>() })
        }
        Kind::Text | Kind::Format(_) => {
            let ways: Vec<_> = texts.map(pattern::any_case).collect();
            let mut schema = Map::from_iter([
                ("type".to_owned(), "string".into()),
                (
                    "pattern".to_owned(),
                    format!("^(?:{})$", ways.join("|")).into(),
                ),
            ]);
            refuse_line_break(&mut schema);
            schema.into()
        }
        _ => return None,
    };
    Some(said)
}

/// None of the values.
pub(super) fn differs(kind: Kind, values: &[Literal]) -> Option<Value> {
    let kind = kind.without_null();
    let equal = equal(kind, values);
    if let Kind::Values(EnumSchema { values: all, .. }) = kind {
        let is_equal = |text: &str| {
            let equal = equal
                .as_ref()
                .and_then(|equal| equal.get("enum")?.as_array());
            equal.is_some_and(|equal| equal.iter().any(|value| value == text))
        };
        let others: Vec<_> = all
            .iter()
            .map(|value| value.text)
            .filter(|text| !is_equal(text))
            .collect();
        return (!others.is_empty()).then(|| json!({ "type": "string", "enum": others }));
    }
    let mut schema = typed(kind);
    if let (Some(schema), Some(equal)) = (schema.as_object_mut(), equal) {
        schema.insert("not".to_owned(), equal);
    }
    Some(schema)
}

/// The same, or null.
pub(super) fn or_null(mut schema: Value) -> Value {
    let Some(keywords) = schema.as_object_mut() else {
        return json!({ "type": "null" });
    };
    if let Some(found) = keywords.get_mut("type") {
        *found = json!([found.take(), "null"]);
    }
    if let Some(Value::Array(values)) = keywords.get_mut("enum") {
        values.push(Value::Null);
    }
    schema
}
