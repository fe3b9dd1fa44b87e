//! The value is of another JSON type than the member holds.
//!
//! A string where a number is expected, a number with a fraction or an
//! exponent where an integer is expected (`3600.0` and `1e3` included), `null`
//! where the provider does not say that it may be null. An integer that is
//! merely too large is a `range` violation.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"lifetime_seconds": "3600"}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"lifetime_seconds": 3600}}}`

use crate::Params;
use crate::params::Name;

pub(crate) fn params(expected: &'static str, found: &'static str) -> Params {
    Params::new()
        .with(Name::Expected, expected)
        .with(Name::Found, found)
}

pub(super) fn message(params: &Params) -> String {
    format!(
        "expected {}, found {}",
        params.text("expected"),
        params.text("found")
    )
}

pub(super) fn help(params: &Params) -> Option<String> {
    match (params.text("expected"), params.text("found")) {
        ("an integer", "an integer in quotes") | ("a boolean", "a boolean in quotes") => {
            Some("remove the quotes".to_owned())
        }
        ("an integer", "a number with a fraction or an exponent") => {
            Some("write a whole number without `.` and without exponent".to_owned())
        }
        _ => None,
    }
}
