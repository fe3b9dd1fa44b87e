//! The rules: one file each, named as in the specs, in `#[model(...)]` and in
//! the reports.
//!
//! A file opens with what `vpn-model explain CODE` prints. It has `params`
//! (what a violation remembers), `message` and `help` (the text made of that),
//! and for rules that a spec states, `check`. The reader reports the codes
//! that have no `check` itself: they are about the shape of the document.
//!
//! To see how a rule is reached, start in a generated file such as
//! `otc/v5/update_vpn_connection.rs`: `#[model(range(10..=3600))]` on a member
//! becomes a call of [`range::check`].

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::params::Name;
use crate::schema::{self, Bounds};
use crate::{Params, Severity, UnknownValue};

// Not in the macro: rustfmt and cargo-mutants look only at the files that they find.
pub mod chars;
pub mod classes;
pub mod deprecated;
pub mod distinct;
pub mod distinct_chars;
pub mod drift;
pub mod duplicate_field;
pub mod enum_;
pub mod fixed;
pub mod format;
pub mod incompatible;
pub mod ineffective;
pub mod items;
pub mod length;
pub mod only_when;
pub mod order;
mod pair;
pub mod pattern;
pub mod range;
pub mod required;
pub mod required_when;
pub mod reserved_block;
pub mod syntax;
pub mod tunnel_address;
pub mod tunnel_pair;
pub mod type_;
pub mod unchecked;
pub mod unique;
pub mod unknown_field;
pub mod unsupported;
pub mod weak_algorithm;

/// Declares the codes in the order of the rule reference.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $module:ident, $severity:ident;)*) => {
        /// Which rule a violation breaks. Codes are never renamed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// All codes, in the order of the rule reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as it stands in reports: `tunnel-pair`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// How much a violation of the rule weighs, unless a spec lowers it.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }

            pub(crate) fn message(self, params: &Params) -> String {
                match self {
                    $(Self::$variant => $module::message(params),)*
                }
            }

            pub(crate) fn help(self, params: &Params) -> Option<String> {
                match self {
                    $(Self::$variant => $module::help(params),)*
                }
            }

            const fn file(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!(stringify!($module), ".rs")),)*
                }
            }
        }
    };
}

codes! {
    /// The text is not one well-formed JSON value within the limits.
    Syntax = "syntax", syntax, Error;
    /// The value is of another JSON type.
    Type = "type", type_, Error;
    /// A mandatory member is missing.
    Required = "required", required, Error;
    /// A member is missing that this configuration needs.
    RequiredWhen = "required-when", required_when, Error;
    /// The member is not documented here.
    UnknownField = "unknown-field", unknown_field, Error;
    /// The object has this key already.
    DuplicateField = "duplicate-field", duplicate_field, Error;
    /// The text is not in the list of values.
    Enum = "enum", enum_, Error;
    /// The value is not the only one that is allowed.
    Fixed = "fixed", fixed, Error;
    /// The integer is out of bounds.
    Range = "range", range, Error;
    /// The text is too short or too long.
    Length = "length", length, Error;
    /// The text has a character that is not allowed.
    Chars = "chars", chars, Error;
    /// The text mixes too few classes of characters, or too many.
    Classes = "classes", classes, Error;
    /// The text has too few different characters.
    DistinctChars = "distinct-chars", distinct_chars, Error;
    /// The text does not parse as what the member holds.
    Format = "format", format, Error;
    /// The text does not fit the pattern that the provider documents.
    Pattern = "pattern", pattern, Error;
    /// The list has too few or too many items.
    Items = "items", items, Error;
    /// The item equals an earlier one.
    Unique = "unique", unique, Error;
    /// The network lies in a block that the provider keeps for itself.
    ReservedBlock = "reserved-block", reserved_block, Error;
    /// The network is not a usable tunnel address.
    TunnelAddress = "tunnel-address", tunnel_address, Error;
    /// The ends of the tunnel are not two hosts of one /30.
    TunnelPair = "tunnel-pair", tunnel_pair, Error;
    /// The member makes no sense in this configuration.
    OnlyWhen = "only-when", only_when, Error;
    /// Two values are equal that must differ.
    Distinct = "distinct", distinct, Error;
    /// Two values stand in the wrong order.
    Order = "order", order, Error;
    /// Two values cannot go together.
    Incompatible = "incompatible", incompatible, Error;
    /// The value has no effect in this configuration.
    Ineffective = "ineffective", ineffective, Error;
    /// The provider documents the member or the value as deprecated.
    Deprecated = "deprecated", deprecated, Warning;
    /// The provider cautions against the algorithm.
    WeakAlgorithm = "weak-algorithm", weak_algorithm, Warning;
    /// The member or the value is documented, and not to be used, or not yet.
    Unsupported = "unsupported", unsupported, Warning;
    /// A response differs from its spec.
    Drift = "drift", drift, Note;
    /// A rule needs what was not given.
    Unchecked = "unchecked", unchecked, Note;
}

impl Code {
    /// The rule in one sentence.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.file()
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("//! "))
            .unwrap_or_default()
    }

    /// The page about the rule, in Markdown: the doc comment of the rule's file.
    #[must_use]
    pub fn explanation(self) -> String {
        let mut page = String::new();
        for line in self.file().lines() {
            let Some(text) = line.strip_prefix("//!") else {
                break;
            };
            page.push_str(text.strip_prefix(' ').unwrap_or(text));
            page.push('\n');
        }
        page
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = UnknownValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code = Self::ALL.iter().copied().find(|code| code.as_str() == text);
        let all = Self::ALL.iter().map(|code| code.as_str());
        code.ok_or_else(|| UnknownValue::new(text, all))
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// For rules whose message says it all.
fn no_help(_: &Params) -> Option<String> {
    None
}

/// "did you mean `peer_subnets`?", when there is something near.
fn suggestion(params: &Params) -> Option<String> {
    match params.text("suggestion") {
        "" => None,
        word => Some(format!("did you mean `{word}`?")),
    }
}

/// What a violation remembers that is about a member of the object.
fn about(member: &'static str) -> Params {
    Params::new().with(Name::Member, member)
}

/// What a violation remembers of a count that is out of bounds; none if it is within them.
#[inline]
fn miscounted(count: usize, bounds: Bounds) -> Option<Params> {
    let actual = i64::try_from(count).unwrap_or(i64::MAX);
    (!bounds.contains(actual)).then(|| range::params(bounds).with(Name::Actual, actual))
}

/// "between 1 and 64", "exactly 5", "at least 1", "at most 50".
fn between(params: &Params) -> String {
    bounds(params).words()
}

/// "between 1 and 64 items", "at least 1 item".
fn between_of(params: &Params, noun: &str) -> String {
    bounds(params).of(noun)
}

fn bounds(params: &Params) -> Bounds {
    Bounds {
        min: params.integer("min"),
        max: params.integer("max"),
    }
}

/// "`a`, `b` or `c`"
pub(crate) fn one_of<T: fmt::Display>(words: &[T]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    schema::either(&quoted)
}

/// "1 character", "2 characters"
fn counted(count: i64, noun: &str) -> String {
    if count == 1 {
        format!("{count} {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

#[cfg(test)]
mod tests;
