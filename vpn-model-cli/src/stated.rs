//! Which document states a rule of which members.

use serde::Serialize;
use vpn_model::schema::{FieldSchema, Kind, Schema, Statement};
use vpn_model::{Code, Severity, operations};

/// A document, and the members of which it states a rule.
#[derive(Debug, Serialize)]
pub(crate) struct Stated {
    pub(crate) source: &'static str,
    /// How much a violation of it weighs, where that is not what the code says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) severity: Option<Severity>,
    pub(crate) members: Vec<&'static str>,
}

/// All documents that state the rule of requests, in the order of the specs.
/// Codes that are about JSON itself, or about all members, have none.
pub(crate) fn of(code: Code) -> Vec<Stated> {
    let mut found = Vec::new();
    for request in operations()
        .iter()
        .filter_map(|operation| operation.request)
    {
        let schema = request.schema;
        walk((schema, schema.source), code, DEPTH, &mut found);
    }
    found
}

/// Schemas nest less deep; one that held itself would have no end.
const DEPTH: usize = 16;

/// A table, and where it stands.
type Table = (&'static Schema, &'static str);

fn walk((schema, source): Table, code: Code, depth: usize, found: &mut Vec<Stated>) {
    for field in schema.fields {
        for (source, severity) in stated(source, field, code) {
            let severity = severity.filter(|severity| *severity != code.severity());
            let same = |one: &&mut Stated| one.source == source && one.severity == severity;
            match found.iter_mut().find(same) {
                Some(one) if one.members.contains(&field.name) => {}
                Some(one) => one.members.push(field.name),
                None => found.push(Stated {
                    source,
                    severity,
                    members: vec![field.name],
                }),
            }
        }
        if let (Kind::Object(inner), Some(depth)) = (field.kind.innermost(), depth.checked_sub(1)) {
            walk((inner, inner.source_in(source)), code, depth, found);
        }
    }
}

fn stated(
    table: &'static str,
    field: &'static FieldSchema,
    code: Code,
) -> Vec<(&'static str, Option<Severity>)> {
    let has = |stated: &&Statement| stated.rule.code() == code;
    let place = |stated: &Statement| (stated.source.unwrap_or(table), stated.severity);
    let mut places: Vec<_> = field.rules.iter().filter(has).map(place).collect();
    let kind = field.kind.innermost();
    if let Kind::Values(list) = kind {
        let cautions = list.values.iter().flat_map(|value| value.cautions);
        places.extend(cautions.filter(has).map(place));
    }
    let of_its_kind = match code {
        Code::Enum => matches!(kind, Kind::Values(_)),
        Code::Format => matches!(kind, Kind::Format(_)),
        Code::Required => field.required,
        _ => false,
    };
    if of_its_kind {
        places.push((table, None));
    }
    places
}
