//! The integer is out of bounds.
//!
//! Negative numbers and numbers beyond any machine type are out of bounds,
//! too. A number with a fraction or an exponent is a `type` violation.
//!
//! ## In a spec
//!
//! `range(60..=604800)`, `range(..=100)`, `range(0..)`: both ends inclusive.
//! `range(except = 65535..=4199999999)`: not between these.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"ikepolicy": {"dpd": {"interval": 5}}}}`
//!
//! Good: `{"vpn_connection": {"ikepolicy": {"dpd": {"interval": 10}}}}`

use super::between;
use crate::params::Name;
use crate::schema::Bounds;
use crate::scope::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(crate) fn params(bounds: Bounds) -> Params {
    Params::new()
        .with_some(Name::Min, bounds.min)
        .with_some(Name::Max, bounds.max)
}

pub(super) fn message(params: &Params) -> String {
    if (params.integer("min"), params.integer("max")) == (Some(i64::MIN), Some(i64::MAX)) {
        return "must be an integer of 64 bits".to_owned();
    }
    match (params.integer("except_min"), params.integer("except_max")) {
        (None, None) => format!("must be {}", between(params)),
        (min, max) => {
            let except = Params::new()
                .with_some(Name::Min, min)
                .with_some(Name::Max, max);
            format!("must not be {}", between(&except))
        }
    }
}

/// Reports an integer within the bounds.
pub fn check_except<T: Copy + Into<i64>>(value: &T, bounds: Bounds, scope: &mut Scope<'_, '_>) {
    if bounds.contains((*value).into()) {
        let params = Params::new()
            .with_some(Name::ExceptMin, bounds.min)
            .with_some(Name::ExceptMax, bounds.max);
        scope.report(Code::Range, params);
    }
}

/// Reports an integer outside the bounds.
pub fn check<T: Copy + Into<i64>>(value: &T, bounds: Bounds, scope: &mut Scope<'_, '_>) {
    if !bounds.contains((*value).into()) {
        scope.report(Code::Range, params(bounds));
    }
}
