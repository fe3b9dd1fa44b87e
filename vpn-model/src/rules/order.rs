//! Two values stand in the wrong order.
//!
//! On a partial update one of them can be the stored one. The place is the
//! later member of the body.
//!
//! ## In a spec
//!
//! `order(interval < timeout)`, or `order(min <= max)` where the two may be
//! equal; on either of the two members
//!
//! ## Example
//!
//! Bad: `{"ipsec_site_connection": {"dpd": {"interval": 60, "timeout": 30}}}`
//!
//! Good: `{"ipsec_site_connection": {"dpd": {"interval": 30, "timeout": 120}}}`

use super::pair;
use crate::field::Field;
use crate::params::Name;
use crate::scope::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    let than = match params.text("relation") {
        "<" => "less than",
        "<=" => "at most",
        ">" => "greater than",
        _ => "at least",
    };
    format!("must be {than} `{}`", params.text("other"))
}

/// Reports two members of which the first is not smaller than the second.
pub fn check<T: Copy + Into<i64>, U: Copy + Into<i64>>(
    less: &Field<'_, T>,
    more: &Field<'_, U>,
    may_be_equal: bool,
    scope: &mut Scope<'_, '_>,
) {
    let Some((smaller, larger)) = pair::integers(less, more, Code::Order, scope) else {
        return;
    };
    if smaller < larger || may_be_equal && smaller == larger {
        return;
    }
    let later = pair::later(less, more);
    let is_less = later.member.index == less.member.index;
    let (relation, other) = match (is_less, may_be_equal) {
        (true, false) => ("<", more.member),
        (true, true) => ("<=", more.member),
        (false, false) => (">", less.member),
        (false, true) => (">=", less.member),
    };
    let params = Params::new()
        .with(Name::Other, other.field.name)
        .with(Name::Relation, relation);
    scope.report_participant(later, Code::Order, params);
}
