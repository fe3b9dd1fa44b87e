//! The text is too short or too long.
//!
//! Characters are counted (Unicode scalar values), not bytes.
//!
//! ## In a spec
//!
//! `length(1..=64)`
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"name": ""}}`
//!
//! Good: `{"vpn_connection": {"name": "vpn-1"}}`

use super::{between_of, miscounted};
use crate::schema::Bounds;
use crate::scope::Scope;
use crate::value::TextValue;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    format!(
        "must have {}, has {}",
        between_of(params, "character"),
        params.integer("actual").unwrap_or_default()
    )
}

/// Reports a text with too few or too many characters.
pub fn check(value: &impl TextValue, bounds: Bounds, scope: &mut Scope<'_, '_>) {
    let text = value.text();
    // As many bytes as the maximum cannot be more characters than that.
    let fits = |most: i64| i64::try_from(text.len()).is_ok_and(|bytes| bytes <= most);
    let short_enough = bounds.max.is_none_or(fits);
    if short_enough && bounds.min.is_none_or(|min| min <= 1 && !text.is_empty()) {
        return;
    }
    if let Some(params) = miscounted(text.chars().count(), bounds) {
        scope.report(Code::Length, params);
    }
}
