//! What a provider's structs look like and which rules they have, as static data: for tools that make forms, pages,
//! other schemas or payloads of it. A service that reads and checks payloads does not need this module.
//!
//! Start at [`Model::schema`](crate::Model::schema), which is the [`Schema`] of one struct, or at
//! [`operations`](crate::operations), which has those of all bodies. A [`Schema`] has [`FieldSchema`]s; each says what it
//! holds (a [`Kind`], which leads on into other structs) and what the spec states of it ([`Statement`]s, each a [`Rule`]
//! with its weight and its source). [`Statement::words`] and [`Kind::words`] say both for people.
//!
//! ```
//! use vpn_model::otc::v5::UpdateDpd;
//! use vpn_model::Model as _;
//! use vpn_model::schema::{Bounds, Kind, Rule};
//!
//! let schema = UpdateDpd::schema();
//! let interval = schema.fields.iter().find(|field| field.name == "interval").unwrap();
//! assert!(matches!(interval.kind, Kind::Integer(_)));
//! assert!(!interval.required);
//!
//! let stated = interval.rules[0];
//! let Rule::Range(Bounds { min, max }) = stated.rule else { panic!("{stated:?}") };
//! assert_eq!((min, max), (Some(10), Some(3600)));
//! assert_eq!(stated.words(), "Must be between 10 and 3600.");
//! ```
//!
//! The enums grow with the rule language and the structs with what specs say, so matches need an arm for the rest, and
//! only `#[derive(Model)]` makes the structs.

pub(crate) mod make;
mod statement;
mod words;

pub use self::statement::{Class, Clause, Literal, Pattern, Root, Rule, Statement};
pub(crate) use self::words::{article, either};

/// A struct: its members in declaration order.
#[derive(Debug)]
#[non_exhaustive]
pub struct Schema {
    /// The name of the Rust type, which is that of the provider's table or schema.
    pub name: &'static str,
    /// What it is, in CommonMark; paragraphs are lines.
    pub description: &'static str,
    /// The document and the table in it; of a table that several documents have, all of them.
    pub source: &'static str,
    /// The documents, if there are several, each with what stands in `source` if it is the only one.
    pub(crate) sources: &'static [(&'static str, &'static str)],
    /// Whether it is a response: unknown members and values are kept, not refused.
    pub tolerant: bool,
    /// Members that people look for here and that another resource has: the name, and where it belongs.
    pub elsewhere: &'static [(&'static str, &'static str)],
    /// The members, in declaration order.
    pub fields: &'static [FieldSchema],
}

/// One member of a [`Schema`].
#[derive(Debug)]
#[non_exhaustive]
pub struct FieldSchema {
    /// The name on the wire.
    pub name: &'static str,
    /// The name as a step of a JSON Pointer (RFC 6901), with its slash.
    pub pointer: &'static str,
    /// What it is, in CommonMark.
    pub description: &'static str,
    /// Whether a request must have it.
    pub required: bool,
    /// What it holds.
    pub kind: Kind,
    /// What the spec states of it; rules of scalars on a list or a map are about its items or values.
    pub rules: &'static [Statement],
}

/// What a member holds.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A text.
    Text,
    /// An integer within the bounds of its Rust type.
    Integer(Bounds),
    /// `true` or `false`.
    Boolean,
    /// A text with a format: the name that [`Rule::Format`] has, too.
    Format(&'static str),
    /// A text of a list; in responses any other, too.
    Values(&'static EnumSchema),
    /// A text that no output may show.
    Secret,
    /// An object.
    Object(&'static Schema),
    /// A list.
    List(&'static Kind),
    /// An object whose keys are data: what its values hold.
    Map(&'static Kind),
    /// One value, or a list of them; in responses only.
    OneOrMany(&'static Kind),
    /// A value, or `null`; in requests only.
    Nullable(&'static Kind),
    /// Anything; in responses only.
    Any,
}

impl Kind {
    /// The same without `null`.
    #[must_use]
    pub const fn without_null(self) -> Self {
        match self {
            Self::Nullable(kind) => kind.without_null(),
            kind => kind,
        }
    }

    /// What one value holds: an item of a list, a value of a map, or what is not `null`.
    #[must_use]
    pub const fn innermost(self) -> Self {
        match self {
            Self::List(kind) | Self::Map(kind) | Self::OneOrMany(kind) | Self::Nullable(kind) => {
                kind.innermost()
            }
            kind => kind,
        }
    }

    /// Whether the value is made of others.
    pub(crate) const fn is_composite(self) -> bool {
        match self {
            Self::Object(_) | Self::List(_) | Self::Map(_) | Self::OneOrMany(_) => true,
            Self::Nullable(kind) => kind.is_composite(),
            _ => false,
        }
    }
}

/// A list of texts.
#[derive(Debug)]
#[non_exhaustive]
pub struct EnumSchema {
    /// The name of the Rust type.
    pub name: &'static str,
    /// What it is, in CommonMark.
    pub description: &'static str,
    /// The values, in the order of the spec.
    pub values: &'static [ValueSchema],
}

/// A value of an [`EnumSchema`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ValueSchema {
    /// The text on the wire.
    pub text: &'static str,
    /// What it means, in CommonMark.
    pub description: &'static str,
    /// What the provider has against it.
    pub cautions: &'static [Statement],
}

/// Inclusive bounds; a missing one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The smallest allowed.
    pub min: Option<i64>,
    /// The largest allowed.
    pub max: Option<i64>,
}

impl Bounds {
    /// No bounds at all.
    pub const NONE: Self = Self {
        min: None,
        max: None,
    };

    pub(crate) fn contains(self, value: i64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

impl FieldSchema {
    /// The bounds to name for an integer that does not even fit its Rust type.
    pub(crate) fn range(&self) -> Bounds {
        let stated = self.rules.iter().find_map(|stated| match stated.rule {
            // A warning's bounds are not the reason why such a number is an error.
            Rule::Range(bounds) if stated.severity.is_none() => Some(bounds),
            _ => None,
        });
        stated.unwrap_or(match self.kind.innermost() {
            Kind::Integer(bounds) => bounds,
            _ => Bounds::NONE,
        })
    }
}

impl Schema {
    /// Schemas nest less deep; one that held itself would have no end.
    pub(crate) const DEEPEST: usize = 16;

    /// The member with that name on the wire.
    pub(crate) fn field(&self, name: &str) -> Option<&'static FieldSchema> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether a member is missing when it is not there. None of a response is.
    pub(crate) const fn requires_something(&self) -> bool {
        let mut fields = self.fields;
        while let [field, rest @ ..] = fields {
            if field.required && !self.tolerant {
                return true;
            }
            fields = rest;
        }
        false
    }

    /// The document and the table in it, for an object that stands in another one with that source:
    /// of a table that several documents have, the document is that of the object around it.
    ///
    /// ```
    /// use vpn_model::Model as _;
    /// use vpn_model::stackit::v1::{Phase1, TunnelConfiguration};
    ///
    /// let tunnel = TunnelConfiguration::schema().source;
    /// assert_eq!(
    ///     Phase1::schema().source_in(tunnel),
    ///     "STACKIT VPN API v1, schema TunnelConfiguration.phase1"
    /// );
    /// ```
    #[must_use]
    pub fn source_in(&self, around: &str) -> &'static str {
        let is_around = |document: &str| {
            let table = around.strip_prefix(document);
            table.is_some_and(|table| table.starts_with(", "))
        };
        let found = self
            .sources
            .iter()
            .find(|(document, _)| is_around(document));
        found.map_or(self.source, |(_, source)| source)
    }
}
