//! A rule depends on the gateway or the stored connection, of which too little is known.
//!
//! Give what a GET request answers: `--gateway FILE` and `--current FILE` on
//! the command line, `Context` in Rust. Then the rule is checked. A member that
//! the response leaves out or masks stays unknown.
//!
//! ## Example
//!
//! Bad, without the stored connection, because the hub makes sense only for a
//! connection of style BGP: `{"vpn_connection": {"enable_hub": true}}`
//!
//! Good, with the stored connection: `{"vpn_connection": {"enable_hub": true}}`

use crate::params::Name;
use crate::scope::{Participant, Scope};
use crate::stored::Need;
use crate::{Code, Params};

fn params(rule: Code, need: Need) -> Params {
    let needs = match need {
        Need::Current => "current",
        Need::Gateway => "gateway",
    };
    Params::two((Name::Rule, rule.as_str()), (Name::Needs, needs))
}

/// Notes at a member that a rule about it could not be checked.
#[cold]
pub(super) fn report(at: Participant, rule: Code, need: Need, scope: &mut Scope<'_, '_>) {
    scope.report_participant(at, Code::Unchecked, params(rule, need));
}

pub(super) fn message(params: &Params) -> String {
    let needs = match params.text("needs") {
        "gateway" => "the VPN gateway",
        _ => "the stored connection",
    };
    format!(
        "not checked: the rule {} depends on {needs}",
        params.text("rule")
    )
}

pub(super) fn help(params: &Params) -> Option<String> {
    let what = match params.text("needs") {
        "gateway" => "gateway",
        _ => "connection",
    };
    // The one that was given may be to blame.
    Some(format!(
        "give the {what}'s GET response; what it leaves out or masks stays unknown"
    ))
}
