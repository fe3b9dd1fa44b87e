//! Structs, lists of values, and what their members hold.

use vpn_model_rule_language::Stated;

use super::Section;
use crate::source::Span;

/// An object: a table of parameters.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The provider's name of the table.
    pub name: String,
    /// The name in Rust, unique in the spec.
    pub rust_name: String,
    /// The section it belongs to.
    pub section: Section,
    /// What the spec says about the table, by paragraph.
    pub prose: Vec<String>,
    /// Members that people look for here and that another resource has: the name, and where it belongs.
    pub elsewhere: Vec<(String, String)>,
    /// The members.
    pub members: Vec<Member>,
    /// The place of the table's name.
    pub span: Span,
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// What it holds.
    pub holds: Type,
    /// Whether `null` is a value of its own. Never in a response, where it is absent.
    pub nullable: bool,
    /// Whether the member must be there. Never in a response.
    pub mandatory: bool,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// What it is.
    pub description: String,
    /// The place of its name.
    pub span: Span,
}

/// What a member holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// One value.
    One(Base),
    /// `Array of X`.
    Array(Base),
    /// `Map of X`: an object whose keys are data.
    Map(Base),
    /// `X or Array of X`; in responses only.
    OneOrMany(Base),
}

impl Type {
    /// The type of the value, or of each item or value in it.
    #[must_use]
    pub const fn base(&self) -> &Base {
        match self {
            Self::One(base) | Self::Array(base) | Self::Map(base) | Self::OneOrMany(base) => base,
        }
    }

    /// Whether it is a list.
    #[must_use]
    pub const fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }
}

/// The type of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer,
    /// A UUID, as text.
    Uuid,
    /// An IPv4 address with a prefix length, as text.
    Ipv4Cidr,
    /// An IPv4 address, as text.
    Ipv4Address,
    /// A point in time, as text; in responses only.
    Timestamp,
    /// An IPv6 address with a prefix length, as text.
    Ipv6Cidr,
    /// An IPv4 or IPv6 address with a prefix length, as text.
    Cidr,
    /// An IPv4 address with or without a prefix length, as text.
    Ipv4CidrOrAddress,
    /// Text that nobody may see.
    Secret,
    /// Anything; in responses only.
    Any,
    /// An object: the struct of this name in Rust.
    Struct(String),
    /// One of a list of values: the enum of this name in Rust.
    Enum(String),
}

impl Base {
    /// The types that need no table.
    pub const BUILT_IN: [Self; 12] = [
        Self::String,
        Self::Boolean,
        Self::Integer,
        Self::Uuid,
        Self::Ipv4Cidr,
        Self::Ipv4Address,
        Self::Ipv6Cidr,
        Self::Cidr,
        Self::Ipv4CidrOrAddress,
        Self::Timestamp,
        Self::Secret,
        Self::Any,
    ];

    /// The name in a spec's Type column.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::String => "String",
            Self::Boolean => "Boolean",
            Self::Integer => "Integer",
            Self::Uuid => "Uuid",
            Self::Ipv4Cidr => "Ipv4Cidr",
            Self::Ipv4Address => "Ipv4Address",
            Self::Ipv6Cidr => "Ipv6Cidr",
            Self::Cidr => "Cidr",
            Self::Ipv4CidrOrAddress => "Ipv4CidrOrAddress",
            Self::Timestamp => "Timestamp",
            Self::Secret => "Secret",
            Self::Any => "Any",
            Self::Struct(name) | Self::Enum(name) => name,
        }
    }
}

/// A rule of a member or of a value.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The rule as the spec writes it.
    pub text: String,
    /// What it says.
    pub stated: Stated,
    /// The place of the rule.
    pub span: Span,
}

/// A closed list of values: a table of values.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The provider's name of the table.
    pub name: String,
    /// The name in Rust, unique in the spec.
    pub rust_name: String,
    /// What the spec says about the table, by paragraph.
    pub prose: Vec<String>,
    /// The values; at least one.
    pub values: Vec<Value>,
    /// The place of the table's name.
    pub span: Span,
}

/// One value of a list.
#[derive(Clone, Debug)]
pub struct Value {
    /// The value on the wire.
    pub name: String,
    /// The name in Rust, where the spec gives one.
    pub rust_name: Option<String>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// What it means.
    pub description: String,
    /// The place of the value.
    pub span: Span,
}
