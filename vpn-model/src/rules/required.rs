//! A mandatory member is missing.
//!
//! The pointer names the missing member; the place is the opening brace of the
//! object that lacks it. A member that is there and wrong is never also
//! missing.
//!
//! ## Example
//!
//! Bad: `{}`
//!
//! Good: `{"vpn_connection": {}}`

use crate::Params;

pub(super) use super::no_help as help;

pub(crate) fn params(member: &'static str) -> Params {
    crate::object::named(member)
}

pub(super) fn message(params: &Params) -> String {
    format!("the mandatory member `{}` is missing", params.text("member"))
}
