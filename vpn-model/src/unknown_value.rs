//! A text that is not in a closed list, for `FromStr`.

use std::fmt;

use crate::{rules, suggest};

/// A text that is none of the values of a closed list.
///
/// It says which texts would do, and never what the text was.
///
/// ```
/// use vpn_model::otc::v5::IkeVersion;
///
/// assert_eq!("v2".parse(), Ok(IkeVersion::V2));
/// let error = "3".parse::<IkeVersion>().unwrap_err();
/// assert_eq!(error.to_string(), "expected `v1` or `v2`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    values: Vec<&'static str>,
    suggestion: Option<&'static str>,
}

impl UnknownValue {
    pub(crate) fn new(text: &str, values: impl IntoIterator<Item = &'static str>) -> Self {
        let values: Vec<_> = values.into_iter().collect();
        let suggestion = suggest::value(text, &values);
        Self { values, suggestion }
    }

    /// The texts that would do, in the order of the spec.
    #[must_use]
    pub fn values(&self) -> &[&'static str] {
        &self.values
    }

    /// The one of them that was probably meant.
    #[must_use]
    pub const fn suggestion(&self) -> Option<&'static str> {
        self.suggestion
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}", rules::one_of(&self.values))?;
        match self.suggestion {
            Some(value) => write!(formatter, "; did you mean `{value}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownValue {}
