//! Two values are equal that must differ.
//!
//! On a partial update the other value can be the stored one. The place is the
//! later member of the body.
//!
//! ## In a spec
//!
//! `distinct(local_id)`
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"local_id": "10.0.0.1", "peer_id": "10.0.0.1"}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"local_id": "10.0.0.1", "peer_id": "10.0.0.2"}}}`

use super::pair;
use crate::field::Field;
use crate::leaf::Leaf;
use crate::params::Name;
use crate::scope::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    format!("must differ from `{}`", params.text("other"))
}

/// Reports two members with the same value.
pub fn check<T: Leaf + Clone + PartialEq>(
    one: &Field<'_, T>,
    other: &Field<'_, T>,
    scope: &mut Scope<'_, '_>,
) {
    let Some((value, other_value)) = pair::read(one, other, Code::Distinct, scope) else {
        return;
    };
    if value == other_value {
        let later = pair::later(one, other);
        let named = if later.member.index == one.member.index {
            other
        } else {
            one
        };
        let params = Params::new().with(Name::Other, named.member.field.name);
        scope.report_participant(later, Code::Distinct, params);
    }
}
