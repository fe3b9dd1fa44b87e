//! Text that no output shows.

use std::fmt;

use serde::ser::Serializer;
use zeroize::Zeroize as _;

use crate::leaf::{Leaf, Mismatch, Scalar};
use crate::schema::Kind;
use crate::{__leaf, __serde, leaves};

/// A pre-shared key: wiped from memory when dropped, hidden in `Debug` and
/// `Display`, written only by serialization.
///
/// ```
/// let key = vpn_model::Secret::new("Correct-Horse-1");
/// assert_eq!(format!("{key:?} {key}"), "Secret(15 characters) ***");
/// assert_eq!(key.expose(), "Correct-Horse-1");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes the text in.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself. Whoever calls this answers for where it goes.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secret({} characters)", self.0.chars().count())
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Leaf for Secret {
    const EXPECTED: &'static str = "a string";
    const KIND: Kind = Kind::Secret;

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        leaves::text(scalar).map(Self::from)
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

__leaf!(Secret);
__serde!(Secret);
