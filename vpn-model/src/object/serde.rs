//! Writing an object, and reading its shape from any format.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::{Object, member};
use crate::any::First;
use crate::deserialize::{AsWire, Seed, refuse_scalars};
use crate::field::Presence;
use crate::member::Member;
use crate::{Code, Wire, rules};

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
            match member::<T>(&name) {
                Some(member) if T::SCHEMA.tolerant => {
                    tolerant_member::<T, A>(&mut slots, member, &mut map)?;
                }
                Some(member) => T::deserialize_member(&mut slots, member, &mut map)?,
                None => match T::extra(&mut slots, None) {
                    Some(extra) => extra.insert(name, map.next_value_seed(First)?),
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
        for member in T::MEMBERS {
            let absent = T::presence(&slots, member.index) == Presence::Absent;
            if member.field.required && absent {
                return Err(de::Error::missing_field(member.field.name));
            }
        }
        T::finish(&mut slots).ok_or_else(|| de::Error::custom("a member could not be read"))
    }

    refuse_scalars!("an object");
}

/// A member of a response: what does not fit is kept as it is.
fn tolerant_member<'de, T: Object, A: MapAccess<'de>>(
    slots: &mut T::Slots,
    member: &'static Member,
    map: &mut A,
) -> Result<(), A::Error> {
    let value = map.next_value_seed(First)?;
    if T::presence(slots, member.index) != Presence::Absent {
        return Ok(());
    }
    if value.is_null() {
        // Absent, and yet here: a later value of the same key does not count.
        T::extra(slots, Some(member.index));
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
