//! Rules and kinds in words, for the comments of generated code and for forms: what must hold, rather
//! than what is wrong. The derive has the words of each rule from the rule language.

use super::{Bounds, Kind, Rule, Statement};
use crate::Severity;

impl Statement {
    /// The rule as a sentence about its member, or its value.
    ///
    /// ```
    /// use vpn_model::{Model as _, otc::v5::UpdateDpd};
    ///
    /// let timeout = &UpdateDpd::schema().fields[0];
    /// assert_eq!(timeout.rules[0].words(), "Must be between 2 and 60.");
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        let who = match self.source {
            Some(source) => format!(" ({source})"),
            None => String::new(),
        };
        let sentence = format!("{}{who}.", self.words);
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
