//! Scalars: how a JSON scalar becomes a value of a Rust type, or a mismatch.
//!
//! One function per type, [`Leaf::from_scalar`], serves the reader, which
//! turns a mismatch into a violation, and serde, which turns it into an error.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;

use crate::field::Span;
use crate::path::Path;
use crate::read::json::{JsonType, Number};
use crate::read::{Reader, Stop};
use crate::schema::{Bounds, Kind};
use crate::scope::Scope;
use crate::sink::Sink;
use crate::{Code, Params, rules};

/// A type that is written as one JSON scalar.
#[doc(hidden)]
pub trait Leaf: Sized + 'static {
    /// What a person calls the JSON type: `a string`.
    const EXPECTED: &'static str;

    /// What it looks like, for tools.
    const KIND: Kind;

    /// Makes a value of a scalar.
    ///
    /// # Errors
    ///
    /// Says which kind of rule the scalar breaks.
    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch>;

    /// Writes the value as a scalar.
    ///
    /// # Errors
    ///
    /// What the serializer cannot write.
    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reports what the type itself has against this value: an enum's cautions.
    fn caution(&self, _scope: &mut Scope<'_, '_>) {}

    /// The JSON Schema of the type.
    #[cfg(feature = "schemars")]
    fn json_schema(_: &mut crate::json_schema::SchemaGenerator) -> crate::json_schema::Schema {
        crate::json_schema::leaf::scalar(Self::KIND)
    }
}

/// A JSON scalar, or the name of something that is none.
#[derive(Clone, Copy, Debug)]
pub enum Scalar<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// An integer of 64 bits.
    Integer(i64),
    /// A larger integer.
    Beyond,
    /// A number with a fraction or an exponent.
    Fraction,
    /// A string.
    Text(&'a str),
    /// An array.
    Array,
    /// An object.
    Object,
}

/// Why a scalar is not a value of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It is of another JSON type.
    Type,
    /// It is an integer beyond the bounds.
    Range,
    /// It is a text that does not parse as the type's format.
    Format,
    /// It is a text outside the type's closed list.
    Enum,
}

impl Scalar<'_> {
    /// What a person calls it.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) | Self::Beyond => "an integer",
            Self::Fraction => "a number with a fraction or an exponent",
            Self::Text(text) if text.parse::<i64>().is_ok() => "an integer in quotes",
            Self::Text("true" | "false") => "a boolean in quotes",
            Self::Text(_) => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// Reads one scalar, reports what is wrong with it, and hands it to `check`.
///
/// # Errors
///
/// Stops where the text is not well-formed.
#[inline]
pub fn read<'c, T: Leaf>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    into: &mut Option<T>,
    mut check: impl FnMut(&T, &mut Scope<'_, 'c>),
) -> Result<(), Stop> {
    let start = reader.position();
    scalar(reader, path, into)?;
    if let Some(value) = into {
        let end = reader.position();
        check(value, &mut reader.scope(path, Span { start, end }));
    }
    Ok(())
}

/// What [`read`] does before the rules of the member: the same for all members of a type.
fn scalar<'c, T: Leaf>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    into: &mut Option<T>,
) -> Result<(), Stop> {
    let start = reader.position();
    let scalar = match reader.plain_string() {
        Some(text) => Scalar::Text(text),
        None => other_scalar(reader, path)?,
    };
    match T::from_scalar(scalar) {
        Ok(value) => {
            let end = reader.position();
            let span = Span { start, end };
            into.insert(value).caution(&mut reader.scope(path, span));
        }
        Err(mismatch) => {
            let (code, params) = mismatch.explain(T::KIND, T::EXPECTED, scalar, path.range());
            refuse(reader, path, start, code, params);
        }
    }
    Ok(())
}

/// Reports what was read last.
#[cold]
fn refuse(reader: &mut Reader<'_, '_>, path: &Path<'_>, start: usize, code: Code, params: Params) {
    let end = reader.position();
    reader.scope(path, Span { start, end }).report(code, params);
}

/// Reads anything but a string without escapes.
#[inline(never)]
fn other_scalar<'r>(reader: &'r mut Reader<'_, '_>, path: &Path<'_>) -> Result<Scalar<'r>, Stop> {
    Ok(match reader.peek(path)? {
        JsonType::String => {
            reader.string(path)?;
            Scalar::Text(reader.last_string())
        }
        JsonType::Number => match reader.number(path)? {
            Number::Integer(value) => Scalar::Integer(value),
            Number::Beyond => Scalar::Beyond,
            Number::Fraction => Scalar::Fraction,
        },
        JsonType::Boolean => Scalar::Boolean(reader.boolean(path)?),
        JsonType::Array => {
            reader.skip(path)?;
            Scalar::Array
        }
        JsonType::Object => {
            reader.skip(path)?;
            Scalar::Object
        }
        JsonType::Null => {
            reader.null(path)?;
            Scalar::Null
        }
    })
}

impl Mismatch {
    #[cold]
    fn explain(
        self,
        kind: Kind,
        expected: &'static str,
        found: Scalar<'_>,
        bounds: Bounds,
    ) -> (Code, Params) {
        match (self, kind, found) {
            (Self::Format, Kind::Format(format), _) => {
                (Code::Format, rules::format::params(format))
            }
            (Self::Enum, Kind::Values(values), Scalar::Text(text)) => {
                (Code::Enum, rules::enum_::not_listed(text, values))
            }
            (Self::Range, ..) => (Code::Range, rules::range::params(bounds)),
            _ => (Code::Type, rules::type_::params(expected, found.describe())),
        }
    }
}

/// Walks one scalar that was built in Rust.
pub fn walk<'c, T: Leaf>(
    value: &T,
    sink: &mut Sink<'c>,
    path: &Path<'_>,
    mut check: impl FnMut(&T, &mut Scope<'_, 'c>),
) {
    let span = sink.tick();
    let mut scope = Scope::new(sink, path, span);
    value.caution(&mut scope);
    check(value, &mut scope);
}

/// Reads one scalar from any format.
///
/// # Errors
///
/// A value that the type cannot hold. The text says what was expected and what
/// kind of value was found, never the value.
pub fn deserialize<'de, T: Leaf, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(LeafVisitor(PhantomData))
}

struct LeafVisitor<T>(PhantomData<T>);

impl<T: Leaf> LeafVisitor<T> {
    fn take<E: de::Error>(scalar: Scalar<'_>) -> Result<T, E> {
        T::from_scalar(scalar).map_err(|mismatch| {
            let (code, params) = mismatch.explain(T::KIND, T::EXPECTED, scalar, Bounds::NONE);
            E::custom(code.message(&params))
        })
    }
}

impl<'de, T: Leaf> Visitor<'de> for LeafVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<T, E> {
        Self::take(Scalar::Boolean(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        Self::take(Scalar::Integer(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        Self::take(i64::try_from(value).map_or(Scalar::Beyond, Scalar::Integer))
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<T, E> {
        Self::take(Scalar::Beyond)
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<T, E> {
        Self::take(Scalar::Beyond)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<T, E> {
        Self::take(Scalar::Fraction)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Self::take(Scalar::Text(text))
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        Self::take(Scalar::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<T, E> {
        Self::take(Scalar::Null)
    }

    fn visit_bytes<E: de::Error>(self, _: &[u8]) -> Result<T, E> {
        Err(E::custom(format_args!(
            "expected {}, found bytes",
            T::EXPECTED
        )))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, _: A) -> Result<T, A::Error> {
        Self::take(Scalar::Array)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, _: A) -> Result<T, A::Error> {
        Self::take(Scalar::Object)
    }
}

/// Implements [`Wire`](crate::Wire) for a [`Leaf`]: everything goes to the functions of its module.
#[doc(hidden)]
#[macro_export]
macro_rules! __leaf {
    ($type:ident) => {
        $crate::__leaf!([] $type);
    };
    ([$($generics:tt)*] $type:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::__private::Wire for $type {
            type View<'a> = &'a Self;

            const KIND: $crate::__private::Kind = <Self as $crate::__private::Leaf>::KIND;

            fn read<'c, F>(
                reader: &mut $crate::__private::Reader<'_, 'c>,
                path: &$crate::__private::Path<'_>,
                into: &mut ::core::option::Option<Self>,
                check: F,
            ) -> ::core::result::Result<(), $crate::__private::Stop>
            where
                F: ::core::ops::FnMut(&Self, &mut $crate::__private::Scope<'_, 'c>),
            {
                $crate::__private::leaf::read::<Self>(reader, path, into, check)
            }

            fn walk<'c, F>(
                &self,
                sink: &mut $crate::__private::Sink<'c>,
                path: &$crate::__private::Path<'_>,
                check: F,
            ) where
                F: ::core::ops::FnMut(&Self, &mut $crate::__private::Scope<'_, 'c>),
            {
                $crate::__private::leaf::walk(self, sink, path, check);
            }

            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::Leaf::to_scalar(self, serializer)
            }

            fn deserialize<'de, D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::leaf::deserialize(deserializer)
            }

            $crate::__when_schemars! {
                fn json_schema(
                    generator: &mut $crate::__private::json_schema::SchemaGenerator,
                    _: $crate::__private::json_schema::Absent,
                ) -> $crate::__private::json_schema::Schema {
                    <Self as $crate::__private::Leaf>::json_schema(generator)
                }
            }
        }
    };
}
