//! All operations in one OpenAPI 3.1 document.
//!
//! Two providers have the same method and path, and a document can hold it once: there the key of
//! the path ends in a fragment, `/v5/…#otc-v5`. Whoever sends it leaves a fragment out, so that
//! what arrives is the provider's path. Names of components begin with the API: `OtcV5PolicyRule`.

mod components;
mod example;
mod operation;

use serde_json::{Map, Value, json};
use vpn_model::json_schema::Profile;
use vpn_model::{OperationInfo, Token, operations};

use self::components::Components;
use crate::apis::{Api, api_of};

/// The document.
pub(crate) fn document(profile: Profile) -> Value {
    let all = operations();
    let mut components = Components::new(profile);
    let mut paths: Map<String, Value> = Map::new();
    for operation in all {
        let item = paths
            .entry(path(operation, all))
            .or_insert_with(|| item(operation).into());
        let method = operation.method.to_lowercase();
        if let Some(item) = item.as_object_mut() {
            item.insert(method, operation::describe(operation, &mut components));
        }
    }
    let tags = Api::all(all).into_iter().map(|api| {
        let sources: Vec<_> = api.operations.iter().map(|one| one.source).collect();
        json!({ "name": api.name, "description": sources.first() })
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Cloud VPN APIs",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What vpn-model knows of the VPN APIs of several providers. A path that \
                two of them have ends in a fragment, which is not sent.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{
            "url": "https://{endpoint}",
            "description": "Where the provider serves you; it differs by region.",
            "variables": { "endpoint": { "default": "endpoint.invalid" } },
        }],
        "tags": tags.collect::<Vec<_>>(),
        "paths": paths,
        "components": {
            "securitySchemes": schemes(all),
            "schemas": components.schemas,
        },
    })
}

/// The path, with the API behind it where another API has the same one.
fn path(operation: &OperationInfo, all: &[OperationInfo]) -> String {
    let is_shared = |other: &OperationInfo| {
        api_of(other) != api_of(operation)
            && other.path == operation.path
            && other.method == operation.method
    };
    if all.iter().any(is_shared) {
        format!("{}#{}", operation.path, api_of(operation))
    } else {
        operation.path.to_owned()
    }
}

/// The path of an operation, without what can be done with it: where it is served, if that is
/// the same for all customers.
fn item(operation: &OperationInfo) -> Map<String, Value> {
    let servers = operation.servers.iter();
    let servers: Vec<_> = servers.map(|url| json!({ "url": url })).collect();
    let mut item = Map::new();
    if !servers.is_empty() {
        item.insert("servers".to_owned(), servers.into());
    }
    item
}

/// A way to send a token: its name among the components, and the component. None for a way without words here.
fn scheme(token: Token) -> Option<(String, Value)> {
    match token {
        Token::Bearer => Some((
            "bearer".to_owned(),
            json!({ "type": "http", "scheme": "bearer" }),
        )),
        Token::Header(name) => Some((
            name.to_owned(),
            json!({ "type": "apiKey", "in": "header", "name": name }),
        )),
        _ => None,
    }
}

fn schemes(all: &[OperationInfo]) -> Value {
    let tokens = all.iter().filter_map(|operation| operation.token);
    Value::Object(tokens.filter_map(scheme).collect())
}
