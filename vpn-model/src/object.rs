//! JSON objects: how the members of a struct are read, walked and written.
//!
//! `#[derive(Model)]` implements [`Object`], which is tables and calls only;
//! the loops are here.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use crate::deserialize::{AsWire, Seed, refuse_scalars};
use crate::field::{Field, Presence, Span};
use crate::path::Path;
use crate::read::json::JsonType;
use crate::read::{Reader, Stop};
use crate::schema::{Kind, Member, Schema};
use crate::sink::{Participant, Scope, Sink};
use crate::stored::{ContextNames, Stored};
use crate::{Code, Extra, Params, Wire, list, rules, suggest};

/// A struct that is written as a JSON object.
pub trait Object: Wire {
    /// What it looks like.
    const SCHEMA: &'static Schema;

    /// The resources that its rules may ask about; only a request's root has any.
    const CONTEXT: ContextNames;

    /// Its members while it is being read.
    type Slots: Default;

    /// Its members as the rules see them.
    type Fields<'a>;

    /// The number of the member with that wire name.
    fn index_of(name: &str) -> Option<usize>;

    /// Reads the value of a member and applies the member's rules.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    fn read_member<'c>(
        slots: &mut Self::Slots,
        member: Member,
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        stored: Stored<'c>,
    ) -> Result<(), Stop>;

    /// Reads the value of a member from any format.
    ///
    /// # Errors
    ///
    /// A second value for the same member, or one of another shape.
    fn deserialize_member<'de, A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        member: Member,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Whether the member was there so far, and of use.
    fn presence(slots: &Self::Slots, index: usize) -> Presence;

    /// Where a response keeps what does not fit; forgets the member's slot.
    fn extra(slots: &mut Self::Slots, forget: Option<usize>) -> Option<&mut Extra>;

    /// What a response that was read keeps beside its members.
    fn kept(&self) -> Option<&Extra>;

    /// The members that were read, as the rules see them.
    fn fields(slots: &Self::Slots) -> Self::Fields<'_>;

    /// Applies the rules that look at several members.
    fn check(fields: &Self::Fields<'_>, scope: &mut Scope<'_, '_>);

    /// The struct, if nothing that it needs is missing or could not be read.
    fn finish(slots: Self::Slots) -> Option<Self>;

    /// Walks the members of a struct that was built in Rust.
    fn walk_members<'a>(&'a self, walk: &mut Walk<'_, '_, '_>) -> Self::Fields<'a>;

    /// Writes the members that are there.
    ///
    /// # Errors
    ///
    /// What the serializer cannot write.
    fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Reads an object and reports what is wrong with it.
///
/// # Errors
///
/// Stops where the text is not well-formed.
pub fn read<'c, T: Object>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    stored: Stored<'c>,
    mut check: impl FnMut(T::Fields<'_>, &mut Scope<'_, 'c>),
) -> Result<Option<T>, Stop> {
    let (kind, start) = reader.peek(path)?;
    if kind != JsonType::Object {
        wrong_type(reader, path, stored, kind, "an object")?;
        return Ok(None);
    }
    reader.enter(path, start)?;
    let mut slots = T::Slots::default();
    let mut first = true;
    loop {
        let before = reader.position();
        let found = reader.next_key(path, first, |name| {
            T::index_of(name)
                .and_then(|index| member::<T>(index))
                .ok_or_else(|| name.to_owned())
        })?;
        first = false;
        match found {
            None => break,
            Some(Ok(member)) => {
                known_member::<T>(reader, path, stored, &mut slots, member, before)?;
            }
            Some(Err(name)) => {
                unknown_member::<T>(reader, path, &mut slots, &name, before)?;
            }
        }
    }
    reader.leave();
    let span = Span {
        start,
        end: reader.position(),
    };
    let mut scope = reader.scope(path, span, stored);
    if !T::SCHEMA.tolerant {
        report_missing::<T>(&slots, &mut scope);
    }
    let fields = T::fields(&slots);
    T::check(&fields, &mut scope);
    check(fields, &mut scope);
    Ok(T::finish(slots))
}

fn member<T: Object>(index: usize) -> Option<Member> {
    T::SCHEMA.fields.get(index).map(|field| Member {
        schema: T::SCHEMA,
        field,
        index,
    })
}

fn known_member<'c, T: Object>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    stored: Stored<'c>,
    slots: &mut T::Slots,
    member: Member,
    before: usize,
) -> Result<(), Stop> {
    let path = &path.member(member);
    if T::presence(slots, member.index) != Presence::Absent {
        let span = reader.key_span(before);
        reader.scope(path, span, Stored::Nothing).report(
            Code::DuplicateField,
            rules::duplicate_field::params(member.field.name),
        );
        reader.skip(path)?;
        return Ok(());
    }
    let stored = stored.member(member.field.name);
    if !T::SCHEMA.tolerant {
        return T::read_member(slots, member, reader, path, stored);
    }
    let (kind, start) = reader.peek(path)?;
    if kind == JsonType::Null {
        // Absent, and yet here: the same key again is still the same key again.
        T::extra(slots, Some(member.index));
        return reader.null(path);
    }
    T::read_member(slots, member, reader, path, stored)?;
    if T::presence(slots, member.index) == Presence::Unreadable {
        let end = reader.position();
        let raw = reader.slice(Span { start, end });
        if let Some(extra) = T::extra(slots, Some(member.index)) {
            extra.keep(member.field.name, raw);
        }
    }
    Ok(())
}

/// A member that the spec does not list: refused in a request, kept in a response.
#[cold]
fn unknown_member<T: Object>(
    reader: &mut Reader<'_, '_>,
    path: &Path<'_>,
    slots: &mut T::Slots,
    name: &str,
    before: usize,
) -> Result<(), Stop> {
    let bound_to_schema =
        name == "$schema" && path.is_root() && reader.sink.context.accepts_schema_member();
    let key = reader.key_span(before);
    let member_path = path.unknown(T::SCHEMA, name);
    if !bound_to_schema {
        let known = T::SCHEMA.fields.iter().map(|field| field.name);
        let params = rules::unknown_field::params(suggest::closest(name, known));
        reader
            .scope(&member_path, key, Stored::Nothing)
            .report(Code::UnknownField, params);
    }
    let value = reader.skip(&member_path)?;
    let raw = reader.slice(value);
    if let Some(extra) = T::extra(slots, None) {
        extra.keep(name, raw);
    }
    Ok(())
}

fn report_missing<T: Object>(slots: &T::Slots, scope: &mut Scope<'_, '_>) {
    for member in T::SCHEMA.members() {
        if member.field.required && T::presence(slots, member.index) == Presence::Absent {
            scope.report_participant(
                Participant { member, span: None },
                Code::Required,
                rules::required::params(member.field.name),
            );
        }
    }
}

/// Steps over a value and reports that it is of another JSON type.
#[cold]
pub(crate) fn wrong_type<'c>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    stored: Stored<'c>,
    found: JsonType,
    expected: &'static str,
) -> Result<(), Stop> {
    let found = match found {
        JsonType::Null => "null",
        JsonType::Boolean => "a boolean",
        JsonType::Number => "a number",
        JsonType::String => "a string",
        JsonType::Array => "an array",
        JsonType::Object => "an object",
    };
    let span = reader.skip(path)?;
    reader
        .scope(path, span, stored)
        .report(Code::Type, rules::type_::params(expected, found));
    Ok(())
}

/// Checks an object that was built in Rust.
pub fn walk<'c, T: Object>(
    value: &T,
    sink: &mut Sink<'c>,
    path: &Path<'_>,
    stored: Stored<'c>,
    mut check: impl FnMut(T::Fields<'_>, &mut Scope<'_, 'c>),
) {
    let span = sink.tick();
    let fields = value.walk_members(&mut Walk {
        sink,
        path,
        stored,
        schema: T::SCHEMA,
    });
    if let Some(extra) = value.kept() {
        walk_extra::<T>(extra, sink, path);
    }
    let mut scope = Scope::new(sink, path, span, stored);
    T::check(&fields, &mut scope);
    check(fields, &mut scope);
}

/// Notes once more what reading noted: that a response holds more than its members.
fn walk_extra<T: Object>(extra: &Extra, sink: &mut Sink<'_>, path: &Path<'_>) {
    for (name, _) in extra.iter() {
        let (path, code, params) = match T::index_of(name).and_then(|index| member::<T>(index)) {
            Some(member) => (
                path.member(member),
                Code::Type,
                rules::type_::params("a value that fits the spec", "another"),
            ),
            None => (
                path.unknown(T::SCHEMA, name),
                Code::UnknownField,
                rules::unknown_field::params(None),
            ),
        };
        let span = sink.tick();
        Scope::new(sink, &path, span, Stored::Nothing).report(code, params);
    }
}

/// The walk over the members of a struct that was built in Rust.
#[derive(Debug)]
pub struct Walk<'w, 'p, 'c> {
    sink: &'w mut Sink<'c>,
    path: &'p Path<'p>,
    stored: Stored<'c>,
    schema: &'static Schema,
}

impl<'c> Walk<'_, '_, 'c> {
    /// Walks one member and applies its rules.
    pub fn member<'a, T: Wire>(
        &mut self,
        member: Member,
        value: Option<&'a T>,
        check: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    ) -> Field<'a, T> {
        self.field(member, value, |value, sink, path, stored| {
            value.walk(sink, path, stored, check);
        })
    }

    /// Walks one list, applies `each` to its items and `check` to the list.
    pub fn list<'a, T: Wire>(
        &mut self,
        member: Member,
        value: Option<&'a Vec<T>>,
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
        check: impl FnMut(&Vec<T>, &mut Scope<'_, 'c>),
    ) -> Field<'a, Vec<T>> {
        self.field(member, value, |value, sink, path, stored| {
            list::walk(value, sink, path, stored, each, check);
        })
    }

    fn field<'a, T>(
        &mut self,
        member: Member,
        value: Option<&'a T>,
        walk: impl FnOnce(&'a T, &mut Sink<'c>, &Path<'_>, Stored<'c>),
    ) -> Field<'a, T> {
        let mut field = Field {
            member,
            presence: Cell::new(Presence::Absent),
            span: Span::default(),
            value,
        };
        if let Some(value) = value {
            let errors = self.sink.errors();
            // The same place that the value itself takes next.
            field.span = self.sink.next_tick();
            let path = self.path.member(member);
            let stored = self.stored.member(member.field.name);
            walk(value, self.sink, &path, stored);
            let composite = matches!(member.field.kind, Kind::Object(_) | Kind::List(_));
            field.presence = Cell::new(if self.sink.errors() > errors && !composite {
                Presence::Unsound
            } else {
                Presence::Sound
            });
        }
        field
    }

    /// The schema of the struct.
    #[must_use]
    pub const fn schema(&self) -> &'static Schema {
        self.schema
    }
}

/// Writes the members that are there.
///
/// # Errors
///
/// What the serializer cannot write.
pub fn serialize<T: Object, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    value.write_members(&mut map)?;
    map.end()
}

/// Writes one member, if it is there.
///
/// # Errors
///
/// What the serializer cannot write.
pub fn write<T: Wire, M: SerializeMap>(
    map: &mut M,
    name: &'static str,
    value: Option<&T>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(name, &AsWire(value)),
        None => Ok(()),
    }
}

/// Reads the shape of an object from any format.
///
/// # Errors
///
/// A value of another shape, or in a request an unknown, duplicate or missing
/// member. The text never holds a value.
pub fn deserialize<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    // `deserialize_map` would let a format quote what it finds instead of an object.
    deserializer.deserialize_any(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut slots = T::Slots::default();
        while let Some(name) = map.next_key_seed(Seed::<String>::new())? {
            match T::index_of(&name).and_then(|index| member::<T>(index)) {
                Some(member) if T::SCHEMA.tolerant => {
                    tolerant_member::<T, A>(&mut slots, member, &mut map)?;
                }
                Some(member) => T::deserialize_member(&mut slots, member, &mut map)?,
                None => match T::extra(&mut slots, None) {
                    Some(extra) => extra.insert(name, map.next_value()?),
                    None => {
                        map.next_value::<IgnoredAny>()?;
                        let params = rules::unknown_field::params(None);
                        return Err(de::Error::custom(format_args!(
                            "`{name}`: {}",
                            Code::UnknownField.message(&params)
                        )));
                    }
                },
            }
        }
        for member in T::SCHEMA.members() {
            let absent = T::presence(&slots, member.index) == Presence::Absent;
            if member.field.required && absent {
                return Err(de::Error::missing_field(member.field.name));
            }
        }
        T::finish(slots).ok_or_else(|| de::Error::custom("a member could not be read"))
    }

    refuse_scalars!("an object");
}

/// A member of a response: what does not fit is kept as it is.
fn tolerant_member<'de, T: Object, A: MapAccess<'de>>(
    slots: &mut T::Slots,
    member: Member,
    map: &mut A,
) -> Result<(), A::Error> {
    let value: serde_json::Value = map.next_value()?;
    if value.is_null() || T::presence(slots, member.index) != Presence::Absent {
        return Ok(());
    }
    let mut one = OneMember(Some(value.clone()));
    if T::deserialize_member(slots, member, &mut one).is_err()
        && let Some(extra) = T::extra(slots, Some(member.index))
    {
        extra.insert(member.field.name.to_owned(), value);
    }
    Ok(())
}

/// A map of which only the next value is left.
struct OneMember(Option<serde_json::Value>);

impl<'de> MapAccess<'de> for OneMember {
    type Error = serde_json::Error;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        _: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        Ok(None)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Self::Error> {
        seed.deserialize(self.0.take().unwrap_or_default())
    }
}

/// Parameters of a violation about one member.
pub(crate) fn named(name: &'static str) -> Params {
    Params::new().with("member", name)
}

/// Implements [`Wire`] and serde for an [`Object`]: everything goes to the functions of its module.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($type:ty) => {
        #[diagnostic::do_not_recommend]
        impl $crate::__private::Wire for $type {
            type View<'a> = <Self as $crate::__private::Object>::Fields<'a>;

            const KIND: $crate::__private::Kind =
                $crate::__private::Kind::Object(<Self as $crate::__private::Object>::SCHEMA);

            fn read<'c, F>(
                reader: &mut $crate::__private::Reader<'_, 'c>,
                path: &$crate::__private::Path<'_>,
                stored: $crate::__private::Stored<'c>,
                check: F,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::__private::Stop>
            where
                F: ::core::ops::FnMut(Self::View<'_>, &mut $crate::__private::Scope<'_, 'c>),
            {
                $crate::__private::object::read::<Self>(reader, path, stored, check)
            }

            fn walk<'c, F>(
                &self,
                sink: &mut $crate::__private::Sink<'c>,
                path: &$crate::__private::Path<'_>,
                stored: $crate::__private::Stored<'c>,
                check: F,
            ) where
                F: ::core::ops::FnMut(Self::View<'_>, &mut $crate::__private::Scope<'_, 'c>),
            {
                $crate::__private::object::walk(self, sink, path, stored, check);
            }

            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::object::serialize(self, serializer)
            }

            fn deserialize<'de, D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::object::deserialize(deserializer)
            }
        }

        $crate::__serde!($type);
    };
}

/// Implements serde's traits for a type that is [`Wire`].
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ty) => {
        impl $crate::__private::Serialize for $type {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::Wire::serialize(self, serializer)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::Wire::deserialize(deserializer)
            }
        }
    };
}
