//! Closed lists of values, and their open form in responses.

use std::fmt;

use serde::ser::Serializer;

use crate::field::AsFact;
use crate::leaf::{Leaf, Mismatch, Scalar};
use crate::schema::{EnumSchema, Kind};
use crate::scope::Scope;
use crate::stored::Fact;
use crate::{__leaf, __serde, Code, UnknownValue, leaves, rules};

/// An enum whose values are texts on the wire. `#[derive(Model)]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no enum of texts",
    label = "expected an enum with `#[derive(Model)]`"
)]
pub trait Enumeration: Copy + PartialEq + fmt::Debug + 'static {
    /// The values in the order of the spec, with their wire texts.
    const VALUES: &'static [(&'static str, Self)];

    /// The same as data, with the name of the list and with what the provider has against each value.
    const SCHEMA: &'static EnumSchema;

    /// The wire text.
    fn as_str(self) -> &'static str;

    /// Reports what the provider has against this value.
    #[doc(hidden)]
    fn caution(self, scope: &mut Scope<'_, '_>);

    /// What the value means: of an error code, what happened and what to do.
    ///
    /// ```
    /// use vpn_model::Enumeration as _;
    /// use vpn_model::otc::v5::ErrorCode;
    ///
    /// assert!(ErrorCode::Vpn0001.meaning().contains("request"));
    /// ```
    #[must_use]
    fn meaning(self) -> &'static str {
        let text = self.as_str();
        let value = Self::SCHEMA.values.iter().find(|value| value.text == text);
        value.map_or("", |value| value.description)
    }

    /// The value with that wire text.
    #[must_use]
    fn from_wire(text: &str) -> Option<Self>;
}

/// Makes a value of a scalar, for the derived [`Leaf`].
///
/// # Errors
///
/// A scalar that is no text, and a text outside the list.
#[inline]
pub fn from_scalar<E: Enumeration>(scalar: Scalar<'_>) -> Result<E, Mismatch> {
    E::from_wire(leaves::text(scalar)?).ok_or(Mismatch::Enum)
}

/// The value with that wire text, for the derived `FromStr`.
///
/// # Errors
///
/// A text outside the list.
pub fn parse<E: Enumeration>(text: &str) -> Result<E, UnknownValue> {
    E::from_wire(text).ok_or_else(|| unknown(text, E::SCHEMA))
}

fn unknown(text: &str, list: &EnumSchema) -> UnknownValue {
    UnknownValue::new(text, list.values.iter().map(|value| value.text))
}

/// A value of an enum in a response: providers add values without asking.
///
/// ```
/// use vpn_model::Open;
/// use vpn_model::otc::v5::IkeVersion;
///
/// assert_eq!(Open::from("V2"), Open::Known(IkeVersion::V2));
/// assert_eq!(Open::<IkeVersion>::from("v3").as_str(), "v3");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Open<E> {
    /// A value of the spec. Responses are read without regard to ASCII case.
    Known(E),
    /// Any other text.
    Other(String),
}

impl<E: Enumeration> Open<E> {
    /// The text: that of the spec, or as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.as_str(),
            Self::Other(text) => text,
        }
    }

    /// What the value means, if it is one of the spec: of an error code, what happened and what to do.
    #[must_use]
    pub fn meaning(&self) -> Option<&'static str> {
        self.known().map(Enumeration::meaning)
    }

    /// The value of the spec, if it is one.
    #[must_use]
    pub fn known(&self) -> Option<E> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Other(_) => None,
        }
    }
}

impl<E: Enumeration> fmt::Display for Open<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl<E: Enumeration> From<E> for Open<E> {
    fn from(value: E) -> Self {
        Self::Known(value)
    }
}

impl<E: Enumeration> From<&str> for Open<E> {
    /// The value with that text, without regard to ASCII case, or the text.
    fn from(text: &str) -> Self {
        let in_other_case = || {
            let (_, value) = E::VALUES.get(position(text, E::SCHEMA)?)?;
            Some(*value)
        };
        match E::from_wire(text).or_else(in_other_case) {
            Some(value) => Self::Known(value),
            None => Self::Other(text.to_owned()),
        }
    }
}

/// Where a list has a text, without regard to ASCII case.
fn position(text: &str, list: &EnumSchema) -> Option<usize> {
    let mut values = list.values.iter();
    values.position(|value| value.text.eq_ignore_ascii_case(text))
}

impl<E: Enumeration> Leaf for Open<E> {
    const EXPECTED: &'static str = "a string";
    const KIND: Kind = Kind::Values(E::SCHEMA);

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        Ok(Self::from(leaves::text(scalar)?))
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }

    fn caution(&self, scope: &mut Scope<'_, '_>) {
        if let Self::Other(_) = self {
            scope.report(Code::Enum, rules::enum_::params(E::SCHEMA));
        }
    }

    #[cfg(feature = "schemars")]
    fn json_schema(_: &mut crate::json_schema::SchemaGenerator) -> crate::json_schema::Schema {
        crate::json_schema::enumeration::open(E::SCHEMA)
    }
}

impl<E: Enumeration> AsFact for Open<E> {
    /// What is not in the spec was noted as such; rules that look at it keep quiet.
    fn as_fact(&self) -> Fact<'_> {
        match self {
            Self::Known(value) => Fact::Text(value.as_str().into()),
            Self::Other(_) => Fact::Silenced,
        }
    }

    fn asks_for_something(&self) -> bool {
        matches!(self, Self::Known(_))
    }
}

__leaf!([E: Enumeration] Open<E>);
__serde!([E: Enumeration] Open<E>);

/// Implements the traits of a closed list: everything goes to the functions of its module.
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ($type:ident) => {
        impl $crate::__private::Leaf for $type {
            const EXPECTED: &'static str = "a string";
            const KIND: $crate::__private::Kind =
                $crate::__private::Kind::Values(<Self as $crate::Enumeration>::SCHEMA);

            fn from_scalar(
                scalar: $crate::__private::Scalar<'_>,
            ) -> ::core::result::Result<Self, $crate::__private::Mismatch> {
                $crate::__private::enumeration::from_scalar(scalar)
            }

            fn to_scalar<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::Enumeration::as_str(*self))
            }

            fn caution(&self, scope: &mut $crate::__private::Scope<'_, '_>) {
                $crate::Enumeration::caution(*self, scope);
            }

            $crate::__when_schemars! {
                fn json_schema(
                    generator: &mut $crate::__private::json_schema::SchemaGenerator,
                ) -> $crate::__private::json_schema::Schema {
                    generator.subschema_for::<Self>()
                }
            }
        }

        #[diagnostic::do_not_recommend]
        impl $crate::__private::AsFact for $type {
            fn as_fact(&self) -> $crate::__private::Fact<'_> {
                $crate::__private::Fact::Text($crate::Enumeration::as_str(*self).into())
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str($crate::Enumeration::as_str(*self))
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = $crate::UnknownValue;

            /// The value with that text on the wire.
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                $crate::__private::enumeration::parse(text)
            }
        }

        $crate::__leaf!($type);
        $crate::__serde!($type);

        $crate::__json_schema!($type, |_| {
            $crate::__private::json_schema::enumeration(<Self as $crate::Enumeration>::SCHEMA)
        });
    };
}
