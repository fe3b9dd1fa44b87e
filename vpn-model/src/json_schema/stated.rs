//! Every rule of a body with its place, and whether a schema says it.

use super::object::{below, here};
use super::{Absent, Topic, unsaid};
use crate::BodyInfo;
use crate::schema::{FieldSchema, Kind, Schema, Statement};
use crate::stored::ContextNames;

/// A rule of a body.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Stated {
    /// The object whose member has the rule.
    pub object: &'static Schema,
    /// The member.
    pub member: &'static FieldSchema,
    /// Where the member is: a JSON Pointer with `*` for the number of an item and the key of a map.
    pub pointer: String,
    /// The rule.
    pub statement: &'static Statement,
    /// What it means that the object does not have a member.
    pub absent: Absent,
    /// Why a schema cannot say it, or not all of it; none when it says it.
    pub unsaid: Option<Topic>,
}

/// Every rule of a request, in document order; none of a response, which no rule refuses.
#[must_use]
pub fn stated(body: &BodyInfo) -> Vec<Stated> {
    let mut found = Vec::new();
    if !body.schema.tolerant {
        object(body.schema, body.names(), Absent::Nothing, "", &mut found);
    }
    found
}

fn object(
    schema: &'static Schema,
    names: ContextNames,
    absent: Absent,
    at: &str,
    found: &mut Vec<Stated>,
) {
    let absent_here = here(names, absent);
    for member in schema.fields {
        let pointer = format!("{at}{}", member.pointer);
        found.extend(member.rules.iter().map(|statement| Stated {
            object: schema,
            member,
            pointer: pointer.clone(),
            statement,
            absent: absent_here,
            unsaid: unsaid(schema, member, statement, absent_here),
        }));
        inside(
            member.kind,
            below(names, absent, member.name),
            pointer,
            found,
        );
    }
}

fn inside(kind: Kind, absent: Absent, at: String, found: &mut Vec<Stated>) {
    match kind {
        Kind::Object(schema) => object(schema, ContextNames::NONE, absent, &at, found),
        // A list or a map is replaced as a whole.
        Kind::List(kind) | Kind::Map(kind) => {
            inside(*kind, Absent::Nothing, at + "/*", found);
        }
        Kind::OneOrMany(kind) | Kind::Nullable(kind) => inside(*kind, absent, at, found),
        _ => {}
    }
}
