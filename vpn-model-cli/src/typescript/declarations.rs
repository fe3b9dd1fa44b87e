//! Structs as interfaces, and lists of values as unions of their texts.

use vpn_model::schema::{EnumSchema, FieldSchema, Kind, Literal, Rule, Schema, Statement};
use vpn_model::{BodyInfo, BodyKind, OperationInfo};

use super::comment::Comment;
use super::write::{File, key, quoted};
use crate::text::decapitalized;

/// The types of some operations of one API, in the order in which they come up; each once.
///
/// Their names are those of the Rust types, which are unique in an API.
#[derive(Debug, Default)]
pub(super) struct Declarations {
    all: Vec<Declaration>,
}

#[derive(Clone, Copy, Debug)]
enum Declaration {
    /// A struct, and the document and the table in it that it comes from.
    Object(&'static Schema, &'static str),
    Values(&'static EnumSchema),
}

impl Declaration {
    const fn name(self) -> &'static str {
        match self {
            Self::Object(schema, _) => schema.name,
            Self::Values(list) => list.name,
        }
    }
}

impl Declarations {
    pub(super) fn of(operations: &[&'static OperationInfo]) -> Self {
        let mut declarations = Self::default();
        for operation in operations {
            let parameters = [operation.path_parameters, operation.query_parameters];
            let parameters = parameters.into_iter().flatten().map(|all| all.schema);
            let bodies = operation.bodies().map(|(_, body)| body.schema);
            for schema in parameters.chain(bodies) {
                declarations.object(schema, schema.source);
            }
        }
        declarations
    }

    fn object(&mut self, schema: &'static Schema, source: &'static str) {
        if self.add(Declaration::Object(schema, source)) {
            for field in schema.fields {
                match field.kind.innermost() {
                    Kind::Object(inner) => self.object(inner, inner.source_in(source)),
                    Kind::Values(list) => {
                        self.add(Declaration::Values(list));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Whether it was not there.
    fn add(&mut self, new: Declaration) -> bool {
        let known = self.all.iter().any(|known| known.name() == new.name());
        if !known {
            self.all.push(new);
        }
        !known
    }

    pub(super) fn write(&self, file: &mut File) {
        for declaration in &self.all {
            match declaration {
                Declaration::Object(schema, source) => interface(schema, source, file),
                Declaration::Values(list) => union(list, file),
            }
            file.blank();
        }
    }
}

fn interface(schema: &Schema, source: &str, file: &mut File) {
    Comment::default()
        .text(schema.description)
        .tag("see", source)
        .write(file);
    file.block(
        &format!("export interface {} {{", schema.name),
        "}",
        |file| {
            for field in schema.fields {
                comment(schema, source, field).write(file);
                let optional = if field.required && !schema.tolerant {
                    ""
                } else {
                    "?"
                };
                let name = key(field.name);
                file.union(&format!("{name}{optional}:"), &held(field, schema.tolerant));
            }
            if schema.tolerant {
                Comment::default()
                    .text("What the provider adds without asking.")
                    .write(file);
                file.line("[member: string]: unknown;");
            }
        },
    );
}

/// What a member is and, of a request, what must hold.
fn comment(schema: &Schema, source: &str, field: &FieldSchema) -> Comment {
    let is_deprecated = |stated: &Statement| matches!(stated.rule, Rule::Deprecated);
    let mut list = Vec::new();
    if let Some(format) = field.kind.words() {
        let subject = match field.kind.without_null() {
            Kind::List(_) | Kind::OneOrMany(_) => "Each item is",
            Kind::Map(_) => "Each value is",
            _ => "Is",
        };
        list.push(format!("{subject} {format}."));
    }
    if matches!(field.kind.innermost(), Kind::Secret) {
        list.push("Is a secret: never show, log or store it.".to_owned());
    }
    if !schema.tolerant {
        let stated = field.rules.iter().filter(|stated| !is_deprecated(stated));
        list.extend(stated.map(|stated| stated.words()));
    }
    let deprecated = field.rules.iter().find(|stated| is_deprecated(stated));
    let by = deprecated.map_or("", |stated| stated.source.unwrap_or(source));
    Comment::default()
        .text(field.description)
        .list(list)
        .tag("deprecated", by)
}

fn union(list: &EnumSchema, file: &mut File) {
    let values = list.values.iter().map(|value| {
        let mut words = vec![format!("`{}`: {}", quoted(value.text), value.description)];
        words.extend(value.cautions.iter().map(|caution| {
            let words = caution.words();
            match caution.severity {
                Some(_) => words,
                None => format!("Warning: {}", decapitalized(&words)),
            }
        }));
        words.join(" ").trim_end_matches([' ', ':']).to_owned()
    });
    Comment::default()
        .text(list.description)
        .list(values.collect())
        .write(file);
    let texts: Vec<_> = list.values.iter().map(|value| quoted(value.text)).collect();
    file.values(list.name, &texts);
}

/// What a member holds: one of these.
fn held(field: &FieldSchema, tolerant: bool) -> Vec<String> {
    let only = field.rules.iter().find_map(|stated| match stated.rule {
        Rule::Fixed(only) if stated.severity.is_none() && !tolerant => Some(only),
        _ => None,
    });
    let mut types = match only {
        Some(Literal::Text(text)) => vec![quoted(text)],
        Some(Literal::Integer(value)) => vec![value.to_string()],
        Some(Literal::Boolean(value)) => vec![value.to_string()],
        None => of_kind(field.kind, tolerant),
    };
    if tolerant && !matches!(field.kind, Kind::Any) {
        types.push("null".to_owned());
    }
    types
}

fn of_kind(kind: Kind, tolerant: bool) -> Vec<String> {
    let one = |name: &str| vec![name.to_owned()];
    match kind {
        Kind::Text | Kind::Format(_) | Kind::Secret => one("string"),
        Kind::Integer(_) => one("number"),
        Kind::Boolean => one("boolean"),
        Kind::Values(list) if tolerant => vec![list.name.to_owned(), "(string & {})".to_owned()],
        Kind::Values(list) => one(list.name),
        Kind::Object(schema) => one(schema.name),
        Kind::List(item) => vec![list_of(&of_kind(*item, tolerant))],
        Kind::Map(value) => {
            vec![format!(
                "Record<string, {}>",
                of_kind(*value, tolerant).join(" | ")
            )]
        }
        Kind::OneOrMany(item) => {
            let mut types = of_kind(*item, tolerant);
            types.push(list_of(&types));
            types
        }
        Kind::Nullable(kind) => {
            let mut types = of_kind(*kind, tolerant);
            types.push("null".to_owned());
            types
        }
        // What is new has no type here before somebody writes one.
        Kind::Any | _ => one("unknown"),
    }
}

fn list_of(types: &[String]) -> String {
    match types {
        [one] => format!("{one}[]"),
        several => format!("({})[]", several.join(" | ")),
    }
}

/// The name of the type of a body.
pub(super) fn body(operation: &OperationInfo, kind: BodyKind) -> &'static str {
    operation
        .body(kind)
        .map_or("undefined", |body| body.schema.name)
}

/// The name of the type of parameters.
pub(super) fn parameters(parameters: Option<BodyInfo>) -> &'static str {
    parameters.map_or("undefined", |all| all.schema.name)
}

#[cfg(test)]
mod tests {
    use vpn_model::{Ipv4Net, Map, Model};

    use super::{Declarations, File};

    #[derive(Model)]
    #[model(source = "a document")]
    struct Routes {
        main: Option<Ipv4Net>,
        others: Option<Vec<Ipv4Net>>,
        by_name: Option<Map<Ipv4Net>>,
    }

    #[test]
    fn a_comment_says_of_what_it_tells_the_format() {
        let mut declarations = Declarations::default();
        declarations.object(Routes::schema(), "a document");
        let mut file = File::new();
        declarations.write(&mut file);
        let text = file.finish();
        for line in ["Is an", "Each item is an", "Each value is an"] {
            let line = format!("/** - {line} IPv4 network in CIDR notation. */");
            assert_eq!(text.matches(&line).count(), 1, "{text}");
        }
    }
}
