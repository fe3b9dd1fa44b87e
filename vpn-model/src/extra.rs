//! What a response holds beyond its spec.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::any;

/// Members of a response that the spec does not list, or whose value does not
/// fit: kept as they came.
///
/// `Debug` names the members and hides their values, because a value that
/// nobody expected can be a secret.
///
/// ```
/// use vpn_model::{Model as _, otc::v5::UpdateVpnConnectionResponse};
///
/// let text = r#"{"vpn_connection": {"name": "vpn-1", "colour": "blue"}}"#;
/// let answer = UpdateVpnConnectionResponse::from_json(text)?;
/// let connection = answer.vpn_connection.as_ref().unwrap();
/// assert_eq!(connection.extra.get("colour").and_then(|colour| colour.as_str()), Some("blue"));
/// assert!(!format!("{connection:?}").contains("blue"));
/// # Ok::<(), vpn_model::Report>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extra(Map<String, Value>);

impl Extra {
    /// The value of a member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// All members, in document order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there are none. Other differences are in the report.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps a member; the first of the same name counts.
    pub(crate) fn insert(&mut self, name: String, value: Value) {
        self.0.entry(name).or_insert(value);
    }

    /// Keeps the text of a value. A number that no JSON value of Rust can hold stays text.
    pub(crate) fn keep(&mut self, name: &str, raw: &[u8]) {
        self.insert(name.to_owned(), any::of_text(raw));
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}
