//! The list has too few or too many items.
//!
//! ## In a spec
//!
//! `items(..=50)`, `items(2..=4)`
//!
//! ## Example
//!
//! Bad, with six policy rules instead of the dots: `{"vpn_connection": {"policy_rules": […]}}`
//!
//! Good, with five of them: `{"vpn_connection": {"policy_rules": […]}}`

use super::{between_of, miscounted};
use crate::schema::Bounds;
use crate::scope::Scope;
use crate::value::Collection;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    format!(
        "must have {}, has {}",
        between_of(params, "item"),
        params.integer("actual").unwrap_or_default()
    )
}

/// Reports a list or a map with too few or too many items; items that could not be read count, too.
pub fn check(_: &impl Collection, bounds: Bounds, scope: &mut Scope<'_, '_>) {
    if let Some(params) = miscounted(scope.items, bounds) {
        scope.report(Code::Items, params);
    }
}
