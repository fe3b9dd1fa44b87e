//! Members of a response that come alone or as a list.

use std::fmt;
use std::marker::PhantomData;
use std::slice;

use serde::Deserializer;
use serde::de::{SeqAccess, Visitor};
use serde::ser::Serializer;

use crate::field::{AsFact, Span};
use crate::path::Path;
use crate::read::json::JsonType;
use crate::read::{Reader, Stop};
use crate::schema::Kind;
use crate::scope::Scope;
use crate::sink::Sink;
use crate::stored::Fact;
use crate::{__serde, Wire, deserialize, list};

/// One value, or a list of them, in the form in which the provider sent it.
///
/// ```
/// use vpn_model::OneOrMany;
///
/// let one: OneOrMany<u32> = serde_json::from_str("7")?;
/// let many: OneOrMany<u32> = serde_json::from_str("[7]")?;
/// assert_ne!(one, many);
/// assert_eq!(one.as_slice(), many.as_slice());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OneOrMany<T> {
    /// A value alone.
    One(T),
    /// A list.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The values, in whichever form they came.
    #[must_use]
    pub const fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => slice::from_ref(value),
            Self::Many(values) => values.as_slice(),
        }
    }

    /// The values, in whichever form they came.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        match self {
            Self::One(value) => vec![value],
            Self::Many(values) => values,
        }
    }
}

/// Reads one value or a list; `each` is called for the value, or for every item.
///
/// # Errors
///
/// Stops where the text is not well-formed.
pub fn read<'c, T: Wire>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    into: &mut Option<OneOrMany<T>>,
    each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
) -> Result<(), Stop> {
    if reader.peek(path)? == JsonType::Array {
        let mut many = None;
        list::read(reader, path, &mut many, each, |_, _| {})?;
        *into = many.map(OneOrMany::Many);
    } else {
        let mut one = None;
        T::read(reader, path, &mut one, each)?;
        *into = one.map(OneOrMany::One);
    }
    Ok(())
}

/// Walks a value that was built in Rust.
pub fn walk<'c, T: Wire>(
    value: &OneOrMany<T>,
    sink: &mut Sink<'c>,
    path: &Path<'_>,
    each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
) {
    match value {
        OneOrMany::One(value) => value.walk(sink, path, each),
        OneOrMany::Many(values) => list::walk(values, sink, path, each, |_, _| {}),
    }
}

impl<T: Wire> Wire for OneOrMany<T> {
    type View<'a> = &'a Self;

    const KIND: Kind = Kind::OneOrMany(&T::KIND);

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
        read(reader, path, into, |_, _| {})?;
        if let Some(value) = into {
            let end = reader.position();
            check(value, &mut reader.scope(path, Span { start, end }));
        }
        Ok(())
    }

    fn walk<'c, F>(&self, sink: &mut Sink<'c>, path: &Path<'_>, mut check: F)
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        let span = sink.next_tick();
        walk(self, sink, path, |_, _| {});
        check(self, &mut Scope::new(sink, path, span));
    }

    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(value) => value.serialize(serializer),
            Self::Many(values) => values.serialize(serializer),
        }
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }

    #[cfg(feature = "schemars")]
    fn json_schema(
        generator: &mut crate::json_schema::SchemaGenerator,
        absent: crate::json_schema::Absent,
    ) -> crate::json_schema::Schema {
        crate::json_schema::leaf::one_or_many(T::json_schema(generator, absent))
    }
}

impl<T> AsFact for OneOrMany<T> {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Composite
    }
}

__serde!([T: Wire] OneOrMany<T>);

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or an array")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<OneOrMany<T>, E> {
        T::deserialize(serde::de::value::UnitDeserializer::new()).map(OneOrMany::One)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<OneOrMany<T>, E> {
        self.visit_unit()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<OneOrMany<T>, A::Error> {
        let items = serde::de::value::SeqAccessDeserializer::new(items);
        Vec::<T>::deserialize(items).map(OneOrMany::Many)
    }

    deserialize::forward!(OneOrMany::One);
}
