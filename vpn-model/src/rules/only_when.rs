//! The member makes no sense in this configuration.
//!
//! A flag that is `false` never breaks the rule: it asks for nothing. Where
//! the provider only advises, the rule is a warning.
//!
//! ## In a spec
//!
//! `only_when(current.style == "bgp")`: all conditions must hold.
//!
//! ## Example
//!
//! Bad, for a stored connection of style STATIC: `{"vpn_connection": {"enable_hub": true}}`
//!
//! Good, for one of style BGP: `{"vpn_connection": {"enable_hub": true}}`

use super::unchecked;
use crate::condition::{Condition, Truth};
use crate::field::{Asks, Field};
use crate::params::Name;
use crate::scope::{Participant, Scope};
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    format!(
        "the member `{}` makes sense only when {}",
        params.text("member"),
        params.text("when")
    )
}

/// Reports a member, other than a `false` flag, when a condition does not hold.
pub fn check<T: Asks>(
    field: &Field<'_, T>,
    conditions: impl FnOnce(&Scope<'_, '_>) -> Condition,
    when: &'static str,
    scope: &mut Scope<'_, '_>,
) {
    if !field.takes_part() {
        return;
    }
    match conditions(scope).truth {
        Truth::False => scope.report_member(
            field,
            Code::OnlyWhen,
            super::about(field.member.field.name).with(Name::When, when),
        ),
        Truth::Unknown(need) => {
            unchecked::report(Participant::of(field), Code::OnlyWhen, need, scope);
        }
        Truth::True | Truth::Silenced => {}
    }
}
