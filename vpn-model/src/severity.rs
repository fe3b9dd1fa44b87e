//! How much a violation weighs.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::UnknownValue;

/// How much a violation weighs. The order is from harmless to fatal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing: a rule that could not be checked, a response that differs from its document.
    Note,
    /// The provider accepts it, and advises against it.
    Warning,
    /// The provider refuses it.
    Error,
}

impl Severity {
    /// All severities, from harmless to fatal.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The word for it: `error`, `warning`, `note`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl FromStr for Severity {
    type Err = UnknownValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let severity = Self::ALL.iter().copied().find(|one| one.as_str() == text);
        let all = Self::ALL.iter().map(|one| one.as_str());
        severity.ok_or_else(|| UnknownValue::new(text, all))
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
