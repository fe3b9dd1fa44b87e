//! The text has too few different characters.
//!
//! The message says how many there are, and nothing more about the text.
//!
//! ## In a spec
//!
//! `distinct_chars(16..)`
//!
//! ## Example
//!
//! Bad: `{"tunnel1": {"preSharedKey": "Aa1Aa1Aa1Aa1Aa1Aa1Aa1"}}`
//!
//! Good: `{"tunnel1": {"preSharedKey": "Abcdefgh12345678wxyz"}}`

use super::{between_of, miscounted};
use crate::schema::Bounds;
use crate::scope::Scope;
use crate::value::TextValue;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    format!(
        "must have {}, has {}",
        between_of(params, "different character"),
        params.integer("actual").unwrap_or_default()
    )
}

/// Reports a text with too few different characters.
pub fn check(value: &impl TextValue, bounds: Bounds, scope: &mut Scope<'_, '_>) {
    if let Some(params) = miscounted(count(value.text()), bounds) {
        scope.report(Code::DistinctChars, params);
    }
}

/// How many different characters a text has. ASCII, which is nearly everything, is counted in bits.
fn count(text: &str) -> usize {
    let mut ascii = 0_u128;
    let mut others = std::collections::BTreeSet::new();
    for character in text.chars() {
        if character.is_ascii() {
            ascii |= 1 << u32::from(character);
        } else {
            others.insert(character);
        }
    }
    usize::try_from(ascii.count_ones()).unwrap_or_default() + others.len()
}
