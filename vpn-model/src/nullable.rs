//! Members of a request that can be `null`.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::Visitor;
use serde::ser::Serializer;

use crate::field::AsFact;
use crate::path::Path;
use crate::read::json::JsonType;
use crate::read::{Reader, Stop};
use crate::schema::Kind;
use crate::scope::Scope;
use crate::sink::Sink;
use crate::stored::Fact;
use crate::{__serde, Wire, deserialize};

/// A value, or `null` where the provider gives `null` a meaning of its own.
///
/// A member that may be absent, too, is an `Option<Nullable<T>>`: `None` is
/// absent, `Some(Nullable::Null)` is written as `null`.
///
/// ```
/// use vpn_model::Nullable;
///
/// let value: Nullable<u32> = 7.into();
/// assert_eq!(value.as_ref(), Some(&7));
/// assert_eq!(Nullable::<u32>::Null.into_option(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// `null`.
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, if it is none that says `null`.
    #[must_use]
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, if it is none that says `null`.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// Reads `null`, or what `inner` reads.
///
/// # Errors
///
/// Stops where the text is not well-formed.
pub(crate) fn read<'j, 'c, T>(
    reader: &mut Reader<'j, 'c>,
    path: &Path<'_>,
    into: &mut Option<Nullable<T>>,
    inner: impl FnOnce(&mut Reader<'j, 'c>, &Path<'_>, &mut Option<T>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    if reader.peek(path)? == JsonType::Null {
        reader.null(path)?;
        *into = Some(Nullable::Null);
        return Ok(());
    }
    let mut value = None;
    inner(reader, path, &mut value)?;
    *into = value.map(Nullable::Value);
    Ok(())
}

/// Walks a value that was built in Rust, if it is not `null`.
pub(crate) fn walk<'c, T>(
    value: &Nullable<T>,
    sink: &mut Sink<'c>,
    path: &Path<'_>,
    inner: impl FnOnce(&T, &mut Sink<'c>, &Path<'_>),
) {
    match value {
        Nullable::Null => drop(sink.tick()),
        Nullable::Value(value) => inner(value, sink, path),
    }
}

impl<T: Wire> Wire for Nullable<T> {
    type View<'a> = &'a Self;

    const KIND: Kind = Kind::Nullable(&T::KIND);

    fn read<'c, F>(
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        into: &mut Option<Self>,
        mut check: F,
    ) -> Result<(), Stop>
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        let start = reader.position();
        read(reader, path, into, |reader, path, into| {
            T::read(reader, path, into, |_, _| {})
        })?;
        if let Some(value) = into {
            let end = reader.position();
            let span = crate::field::Span { start, end };
            check(value, &mut reader.scope(path, span));
        }
        Ok(())
    }

    fn walk<'c, F>(&self, sink: &mut Sink<'c>, path: &Path<'_>, mut check: F)
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        let span = sink.next_tick();
        walk(self, sink, path, |value, sink, path| {
            value.walk(sink, path, |_, _| {});
        });
        check(self, &mut Scope::new(sink, path, span));
    }

    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Value(value) => value.serialize(serializer),
        }
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NullableVisitor(PhantomData))
    }

    #[cfg(feature = "schemars")]
    fn json_schema(
        generator: &mut crate::json_schema::SchemaGenerator,
        absent: crate::json_schema::Absent,
    ) -> crate::json_schema::Schema {
        crate::json_schema::leaf::nullable(T::json_schema(generator, absent))
    }
}

impl<T: AsFact> AsFact for Nullable<T> {
    /// `null` is as good as absent, and nothing stored stands in for it.
    fn as_fact(&self) -> Fact<'_> {
        self.as_ref().map_or(Fact::Absent, AsFact::as_fact)
    }

    fn asks_for_something(&self) -> bool {
        self.as_ref().is_some_and(AsFact::asks_for_something)
    }
}

__serde!([T: Wire] Nullable<T>);

struct NullableVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for NullableVisitor<T> {
    type Value = Nullable<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or null")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Nullable<T>, E> {
        Ok(Nullable::Null)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Nullable<T>, E> {
        Ok(Nullable::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Nullable<T>, D::Error> {
        T::deserialize(deserializer).map(Nullable::Value)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, items: A) -> Result<Nullable<T>, A::Error> {
        let items = serde::de::value::SeqAccessDeserializer::new(items);
        T::deserialize(items).map(Nullable::Value)
    }

    deserialize::forward!(Nullable::Value);
}
