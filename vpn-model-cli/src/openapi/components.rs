//! Schemas of all bodies side by side, each under a name of its own.

use serde_json::{Map, Value, json};
use vpn_model::json_schema::{Draft, Profile, document};
use vpn_model::{BodyKind, OperationInfo};

use crate::apis::{api_of, camel_case};
use crate::text::capitalized;

/// Where a document of one body has what it refers to.
const DEFINITIONS: &str = "#/$defs/";

/// The schemas, by name.
#[derive(Debug)]
pub(super) struct Components {
    pub(super) schemas: Map<String, Value>,
    profile: Profile,
}

/// A body among the components.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) reference: Value,
    pub(super) examples: Vec<Value>,
}

impl Components {
    pub(super) fn new(profile: Profile) -> Self {
        Self {
            schemas: Map::new(),
            profile,
        }
    }

    /// Adds a body and what it refers to; none when the operation has no such body.
    pub(super) fn body(&mut self, operation: &OperationInfo, kind: BodyKind) -> Option<Body> {
        let whole = document(operation, kind, Draft::Draft2020_12, self.profile)?;
        let Value::Object(mut root) = whole else {
            return None;
        };
        for keyword in ["$schema", "$id"] {
            root.remove(keyword);
        }
        let examples = match root.remove("examples") {
            Some(Value::Array(examples)) => examples,
            _ => Vec::new(),
        };
        if let Some(Value::Object(properties)) = root.get_mut("properties") {
            // For files; an HTTP body has none.
            properties.shift_remove("$schema");
        }
        let name = operation.body(kind)?.schema.name;
        Some(Body {
            reference: self.add(operation, name, root),
            examples,
        })
    }

    /// Adds a schema and its definitions; a reference to it.
    fn add(&mut self, operation: &OperationInfo, name: &str, root: Map<String, Value>) -> Value {
        let root = self.inline(operation, root);
        let name = self.put(prefix(operation) + name, root);
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// Adds the definitions of a schema; the schema, which stays where it is.
    pub(super) fn inline(
        &mut self,
        operation: &OperationInfo,
        mut root: Map<String, Value>,
    ) -> Value {
        let prefix = prefix(operation);
        let definitions = match root.remove("$defs") {
            Some(Value::Object(definitions)) => definitions,
            _ => Map::new(),
        };
        for (name, mut schema) in definitions {
            refer(&mut schema, &prefix);
            self.put(format!("{prefix}{name}"), schema);
        }
        let mut root = Value::Object(root);
        refer(&mut root, &prefix);
        root
    }

    /// Under that name or, when something else has it, under one like it.
    fn put(&mut self, name: String, mut schema: Value) -> String {
        if let Some(keywords) = schema.as_object_mut() {
            // The name says it, and roots have one where definitions have none.
            keywords.shift_remove("title");
        }
        match self.schemas.get(&name) {
            Some(known) if *known != schema => self.put(format!("{name}_"), schema),
            _ => {
                self.schemas.insert(name.clone(), schema);
                name
            }
        }
    }
}

/// What names of components of an API begin with: `OtcV5`.
fn prefix(operation: &OperationInfo) -> String {
    capitalized(&camel_case(api_of(operation)))
}

/// Lets references point to the components.
fn refer(schema: &mut Value, prefix: &str) {
    match schema {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(reference) if name == "$ref" => {
                        if let Some(name) = reference.strip_prefix(DEFINITIONS) {
                            *reference = format!("#/components/schemas/{prefix}{name}");
                        }
                    }
                    value => refer(value, prefix),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, prefix)),
        _ => {}
    }
}
