//! A member of an object as the rules see it: there or not, sound or not, and where.

use std::borrow::Cow;
use std::cell::Cell;
use std::net::Ipv4Addr;

use crate::member::Member;
use crate::stored::Fact;
use crate::{IpNet, Ipv4Net, Ipv6Net, Secret, Uuid};

/// A range of bytes; for a value that was built in Rust, a place in the order
/// in which it would be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first byte.
    pub(crate) start: usize,
    /// Behind the last byte.
    pub(crate) end: usize,
}

/// Whether a member is there, and of use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// Not there.
    #[default]
    Absent,
    /// There, but it could not be read.
    Unreadable,
    /// There and read, but it breaks a rule of its own.
    Unsound,
    /// There, and nothing against it.
    Sound,
}

/// A member of an object as the rules see it.
#[derive(Clone, Debug)]
pub struct Field<'a, T> {
    pub(crate) member: &'static Member,
    /// A rule that looks at siblings can still find the value unsound (`format`).
    pub(crate) presence: Cell<Presence>,
    pub(crate) span: Span,
    pub(crate) value: Option<&'a T>,
}

impl<'a, T> Field<'a, T> {
    /// Whether the body has the member at all.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.presence.get() != Presence::Absent
    }

    /// Whether it is there, nothing is wrong with it by itself, and it asks for
    /// something. An object or a list is, whatever is wrong inside.
    #[must_use]
    pub fn takes_part(&self) -> bool
    where
        T: Asks,
    {
        self.presence.get() == Presence::Sound && self.value.is_none_or(Asks::asks)
    }

    /// The value, if nothing is wrong with it by itself.
    #[must_use]
    pub fn sound(&self) -> Option<&'a T> {
        self.value
            .filter(|_| self.presence.get() == Presence::Sound)
    }
}

/// A value that a condition can compare.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared in a condition",
    label = "expected a text, an integer, a boolean or an enum",
    note = "a condition looks at members of the same object, at `current.…` or at `gateway.…`"
)]
#[doc(hidden)]
pub trait AsFact {
    /// The value as a fact.
    fn as_fact(&self) -> Fact<'_>;

    /// Whether it asks for anything: a flag that is `false` does not, and of a
    /// value that the spec does not list nobody knows.
    fn asks_for_something(&self) -> bool {
        true
    }
}

/// A value that can be there and ask for something: an object, too, which no condition compares.
#[doc(hidden)]
pub trait Asks {
    /// See [`AsFact::asks_for_something`]; an object does as soon as it is there.
    fn asks(&self) -> bool;
}

impl<T: AsFact> Asks for T {
    fn asks(&self) -> bool {
        self.asks_for_something()
    }
}

impl AsFact for String {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Text(Cow::Borrowed(self))
    }
}

impl AsFact for Secret {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Composite
    }
}

impl AsFact for bool {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Boolean(*self)
    }

    fn asks_for_something(&self) -> bool {
        *self
    }
}

impl AsFact for u32 {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Integer(i64::from(*self))
    }
}

impl AsFact for i64 {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Integer(*self)
    }
}

impl AsFact for Ipv4Net {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Text(Cow::Owned(self.to_string()))
    }
}

impl AsFact for Ipv4Addr {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Text(Cow::Owned(self.to_string()))
    }
}

impl AsFact for Uuid {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Text(Cow::Owned(self.to_string()))
    }
}

// An IPv6 address is written in several ways; specs cannot compare it with one of them.
impl AsFact for Ipv6Net {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Composite
    }
}

impl AsFact for IpNet {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Composite
    }
}

impl<T> AsFact for Vec<T> {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Composite
    }
}
