//! What a schema cannot say, and why. The only list: the schemas are made by
//! it, a test holds payloads against it, and it is data for `rules.json`.

use super::{Absent, conditions};
use crate::leaves::Format;
use crate::schema::{FieldSchema, Kind, Rule, Schema, Statement};
use crate::{Code, IpNet, Ipv6Net, Severity, Uuid};

/// Why a schema cannot say a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// It is about the text, and a schema sees values.
    Text,
    /// It weighs less than an error.
    Advice,
    /// It compares two values of the payload.
    Comparison,
    /// It counts what is different.
    Counting,
    /// It takes arithmetic with addresses, and the blocks can be replaced.
    Networks,
    /// It depends on the gateway or on the stored connection.
    OtherDocument,
    /// It depends on what an absent member has stored.
    Stored,
    /// Editors find the schema of a file by it.
    Editors,
    /// The library keeps what a schema refuses.
    Tolerance,
}

impl Topic {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Advice,
        Self::Comparison,
        Self::Counting,
        Self::Networks,
        Self::OtherDocument,
        Self::Stored,
        Self::Editors,
        Self::Tolerance,
    ];

    /// The word for it: `other-document`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Advice => "advice",
            Self::Comparison => "comparison",
            Self::Counting => "counting",
            Self::Networks => "networks",
            Self::OtherDocument => "other-document",
            Self::Stored => "stored",
            Self::Editors => "editors",
            Self::Tolerance => "tolerance",
        }
    }

    /// The reason in a sentence.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Text => {
                "A schema sees values, not text: the same key twice, 3600.0 and 1e3 in place of integers, and malformed text are gone when it looks."
            }
            Self::Advice => "A warning or a note never makes a schema refuse.",
            Self::Comparison => {
                "A schema cannot compare two values of a payload, nor the members of two items, nor two ways to write one value."
            }
            Self::Counting => "A schema cannot count the different characters of a text.",
            Self::Networks => {
                "Whether a network lies in a block takes arithmetic, and which blocks are reserved differs by region."
            }
            Self::OtherDocument => {
                "It depends on the gateway or the stored connection, and a schema sees the body only."
            }
            Self::Stored => {
                "On a partial update an absent member keeps its stored value, which a schema does not see."
            }
            Self::Editors => {
                "Editors find the schema of a file by its member `$schema`, which is no part of the request: the profile full allows it, and `vpn-model validate` ignores it."
            }
            Self::Tolerance => {
                "The library keeps a member of an answer that has another JSON type, and notes it; a schema refuses the answer."
            }
        }
    }
}

/// Everything that a schema cannot say, by code: the whole list. The pages about
/// it are made of this, and a test fails when an entry is needed by no payload.
pub const UNSAID: &[(Code, Topic)] = &[
    // About any body: no rule of a spec stands for these.
    (Code::Syntax, Topic::Text),
    (Code::DuplicateField, Topic::Text),
    // Of a wrong type only how a number is written.
    (Code::Type, Topic::Text),
    // Of a range only that of 64 bits: readers of JSON round an integer beyond it, perhaps to its end.
    (Code::Range, Topic::Text),
    // Of unknown members only `$schema` at the top.
    (Code::UnknownField, Topic::Editors),
    // About rules of requests, by `unsaid`.
    (Code::Unique, Topic::Comparison),
    (Code::TunnelPair, Topic::Comparison),
    (Code::Distinct, Topic::Comparison),
    (Code::Order, Topic::Comparison),
    (Code::DistinctChars, Topic::Counting),
    (Code::ReservedBlock, Topic::Networks),
    (Code::Format, Topic::OtherDocument),
    (Code::RequiredWhen, Topic::OtherDocument),
    (Code::OnlyWhen, Topic::OtherDocument),
    (Code::Incompatible, Topic::OtherDocument),
    (Code::Ineffective, Topic::OtherDocument),
    (Code::Format, Topic::Stored),
    (Code::RequiredWhen, Topic::Stored),
    (Code::OnlyWhen, Topic::Stored),
    (Code::Incompatible, Topic::Stored),
    (Code::Ineffective, Topic::Stored),
    // About answers: the only place where a schema refuses and the library does not.
    (Code::Drift, Topic::Tolerance),
];

/// Why the schema of a request cannot say a rule, or not all of it; none when it says it.
#[must_use]
pub fn unsaid(
    object: &'static Schema,
    member: &'static FieldSchema,
    stated: &'static Statement,
    absent: Absent,
) -> Option<Topic> {
    if let Rule::Deprecated = stated.rule {
        // An annotation says it.
        return None;
    }
    if stated.weight() != Severity::Error {
        return Some(Topic::Advice);
    }
    match stated.rule {
        Rule::Length(_)
        | Rule::Chars(_)
        | Rule::Classes(_)
        | Rule::EachClass(_)
        | Rule::Pattern(_)
        | Rule::Range(_)
        | Rule::RangeExcept(_)
        | Rule::Fixed(_)
        | Rule::Items(_)
        | Rule::TunnelAddress(_)
        | Rule::Format(_, [])
        | Rule::Deprecated => None,
        Rule::Keys(rule) => matches!(rule, Rule::DistinctChars(_)).then_some(Topic::Counting),
        Rule::Unique(None) => has_notations(member.kind.innermost()).then_some(Topic::Comparison),
        Rule::Unique(Some(_)) | Rule::TunnelPair(_) | Rule::Distinct(_) | Rule::Order { .. } => {
            Some(Topic::Comparison)
        }
        Rule::DistinctChars(_) => Some(Topic::Counting),
        Rule::ReservedBlock(_) => Some(Topic::Networks),
        Rule::Format(..)
        | Rule::RequiredWhen(_)
        | Rule::OnlyWhen(_)
        | Rule::Incompatible(_)
        | Rule::Ineffective(_) => conditions::say(object, member, stated, absent).unsaid,
        Rule::Required | Rule::WeakAlgorithm | Rule::Unsupported => Some(Topic::Advice),
    }
}

/// Whether equal values can be written in several ways.
fn has_notations(kind: Kind) -> bool {
    match kind {
        Kind::Format(name) => [Uuid::NAME, Ipv6Net::NAME, IpNet::NAME].contains(&name),
        kind => kind.is_composite(),
    }
}
