//! What the provider has against the values and members of a valid payload: the warnings and notes
//! that it gives.

use crate::Code;
use crate::schema::{FieldSchema, Kind, Rule, Schema, Statement};
use crate::strategy::case::Expected;
use crate::strategy::formats;
use crate::strategy::json::Json;
use crate::strategy::object::integer;
use crate::strategy::place::escaped;

/// Whether the provider has something against the member, whatever it holds.
pub(super) fn is_cautioned(field: &FieldSchema) -> bool {
    member_cautions(field).next().is_some()
}

fn member_cautions(field: &FieldSchema) -> impl Iterator<Item = &'static Statement> {
    field
        .rules
        .iter()
        .filter(|stated| matches!(stated.rule, Rule::Deprecated | Rule::Unsupported))
}

/// What the provider has against the values of a request, in document order.
pub(super) fn of_object(schema: &'static Schema, object: &Json, at: &str) -> Vec<Expected> {
    let mut all = Vec::new();
    let Json::Object(members) = object else {
        return all;
    };
    for (name, value) in members.iter().filter(|_| !schema.tolerant) {
        if let Some(field) = schema.field(name) {
            let at = format!("{at}{}", field.pointer);
            let mut below = Vec::new();
            cautions_of(field.kind, value, "", &mut below);
            caution_member(schema, field, value, &mut below);
            all.extend(below.into_iter().map(|one| Expected {
                pointer: format!("{at}{}", one.pointer),
                ..one
            }));
        }
    }
    all
}

/// Adds what the provider has against a member, whatever it holds, to what a value of it gives.
pub(super) fn caution_member(
    schema: &'static Schema,
    field: &'static FieldSchema,
    value: &Json,
    expected: &mut Vec<Expected>,
) {
    if schema.tolerant || !is_cautioned(field) || !can_be_read(field.kind, value) {
        return;
    }
    // Rules of the same place speak in the order of their declaration, a value's own cautions
    // before them, and what lies inside after them.
    let number = |code: Code| {
        let declared = |stated: &Statement| stated.rule.code() == code;
        field.rules.iter().position(declared).unwrap_or_default()
    };
    let mut all: Vec<(usize, Expected)> = expected
        .drain(..)
        .map(|one| match (one.pointer.as_str(), field.kind) {
            ("", Kind::Values(_)) => (0, one),
            ("", _) => (number(one.code), one),
            _ => (usize::MAX, one),
        })
        .collect();
    all.extend(member_cautions(field).map(|stated| {
        let caution = Expected::of(stated, "");
        (number(caution.code), caution)
    }));
    all.sort_by_key(|(place, _)| *place);
    expected.extend(all.into_iter().map(|(_, one)| one));
}

/// Puts what the provider has against the values of an object before what else is wrong with them.
pub(super) fn with_cautions(schema: &'static Schema, object: &Json, expected: &mut Vec<Expected>) {
    with_cautions_beside(schema, object, None, expected);
}

/// The same where what there is against one of the members is among them already.
pub(super) fn with_cautions_beside(
    schema: &'static Schema,
    object: &Json,
    member: Option<&str>,
    expected: &mut Vec<Expected>,
) {
    let Json::Object(members) = object else {
        return;
    };
    let mut others = members.clone();
    others.retain(|(name, _)| Some(name.as_str()) != member);
    let mut all = of_object(schema, &Json::Object(others), "");
    all.append(expected);
    // Missing members are reported at the opening brace.
    all.sort_by_key(|one| {
        members.iter().position(|(name, _)| {
            let start = format!("/{}", escaped(name));
            one.pointer
                .strip_prefix(&start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    });
    *expected = all;
}

/// Whether a value of the body has the type of its member.
fn can_be_read(kind: Kind, value: &Json) -> bool {
    match (kind, value) {
        (Kind::Text | Kind::Secret, Json::Text(_))
        | (Kind::Boolean, Json::Bool(_))
        | (Kind::Object(_), Json::Object(_))
        | (Kind::List(_), Json::List(_)) => true,
        (Kind::Format(format), Json::Text(text)) => formats::has_format(format, text),
        (Kind::Values(list), Json::Text(text)) => {
            list.values.iter().any(|value| value.text == text)
        }
        (Kind::Integer(machine), value) => {
            integer(value).is_some_and(|number| machine.contains(number))
        }
        _ => false,
    }
}

fn cautions_of(kind: Kind, value: &Json, at: &str, all: &mut Vec<Expected>) {
    match (kind, value) {
        (Kind::Object(schema), _) => all.extend(of_object(schema, value, at)),
        (Kind::List(item), Json::List(items)) => {
            for (index, value) in items.iter().enumerate() {
                cautions_of(*item, value, &format!("{at}/{index}"), all);
            }
        }
        (Kind::Nullable(kind), _) => cautions_of(*kind, value, at, all),
        (Kind::Map(kind), Json::Object(members)) => {
            for (key, value) in members {
                cautions_of(*kind, value, &format!("{at}/{}", escaped(key)), all);
            }
        }
        (Kind::Values(list), Json::Text(text)) => {
            let stated = list.values.iter().filter(|value| value.text == text);
            let cautions = stated.flat_map(|value| value.cautions);
            all.extend(cautions.map(|caution| Expected::of(caution, at)));
        }
        _ => {}
    }
}
