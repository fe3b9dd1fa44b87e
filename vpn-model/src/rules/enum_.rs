//! The text is not in the list of values that the provider documents.
//!
//! Values are compared exactly, as the providers do: `V2` is not `v2`. The help
//! names the value that was probably meant, also for the words of another
//! provider: `ecp384` is `group20`, `sha256` is `sha2-256`. In a
//! response case does not matter, and a new value is a `drift` note.
//!
//! ## In a spec
//!
//! A value table under `## Values`, and its name as the type of a member.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"encryption_algorithm": "aes256"}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"encryption_algorithm": "aes-256"}}}`

use super::one_of;
use crate::params::{Name, Param};
use crate::schema::EnumSchema;
use crate::{Params, suggest};

pub(super) use super::suggestion as help;

/// Of a text that is not in the list: the list, and what was probably meant.
pub(crate) fn not_listed(text: &str, list: &EnumSchema) -> Params {
    let values: Vec<_> = list.values.iter().map(|value| value.text).collect();
    params(list).with_some(Name::Suggestion, suggest::value(text, &values))
}

/// The list.
pub(crate) fn params(list: &EnumSchema) -> Params {
    let values = list.values.iter().map(|value| value.text);
    Params::new().with(Name::Values, values.collect::<Param>())
}

pub(super) fn message(params: &Params) -> String {
    format!("expected {}", one_of(params.list("values")))
}
