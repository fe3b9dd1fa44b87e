//! A rule needs the gateway or the stored connection, which was not given.
//!
//! Give what a GET request answers: `--gateway FILE` and `--current FILE` on
//! the command line, `Context` in Rust. Then the rule is checked.
//!
//! ## Example
//!
//! `{"vpn_connection": {"enable_hub": true}}` without the stored connection:
//! the hub makes sense only for a connection of style BGP.

use crate::stored::Need;
use crate::{Code, Params};

pub(crate) fn params(rule: Code, need: Need) -> Params {
    Params::new().with("rule", rule.as_str()).with(
        "needs",
        match need {
            Need::Current => "current",
            Need::Gateway => "gateway",
        },
    )
}

pub(super) fn message(params: &Params) -> String {
    let needs = match params.text("needs") {
        "gateway" => "the VPN gateway",
        _ => "the stored connection",
    };
    format!("the rule {} needs {needs}", params.text("rule"))
}

pub(super) fn help(params: &Params) -> Option<String> {
    Some(match params.text("needs") {
        "gateway" => "give the gateway's GET response".to_owned(),
        _ => "give the connection's GET response".to_owned(),
    })
}
