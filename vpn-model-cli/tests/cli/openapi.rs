//! `schema --bundle openapi`: every operation is in it, and everything that it refers to. That it is
//! valid, and what clients become of it, is in `consumers/`.

use std::collections::HashSet;

use serde_json::{Value, json};
use vpn_model::operations;

use crate::workspace::Workspace;

fn bundle(more: &[&str]) -> Value {
    let arguments: Vec<_> = ["schema", "--bundle", "openapi"]
        .iter()
        .chain(more)
        .copied()
        .collect();
    let run = Workspace::new().run(&arguments);
    assert_eq!(run.code, 0, "{run}");
    run.json()
}

#[test]
fn every_operation_is_there_under_its_path() {
    let bundle = bundle(&[]);
    let paths = bundle["paths"].as_object().unwrap();
    let mut ids = HashSet::new();
    for operation in operations() {
        let is_it = |found: &Value| found["summary"] == operation.id;
        let method = operation.method.to_lowercase();
        let (path, item) = paths
            .iter()
            .find(|(_, item)| is_it(&item[&method]))
            .unwrap();
        // A fragment is not sent.
        assert_eq!(path.split('#').next().unwrap(), operation.path);
        let found = &item[&method];
        assert!(
            ids.insert(found["operationId"].as_str().unwrap()),
            "{found}"
        );
        let statuses = found["responses"].as_object().unwrap().len();
        assert_eq!(statuses, operation.statuses.len());
        assert_eq!(
            found["requestBody"].is_object(),
            operation.request.is_some()
        );
        assert_eq!(
            found["security"][0].as_object().unwrap().len(),
            1,
            "{found}"
        );
    }
    assert_eq!(ids.len(), operations().len());
}

#[test]
fn only_paths_that_two_providers_have_get_a_fragment() {
    let bundle = bundle(&[]);
    let paths = bundle["paths"].as_object().unwrap().keys();
    let fragments: Vec<_> = paths.filter_map(|path| path.split_once('#')).collect();
    let shared = "/v5/{project_id}/vpn-connection/{vpn_connection_id}";
    assert_eq!(fragments, [(shared, "huawei-v5"), (shared, "otc-v5")]);
}

#[test]
fn tokens_are_sent_as_the_providers_say() {
    let schemes = &bundle(&[])["components"]["securitySchemes"];
    let header = json!({"type": "apiKey", "in": "header", "name": "X-Auth-Token"});
    assert_eq!(schemes["X-Auth-Token"], header);
    assert_eq!(
        schemes["bearer"],
        json!({"type": "http", "scheme": "bearer"})
    );
}

#[test]
fn everything_that_is_referred_to_is_there_and_nothing_else() {
    for profile in ["types", "full"] {
        let bundle = bundle(&["--profile", profile]);
        let schemas = bundle["components"]["schemas"].as_object().unwrap();
        let mut referred = HashSet::new();
        references(&bundle, &mut referred);
        let known: HashSet<_> = schemas
            .keys()
            .map(|name| format!("#/components/schemas/{name}"))
            .collect();
        assert_eq!(referred, known);
        // Two of an API with the same name are one.
        assert!(
            schemas.keys().all(|name| !name.ends_with('_')),
            "{:?}",
            schemas.keys()
        );
    }
}

#[test]
fn conditions_are_in_it_when_they_are_asked_for() {
    let has_conditions = |bundle: &Value| bundle.to_string().contains("\"if\":");
    assert!(!has_conditions(&bundle(&[])));
    assert!(has_conditions(&bundle(&["--profile", "full"])));
}

fn references(value: &Value, found: &mut HashSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                found.insert(reference.to_owned());
            }
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
