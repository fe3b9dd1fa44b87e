//! The rules, one variant each.

use proc_macro2::Span;

use crate::{Chars, Condition, Member};

/// A rule as it was written, with its place and its severity.
#[derive(Clone, Debug)]
pub struct Stated {
    /// What must hold.
    pub rule: Rule,
    /// The severity that `warn(…)` or `note(…)` asks for; none: that of the rule's code.
    pub severity: Option<Severity>,
    /// Who says so, when it is another document than the table's own.
    pub source: Option<String>,
    /// Where the rule stands.
    pub span: Span,
}

/// A severity below "error".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// `warn(…)`
    Warning,
    /// `note(…)`
    Note,
}

/// One rule of the language. Its name is its code with underscores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// `length(1..=64)`: characters, counted as Unicode scalar values.
    Length(Bounds),
    /// `chars("0-9A-Za-z_.-")`: the only characters that may occur.
    Chars(Chars),
    /// `classes(3..=4)`: how many of upper case, lower case, digit, special occur.
    Classes(Bounds),
    /// `range(60..=604800)`: an integer's bounds.
    Range(Bounds),
    /// `items(..=50)`: how many items a list may have.
    Items(Bounds),
    /// `unique` or `unique(source)`: items differ, as a whole or in one member.
    Unique(Option<Member>),
    /// `reserved_block("100.64.0.0/10")`: not inside these blocks.
    ReservedBlock(Vec<String>),
    /// `tunnel_address(except = "169.254.195.0/24")`: a usable host of a /30 of 169.254.0.0/16.
    TunnelAddress {
        /// Blocks that the provider keeps for itself.
        except: Vec<String>,
    },
    /// `tunnel_pair(tunnel_local_address)`: the two ends are two hosts of one /30.
    TunnelPair(Member),
    /// `distinct(local_id)`: differs from that member.
    Distinct(Member),
    /// `format(Ipv4Address, local_id_type == "ip")`: what the text must be, under conditions.
    Format(Format, Vec<Condition>),
    /// `required_when(…)`: mandatory when all conditions hold.
    RequiredWhen(Vec<Condition>),
    /// `only_when(…)`: makes sense only when all conditions hold.
    OnlyWhen(Vec<Condition>),
    /// `incompatible(…)`: all conditions together cannot be.
    Incompatible(Vec<Condition>),
    /// `ineffective(…)`: has no effect when all conditions hold.
    Ineffective(Vec<Condition>),
    /// `weak_algorithm`: the provider cautions against this value.
    WeakAlgorithm,
    /// `unsupported`: documented, but not supported yet.
    Unsupported,
}

/// What a rule applies to: where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// A text, or each text of a list.
    Text,
    /// An integer, or each integer of a list.
    Integer,
    /// An IPv4 network, or each network of a list.
    Network,
    /// A list as a whole.
    List,
    /// A member of an object, seen together with its siblings.
    Member,
    /// A value of an enum.
    EnumValue,
}

/// Bounds of a range, both inclusive, as in `1..=64`, `..=50`, `1..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The smallest allowed, if there is one.
    pub min: Option<i64>,
    /// The largest allowed, if there is one.
    pub max: Option<i64>,
}

/// What a text can be required to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A dotted IPv4 address.
    Ipv4Address,
    /// An IPv4 network in CIDR notation.
    Ipv4Cidr,
    /// A hyphenated UUID.
    Uuid,
}

impl Format {
    /// All formats, in the order of the rule reference.
    pub const ALL: [Self; 3] = [Self::Ipv4Address, Self::Ipv4Cidr, Self::Uuid];

    /// The format's name in the rule language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ipv4Address => "Ipv4Address",
            Self::Ipv4Cidr => "Ipv4Cidr",
            Self::Uuid => "Uuid",
        }
    }
}

impl Rule {
    /// The names of all rules, in the order of the rule reference.
    pub const NAMES: [&'static str; 17] = [
        "length",
        "chars",
        "classes",
        "range",
        "items",
        "unique",
        "reserved_block",
        "tunnel_address",
        "tunnel_pair",
        "distinct",
        "format",
        "required_when",
        "only_when",
        "incompatible",
        "ineffective",
        "weak_algorithm",
        "unsupported",
    ];

    /// The rule's name: its code with underscores.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Length(_) => "length",
            Self::Chars(_) => "chars",
            Self::Classes(_) => "classes",
            Self::Range(_) => "range",
            Self::Items(_) => "items",
            Self::Unique(_) => "unique",
            Self::ReservedBlock(_) => "reserved_block",
            Self::TunnelAddress { .. } => "tunnel_address",
            Self::TunnelPair(_) => "tunnel_pair",
            Self::Distinct(_) => "distinct",
            Self::Format(..) => "format",
            Self::RequiredWhen(_) => "required_when",
            Self::OnlyWhen(_) => "only_when",
            Self::Incompatible(_) => "incompatible",
            Self::Ineffective(_) => "ineffective",
            Self::WeakAlgorithm => "weak_algorithm",
            Self::Unsupported => "unsupported",
        }
    }

    /// Where the rule may stand.
    #[must_use]
    pub const fn applies(&self) -> Applies {
        match self {
            Self::Length(_) | Self::Chars(_) | Self::Classes(_) => Applies::Text,
            Self::Range(_) => Applies::Integer,
            Self::Items(_) | Self::Unique(_) => Applies::List,
            Self::ReservedBlock(_) | Self::TunnelAddress { .. } => Applies::Network,
            Self::TunnelPair(_)
            | Self::Distinct(_)
            | Self::Format(..)
            | Self::RequiredWhen(_)
            | Self::OnlyWhen(_)
            | Self::Incompatible(_)
            | Self::Ineffective(_) => Applies::Member,
            Self::WeakAlgorithm | Self::Unsupported => Applies::EnumValue,
        }
    }

    /// The conditions that the rule depends on; none for most rules.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        match self {
            Self::Format(_, conditions)
            | Self::RequiredWhen(conditions)
            | Self::OnlyWhen(conditions)
            | Self::Incompatible(conditions)
            | Self::Ineffective(conditions) => conditions,
            _ => &[],
        }
    }

    /// The sibling that the rule compares its member with, if it names one.
    #[must_use]
    pub const fn sibling(&self) -> Option<&Member> {
        match self {
            Self::TunnelPair(member) | Self::Distinct(member) => Some(member),
            _ => None,
        }
    }
}
