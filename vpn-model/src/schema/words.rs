//! Rules in words, for the comments of generated code and for forms: what must hold, rather
//! than what is wrong.

use super::{Bounds, Clause, Kind, Literal, Root, Rule, Statement};
use crate::rules::classes;
use crate::{Ipv4Net, Severity};

impl Statement {
    /// The rule as a sentence about a member that holds that kind of value.
    ///
    /// ```
    /// use vpn_model::{Model as _, otc::v5::UpdateDpd};
    ///
    /// let timeout = &UpdateDpd::schema().fields[0];
    /// assert_eq!(timeout.rules[0].words(timeout.kind), "Must be between 2 and 60.");
    /// ```
    #[must_use]
    pub fn words(&self, kind: Kind) -> String {
        let subject = match (&self.rule, kind.without_null()) {
            (Rule::Keys(_), _) => "each key ",
            (rule, Kind::List(_) | Kind::OneOrMany(_)) if rule.is_of_one_value() => "each item ",
            (rule, Kind::Map(_)) if rule.is_of_one_value() => "each value ",
            _ => "",
        };
        let who = match self.source {
            Some(source) => format!(" ({source})"),
            None => String::new(),
        };
        let sentence = format!("{subject}{}{who}.", self.rule.phrase());
        match self.severity {
            Some(Severity::Warning) => format!("Warning: {sentence}"),
            Some(Severity::Note) => format!("Note: {sentence}"),
            _ => capitalized(&sentence),
        }
    }
}

impl Rule {
    /// Whether the rule is about one value: on a list or a map, about each item or value of it.
    #[must_use]
    pub const fn is_of_one_value(&self) -> bool {
        matches!(
            self,
            Self::Length(_)
                | Self::Chars(_)
                | Self::Classes(_)
                | Self::EachClass(_)
                | Self::DistinctChars(_)
                | Self::Pattern(_)
                | Self::Range(_)
                | Self::RangeExcept(_)
                | Self::Fixed(_)
                | Self::ReservedBlock(_)
                | Self::TunnelAddress(_)
                | Self::Format(..)
        )
    }

    /// What follows "the value …".
    fn phrase(&self) -> String {
        match self {
            Self::Length(bounds) => format!("must have {}", bounds.of("character")),
            Self::Chars(ranges) => format!("must have no characters but `{}`", characters(ranges)),
            Self::Classes(bounds) => {
                let count = classes::asked(*bounds).words();
                format!("must mix {count} of upper case, lower case, digits, special")
            }
            Self::EachClass(classes) => {
                let classes: Vec<_> = classes.iter().map(|class| class.name()).collect();
                format!("must have {}", classes.join(", "))
            }
            Self::DistinctChars(bounds) => {
                format!("must have {}", bounds.of("different character"))
            }
            Self::Pattern(pattern) => format!("must fit the pattern `{}`", pattern.text),
            Self::Range(bounds) => format!("must be {}", bounds.words()),
            Self::RangeExcept(bounds) => format!("must not be {}", bounds.words()),
            Self::Fixed(only) => format!("must be {}", literal(only)),
            Self::Items(bounds) => format!("must have {}", bounds.of("item")),
            Self::Unique(None) => "no two items are equal".to_owned(),
            Self::Unique(Some(member)) => format!("no two items have the same `{member}`"),
            Self::Keys(rule) => rule.phrase(),
            Self::ReservedBlock(blocks) => format!("must not lie inside {}", networks(blocks)),
            Self::TunnelAddress(except) => {
                let address = "must be one of the two hosts of a /30 in 169.254.0.0/16";
                match except {
                    [] => address.to_owned(),
                    except => format!("{address}, outside {}", networks(except)),
                }
            }
            Self::TunnelPair(other) => format!("must be the other host of the /30 of `{other}`"),
            Self::Distinct(other) => format!("must differ from `{other}`"),
            Self::Order {
                less,
                more,
                may_be_equal,
            } => {
                let than = if *may_be_equal {
                    "at most"
                } else {
                    "less than"
                };
                format!("`{less}` must be {than} `{more}`")
            }
            Self::Format(format, clauses) => {
                let format = article(format);
                match clauses {
                    [] => format!("must be {format}"),
                    clauses => format!("must be {format} when {}", all(clauses)),
                }
            }
            Self::Required => "ought to be there".to_owned(),
            Self::RequiredWhen(clauses) => format!("mandatory when {}", all(clauses)),
            Self::OnlyWhen(clauses) => format!("makes sense only when {}", all(clauses)),
            Self::Incompatible(clauses) => format!("cannot go together: {}", all(clauses)),
            Self::Ineffective(clauses) => format!("has no effect when {}", all(clauses)),
            Self::Deprecated => "the provider documents it as deprecated".to_owned(),
            Self::WeakAlgorithm => "the provider cautions against it: low security".to_owned(),
            Self::Unsupported => "the provider documents it as not supported".to_owned(),
        }
    }
}

impl Kind {
    /// The format that a value has beyond its JSON type, or whole numbers: "a UUID".
    #[must_use]
    pub fn words(self) -> Option<String> {
        match self.innermost() {
            Self::Format(format) => Some(article(format)),
            Self::Integer(_) => Some("a whole number".to_owned()),
            _ => None,
        }
    }
}

/// "a UUID", "an IPv4 address": the name of a format with its article.
#[must_use]
pub(crate) fn article(format: &str) -> String {
    if format.starts_with("IP") || format.starts_with("FQDN") {
        format!("an {format}")
    } else {
        format!("a {format}")
    }
}

fn all(clauses: &[Clause]) -> String {
    let words: Vec<_> = clauses.iter().map(clause).collect();
    words.join(" and ")
}

/// The same words as the derive has for messages; a test compares them.
fn clause(clause: &Clause) -> String {
    match clause {
        Clause::Alone => "it is changed alone".to_owned(),
        Clause::Present(member) => format!("`{member}` is set"),
        Clause::Has { list, value } => format!("`{list}` has {value}"),
        Clause::Compare {
            root,
            path,
            negated,
            values,
            ..
        } => {
            let path = path.join(".");
            let subject = match root {
                Root::Sibling => format!("`{path}`"),
                Root::Current => format!("`{path}` of the stored connection"),
                Root::Gateway => format!("`{path}` of the gateway"),
            };
            let verb = if *negated { "is not" } else { "is" };
            let values: Vec<_> = values.iter().map(literal).collect();
            format!("{subject} {verb} {}", values.join(" or "))
        }
    }
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => (*text).to_owned(),
        Literal::Integer(value) => value.to_string(),
        Literal::Boolean(value) => value.to_string(),
    }
}

impl Bounds {
    /// "between 1 and 64", "exactly 5", "at least 1", "at most 50".
    pub(crate) fn words(self) -> String {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("exactly {min}"),
            (Some(min), Some(max)) => format!("between {min} and {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => "within the bounds".to_owned(),
        }
    }

    /// "between 1 and 64 characters", "at least 1 character".
    pub(crate) fn of(self, noun: &str) -> String {
        let plural = if self.max.or(self.min) == Some(1) {
            ""
        } else {
            "s"
        };
        format!("{} {noun}{plural}", self.words())
    }
}

/// The characters as a spec writes them; a hyphen that stands for itself comes last.
fn characters(ranges: &[(char, char)]) -> String {
    let mut text = String::new();
    let hyphen = |(first, last): &&(char, char)| *first == '-' && *last == '-';
    for (first, last) in ranges.iter().filter(|range| !hyphen(range)) {
        text.push(*first);
        if first != last {
            text.push('-');
            text.push(*last);
        }
    }
    if ranges.iter().any(|range| hyphen(&range)) {
        text.push('-');
    }
    text
}

fn networks(blocks: &[Ipv4Net]) -> String {
    let blocks: Vec<_> = blocks.iter().map(Ipv4Net::to_string).collect();
    either(&blocks)
}

/// "a, b or c"
pub(crate) fn either(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
