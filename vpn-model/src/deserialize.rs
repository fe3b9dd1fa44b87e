//! Small bridges between serde and [`Wire`].
//!
//! serde's own errors quote the value that did not fit. Ours cannot: every
//! visitor of this crate refuses by [`refuse_scalars`] or by
//! [`leaf`](crate::leaf), which name the kind of value only.

use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer};
use serde::ser::{Serialize, Serializer};

use crate::Wire;

/// Reads a [`Wire`] value where serde asks for a seed.
pub(crate) struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Wire> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// Writes a [`Wire`] value where serde asks for something to serialize.
pub(crate) struct AsWire<'a, T>(pub(crate) &'a T);

impl<T: Wire> Serialize for AsWire<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The methods of a visitor that refuse every scalar by its kind.
macro_rules! refuse_scalars {
    ($expected:literal) => {
        crate::deserialize::refuse_scalars! {@ $expected
            visit_bool(bool) "a boolean",
            visit_i64(i64) "an integer",
            visit_u64(u64) "an integer",
            visit_f64(f64) "a number with a fraction or an exponent",
            visit_str(&str) "a string",
            visit_bytes(&[u8]) "bytes",
        }

        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found null")))
        }

        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $expected, ", found null")))
        }
    };
    (@ $expected:literal $($method:ident($type:ty) $found:literal,)*) => {
        $(
            fn $method<E: serde::de::Error>(self, _: $type) -> Result<Self::Value, E> {
                Err(E::custom(concat!("expected ", $expected, ", found ", $found)))
            }
        )*
    };
}

/// The methods of a visitor of `T` in another shape, for all but lists and
/// `null`: they hand what they got to `T`, whose visitors quote no value.
macro_rules! forward {
    ($wrap:path) => {
        crate::deserialize::forward! {@ $wrap,
            visit_bool(bool),
            visit_i64(i64),
            visit_u64(u64),
            visit_i128(i128),
            visit_u128(u128),
            visit_f64(f64),
            visit_str(&str),
        }

        fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Self::Value, E> {
            Err(E::custom("expected a value, found bytes"))
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map($wrap)
        }
    };
    (@ $wrap:path, $($method:ident($type:ty),)*) => {
        $(
            fn $method<E: serde::de::Error>(self, value: $type) -> Result<Self::Value, E> {
                let value = serde::de::IntoDeserializer::<E>::into_deserializer(value);
                T::deserialize(value).map($wrap)
            }
        )*
    };
}

pub(crate) use forward;
pub(crate) use refuse_scalars;
