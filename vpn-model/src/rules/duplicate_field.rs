//! The object has this key already.
//!
//! JSON parsers differ on which of the two they keep, so nobody can say what
//! the provider would see. The first value counts here and is checked; the
//! place is the later key.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"name": "vpn-1", "name": "vpn-2"}}`
//!
//! Good: `{"vpn_connection": {"name": "vpn-1"}}`

use crate::Params;

pub(super) use super::no_help as help;

pub(crate) fn params(member: &'static str) -> Params {
    super::about(member)
}

pub(super) fn message(params: &Params) -> String {
    match params.text("member") {
        // The key of a map is data.
        "" => "the object has this key already".to_owned(),
        name => format!("the object has the member `{name}` already"),
    }
}
