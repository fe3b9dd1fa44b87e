//! A member of an object while the object is being read.

use std::cell::Cell;

use serde::de::{Error as _, MapAccess};

use crate::Wire;
use crate::deserialize::Seed;
use crate::field::{Field, Presence, Span};
use crate::list;
use crate::map::{self, Map};
use crate::nullable::{self, Nullable};
use crate::one_or_many::{self, OneOrMany};
use crate::path::Path;
use crate::read::json::JsonType;
use crate::read::{Reader, Stop};
use crate::schema::{Kind, Member};
use crate::sink::Scope;
use crate::stored::Stored;

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
    #[must_use]
    pub const fn presence(&self) -> Presence {
        match self.presence {
            Presence::Unsound | Presence::Sound if self.value.is_none() => Presence::Unreadable,
            other => other,
        }
    }

    /// The member as the rules see it.
    #[must_use]
    pub const fn field(&self, member: Member) -> Field<'_, T> {
        Field {
            member,
            presence: Cell::new(self.presence),
            span: self.span,
            value: self.value.as_ref(),
        }
    }

    /// The value of a member that may be missing; none when it was there and could not be read.
    #[must_use]
    pub fn optional(self) -> Option<Option<T>> {
        match self.presence() {
            Presence::Unreadable if !self.kept => None,
            _ => Some(self.value),
        }
    }

    /// The value of a mandatory member; none when it was missing or could not be read.
    #[must_use]
    pub fn mandatory(self) -> Option<T> {
        self.value
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
    /// Takes in what was read of a JSON value of that type, when there were so
    /// many errors before.
    fn fill(
        &mut self,
        reader: &Reader<'_, '_>,
        (found, start): (JsonType, usize),
        errors: usize,
        value: Option<T>,
    ) {
        self.presence = match found {
            _ if is_made_of_others(T::KIND, found) => Presence::Sound,
            _ if value.is_none() => Presence::Unreadable,
            _ if reader.sink.errors() > errors => Presence::Unsound,
            _ => Presence::Sound,
        };
        self.span = Span {
            start,
            end: reader.position(),
        };
        self.value = value;
    }

    /// Reads the member's value and applies the rules of the member to it.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn read<'c>(
        &mut self,
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        stored: Stored<'c>,
        check: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    ) -> Result<(), Stop> {
        let next = reader.peek(path)?;
        let errors = reader.sink.errors();
        let value = T::read(reader, path, stored, check)?;
        self.fill(reader, next, errors, value);
        Ok(())
    }

    /// Reads the member's value from any format.
    ///
    /// # Errors
    ///
    /// A second value for the same member, or one of another shape.
    pub fn deserialize<'de, A: MapAccess<'de>>(
        &mut self,
        member: Member,
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
fn is_made_of_others(kind: Kind, found: JsonType) -> bool {
    match (kind, found) {
        (Kind::Object(_) | Kind::Map(_), JsonType::Object)
        | (Kind::List(_) | Kind::OneOrMany(_), JsonType::Array) => true,
        (Kind::OneOrMany(kind) | Kind::Nullable(kind), found) => is_made_of_others(*kind, found),
        _ => false,
    }
}

impl<T: Wire> Slot<Vec<T>> {
    /// Reads the member's list, applies `each` to every item and `check` to the list.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn read_list<'c>(
        &mut self,
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        stored: Stored<'c>,
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
        check: impl FnMut(&Vec<T>, &mut Scope<'_, 'c>),
    ) -> Result<(), Stop> {
        let next = reader.peek(path)?;
        let errors = reader.sink.errors();
        let value = list::read(reader, path, stored, each, check)?;
        self.fill(reader, next, errors, value);
        Ok(())
    }
}

impl<T: Wire> Slot<Map<T>> {
    /// Reads the member's map, applies `key` to every key, `each` to every value
    /// and `check` to the map.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn read_map<'c>(
        &mut self,
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        stored: Stored<'c>,
        key: impl FnMut(&str, &mut Scope<'_, 'c>),
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
        check: impl FnMut(&Map<T>, &mut Scope<'_, 'c>),
    ) -> Result<(), Stop> {
        let next = reader.peek(path)?;
        let errors = reader.sink.errors();
        let value = map::read(reader, path, stored, key, each, check)?;
        self.fill(reader, next, errors, value);
        Ok(())
    }
}

impl<T: Wire> Slot<OneOrMany<T>> {
    /// Reads the member's value or list, and applies `each` to the value or to every item.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn read_one_or_many<'c>(
        &mut self,
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        stored: Stored<'c>,
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    ) -> Result<(), Stop> {
        let next = reader.peek(path)?;
        let errors = reader.sink.errors();
        let value = one_or_many::read(reader, path, stored, each)?;
        self.fill(reader, next, errors, value);
        Ok(())
    }
}

impl<T: Wire> Slot<Nullable<T>> {
    /// Reads `null`, or lets `inner` read the member's value and apply the member's rules.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn read_nullable<'c>(
        &mut self,
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        stored: Stored<'c>,
        inner: impl FnOnce(&mut Reader<'_, 'c>, &Path<'_>, Stored<'c>) -> Result<Option<T>, Stop>,
    ) -> Result<(), Stop> {
        let next = reader.peek(path)?;
        let errors = reader.sink.errors();
        let value = nullable::read(reader, path, stored, inner)?;
        self.fill(reader, next, errors, value);
        Ok(())
    }
}
