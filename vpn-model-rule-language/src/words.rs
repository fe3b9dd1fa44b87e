//! Rules in words: what must hold, rather than what is wrong. The derive keeps them beside the rule as data, for comments
//! and forms; the spec compiler writes them into documentation.

use crate::{Applies, Bounds, Class, Condition, Format, Literal, Member, Root, Rule, Test};

/// What a member holds, as far as rules of one value care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// One value.
    One,
    /// A list of values, or one that can be alone.
    List,
    /// An object whose keys are data.
    Map,
}

impl Rule {
    /// What must hold, as a sentence without its capital letter and its period: "each item must be at most 9".
    ///
    /// ```
    /// use vpn_model_rule_language::{Held, parse_rule};
    ///
    /// let stated = parse_rule("length(1..=64)").unwrap();
    /// assert_eq!(stated.rule.words(Held::One), "must have between 1 and 64 characters");
    /// ```
    #[must_use]
    pub fn words(&self, held: Held) -> String {
        let subject = match (self, held) {
            (Self::Keys(_), _) => "each key ",
            (_, Held::List) if self.is_of_one_value() => "each item ",
            (_, Held::Map) if self.is_of_one_value() => "each value ",
            _ => "",
        };
        format!("{subject}{}", self.phrase())
    }

    /// On a list or a map, it is about each item or value.
    const fn is_of_one_value(&self) -> bool {
        let is_of_value = matches!(
            self.applies(),
            Applies::Text | Applies::Integer | Applies::Boolean | Applies::Network
        );
        is_of_value || matches!(self, Self::Format(..))
    }

    /// What follows "the value …".
    fn phrase(&self) -> String {
        match self {
            Self::Length(bounds) => format!("must have {}", bounds.of("character")),
            Self::Chars(chars) => format!("must have no characters but {}", code(&chars.text)),
            Self::Classes(bounds) => {
                let count = fewer_than_all(*bounds).words();
                format!("must mix {count} of upper case, lower case, digits, special")
            }
            Self::EachClass(classes) => {
                let classes: Vec<_> = classes.iter().map(|class| class.words()).collect();
                format!("must have {}", classes.join(", "))
            }
            Self::DistinctChars(bounds) => {
                format!("must have {}", bounds.of("different character"))
            }
            Self::Pattern(pattern) => format!("must fit the pattern {}", code(&pattern.text)),
            Self::Range(bounds) => format!("must be {}", bounds.words()),
            Self::RangeExcept(bounds) => format!("must not be {}", bounds.words()),
            Self::Fixed(only) => format!("must be {}", only.words()),
            Self::Items(bounds) => format!("must have {}", bounds.of("item")),
            Self::Unique(None) => "no two items are equal".to_owned(),
            Self::Unique(Some(by)) => format!("no two items have the same {}", by.words()),
            Self::Keys(rule) => rule.phrase(),
            Self::ReservedBlock(blocks) => format!("must not lie inside {}", either(blocks)),
            Self::TunnelAddress { except } => {
                let address = "must be one of the two hosts of a /30 in 169.254.0.0/16";
                match except.as_slice() {
                    [] => address.to_owned(),
                    except => format!("{address}, outside {}", either(except)),
                }
            }
            Self::TunnelPair(other) => {
                format!("must be the other host of the /30 of {}", other.words())
            }
            Self::Distinct(other) => format!("must differ from {}", other.words()),
            Self::Order(order) => {
                let than = if order.may_be_equal {
                    "at most"
                } else {
                    "less than"
                };
                format!(
                    "{} must be {than} {}",
                    order.less.words(),
                    order.more.words()
                )
            }
            Self::Format(format, conditions) => {
                let format = format.words();
                match conditions.as_slice() {
                    [] => format!("must be {format}"),
                    conditions => format!("must be {format} when {}", Condition::all(conditions)),
                }
            }
            Self::Required => "ought to be there".to_owned(),
            Self::RequiredWhen(conditions) => {
                format!("mandatory when {}", Condition::all(conditions))
            }
            Self::OnlyWhen(conditions) => {
                format!("makes sense only when {}", Condition::all(conditions))
            }
            Self::Incompatible(conditions) => {
                format!("cannot go together: {}", Condition::all(conditions))
            }
            Self::Ineffective(conditions) => {
                format!("has no effect when {}", Condition::all(conditions))
            }
            Self::Deprecated => "the provider documents it as deprecated".to_owned(),
            Self::WeakAlgorithm => "the provider cautions against it: low security".to_owned(),
            Self::Unsupported => "the provider documents it as not supported".to_owned(),
        }
    }
}

impl Condition {
    /// When the condition holds: "`style` of the stored connection is policy".
    #[must_use]
    pub fn words(&self) -> String {
        let (root, path, test) = match self {
            Self::Alone => return "it is changed alone".to_owned(),
            Self::Present(member) => return format!("{} is set", member.words()),
            Self::Has { list, value } => return format!("{} has {value}", list.words()),
            Self::Compare {
                root, path, test, ..
            } => (root, path, test),
        };
        let path: Vec<_> = path.iter().map(|member| member.name.as_str()).collect();
        let path = path.join(".");
        let subject = match root {
            Root::Sibling => format!("`{path}`"),
            Root::Current => format!("`{path}` of the stored connection"),
            Root::Gateway => format!("`{path}` of the gateway"),
        };
        let (verb, values) = match test {
            Test::In(values) => ("is", values),
            Test::NotIn(values) => ("is not", values),
        };
        let values: Vec<_> = values.iter().map(Literal::words).collect();
        format!("{subject} {verb} {}", values.join(" or "))
    }

    /// When all of them hold.
    #[must_use]
    pub fn all(conditions: &[Self]) -> String {
        let words: Vec<_> = conditions.iter().map(Self::words).collect();
        words.join(" and ")
    }
}

impl Member {
    fn words(&self) -> String {
        format!("`{}`", self.name)
    }
}

impl Literal {
    fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(value) => value.to_string(),
            Self::Boolean(value) => value.to_string(),
        }
    }
}

impl Class {
    const fn words(self) -> &'static str {
        match self {
            Self::Upper => "upper case",
            Self::Lower => "lower case",
            Self::Digit => "digits",
            Self::Special => "special",
        }
    }
}

impl Format {
    /// The format with its article: "a UUID".
    const fn words(self) -> &'static str {
        match self {
            Self::Ipv4Address => "an IPv4 address",
            Self::Ipv4Cidr => "an IPv4 network in CIDR notation",
            Self::Uuid => "a UUID",
            Self::HostName => "a host name",
            Self::HostNameOrAddress => "a host name or IP address",
            Self::Fqdn => "an FQDN identity",
        }
    }
}

impl Bounds {
    /// "between 1 and 64", "exactly 5", "at least 1", "at most 50".
    fn words(self) -> String {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("exactly {min}"),
            (Some(min), Some(max)) => format!("between {min} and {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => "within the bounds".to_owned(),
        }
    }

    /// "between 1 and 64 characters", "at least 1 character".
    fn of(self, noun: &str) -> String {
        let plural = if self.max.or(self.min) == Some(1) {
            ""
        } else {
            "s"
        };
        format!("{} {noun}{plural}", self.words())
    }
}

/// That no more than all classes occur is no news.
fn fewer_than_all(bounds: Bounds) -> Bounds {
    let fewer = |max: &i64| usize::try_from(*max).is_ok_and(|max| max < Class::ALL.len());
    Bounds {
        max: bounds.max.filter(fewer),
        ..bounds
    }
}

/// "a, b or c"
fn either(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}

/// A code span of Markdown. More backticks than the text has in a row stand around one that has some.
fn code(text: &str) -> String {
    let longest = text
        .split(|it| it != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    if longest == 0 {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}
