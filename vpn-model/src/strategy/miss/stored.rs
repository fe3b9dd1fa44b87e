//! Which part of a body is a partial update.
//!
//! The description of a body does not say it, so the body is asked: a rule
//! about two members of which one is absent is `unchecked` exactly where the
//! stored value would count.

use crate::schema::{Kind, Rule, Schema};
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::object::siblings;
use crate::strategy::values;
use crate::{BodyInfo, Code, Context, Param};

/// The member of the body below which absent members mean stored values.
pub(super) fn wrapper(body: &BodyInfo) -> Option<&'static str> {
    if body.schema.tolerant {
        return None;
    }
    let wraps = |schema: &'static Schema, name: &'static str| {
        let mut path = vec![name];
        is_partial(body, schema, &mut path)
    };
    body.schema
        .fields
        .iter()
        .find_map(|field| match field.kind {
            Kind::Object(schema) if wraps(schema, field.name) => Some(field.name),
            _ => None,
        })
}

fn is_partial(body: &BodyInfo, schema: &'static Schema, path: &mut Vec<&'static str>) -> bool {
    for field in schema.fields {
        path.push(field.name);
        let asks_sibling = field.rules.iter().find(|stated| {
            let depends = matches!(
                stated.rule,
                Rule::TunnelPair(_) | Rule::Distinct(_) | Rule::Order { .. } | Rule::Ineffective(_)
            );
            depends && !siblings(&stated.rule).is_empty()
        });
        if let Some(stated) = asks_sibling
            && notes_unchecked(body, path, field.kind, field.rules, stated.rule.code())
        {
            return true;
        }
        if let Kind::Object(schema) = field.kind
            && path.len() < super::DEEPEST
            && is_partial(body, schema, path)
        {
            return true;
        }
        path.pop();
    }
    false
}

fn notes_unchecked(
    body: &BodyInfo,
    path: &[&'static str],
    kind: Kind,
    rules: &[crate::schema::Statement],
    code: Code,
) -> bool {
    let Some(value) = values::value(kind, rules, true, &mut Dice::new(&[])) else {
        return false;
    };
    let mut payload = Json::Object(Vec::new());
    payload.put(path, value);
    let report = body.check_json(payload.to_string().as_bytes(), &Context::new());
    let names_rule =
        |param: Option<&Param>| matches!(param, Some(Param::Text(text)) if text == code.as_str());
    report
        .violations()
        .iter()
        .any(|found| found.code == Code::Unchecked && names_rule(found.params.get("rule")))
}
