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

pub(super) fn message(params: &Params) -> String {
    params.text("reason").to_owned()
}

/// What people write who know another format, and what editors save.
pub(super) fn help(params: &Params) -> Option<String> {
    let help = match params.text("reason") {
        "a comma with nothing behind it" => "remove the comma",
        "expected a member's name in double quotes" => {
            "JSON has no comments, and no names without double quotes"
        }
        "expected a value" => {
            "a value is a text in double quotes, a number, true, false, null, an object or an array"
        }
        "the text starts with a byte order mark" => "save it as UTF-8 without byte order mark",
        "the text is UTF-16, not UTF-8" | "the text is not UTF-8" => "save it as UTF-8",
        "a number with a zero in front" => "write it without the zero",
        "text behind the end of the document" => {
            "a text holds one document; if every line is one, it is NDJSON"
        }
        _ => return None,
    };
    Some(help.to_owned())
}
