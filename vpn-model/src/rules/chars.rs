//! The text has a character that is not allowed.
//!
//! One violation, however many characters there are. Of a secret it is never
//! said which.
//!
//! ## In a spec
//!
//! `chars("0-9A-Za-z_.-")`: single characters and ranges; a hyphen stands for
//! itself when it comes first or last.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"name": "my vpn"}}`
//!
//! Good: `{"vpn_connection": {"name": "my-vpn"}}`

use crate::params::Name;
use crate::scope::Scope;
use crate::value::TextValue;
use crate::{Code, Params};

pub(super) use super::no_help as help;

/// The characters that a text may have.
#[derive(Clone, Copy, Debug)]
pub struct Allowed {
    /// The set as the spec writes it.
    pub text: &'static str,
    /// Which characters of ASCII are in it.
    ascii: [bool; 128],
    ranges: &'static [(char, char)],
}

impl Allowed {
    /// The set of these ranges, which `text` says in the notation of the specs.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the compiler runs this")]
    pub const fn new(text: &'static str, ranges: &'static [(char, char)]) -> Self {
        let mut ascii = [false; 128];
        let mut code = 0_u8;
        while code < 128 {
            ascii[code as usize] = in_ranges(code as char, ranges);
            code += 1;
        }
        Self {
            text,
            ascii,
            ranges,
        }
    }

    fn contains(&self, character: char) -> bool {
        match self.ascii.get(character as usize) {
            Some(allowed) => *allowed,
            None => in_ranges(character, self.ranges),
        }
    }
}

/// Whether the character is in one of the inclusive ranges.
pub(super) const fn in_ranges(character: char, mut ranges: &[(char, char)]) -> bool {
    while let [(first, last), rest @ ..] = ranges {
        if *first as u32 <= character as u32 && character as u32 <= *last as u32 {
            return true;
        }
        ranges = rest;
    }
    false
}

pub(super) fn message(params: &Params) -> String {
    let allowed = params.text("allowed");
    match params.text("character") {
        "" => format!("has a character that is not allowed; allowed are `{allowed}`"),
        character => format!("the character {character} is not allowed; allowed are `{allowed}`"),
    }
}

/// Reports a text with a character outside the set.
pub fn check<T: TextValue>(value: &T, allowed: &Allowed, scope: &mut Scope<'_, '_>) {
    let text = value.text();
    let is_allowed = |byte: u8| allowed.ascii.get(usize::from(byte)) == Some(&true);
    if text.bytes().all(is_allowed) {
        return;
    }
    let outside = |character: &char| !allowed.contains(*character);
    if let Some(character) = text.chars().find(outside) {
        let named = (!T::SECRET).then(|| name(character));
        let params = Params::new()
            .with(Name::Allowed, allowed.text)
            .with_some(Name::Character, named);
        scope.report(Code::Chars, params);
    }
}

/// A character for people: itself and its number, or only the number if it cannot be seen.
pub(super) fn name(character: char) -> String {
    let code = u32::from(character);
    if character == ' ' {
        "space".to_owned()
    } else if character.is_control() || character.is_whitespace() {
        format!("U+{code:04X}")
    } else if character.is_ascii() {
        format!("`{character}`")
    } else {
        format!("U+{code:04X}")
    }
}
