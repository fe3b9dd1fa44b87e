//! One operation: parameters, bodies, answers.

use serde_json::{Map, Value, json};
use vpn_model::json_schema::SchemaGenerator;
use vpn_model::schema::Kind;
use vpn_model::{BodyInfo, BodyKind, OperationInfo};

use super::components::Components;
use super::{example, scheme};
use crate::apis::{api_of, camel_case};

const JSON: &str = "application/json";

pub(super) fn describe(operation: &OperationInfo, components: &mut Components) -> Value {
    let mut described = Map::new();
    let mut set = |name: &str, value: Value| drop(described.insert(name.to_owned(), value));
    set("operationId", id(operation).into());
    set("summary", operation.id.into());
    set(
        "description",
        format!("Source: {}", operation.source).into(),
    );
    set("tags", json!([api_of(operation)]));
    if let Some((scheme, _)) = operation.token.and_then(scheme) {
        set("security", json!([{ scheme: operation.scopes }]));
    }
    let places = [
        ("path", operation.path_parameters),
        ("query", operation.query_parameters),
    ];
    let parameters = places
        .into_iter()
        .filter_map(|(place, all)| Some((place, all?)));
    let parameters: Vec<_> = parameters
        .flat_map(|(place, all)| parameters_of(operation, place, &all, components))
        .collect();
    if !parameters.is_empty() {
        set("parameters", parameters.into());
    }
    if let Some(content) = content(operation, BodyKind::Request, components) {
        set(
            "requestBody",
            json!({ "required": true, "content": content }),
        );
    }
    let mut responses = Map::new();
    for status in operation.statuses {
        let content = content(operation, status.body, components);
        responses.insert(
            status.code.to_string(),
            json!({ "description": status.meaning, "content": content }),
        );
    }
    set("responses", responses.into());
    described.into()
}

/// The id as a name: `otcV5UpdateVpnConnection`.
fn id(operation: &OperationInfo) -> String {
    let (api, name) = operation.id.split_once(':').unwrap_or_default();
    camel_case(&format!("{api}-{name}"))
}

fn content(
    operation: &OperationInfo,
    kind: BodyKind,
    components: &mut Components,
) -> Option<Value> {
    let body = components.body(operation, kind)?;
    let mut examples = body.examples;
    if examples.is_empty() {
        examples.extend(operation.body(kind).and_then(example::of));
    }
    let names = (1..).map(|number| format!("example{number}"));
    let examples = names
        .zip(examples)
        .map(|(name, value)| (name, json!({ "value": value })));
    let examples: Map<String, Value> = examples.collect();
    Some(json!({ JSON: { "schema": body.reference, "examples": examples } }))
}

fn parameters_of(
    operation: &OperationInfo,
    place: &str,
    all: &BodyInfo,
    components: &mut Components,
) -> Vec<Value> {
    let mut generator = SchemaGenerator::default();
    let schema = all.json_schema(&mut generator);
    let definitions = Value::Object(generator.take_definitions(true));
    let fields = all.schema.fields.iter();
    let parameters = fields.map(|field| {
        let found = schema.get("properties").and_then(|all| all.get(field.name));
        let mut root = match found {
            Some(Value::Object(found)) => found.clone(),
            _ => Map::new(),
        };
        root.remove("description");
        root.insert("$defs".to_owned(), definitions.clone());
        let mut parameter = json!({
            "name": field.name,
            "in": place,
            "required": field.required,
            "description": field.description,
            "schema": components.inline(operation, root),
        });
        if let (Kind::Map(_), Some(parameter)) = (field.kind, parameter.as_object_mut()) {
            parameter.insert("style".to_owned(), "deepObject".into());
            parameter.insert("explode".to_owned(), true.into());
        }
        parameter
    });
    parameters.collect()
}
