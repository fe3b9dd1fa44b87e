//! A member of an object while the object is being read.

use std::cell::Cell;

use serde::de::{Error as _, MapAccess};

use crate::Wire;
use crate::deserialize::Seed;
use crate::field::{Field, Presence, Span};
use crate::member::Member;
use crate::read::Reader;
use crate::schema::Kind;

/// A member of an object while the object is being read.
#[derive(Debug)]
pub struct Slot<T> {
    presence: Presence,
    span: Span,
    value: Option<T>,
    /// A response keeps the value elsewhere.
    kept: bool,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self {
            presence: Presence::Absent,
            span: Span::default(),
            value: None,
            kept: false,
        }
    }
}

impl<T> Slot<T> {
    /// Whether the member was there, and could be read.
    #[inline]
    #[must_use]
    pub const fn presence(&self) -> Presence {
        match self.presence {
            Presence::Unsound | Presence::Sound if self.value.is_none() => Presence::Unreadable,
            other => other,
        }
    }

    /// Whether the member was there before.
    #[inline]
    pub(crate) fn was_there(&self) -> bool {
        self.presence != Presence::Absent
    }

    /// The member as the rules see it.
    #[inline]
    #[must_use]
    pub const fn field(&self, member: &'static Member) -> Field<'_, T> {
        Field {
            member,
            presence: Cell::new(self.presence),
            span: self.span,
            value: self.value.as_ref(),
        }
    }

    /// Whether the member was there and could not be read, so that its struct cannot be made.
    #[inline]
    #[must_use]
    pub const fn is_lost(&self) -> bool {
        matches!(self.presence(), Presence::Unreadable) && !self.kept
    }

    /// The value, if there is one.
    #[inline]
    #[must_use]
    pub const fn take(&mut self) -> Option<T> {
        self.value.take()
    }

    /// Gives up a value that could not be read: a response keeps it elsewhere.
    pub fn forget(&mut self) {
        self.kept = true;
        if self.presence == Presence::Absent {
            self.presence = Presence::Unreadable;
        }
    }
}

impl<T: Wire> Slot<T> {
    /// Where the value goes.
    #[inline]
    pub(crate) const fn place(&mut self) -> &mut Option<T> {
        &mut self.value
    }

    /// Notes what was read into the [`place`](Self::place) of a JSON value of
    /// that type. It is `broken` when there were errors.
    #[inline]
    pub(crate) fn fill(&mut self, reader: &Reader<'_, '_>, span: Span, broken: bool) {
        let can_be_made = const { T::KIND.is_composite() };
        self.presence = if can_be_made && is_made_of_others(T::KIND, reader.slice(span)) {
            Presence::Sound
        } else if self.value.is_none() {
            Presence::Unreadable
        } else if broken {
            Presence::Unsound
        } else {
            Presence::Sound
        };
        self.span = span;
    }

    /// Reads the member's value from any format.
    ///
    /// # Errors
    ///
    /// A second value for the same member, or one of another shape.
    pub fn deserialize<'de, A: MapAccess<'de>>(
        &mut self,
        member: &'static Member,
        map: &mut A,
    ) -> Result<(), A::Error> {
        if self.presence != Presence::Absent {
            return Err(A::Error::duplicate_field(member.field.name));
        }
        self.value = Some(map.next_value_seed(Seed::new())?);
        self.presence = Presence::Sound;
        Ok(())
    }
}

/// An object, a list or a map is there, whatever is wrong inside.
fn is_made_of_others(kind: Kind, text: &[u8]) -> bool {
    match (kind, text) {
        (Kind::Object(_) | Kind::Map(_), [b'{', ..])
        | (Kind::List(_) | Kind::OneOrMany(_), [b'[', ..]) => true,
        (Kind::OneOrMany(kind) | Kind::Nullable(kind), text) => is_made_of_others(*kind, text),
        _ => false,
    }
}
