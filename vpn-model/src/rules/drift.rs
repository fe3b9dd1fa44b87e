//! A response differs from its spec.
//!
//! Providers add members and values without asking, so a response is never
//! refused: an unknown member and a value that does not fit go into `extra`
//! as they are, and a note says so.
//!
//! ## Example
//!
//! Bad, in a response, where the spec lists POLICY, STATIC and BGP:
//! `{"vpn_connection": {"style": "POLICY_TEMPLATE"}}`
//!
//! Good: `{"vpn_connection": {"style": "POLICY"}}`

use crate::params::Name;
use crate::{Code, Params};

pub(super) use super::no_help as help;

/// Wraps what a request would be refused for.
pub(crate) fn params(code: Code, inner: &Params) -> Params {
    Params::new()
        .with(Name::Rule, code.as_str())
        .with(Name::Difference, code.message(inner))
}

pub(super) fn message(params: &Params) -> String {
    format!("differs from the spec: {}", params.text("difference"))
}
