//! Text of a response that ought to have a format, and need not.

use std::fmt;
use std::marker::PhantomData;

use serde::ser::Serializer;

use crate::field::AsFact;
use crate::leaf::{Leaf, Mismatch, Scalar};
use crate::leaves::Format;
use crate::schema::Kind;
use crate::stored::Fact;
use crate::{__leaf, __serde, leaves};

/// Text of a response that ought to be a `T`: an id, an address, a network.
///
/// Providers mask ids in their own examples, so a response is never refused
/// for one. [`parse`](Self::parse) tells whether this one has the format.
///
/// ```
/// use vpn_model::{Text, Uuid};
///
/// let masked: Text<Uuid> = "0605768a****".into();
/// assert_eq!((masked.as_str(), masked.parse()), ("0605768a****", None));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Text<T> {
    text: String,
    format: PhantomData<fn() -> T>,
}

impl<T> Text<T> {
    /// The text as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: Format> Text<T> {
    /// The text as a `T`, if it is one.
    #[must_use]
    pub fn parse(&self) -> Option<T> {
        T::from_text(&self.text)
    }
}

impl<T> From<String> for Text<T> {
    fn from(text: String) -> Self {
        Self {
            text,
            format: PhantomData,
        }
    }
}

impl<T> From<&str> for Text<T> {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl<T> fmt::Debug for Text<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, formatter)
    }
}

impl<T> fmt::Display for Text<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl<T: 'static> Leaf for Text<T> {
    const EXPECTED: &'static str = "a string";
    const KIND: Kind = Kind::Text;

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        leaves::text(scalar).map(Self::from)
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<T> AsFact for Text<T> {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Text(self.as_str().into())
    }
}

__leaf!([T: 'static] Text<T>);
__serde!([T: 'static] Text<T>);
