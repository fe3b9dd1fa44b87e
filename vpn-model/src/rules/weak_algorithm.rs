//! The provider cautions against the algorithm.
//!
//! A warning where the provider and cryptographers agree (SHA-1, MD5, Triple DES,
//! small Diffie-Hellman groups), a note where only the provider says so (the
//! CBC ciphers).
//!
//! ## In a spec
//!
//! `weak_algorithm` or `note(weak_algorithm)` on a value of a value table
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"authentication_algorithm": "sha1"}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"authentication_algorithm": "sha2-256"}}}`

use crate::scope::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(_: &Params) -> String {
    "the provider cautions against this algorithm: low security".to_owned()
}

/// Reports the value.
pub fn check(scope: &mut Scope<'_, '_>) {
    scope.report(Code::WeakAlgorithm, Params::new());
}
