//! The provider documents the member or the value as deprecated.
//!
//! It still works, and will not do so for ever.
//!
//! ## In a spec
//!
//! `deprecated` on a member, or on a value of a value table
//!
//! ## Example
//!
//! Bad: `{"ipsec_site_connection": {"peer_cidrs": ["192.168.1.0/24"]}}`
//!
//! Good: `{"ipsec_site_connection": {"peer_ep_group_id": "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b"}}`

use crate::scope::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(_: &Params) -> String {
    "the provider documents this as deprecated".to_owned()
}

/// Reports the member or the value.
pub fn check(scope: &mut Scope<'_, '_>) {
    scope.report(Code::Deprecated, Params::new());
}
