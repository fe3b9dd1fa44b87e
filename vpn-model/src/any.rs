//! Values of which the spec says nothing, and JSON that is kept as it came.

use std::fmt;
use std::ops::Deref;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Wire;
use crate::field::AsFact;
use crate::path::Path;
use crate::read::{Reader, Stop};
use crate::schema::Kind;
use crate::scope::Scope;
use crate::sink::Sink;
use crate::stored::Fact;

/// A value of a response of which the spec says nothing: anything.
///
/// `Debug` hides it, because it can be a secret.
///
/// ```
/// use vpn_model::Any;
///
/// let hint = Any::from("the key is 17");
/// assert_eq!(format!("{hint:?}"), "Any(***)");
/// assert_eq!(hint.as_str(), Some("the key is 17"));
/// ```
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Any(Value);

impl Any {
    /// The value itself.
    #[must_use]
    pub fn into_value(self) -> Value {
        self.0
    }
}

impl Deref for Any {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

impl<T: Into<Value>> From<T> for Any {
    fn from(value: T) -> Self {
        Self(value.into())
    }
}

impl fmt::Debug for Any {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Any(***)")
    }
}

impl<'de> Deserialize<'de> for Any {
    /// Of a key that an object has twice, the first value counts.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        First.deserialize(deserializer).map(Self)
    }
}

impl Wire for Any {
    type View<'a> = &'a Self;

    const KIND: Kind = Kind::Any;

    fn read<'c, F>(
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        into: &mut Option<Self>,
        mut check: F,
    ) -> Result<(), Stop>
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        let span = reader.skip(path)?;
        let value = into.insert(Self(of_text(reader.slice(span))));
        check(value, &mut reader.scope(path, span));
        Ok(())
    }

    fn walk<'c, F>(&self, sink: &mut Sink<'c>, path: &Path<'_>, mut check: F)
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        let span = sink.tick();
        check(self, &mut Scope::new(sink, path, span));
    }

    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Serialize::serialize(&self.0, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer)
    }

    #[cfg(feature = "schemars")]
    fn json_schema(
        _: &mut crate::json_schema::SchemaGenerator,
        _: crate::json_schema::Absent,
    ) -> crate::json_schema::Schema {
        crate::json_schema::leaf::scalar(Self::KIND)
    }
}

impl AsFact for Any {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Composite
    }
}

/// The value of a text that was found to be JSON. What no `Value` can hold, a
/// number beyond every type, stays text.
pub(crate) fn of_text(text: &[u8]) -> Value {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    First
        .deserialize(&mut deserializer)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(text).into_owned()))
}

/// Reads any value. Of a key that an object has twice, the first value counts;
/// `Value` itself would take the last.
#[derive(Clone, Copy)]
pub(crate) struct First;

impl<'de> DeserializeSeed<'de> for First {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for First {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value_seed(self)?;
            members.entry(name).or_insert(value);
        }
        Ok(Value::Object(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        DeserializeSeed::deserialize(self, deserializer)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Value, E> {
        Err(E::custom("expected a value, found bytes"))
    }
}
