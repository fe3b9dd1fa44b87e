//! Objects: members in declaration order, what each must be, and what they must
//! be together.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::{Absent, Map, conditions, keywords, leaf};
use crate::object::Object;
use crate::schema::{FieldSchema, Kind, Rule};
use crate::stored::{ContextNames, Wrapper};

/// What one member of an object looks like, from its Rust type.
pub type MemberSchema = fn(&mut SchemaGenerator, Absent) -> Schema;

/// The schema of a struct that stands for itself.
#[must_use]
pub fn root<T: Object>(generator: &mut SchemaGenerator) -> Schema {
    build::<T>(generator, Absent::Nothing)
}

/// The schema of a struct inside another: a reference, if the generator makes any.
#[must_use]
pub fn nested<T: Object + JsonSchema>(generator: &mut SchemaGenerator, absent: Absent) -> Schema {
    match absent {
        Absent::Stored if conditions::depend_on_stored(T::SCHEMA) => {
            generator.subschema_for::<Kept<T>>()
        }
        Absent::Stored | Absent::Nothing => generator.subschema_for::<T>(),
    }
}

/// A struct in a partial update: what it lacks is perhaps stored.
struct Kept<T>(PhantomData<T>);

impl<T: Object + JsonSchema> JsonSchema for Kept<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Cow::Owned(format!("{}, stored", T::schema_id()))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        build::<T>(generator, Absent::Stored)
    }
}

fn build<T: Object>(generator: &mut SchemaGenerator, absent: Absent) -> Schema {
    let members = T::SCHEMA
        .fields
        .iter()
        .zip(T::MEMBER_SCHEMAS)
        .map(|(field, of)| {
            let absent = below(T::CONTEXT, absent, field.name);
            (field, of(generator, absent))
        });
    let members: Vec<_> = members.collect();
    let absent = here(T::CONTEXT, absent);
    assemble(T::SCHEMA, members, absent).into()
}

/// What an absent member of the object itself means.
pub(super) const fn here(names: ContextNames, absent: Absent) -> Absent {
    match names.current {
        Some(Wrapper::Answer) if names.partial => Absent::Stored,
        _ => absent,
    }
}

/// What an absent member of the object in that member means.
pub(super) fn below(names: ContextNames, absent: Absent, member: &str) -> Absent {
    match names.current {
        Some(Wrapper::Member(wrapper)) if names.partial && wrapper == member => Absent::Stored,
        _ => here(names, absent),
    }
}

/// Where an object says what it comes from.
pub(super) const COMMENT: &str = "$comment";

/// What it says.
pub(super) fn comment(source: &str) -> Value {
    format!("Source: {source}").into()
}

fn assemble(
    schema: &'static crate::schema::Schema,
    members: Vec<(&'static FieldSchema, Schema)>,
    absent: Absent,
) -> Map {
    let mut properties = Map::new();
    for (field, member) in members {
        properties.insert(
            field.name.to_owned(),
            property(field, member, schema.tolerant),
        );
    }
    let mut object = Map::new();
    object.insert("title".to_owned(), schema.name.into());
    describe(&mut object, schema.description);
    object.insert(COMMENT.to_owned(), comment(schema.source));
    object.insert("type".to_owned(), "object".into());
    object.insert("properties".to_owned(), properties.into());
    if schema.tolerant {
        return object;
    }
    let required = schema.fields.iter().filter(|field| field.required);
    let required: Vec<_> = required.map(|field| field.name).collect();
    if !required.is_empty() {
        object.insert("required".to_owned(), required.into());
    }
    object.insert("additionalProperties".to_owned(), false.into());
    match conditions::of(schema, absent).as_mut_slice() {
        [] => {}
        [Value::Object(one)] => object.append(one),
        all => drop(object.insert("allOf".to_owned(), json!(all))),
    }
    object
}

/// A struct of one's own need not have doc comments, and a form would show the empty text.
fn describe(schema: &mut Map, description: &str) {
    if !description.is_empty() {
        schema.insert("description".to_owned(), description.into());
    }
}

/// A member: what people read first, then the type and the rules.
fn property(field: &'static FieldSchema, member: Schema, tolerant: bool) -> Value {
    let mut member = if tolerant {
        leaf::nullable(member)
    } else {
        member
    };
    let keywords = member.ensure_object();
    if tolerant {
        tolerate(keywords);
    } else {
        keywords::add(keywords, field);
    }
    let mut property = Map::new();
    describe(&mut property, field.description);
    property.append(keywords);
    let is_deprecated = |stated: &crate::schema::Statement| matches!(stated.rule, Rule::Deprecated);
    if field.rules.iter().any(is_deprecated) {
        property.insert("deprecated".to_owned(), true.into());
    }
    property.into()
}

/// Leaves of a response no more than its type: anything else is drift, and never refused.
fn tolerate(schema: &mut Map) {
    for keyword in [
        "minimum",
        "maximum",
        "pattern",
        "minLength",
        "maxLength",
        "writeOnly",
    ] {
        schema.remove(keyword);
    }
    if schema
        .get("format")
        .is_some_and(|format| format != "password")
    {
        schema.remove("format");
    }
    for keyword in ["items", "additionalProperties"] {
        if let Some(Value::Object(inner)) = schema.get_mut(keyword) {
            tolerate(inner);
        }
    }
    let branches = schema.get_mut("anyOf").and_then(Value::as_array_mut);
    for branch in branches.into_iter().flatten() {
        branch.as_object_mut().map(tolerate);
    }
}

/// The JSON type of a member, for a condition that says no more of it.
pub(super) fn typed(kind: Kind) -> Value {
    match leaf::json_type(kind) {
        Value::Null => json!({}),
        found => json!({ "type": found }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Absent, below, here};
    use crate::stored::{ContextNames, Wrapper};

    #[test]
    fn what_a_partial_update_lacks_is_stored_from_the_wrapper_on() {
        let names = |partial, current| ContextNames {
            partial,
            current: Some(current),
            gateway: None,
        };
        let (answer, wrapped) = (Wrapper::Answer, Wrapper::Member("vpn"));
        let nothing = Absent::Nothing;
        // The members of the body itself.
        assert_eq!(here(names(true, answer), nothing), Absent::Stored);
        assert_eq!(here(names(true, wrapped), nothing), nothing);
        assert_eq!(here(names(false, answer), nothing), nothing);
        // What lies in a member.
        assert_eq!(below(names(true, answer), nothing, "any"), Absent::Stored);
        assert_eq!(below(names(true, wrapped), nothing, "vpn"), Absent::Stored);
        assert_eq!(below(names(true, wrapped), nothing, "any"), nothing);
        assert_eq!(below(names(false, wrapped), nothing, "vpn"), nothing);
        assert_eq!(
            below(ContextNames::NONE, Absent::Stored, "any"),
            Absent::Stored
        );
    }
}
