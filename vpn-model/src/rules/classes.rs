//! The text mixes too few classes of characters, or too many.
//!
//! The classes are upper case letters, lower case letters, digits, and special
//! characters (ASCII punctuation). The message says which classes occur, and
//! nothing more about the text.
//!
//! ## In a spec
//!
//! `classes(3..=4)`: so many of the four, or `classes("upper", "lower", "digit")`: each of these
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"psk": "lower-case-only"}}`
//!
//! Good: `{"vpn_connection": {"psk": "Lower-And-Upper"}}`

use crate::params::{Name, Param};
use crate::schema::Bounds;
use crate::scope::Scope;
use crate::value::TextValue;
use crate::{Code, Params};

pub(super) use super::no_help as help;

/// A class of characters; all are about ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A to Z.
    Upper,
    /// a to z.
    Lower,
    /// 0 to 9.
    Digit,
    /// Punctuation.
    Special,
}

impl Class {
    pub(crate) const ALL: [Self; 4] = [Self::Upper, Self::Lower, Self::Digit, Self::Special];

    /// The name in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Upper => "upper case",
            Self::Lower => "lower case",
            Self::Digit => "digits",
            Self::Special => "special",
        }
    }

    /// The class as one bit.
    const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The classes that occur, as bits. Bytes of other characters than ASCII are in none.
    fn bits_in(text: &str) -> u8 {
        text.bytes().fold(0, |bits, byte| {
            bits | match byte {
                b'A'..=b'Z' => Self::Upper.bit(),
                b'a'..=b'z' => Self::Lower.bit(),
                b'0'..=b'9' => Self::Digit.bit(),
                byte if byte.is_ascii_punctuation() => Self::Special.bit(),
                _ => 0,
            }
        })
    }

    fn all_in(text: &str) -> impl Iterator<Item = Self> {
        let bits = Self::bits_in(text);
        let occurs = move |class: &Self| bits & class.bit() != 0;
        Self::ALL.into_iter().filter(occurs)
    }
}

pub(super) fn message(params: &Params) -> String {
    let found = params.list("found");
    let has = if found.is_empty() {
        "none of them".to_owned()
    } else {
        found.join(", ")
    };
    let wanted = params.list("wanted").join(", ");
    let must = if wanted.is_empty() {
        let count = super::between(params);
        format!("must mix {count} of upper case, lower case, digits, special")
    } else {
        format!("must have {wanted}")
    };
    format!(
        "{must}; {}, has {has}",
        super::counted(
            params.integer("characters").unwrap_or_default(),
            "character"
        )
    )
}

/// Reports a text with too few or too many classes of characters.
pub fn check(value: &impl TextValue, bounds: Bounds, scope: &mut Scope<'_, '_>) {
    let found = Class::bits_in(value.text()).count_ones();
    if !bounds.contains(found.into()) {
        let bounds = asked(bounds);
        let params = Params::new()
            .with_some(Name::Min, bounds.min)
            .with_some(Name::Max, bounds.max);
        report(params, value.text(), scope);
    }
}

/// What there is to say of the bounds: that no more than all classes occur is no news.
pub(crate) fn asked(bounds: Bounds) -> Bounds {
    let fewer = |max: &i64| usize::try_from(*max).is_ok_and(|max| max < Class::ALL.len());
    Bounds {
        max: bounds.max.filter(fewer),
        ..bounds
    }
}

/// Reports a text that lacks one of the classes.
pub fn check_each(value: &impl TextValue, classes: &[Class], scope: &mut Scope<'_, '_>) {
    let found = Class::bits_in(value.text());
    if !classes.iter().all(|class| found & class.bit() != 0) {
        let names = classes.iter().map(|class| class.name());
        let params = Params::new().with(Name::Wanted, names.collect::<Param>());
        report(params, value.text(), scope);
    }
}

#[cold]
fn report(params: Params, text: &str, scope: &mut Scope<'_, '_>) {
    let found = Class::all_in(text).map(Class::name);
    let params = params
        .with(Name::Found, found.collect::<Param>())
        .with(Name::Characters, text.chars().count());
    scope.report(Code::Classes, params);
}
