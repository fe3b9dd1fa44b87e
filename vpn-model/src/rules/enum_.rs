//! The text is not in the list of values that the provider documents.
//!
//! Values are compared exactly, as the providers do: `V2` is not `v2`. In a
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
use crate::params::Param;
use crate::Params;

pub(super) use super::suggestion as help;

pub(crate) fn params(values: &[&'static str], suggestion: Option<&'static str>) -> Params {
    Params::new()
        .with("values", values.iter().copied().collect::<Param>())
        .with_some("suggestion", suggestion)
}

pub(super) fn message(params: &Params) -> String {
    format!("expected {}", one_of(params.list("values")))
}
