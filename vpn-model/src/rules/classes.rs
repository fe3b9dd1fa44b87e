//! The text mixes too few classes of characters.
//!
//! The classes are upper case letters, lower case letters, digits, and special
//! characters (ASCII punctuation). The message says which classes occur, and
//! nothing more about the text.
//!
//! ## In a spec
//!
//! `classes(3..=4)`
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"psk": "lower-case-only"}}`
//!
//! Good: `{"vpn_connection": {"psk": "Lower-And-Upper"}}`

use crate::params::Param;
use crate::schema::Bounds;
use crate::sink::Scope;
use crate::value::TextValue;
use crate::{Code, Params};

pub(super) use super::no_help as help;

/// A class of characters, with its name in messages.
type Class = (&'static str, fn(char) -> bool);

const CLASSES: [Class; 4] = [
    ("upper case", |character| character.is_ascii_uppercase()),
    ("lower case", |character| character.is_ascii_lowercase()),
    ("digits", |character| character.is_ascii_digit()),
    ("special", |character| character.is_ascii_punctuation()),
];

pub(super) fn message(params: &Params) -> String {
    let min = params.integer("min").unwrap_or_default();
    let found = params.list("found");
    let has = if found.is_empty() {
        "none of them".to_owned()
    } else {
        found.join(", ")
    };
    format!(
        "must mix at least {min} of upper case, lower case, digits, special; {}, has {has}",
        super::counted(params.integer("characters").unwrap_or_default(), "character")
    )
}

/// Reports a text with too few classes of characters.
pub fn check(value: &impl TextValue, bounds: Bounds, scope: &mut Scope<'_, '_>) {
    let text = value.text();
    let occurs = |(_, class): &&Class| text.chars().any(*class);
    let found = CLASSES.iter().filter(occurs).count();
    if !bounds.contains(i64::try_from(found).unwrap_or(i64::MAX)) {
        let names = CLASSES.iter().filter(occurs).map(|(name, _)| *name);
        let params = Params::new()
            .with_some("min", bounds.min)
            .with("found", names.collect::<Param>())
            .with("characters", text.chars().count());
        scope.report(Code::Classes, params);
    }
}
