//! Reading the members of an object: what derived code calls for the one that comes next.

use super::read::duplicate_member;
use crate::field::Span;
use crate::member::Member;
use crate::path::Path;
use crate::read::{Reader, Stop};
use crate::scope::Scope;
use crate::slot::Slot;
use crate::{Map, Nullable, OneOrMany, Wire, list, map, nullable, one_or_many};

/// An object that is being read, behind the key of a member.
pub struct Members<'r, 'j, 'c> {
    pub(super) reader: &'r mut Reader<'j, 'c>,
    /// Where the object is.
    pub(super) path: &'r Path<'r>,
    /// The position before the key.
    pub(super) before: usize,
}

impl<'j, 'c> Members<'_, 'j, 'c> {
    /// Reads the member's value and applies the rules of the member to it.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn read<T: Wire>(
        &mut self,
        member: &'static Member,
        slot: &mut Slot<T>,
        check: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    ) -> Result<(), Stop> {
        self.member(member, slot, |reader, path, into| {
            T::read(reader, path, into, check)
        })
    }

    /// Reads the member's list, applies `each` to every item and `check` to the list.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn list<T: Wire>(
        &mut self,
        member: &'static Member,
        slot: &mut Slot<Vec<T>>,
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
        check: impl FnMut(&Vec<T>, &mut Scope<'_, 'c>),
    ) -> Result<(), Stop> {
        self.member(member, slot, |reader, path, into| {
            list::read(reader, path, into, each, check)
        })
    }

    /// Reads the member's map, applies `key` to every key, `each` to every value
    /// and `check` to the map.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn map<T: Wire>(
        &mut self,
        member: &'static Member,
        slot: &mut Slot<Map<T>>,
        key: impl FnMut(&str, &mut Scope<'_, 'c>),
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
        check: impl FnMut(&Map<T>, &mut Scope<'_, 'c>),
    ) -> Result<(), Stop> {
        self.member(member, slot, |reader, path, into| {
            map::read(reader, path, into, key, each, check)
        })
    }

    /// Reads the member's value or list, and applies `each` to the value or to every item.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn one_or_many<T: Wire>(
        &mut self,
        member: &'static Member,
        slot: &mut Slot<OneOrMany<T>>,
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    ) -> Result<(), Stop> {
        self.member(member, slot, |reader, path, into| {
            one_or_many::read(reader, path, into, each)
        })
    }

    /// Reads `null`, or lets `inner` read the member's value and apply the member's rules.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    pub fn nullable<T: Wire>(
        &mut self,
        member: &'static Member,
        slot: &mut Slot<Nullable<T>>,
        inner: impl FnOnce(&mut Reader<'j, 'c>, &Path<'_>, &mut Option<T>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.member(member, slot, |reader, path, into| {
            nullable::read(reader, path, into, inner)
        })
    }

    /// Lets `read` read the value, unless the member was there before.
    #[inline]
    fn member<T: Wire>(
        &mut self,
        member: &'static Member,
        slot: &mut Slot<T>,
        read: impl FnOnce(&mut Reader<'j, 'c>, &Path<'_>, &mut Option<T>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let path = self.path.member(member);
        if slot.was_there() {
            return duplicate_member(self.reader, &path, member, self.before);
        }
        let start = self.reader.position();
        let errors = self.reader.sink.errors();
        read(self.reader, &path, slot.place())?;
        let end = self.reader.position();
        let span = Span { start, end };
        let broken = self.reader.sink.errors() > errors;
        slot.fill(self.reader, span, broken);
        Ok(())
    }
}
