//! One thing that is wrong with a payload, as data.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

use crate::{Code, Params, Severity};

/// One thing that is wrong with a payload.
///
/// A violation is data. Its text is made from the data when somebody asks for
/// it: [`message`](Self::message) and [`help`](Self::help). Neither the data
/// nor the text holds a value of the payload; the pointer holds its member
/// names.
///
/// ```
/// use vpn_model::{Code, Model as _, Param, otc::v5::UpdateDpd};
///
/// let report = UpdateDpd::from_json(r#"{"interval": 5}"#).unwrap_err();
/// let violation = &report.violations()[0];
/// assert_eq!(violation.code, Code::Range);
/// assert_eq!(violation.pointer, "/interval");
/// assert_eq!(violation.params.get("min"), Some(&Param::Integer(10)));
/// assert_eq!(violation.to_string(), "error[range]: /interval: must be between 10 and 3600");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Violation {
    /// Which rule.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Which value, as a JSON Pointer (RFC 6901) of wire names; the root is the empty text.
    pub pointer: String,
    /// Where it stands in the JSON text, in bytes; none for a value that was built in Rust.
    pub span: Option<Range<usize>>,
    /// What the rule asked for.
    pub params: Params,
    /// Who says so: the document, and the table or schema in it.
    pub source: &'static str,
}

impl Violation {
    /// What is wrong, in one line without a full stop.
    #[must_use]
    pub fn message(&self) -> String {
        let message = self.code.message(&self.params);
        match self.params.text("of") {
            // The value of a key has the same pointer.
            "key" => format!("the key: {message}"),
            _ => message,
        }
    }

    /// The message with the names of its parameters in place of their values, for translations.
    ///
    /// ```
    /// use vpn_model::{Model as _, otc::v5::UpdateDpd};
    ///
    /// let report = UpdateDpd::from_json(r#"{"timeout": 1}"#).unwrap_err();
    /// let violation = &report.violations()[0];
    /// assert_eq!(violation.message(), "must be between 2 and 60");
    /// assert_eq!(violation.template(), "must be between {min} and {max}");
    /// ```
    #[must_use]
    pub fn template(&self) -> String {
        let mut named = self.clone();
        let names: Vec<_> = self.params.iter().map(|(name, _)| name).collect();
        let mut numbers = Vec::new();
        for (index, name) in names.into_iter().enumerate() {
            let mut tried = named.clone();
            let shown = tried.params.name_instead(index);
            // What only decides between wordings is no part of the text.
            if tried.message().contains(&shown) {
                named = tried;
                numbers.push((shown, format!("{{{name}}}")));
            }
        }
        let message = named.message();
        numbers
            .iter()
            .fold(message, |text, (shown, name)| text.replace(shown, name))
    }

    /// What to do about it, where there is more to say than the message does.
    ///
    /// ```
    /// use vpn_model::{Model as _, otc::v5::UpdateDpd};
    ///
    /// let report = UpdateDpd::from_json(r#"{"intervall": 30}"#).unwrap_err();
    /// assert_eq!(report.violations()[0].help().as_deref(), Some("did you mean `interval`?"));
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.code.help(&self.params)
    }
}

impl fmt::Display for Violation {
    /// `error[range]: /vpn_connection/ikepolicy/dpd/timeout: must be between 2 and 60`
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() {
            "(the whole document)"
        } else {
            &self.pointer
        };
        write!(
            formatter,
            "{}[{}]: {place}: {}",
            self.severity,
            self.code,
            self.message()
        )
    }
}
