//! A member is missing that this configuration needs.
//!
//! On a partial update the member is needed only if the stored resource lacks
//! it too: renaming a policy-based connection needs no policy rules. Without
//! the stored resource, or another resource that the rule asks about, the rule
//! is `unchecked`.
//!
//! ## In a spec
//!
//! `required_when(current.style == "policy", gateway.ip_version == "ipv4")`:
//! all conditions must hold.
//!
//! ## Example
//!
//! Bad, for a stored connection of style POLICY without policy rules on an
//! IPv4 gateway: `{"vpn_connection": {"name": "vpn-1"}}`
//!
//! Good: `{"vpn_connection": {"policy_rules": [{"source": "10.0.0.0/24", "destination": ["192.168.1.0/24"]}]}}`

use super::unchecked;
use crate::condition::{Condition, Truth};
use crate::field::Field;
use crate::params::Name;
use crate::scope::{Participant, Scope};
use crate::stored::{Need, Stored};
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    format!(
        "the member `{}` is missing, and mandatory when {}",
        params.text("member"),
        params.text("when")
    )
}

/// Reports a member that neither the body nor the stored resource has, when all conditions hold.
pub fn check<T>(
    field: &Field<'_, T>,
    conditions: impl FnOnce(&Scope<'_, '_>) -> Condition,
    when: &'static str,
    scope: &mut Scope<'_, '_>,
) {
    let truth = match is_missing(field, scope) {
        Truth::False => return,
        missing => match conditions(scope).truth {
            // It is needed, and perhaps the stored resource has it.
            Truth::True => missing,
            truth => truth,
        },
    };
    let name = field.member.field.name;
    match truth {
        Truth::True => scope.report_member(
            field,
            Code::RequiredWhen,
            super::about(name).with(Name::When, when),
        ),
        Truth::Unknown(need) => {
            unchecked::report(Participant::of(field), Code::RequiredWhen, need, scope);
        }
        Truth::False | Truth::Silenced => {}
    }
}

/// Whether neither the body nor the stored resource has the member.
pub(super) fn is_missing<T>(field: &Field<'_, T>, scope: &Scope<'_, '_>) -> Truth {
    if field.is_present() {
        return Truth::False;
    }
    match scope.stored(field) {
        Stored::Known(Some(_)) => Truth::False,
        Stored::Unknown => Truth::Unknown(Need::Current),
        Stored::Known(None) | Stored::Nothing | Stored::Wrapper { .. } => Truth::True,
    }
}
