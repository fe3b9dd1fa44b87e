//! Rules as data: what the spec states of a member. Reading does not look here; it calls the functions of
//! [`rules`](crate::rules).

use super::Bounds;
pub use crate::rules::classes::Class;
pub use crate::rules::pattern::Pattern;
use crate::{Code, Ipv4Net, Severity};

/// A rule as a spec states it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Statement {
    /// What must hold.
    pub rule: Rule,
    /// The severity that `warn(…)` or `note(…)` asks for; none: that of the code.
    pub severity: Option<Severity>,
    /// Who says so, when it is another document than the table's own.
    pub source: Option<&'static str>,
    /// What must hold, as a sentence without its capital letter and its period.
    pub(crate) words: &'static str,
}

/// A rule of the rule language, as data; [`derive@crate::Model`] says what each means.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Rule {
    /// So many characters.
    Length(Bounds),
    /// Only characters of these inclusive ranges.
    Chars(&'static [(char, char)]),
    /// So many classes of characters.
    Classes(Bounds),
    /// Each of these classes of characters.
    EachClass(&'static [Class]),
    /// So many different characters.
    DistinctChars(Bounds),
    /// The whole text is made like this.
    Pattern(&'static Pattern),
    /// An integer's bounds.
    Range(Bounds),
    /// Bounds that an integer is not within.
    RangeExcept(Bounds),
    /// The only value: a boolean or an integer.
    Fixed(Literal),
    /// So many items.
    Items(Bounds),
    /// Items differ, as a whole or in one member.
    Unique(Option<&'static str>),
    /// A rule that each key of a map keeps.
    Keys(&'static Rule),
    /// Not inside these blocks.
    ReservedBlock(&'static [Ipv4Net]),
    /// A usable host of a /30 of 169.254.0.0/16 outside these blocks.
    TunnelAddress(&'static [Ipv4Net]),
    /// With that member, two hosts of one /30.
    TunnelPair(&'static str),
    /// Differs from that member.
    Distinct(&'static str),
    /// The integer of one member is smaller than that of another.
    Order {
        /// The smaller.
        less: &'static str,
        /// The larger.
        more: &'static str,
        /// Whether they may be equal.
        may_be_equal: bool,
    },
    /// Has the format with that name when all clauses hold.
    Format(&'static str, &'static [Clause]),
    /// Ought to be there.
    Required,
    /// Mandatory when all clauses hold.
    RequiredWhen(&'static [Clause]),
    /// Makes sense only when all clauses hold.
    OnlyWhen(&'static [Clause]),
    /// The clauses must not hold together.
    Incompatible(&'static [Clause]),
    /// Has no effect when all clauses hold.
    Ineffective(&'static [Clause]),
    /// The provider documents the member or the value as deprecated.
    Deprecated,
    /// The provider cautions against the value.
    WeakAlgorithm,
    /// Documented, and not supported yet.
    Unsupported,
}

/// One condition of a rule.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Clause {
    /// The object has no other member.
    Alone,
    /// The object has that member.
    Present(&'static str),
    /// A list of the same object has a text.
    Has {
        /// The list.
        list: &'static str,
        /// The text.
        value: &'static str,
    },
    /// A value is one of, or none of, some values.
    Compare {
        /// Where the path starts.
        root: Root,
        /// The members that lead to the value.
        path: &'static [&'static str],
        /// Whether it must be none of the values.
        negated: bool,
        /// The values.
        values: &'static [Literal],
        /// Holds unless something else is known.
        assumed: bool,
    },
}

/// Where the path of a clause starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Root {
    /// At a sibling in the same object.
    Sibling,
    /// At the stored connection.
    Current,
    /// At the gateway.
    Gateway,
}

/// A value in a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// Compared without regard to ASCII case: requests say `policy`, responses `POLICY`.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
}

impl Statement {
    /// How much a violation weighs.
    #[must_use]
    pub fn weight(&self) -> Severity {
        self.severity.unwrap_or(self.rule.code().severity())
    }
}

impl Rule {
    /// The conditions of the rule; empty when it has none.
    #[must_use]
    pub const fn clauses(&self) -> &'static [Clause] {
        match self {
            Self::Format(_, clauses)
            | Self::RequiredWhen(clauses)
            | Self::OnlyWhen(clauses)
            | Self::Incompatible(clauses)
            | Self::Ineffective(clauses) => clauses,
            _ => &[],
        }
    }

    /// The code that violations of the rule have.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Length(_) => Code::Length,
            Self::Chars(_) => Code::Chars,
            Self::Classes(_) | Self::EachClass(_) => Code::Classes,
            Self::DistinctChars(_) => Code::DistinctChars,
            Self::Pattern(_) => Code::Pattern,
            Self::Range(_) | Self::RangeExcept(_) => Code::Range,
            Self::Fixed(_) => Code::Fixed,
            Self::Items(_) => Code::Items,
            Self::Unique(_) => Code::Unique,
            Self::Keys(rule) => rule.code(),
            Self::ReservedBlock(_) => Code::ReservedBlock,
            Self::TunnelAddress(_) => Code::TunnelAddress,
            Self::TunnelPair(_) => Code::TunnelPair,
            Self::Distinct(_) => Code::Distinct,
            Self::Order { .. } => Code::Order,
            Self::Format(..) => Code::Format,
            Self::Required => Code::Required,
            Self::RequiredWhen(_) => Code::RequiredWhen,
            Self::OnlyWhen(_) => Code::OnlyWhen,
            Self::Incompatible(_) => Code::Incompatible,
            Self::Ineffective(_) => Code::Ineffective,
            Self::Deprecated => Code::Deprecated,
            Self::WeakAlgorithm => Code::WeakAlgorithm,
            Self::Unsupported => Code::Unsupported,
        }
    }
}
