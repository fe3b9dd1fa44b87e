//! The rules, one variant each.

use proc_macro2::Span;

use crate::{Chars, Condition, Literal, Member, Pattern};

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
    /// `classes("upper", "digit")`: each of these occurs.
    EachClass(Vec<Class>),
    /// `distinct_chars(16..)`: how many different characters occur.
    DistinctChars(Bounds),
    /// `pattern("^([a-z][a-z-]*)?$")`: the whole text is made like this.
    Pattern(Pattern),
    /// `range(60..=604800)`: an integer's bounds.
    Range(Bounds),
    /// `range(except = 65535..=4199999999)`: not within these bounds.
    RangeExcept(Bounds),
    /// `fixed(true)`, `fixed(1500)`: the only value; a boolean or an integer.
    Fixed(Literal),
    /// `items(..=50)`: how many items a list may have.
    Items(Bounds),
    /// `unique` or `unique(source)`: items differ, as a whole or in one member.
    Unique(Option<Member>),
    /// `keys(length(1..=63))`: a rule for texts that each key of a map keeps.
    Keys(Box<Rule>),
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
    /// `order(interval < timeout)`: one member is smaller than another.
    Order(Order),
    /// `format(Ipv4Address, local_id_type == "ip")`: what the text must be, under conditions;
    /// always, if there are none.
    Format(Format, Vec<Condition>),
    /// `warn(required)`: ought to be there. A member that must be there is mandatory by its type.
    Required,
    /// `required_when(…)`: mandatory when all conditions hold.
    RequiredWhen(Vec<Condition>),
    /// `only_when(…)`: makes sense only when all conditions hold.
    OnlyWhen(Vec<Condition>),
    /// `incompatible(…)`: all conditions together cannot be.
    Incompatible(Vec<Condition>),
    /// `ineffective(…)`: has no effect when all conditions hold.
    Ineffective(Vec<Condition>),
    /// `deprecated`: the provider documents the member or the value as such.
    Deprecated,
    /// `weak_algorithm`: the provider cautions against this value.
    WeakAlgorithm,
    /// `unsupported`: a member or a value that is documented, but not supported yet.
    Unsupported,
}

/// What a rule applies to: where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// A text, or each text of a list.
    Text,
    /// An integer, or each integer of a list.
    Integer,
    /// A boolean, or each boolean of a list.
    Boolean,
    /// An IPv4 network, or each network of a list.
    Network,
    /// A list as a whole, or a map as a whole.
    List,
    /// A map, for its keys.
    Map,
    /// A member of an object, seen together with its siblings.
    Member,
    /// A value of an enum.
    EnumValue,
    /// A member by itself, as a whole, or a value of an enum.
    MemberOrValue,
}

/// `interval < timeout`, `min <= max`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The member that is smaller.
    pub less: Member,
    /// The member that is larger.
    pub more: Member,
    /// Whether the two may be equal: `<=`.
    pub may_be_equal: bool,
}

/// A class of characters; all are about ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `"upper"`: A to Z.
    Upper,
    /// `"lower"`: a to z.
    Lower,
    /// `"digit"`: 0 to 9.
    Digit,
    /// `"special"`: punctuation.
    Special,
}

impl Class {
    /// All classes, in the order in which messages name them.
    pub const ALL: [Self; 4] = [Self::Upper, Self::Lower, Self::Digit, Self::Special];

    /// The class's name in the rule language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Lower => "lower",
            Self::Digit => "digit",
            Self::Special => "special",
        }
    }
}

/// Bounds of a range, both inclusive, as in `1..=64`, `..=50`, `1..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The smallest allowed, if there is one.
    pub min: Option<i64>,
    /// The largest allowed, if there is one.
    pub max: Option<i64>,
}

impl Bounds {
    /// Whether every integer within has room in a `u32`.
    #[must_use]
    pub fn fit_u32(self) -> bool {
        let fits = |bound: Option<i64>| bound.is_some_and(|bound| u32::try_from(bound).is_ok());
        fits(self.min) && fits(self.max)
    }
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
    /// A host name.
    HostName,
    /// A host name, an IPv4 or an IPv6 address.
    HostNameOrAddress,
    /// A name that identifies an end of a connection.
    Fqdn,
}

impl Format {
    /// All formats, in the order of the rule reference.
    pub const ALL: [Self; 6] = [
        Self::Ipv4Address,
        Self::Ipv4Cidr,
        Self::Uuid,
        Self::HostName,
        Self::HostNameOrAddress,
        Self::Fqdn,
    ];

    /// The format's name in the rule language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ipv4Address => "Ipv4Address",
            Self::Ipv4Cidr => "Ipv4Cidr",
            Self::Uuid => "Uuid",
            Self::HostName => "HostName",
            Self::HostNameOrAddress => "HostNameOrAddress",
            Self::Fqdn => "Fqdn",
        }
    }

    /// Whether a member can have the format as its type.
    #[must_use]
    pub const fn is_type(self) -> bool {
        matches!(self, Self::Ipv4Address | Self::Ipv4Cidr | Self::Uuid)
    }
}

impl Rule {
    /// The names of all rules, in the order of the rule reference.
    pub const NAMES: [&'static str; 24] = [
        "length",
        "chars",
        "classes",
        "distinct_chars",
        "pattern",
        "range",
        "fixed",
        "items",
        "unique",
        "keys",
        "reserved_block",
        "tunnel_address",
        "tunnel_pair",
        "distinct",
        "order",
        "format",
        "required",
        "required_when",
        "only_when",
        "incompatible",
        "ineffective",
        "deprecated",
        "weak_algorithm",
        "unsupported",
    ];

    /// The rule's name: its code with underscores.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Length(_) => "length",
            Self::Chars(_) => "chars",
            Self::Classes(_) | Self::EachClass(_) => "classes",
            Self::DistinctChars(_) => "distinct_chars",
            Self::Pattern(_) => "pattern",
            Self::Range(_) | Self::RangeExcept(_) => "range",
            Self::Fixed(_) => "fixed",
            Self::Items(_) => "items",
            Self::Unique(_) => "unique",
            Self::Keys(_) => "keys",
            Self::ReservedBlock(_) => "reserved_block",
            Self::TunnelAddress { .. } => "tunnel_address",
            Self::TunnelPair(_) => "tunnel_pair",
            Self::Distinct(_) => "distinct",
            Self::Order(_) => "order",
            Self::Format(..) => "format",
            Self::Required => "required",
            Self::RequiredWhen(_) => "required_when",
            Self::OnlyWhen(_) => "only_when",
            Self::Incompatible(_) => "incompatible",
            Self::Ineffective(_) => "ineffective",
            Self::Deprecated => "deprecated",
            Self::WeakAlgorithm => "weak_algorithm",
            Self::Unsupported => "unsupported",
        }
    }

    /// Where the rule may stand.
    #[must_use]
    pub const fn applies(&self) -> Applies {
        match self {
            Self::Length(_)
            | Self::Chars(_)
            | Self::Classes(_)
            | Self::EachClass(_)
            | Self::DistinctChars(_)
            | Self::Pattern(_) => Applies::Text,
            // Without conditions it is a rule like `pattern`.
            Self::Format(_, conditions) if conditions.is_empty() => Applies::Text,
            Self::Range(_) | Self::RangeExcept(_) => Applies::Integer,
            Self::Fixed(Literal::Boolean(_)) => Applies::Boolean,
            Self::Fixed(_) => Applies::Integer,
            Self::Items(_) | Self::Unique(_) => Applies::List,
            Self::Keys(_) => Applies::Map,
            Self::ReservedBlock(_) | Self::TunnelAddress { .. } => Applies::Network,
            Self::TunnelPair(_)
            | Self::Distinct(_)
            | Self::Order(_)
            | Self::Format(..)
            | Self::Required
            | Self::RequiredWhen(_)
            | Self::OnlyWhen(_)
            | Self::Incompatible(_)
            | Self::Ineffective(_) => Applies::Member,
            Self::WeakAlgorithm => Applies::EnumValue,
            Self::Deprecated | Self::Unsupported => Applies::MemberOrValue,
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
