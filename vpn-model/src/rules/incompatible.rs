//! Two values cannot go together.
//!
//! On a partial update one of them can be the stored one. The place is the
//! later member of the body.
//!
//! ## In a spec
//!
//! `incompatible(ike_version == "v1", encryption_algorithm in ["aes-256-gcm-16", "aes-128-gcm-16"])`:
//! a violation when all conditions hold.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"ike_version": "v1", "encryption_algorithm": "aes-256-gcm-16"}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"ike_version": "v2", "encryption_algorithm": "aes-256-gcm-16"}}}`

use super::unchecked;
use crate::condition::{Condition, Truth};
use crate::params::Name;
use crate::scope::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    format!("these values cannot go together: {}", params.text("when"))
}

/// Reports values that together fulfil all conditions, if the body has at least one of them.
pub fn check(
    conditions: impl FnOnce(&Scope<'_, '_>) -> Condition,
    when: &'static str,
    scope: &mut Scope<'_, '_>,
) {
    let all = conditions(scope);
    let Some(place) = all.participant else { return };
    match all.truth {
        Truth::True => {
            scope.report_participant(
                place,
                Code::Incompatible,
                Params::new().with(Name::When, when),
            );
        }
        Truth::Unknown(need) => {
            unchecked::report(place, Code::Incompatible, need, scope);
        }
        Truth::False | Truth::Silenced => {}
    }
}
