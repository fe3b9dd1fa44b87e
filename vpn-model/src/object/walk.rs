//! Checking an object that was built in Rust.

use std::cell::Cell;

use super::{Object, member};
use crate::field::{Field, Presence, Span};
use crate::member::Member;
use crate::path::Path;
use crate::scope::Scope;
use crate::sink::Sink;
use crate::{Code, Extra, Map, Nullable, OneOrMany, Wire, list, map, nullable, one_or_many, rules};

/// Checks an object that was built in Rust.
pub fn walk<'c, T: Object>(
    value: &T,
    sink: &mut Sink<'c>,
    path: &Path<'_>,
    mut check: impl FnMut(T::Fields<'_>, &mut Scope<'_, 'c>),
) {
    let span = sink.tick();
    let fields = value.walk_members(&mut Walk { sink, path });
    if let Some(extra) = value.kept() {
        walk_extra::<T>(extra, sink, path);
    }
    let mut scope = Scope::new(sink, path, span);
    T::check(&fields, &mut scope);
    check(fields, &mut scope);
}

/// Notes once more what reading noted: that a response holds more than its members.
fn walk_extra<T: Object>(extra: &Extra, sink: &mut Sink<'_>, path: &Path<'_>) {
    for (name, _) in extra.iter() {
        let known = member::<T>(name);
        let (path, code, params) = match known {
            Some(member) => (
                path.member(member),
                Code::Type,
                rules::type_::params("a value that fits the spec", "another"),
            ),
            None => (
                path.unknown(T::SCHEMA, name),
                Code::UnknownField,
                rules::unknown_field::params(None),
            ),
        };
        let span = sink.tick();
        Scope::new(sink, &path, span).report(code, params);
    }
}

/// The walk over the members of a struct that was built in Rust.
#[derive(Debug)]
pub struct Walk<'w, 'p, 'c> {
    sink: &'w mut Sink<'c>,
    path: &'p Path<'p>,
}

impl<'c> Walk<'_, '_, 'c> {
    /// Walks one member and applies its rules.
    pub fn member<'a, T: Wire>(
        &mut self,
        member: &'static Member,
        value: Option<&'a T>,
        check: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    ) -> Field<'a, T> {
        self.field(member, value, |value, sink, path| {
            value.walk(sink, path, check);
        })
    }

    /// Walks one list, applies `each` to its items and `check` to the list.
    pub fn list<'a, T: Wire>(
        &mut self,
        member: &'static Member,
        value: Option<&'a Vec<T>>,
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
        check: impl FnMut(&Vec<T>, &mut Scope<'_, 'c>),
    ) -> Field<'a, Vec<T>> {
        self.field(member, value, |value, sink, path| {
            list::walk(value, sink, path, each, check);
        })
    }

    /// Walks one map, applies `key` to its keys, `each` to its values and `check` to the map.
    pub fn map<'a, T: Wire>(
        &mut self,
        member: &'static Member,
        value: Option<&'a Map<T>>,
        key: impl FnMut(&str, &mut Scope<'_, 'c>),
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
        check: impl FnMut(&Map<T>, &mut Scope<'_, 'c>),
    ) -> Field<'a, Map<T>> {
        self.field(member, value, |value, sink, path| {
            map::walk(value, sink, path, key, each, check);
        })
    }

    /// Walks one value or list, and applies `each` to the value or to its items.
    pub fn one_or_many<'a, T: Wire>(
        &mut self,
        member: &'static Member,
        value: Option<&'a OneOrMany<T>>,
        each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    ) -> Field<'a, OneOrMany<T>> {
        self.field(member, value, |value, sink, path| {
            one_or_many::walk(value, sink, path, each);
        })
    }

    /// Lets `inner` walk one value, if it is not `null`.
    pub fn nullable<'a, T: Wire>(
        &mut self,
        member: &'static Member,
        value: Option<&'a Nullable<T>>,
        inner: impl FnOnce(&T, &mut Sink<'c>, &Path<'_>),
    ) -> Field<'a, Nullable<T>> {
        self.field(member, value, |value, sink, path| {
            nullable::walk(value, sink, path, inner);
        })
    }

    fn field<'a, T>(
        &mut self,
        member: &'static Member,
        value: Option<&'a T>,
        walk: impl FnOnce(&'a T, &mut Sink<'c>, &Path<'_>),
    ) -> Field<'a, T> {
        let mut field = Field {
            member,
            presence: Cell::new(Presence::Absent),
            span: Span::default(),
            value,
        };
        if let Some(value) = value {
            let errors = self.sink.errors();
            // The same place that the value itself takes next.
            field.span = self.sink.next_tick();
            let path = self.path.member(member);
            walk(value, self.sink, &path);
            let composite = member.field.kind.is_composite();
            field.presence = Cell::new(if self.sink.errors() > errors && !composite {
                Presence::Unsound
            } else {
                Presence::Sound
            });
        }
        field
    }
}
