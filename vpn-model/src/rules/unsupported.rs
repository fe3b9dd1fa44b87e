//! The member or the value is documented, and not to be used, or not yet.
//!
//! The provider documents a value as not supported yet. A member is documented as not to be set,
//! or only some of the provider's documents have it.
//!
//! ## In a spec
//!
//! `unsupported` on a value of a value table, or on a member
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"local_id_type": "fqdn"}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"local_id_type": "ip"}}}`

use crate::params::Name;
use crate::scope::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    match params.text("of") {
        "member" => "this is not to be set, or only some of the provider's documents have it",
        _ => "the provider documents this as not supported yet",
    }
    .to_owned()
}

/// Reports the value.
pub fn check(scope: &mut Scope<'_, '_>) {
    scope.report(Code::Unsupported, Params::new());
}

/// Reports the member, whatever it holds.
pub fn check_member(scope: &mut Scope<'_, '_>) {
    scope.report(Code::Unsupported, Params::new().with(Name::Of, "member"));
}
