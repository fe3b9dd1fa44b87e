//! How much a violation weighs.

use std::fmt;

use serde::Serialize;

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

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
