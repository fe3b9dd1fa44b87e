//! The proof that a value was checked.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Context, Model, Report};

/// A value that breaks no rule, as far as the context could tell.
///
/// It derefs to the value and never hands out `&mut`. Its `Deserialize` checks
/// the rules that need no context.
///
/// ```
/// use vpn_model::otc::v5::UpdateDpd;
/// use vpn_model::{Context, Valid};
///
/// let dpd = UpdateDpd { interval: Some(30), ..Default::default() };
/// let dpd = Valid::new(dpd, &Context::new()).map_err(|(_, report)| report)?;
/// assert_eq!(dpd.interval, Some(30));
///
/// let read: Result<Valid<UpdateDpd>, _> = serde_json::from_str(r#"{"interval": 5}"#);
/// assert!(read.is_err());
/// # Ok::<(), vpn_model::Report>(())
/// ```
#[derive(Clone)]
pub struct Valid<T> {
    value: T,
    report: Report,
}

impl<T: Model> Valid<T> {
    /// Checks a value that was built in Rust.
    ///
    /// # Errors
    ///
    /// The value itself with the report, when that has at least one error.
    pub fn new(value: T, context: &Context) -> Result<Self, (T, Report)> {
        let report = value.validate(context);
        if report.has_errors() {
            Err((value, report))
        } else {
            Ok(Self { value, report })
        }
    }
}

impl<T> Valid<T> {
    pub(crate) const fn checked(value: T, report: Report) -> Self {
        Self { value, report }
    }

    /// The warnings and notes.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The value, free to change, and no longer proven.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Valid<T> {
    /// Compares the values; where they came from does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Valid<T> {}

impl<T> AsRef<T> for Valid<T> {
    fn as_ref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Valid<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Valid").field(&self.value).finish()
    }
}

impl<T: Serialize> Serialize for Valid<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: Model> Deserialize<'de> for Valid<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = <T as Deserialize>::deserialize(deserializer)?;
        Self::new(value, &Context::new()).map_err(|(_, report)| serde::de::Error::custom(report))
    }
}
