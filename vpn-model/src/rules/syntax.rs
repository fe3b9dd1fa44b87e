//! The text is not one well-formed JSON value in UTF-8 within the limits.
//!
//! Reading stops here. What was found before is reported; members that are
//! missing from objects still open are not, because nobody knows whether they
//! would have come. Snippets mask the whole document: where a string does not
//! end, a secret can be anywhere.
//!
//! The limits (document size, depth) protect a service from hostile input and
//! can be set by the caller.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"name": "vpn-1",}}`
//!
//! Good: `{"vpn_connection": {"name": "vpn-1"}}`

use crate::Params;

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    params.text("reason").to_owned()
}
