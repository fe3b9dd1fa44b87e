//! The value has no effect in this configuration.
//!
//! The provider takes it and does not do what was asked: an exchange type for
//! phase 1 means nothing under IKEv2, and a pre-shared key that is changed
//! alone under IKEv2 stays the old one until the connection is set up anew.
//!
//! ## In a spec
//!
//! `ineffective(ike_version == "v2")`: a violation when all conditions hold.
//! `alone` is the condition that the object has no other member.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"ike_version": "v2", "phase1_negotiation_mode": "main"}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"ike_version": "v1", "phase1_negotiation_mode": "main"}}}`

use super::unchecked;
use crate::condition::{Condition, Truth};
use crate::field::{Asks, Field};
use crate::params::Name;
use crate::scope::{Participant, Scope};
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    format!(
        "the member `{}` has no effect when {}",
        params.text("member"),
        params.text("when")
    )
}

/// Reports a member when all conditions hold, at the later of it and the
/// members of the body that decide.
pub fn check<T: Asks>(
    field: &Field<'_, T>,
    conditions: impl FnOnce(&Scope<'_, '_>) -> Condition,
    when: &'static str,
    scope: &mut Scope<'_, '_>,
) {
    if !field.takes_part() {
        return;
    }
    let all = conditions(scope);
    let own = Participant::of(field);
    let place = all.participant.map_or(own, |other| own.later(other));
    match all.truth {
        Truth::True => {
            let params = super::about(field.member.field.name).with(Name::When, when);
            scope.report_participant(place, Code::Ineffective, params);
        }
        Truth::Unknown(need) => {
            unchecked::report(place, Code::Ineffective, need, scope);
        }
        Truth::False | Truth::Silenced => {}
    }
}
