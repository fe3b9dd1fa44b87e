//! The member or the value is documented, and the provider says that it is not supported yet.
//!
//! ## In a spec
//!
//! `unsupported` on a value of a value table, or on a member that is not to be set
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"local_id_type": "fqdn"}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"local_id_type": "ip"}}}`

use crate::sink::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(_: &Params) -> String {
    "the provider documents this as not supported yet".to_owned()
}

/// Reports the member or the value.
pub fn check(scope: &mut Scope<'_, '_>) {
    scope.report(Code::Unsupported, Params::new());
}
