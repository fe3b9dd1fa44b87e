//! A schema as a file: which draft, which profile, what it is called.

use std::fmt;

use schemars::Schema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::profile::TypesOnly;
use super::{Map, example, object};
use crate::schema::Kind;
use crate::{BodyInfo, BodyKind, OperationInfo};

/// Which JSON Schema a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Draft {
    /// Of 2020, which OpenAPI 3.1 has, too.
    Draft2020_12,
    /// Number 7, which editors and most libraries read.
    Draft07,
}

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// To validate, and to make forms: all that JSON Schema can say.
    Full,
    /// To generate types: without conditions and negations, over which generators stumble.
    Types,
}

impl Draft {
    /// All, the newest first.
    pub const ALL: &'static [Self] = &[Self::Draft2020_12, Self::Draft07];

    /// The word for it: `2020-12`, `draft-07`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft2020_12 => "2020-12",
            Self::Draft07 => "draft-07",
        }
    }

    fn settings(self) -> SchemaSettings {
        match self {
            Self::Draft2020_12 => SchemaSettings::draft2020_12(),
            Self::Draft07 => SchemaSettings::draft07(),
        }
    }
}

impl Profile {
    /// All, the largest first.
    pub const ALL: &'static [Self] = &[Self::Full, Self::Types];

    /// The word for it: `full`, `types`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Types => "types",
        }
    }
}

impl fmt::Display for Draft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// The `$id` of a document. No domain is ours, so that it is a URN; it changes
/// with the version of the crate.
#[must_use]
pub fn id(operation: &OperationInfo, kind: BodyKind, draft: Draft, profile: Profile) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "urn:vpn-model:{version}:{}:{kind}:{draft}:{profile}",
        operation.id
    )
}

/// The schema of a body as a document of its own; none when the operation has
/// no such body.
///
/// A `full` document of a request allows a member `$schema` at the top: editors
/// find the schema of a file by it. `vpn-model validate` ignores it there;
/// the library, which sees what is sent, refuses it.
#[must_use]
pub fn document(
    operation: &OperationInfo,
    kind: BodyKind,
    draft: Draft,
    profile: Profile,
) -> Option<Value> {
    let body = operation.body(kind)?;
    let mut settings = draft.settings();
    if profile == Profile::Types {
        // Before what a draft does with references.
        settings.transforms.insert(0, Box::new(TypesOnly));
    }
    let dialect = settings.meta_schema.clone();
    let definitions_path = settings.definitions_path.trim_start_matches('/').to_owned();
    let mut generator = settings.into_generator();
    let mut root = body.json_schema(&mut generator);
    if kind == BodyKind::Request && profile == Profile::Full {
        allow_dialect(&mut root);
    }
    let mut definitions = generator.take_definitions(true);
    if profile == Profile::Full {
        // Forms label a member with the title of what it refers to, and two members can refer to
        // the same. Without one, they take the name of the member.
        for definition in definitions.values_mut().filter_map(Value::as_object_mut) {
            definition.shift_remove("title");
        }
    }
    cite(&mut definitions, body.schema, body.schema.source);
    for transform in generator.transforms_mut() {
        transform.transform(&mut root);
    }
    let mut document = Map::new();
    document.insert("$schema".to_owned(), dialect.into());
    document.insert("$id".to_owned(), id(operation, kind, draft, profile).into());
    document.append(root.ensure_object());
    let examples = examples(body, kind);
    if !examples.is_empty() {
        document.insert("examples".to_owned(), examples.into());
    }
    if !definitions.is_empty() {
        document.insert(definitions_path, definitions.into());
    }
    Some(document.into())
}

/// Of what several documents have, the document is that of the body, which types do not know.
fn cite(definitions: &mut Map, schema: &'static crate::schema::Schema, source: &'static str) {
    for field in schema.fields {
        let Kind::Object(inner) = field.kind.innermost() else {
            continue;
        };
        let found = inner.source_in(source);
        if found != inner.source {
            let (all, one) = (object::comment(inner.source), object::comment(found));
            let comments = definitions.values_mut();
            let comments = comments.filter_map(|schema| schema.get_mut(object::COMMENT));
            comments
                .filter(|comment| **comment == all)
                .for_each(|comment| *comment = one.clone());
        }
        cite(definitions, inner, found);
    }
}

/// Lets a file say which schema it has.
fn allow_dialect(root: &mut Schema) {
    if let Some(Value::Object(properties)) = root.get_mut("properties") {
        let dialect = json!({
            "description": "The schema of this file, for editors. It is no part of the request.",
            "type": "string",
        });
        properties.insert("$schema".to_owned(), dialect);
    }
}

fn examples(body: &BodyInfo, kind: BodyKind) -> Vec<Value> {
    match kind {
        BodyKind::Request => example::of(body),
        BodyKind::Response | BodyKind::Error => Vec::new(),
    }
}
