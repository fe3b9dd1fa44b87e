//! The text does not fit the pattern that the provider documents.
//!
//! A pattern says what may stand where: `^([a-z]([a-z-]*[a-z])?)?$` is letters
//! and hyphens, with a letter at both ends. How long the text may be is
//! said by `length`, and a pattern that is a type of its own (an address, a
//! network, a UUID) by `format`. Of the text, the message shows nothing.
//!
//! ## In a spec
//!
//! `pattern("^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)?$")`: the notation of
//! ECMAScript, for the whole text. Known are characters, classes, `\d`, groups,
//! alternatives, and the quantifiers `* + ? {2} {2,} {2,4}`. A backslash is
//! written twice, or the text is raw: `pattern(r"^(\.\d)*$")`.
//!
//! ## Example
//!
//! Bad: `{"displayName": "-my-connection"}`
//!
//! Good: `{"displayName": "my-connection"}`

use crate::params::Name;
use crate::scope::Scope;
use crate::value::TextValue;
use crate::{Code, Params};

pub(super) use super::no_help as help;

/// A pattern, which a text fits as a whole.
// It is a table: the places in it that take a character, and which can come
// behind which. Sets of places are numbers with one bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern as the spec writes it, in the notation of ECMAScript.
    pub text: &'static str,
    /// Whether the empty text fits.
    pub(crate) empty: bool,
    /// Where a text can start.
    pub(crate) first: u64,
    /// Where it can end.
    pub(crate) last: u64,
    /// The places, at most 64.
    pub(crate) places: &'static [Place],
}

/// A place in a pattern that takes one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The characters, as inclusive ranges.
    pub ranges: &'static [(char, char)],
    /// The places that can come next.
    pub follow: u64,
}

impl Pattern {
    /// Whether the text fits. Each character is looked at once.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let mut reached = 0;
        let mut next = self.first;
        for character in text.chars() {
            let candidates = next;
            (reached, next) = (0, 0);
            for (bit, place) in self.those(candidates) {
                if place.takes(character) {
                    reached |= bit;
                    next |= place.follow;
                }
            }
            if reached == 0 {
                return false;
            }
        }
        if text.is_empty() {
            self.empty
        } else {
            reached & self.last != 0
        }
    }

    /// The places of a set, with their bits.
    pub(crate) fn those(&self, set: u64) -> impl Iterator<Item = (u64, &'static Place)> {
        self.places
            .iter()
            .enumerate()
            .map(|(index, place)| (1 << index, place))
            .filter(move |(bit, _)| set & bit != 0)
    }
}

impl Place {
    fn takes(&self, character: char) -> bool {
        self.ranges
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&character))
    }
}

pub(super) fn message(params: &Params) -> String {
    format!("does not fit the pattern `{}`", params.text("pattern"))
}

/// Reports a text that does not fit.
pub fn check(value: &impl TextValue, pattern: &Pattern, scope: &mut Scope<'_, '_>) {
    if !pattern.matches(value.text()) {
        scope.report(
            Code::Pattern,
            Params::new().with(Name::Pattern, pattern.text),
        );
    }
}
