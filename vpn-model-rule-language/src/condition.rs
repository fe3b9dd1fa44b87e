//! Conditions: what a rule asks of siblings, of the stored connection
//! (`current`) and of the gateway.

use proc_macro2::Span;

/// A name of a member as it stands on the wire, with its place.
#[derive(Clone, Debug)]
pub struct Member {
    /// The member's name.
    pub name: String,
    /// Where it stands in the rule.
    pub span: Span,
}

impl PartialEq for Member {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Member {}

/// One condition. The conditions of a rule must all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `alone`: the body's object has no other member.
    Alone,
    /// `present(gateway)`: the object has that member.
    Present(Member),
    /// `algorithms has "aes256"`: that list of the same object has a text.
    Has {
        /// The list.
        list: Member,
        /// What it has.
        value: String,
    },
    /// `path == value`, `path != value`, `path in [values]`.
    Compare {
        /// Where the path starts.
        root: Root,
        /// The members that lead to the value; at least one.
        path: Vec<Member>,
        /// What the value is compared with.
        test: Test,
        /// `assume(…)`: holds unless something else is known.
        assumed: bool,
    },
}

impl Condition {
    /// The member of the same object that the condition looks at, if it looks at one.
    #[must_use]
    pub fn sibling(&self) -> Option<&Member> {
        match self {
            Self::Present(member) | Self::Has { list: member, .. } => Some(member),
            Self::Compare {
                root: Root::Sibling,
                path,
                ..
            } => path.first(),
            Self::Alone | Self::Compare { .. } => None,
        }
    }
}

/// Where the path of a condition starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// A sibling in the same object: `ike_version`.
    Sibling,
    /// The stored connection: `current.style`.
    Current,
    /// The VPN gateway: `gateway.ip_version`.
    Gateway,
}

/// How a condition compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Equal to one of these.
    In(Vec<Literal>),
    /// Equal to none of these. An absent member is equal to none.
    NotIn(Vec<Literal>),
}

/// A value in a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// `"policy"`. Compared without regard to ASCII case: providers write the
    /// same word in lower case in requests and in upper case in responses.
    Text(String),
    /// `3`
    Integer(i64),
    /// `true`
    Boolean(bool),
}
