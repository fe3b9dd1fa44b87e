//! The member is not documented for this object.
//!
//! Providers ignore some members that they do not know and refuse others;
//! either way the caller does not get what was written. The place is the
//! member's name; its value is neither checked nor shown.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"peer_subnet": ["192.168.1.0/24"]}}`
//!
//! Good: `{"vpn_connection": {"peer_subnets": ["192.168.1.0/24"]}}`

use crate::Params;

pub(super) use super::suggestion as help;

pub(crate) fn params(suggestion: Option<&'static str>) -> Params {
    Params::new().with_some("suggestion", suggestion)
}

pub(super) fn message(_: &Params) -> String {
    "this member is not documented here".to_owned()
}
