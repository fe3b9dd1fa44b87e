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

use std::fmt;

use super::chars::in_ranges;
use crate::params::Name;
use crate::scope::Scope;
use crate::value::TextValue;
use crate::{Code, Params};

pub(super) use super::no_help as help;

/// A pattern, which a text fits as a whole.
// It is a table: the places in it that take a character, and which can come
// behind which. Sets of places are numbers with one bit for each.
#[derive(Clone, Copy, PartialEq, Eq)]
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
    /// Which places take each character of ASCII.
    takers: [u64; 128],
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
    /// The pattern with these places, of which `first` and `last` are sets.
    #[expect(clippy::indexing_slicing, reason = "the compiler runs this")]
    pub(crate) const fn new(
        text: &'static str,
        empty: bool,
        first: u64,
        last: u64,
        places: &'static [Place],
    ) -> Self {
        let mut takers = [0; 128];
        let mut code = 0_u8;
        while code < 128 {
            takers[code as usize] = takers_of(code as char, places);
            code += 1;
        }
        Self {
            text,
            empty,
            first,
            last,
            places,
            takers,
        }
    }

    /// Whether the text fits. Each character is looked at once.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let mut reached = 0;
        let mut next = self.first;
        for character in text.chars() {
            let takers = match self.takers.get(character as usize) {
                Some(takers) => *takers,
                None => takers_of(character, self.places),
            };
            reached = next & takers;
            if reached == 0 {
                return false;
            }
            next = self.behind(reached);
        }
        if text.is_empty() {
            self.empty
        } else {
            reached & self.last != 0
        }
    }

    /// The places that can come behind those of a set.
    fn behind(&self, mut set: u64) -> u64 {
        let mut behind = 0;
        while let Some(place) = self.places.get(set.trailing_zeros() as usize) {
            behind |= place.follow;
            set &= set - 1;
        }
        behind
    }

    /// The places of a set, with their bits.
    #[cfg(feature = "proptest")]
    pub(crate) fn those(&self, set: u64) -> impl Iterator<Item = (u64, &'static Place)> {
        self.places
            .iter()
            .enumerate()
            .map(|(index, place)| (1 << index, place))
            .filter(move |(bit, _)| set & bit != 0)
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Pattern").field(&self.text).finish()
    }
}

/// The set of places that take the character.
const fn takers_of(character: char, mut places: &[Place]) -> u64 {
    let mut takers = 0;
    let mut bit = 1;
    while let [place, rest @ ..] = places {
        if in_ranges(character, place.ranges) {
            takers |= bit;
        }
        bit <<= 1;
        places = rest;
    }
    takers
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
