//! A mandatory member is missing.
//!
//! The pointer names the missing member; the place is the opening brace of the
//! object that lacks it. A member that is there and wrong is never also
//! missing.
//!
//! Some documents only advise setting a member. Then the violation is a warning
//! or a note, and on a partial update the stored resource is asked, as for
//! `required-when`.
//!
//! ## In a spec
//!
//! `Yes` in the column Mandatory, or `warn(required)` on an optional member
//!
//! ## Example
//!
//! Bad: `{}`
//!
//! Good: `{"vpn_connection": {}}`

use super::{required_when, unchecked};
use crate::condition::Truth;
use crate::field::Field;
use crate::params::Name;
use crate::scope::{Participant, Scope};
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(crate) fn params(member: &'static str) -> Params {
    super::about(member)
}

pub(super) fn message(params: &Params) -> String {
    let member = params.text("member");
    if params.get("need").is_some() {
        format!("the member `{member}` is missing, and ought to be there")
    } else {
        format!("the mandatory member `{member}` is missing")
    }
}

/// Reports a member that ought to be there, and that neither the body nor the stored resource has.
pub fn check<T>(field: &Field<'_, T>, scope: &mut Scope<'_, '_>) {
    match required_when::is_missing(field, scope) {
        Truth::True => {
            let params = params(field.member.field.name).with(Name::Need, "recommended");
            scope.report_member(field, Code::Required, params);
        }
        Truth::Unknown(need) => {
            unchecked::report(Participant::of(field), Code::Required, need, scope);
        }
        Truth::False | Truth::Silenced => {}
    }
}
