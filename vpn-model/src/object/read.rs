//! Reading an object from JSON text.

use super::{Members, Object};
use crate::field::{Presence, Span};
use crate::member::Member;
use crate::path::Path;
use crate::read::json::JsonType;
use crate::read::{Next, Reader, Stop};
use crate::schema::Schema;
use crate::scope::{Participant, Scope};
use crate::{Code, rules, suggest};

/// Reads an object and reports what is wrong with it.
///
/// # Errors
///
/// Stops where the text is not well-formed.
pub fn read<'c, T: Object>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    into: &mut Option<T>,
    mut check: impl FnMut(T::Fields<'_>, &mut Scope<'_, 'c>),
) -> Result<(), Stop> {
    let start = reader.position();
    let kind = reader.peek(path)?;
    if kind != JsonType::Object {
        return reader.wrong_type(path, kind, "an object");
    }
    reader.enter(path, start)?;
    let mut slots = T::Slots::default();
    let mut members = Members {
        reader,
        path,
        before: 0,
    };
    let mut first = true;
    let mut expected = 0;
    loop {
        members.before = members.reader.position();
        let next = members.reader.next_member::<T>(expected, path, first)?;
        first = false;
        let index = match next {
            Next::End => break,
            Next::Member(index) => index,
            Next::Unknown => {
                unknown_member::<T>(&mut members, &mut slots)?;
                continue;
            }
        };
        expected = index + 1;
        if const { T::SCHEMA.tolerant } {
            tolerant_member::<T>(&mut slots, index, &mut members)?;
        } else {
            T::read_member(&mut slots, index, &mut members)?;
        }
    }
    reader.leave();
    let span = Span {
        start,
        end: reader.position(),
    };
    let mut scope = reader.scope(path, span);
    if const { T::SCHEMA.requires_something() } {
        report_missing::<T>(&slots, &mut scope);
    }
    let fields = T::fields(&slots);
    T::check(&fields, &mut scope);
    check(fields, &mut scope);
    if reader.sink.builds() {
        *into = T::finish(&mut slots);
    }
    Ok(())
}

/// A member of a response: `null` says that there is nothing, and what does not fit is kept as it is.
fn tolerant_member<T: Object>(
    slots: &mut T::Slots,
    index: usize,
    members: &mut Members<'_, '_, '_>,
) -> Result<(), Stop> {
    let Some(member) = T::MEMBERS.get(index) else {
        return Ok(());
    };
    if T::presence(slots, index) != Presence::Absent {
        return T::read_member(slots, index, members);
    }
    let start = members.reader.position();
    let path = members.path.member(member);
    if members.reader.peek(&path)? == JsonType::Null {
        members.reader.null(&path)?;
        // Absent, and yet here: the same key again is still the same key again.
        T::extra(slots, Some(index));
        return Ok(());
    }
    T::read_member(slots, index, members)?;
    if T::presence(slots, index) == Presence::Unreadable
        && let Some(extra) = T::extra(slots, Some(index))
    {
        let end = members.reader.position();
        extra.keep(member.field.name, members.reader.slice(Span { start, end }));
    }
    Ok(())
}

/// The same key again: the first value counts.
#[cold]
pub(super) fn duplicate_member(
    reader: &mut Reader<'_, '_>,
    path: &Path<'_>,
    member: &'static Member,
    before: usize,
) -> Result<(), Stop> {
    let span = reader.key_span(before);
    reader.scope(path, span).report(
        Code::DuplicateField,
        rules::duplicate_field::params(member.field.name),
    );
    reader.skip(path)?;
    Ok(())
}

/// Keeps the text of a value beside the members of a response.
#[cold]
fn keep<T: Object>(reader: &Reader<'_, '_>, slots: &mut T::Slots, name: &str, value: Span) {
    let raw = reader.slice(value);
    if let Some(extra) = T::extra(slots, None) {
        extra.keep(name, raw);
    }
}

/// A member that the spec does not list: refused in a request, kept in a response.
#[cold]
fn unknown_member<T: Object>(
    members: &mut Members<'_, '_, '_>,
    slots: &mut T::Slots,
) -> Result<(), Stop> {
    let name = members.reader.last_key();
    let value = refuse_member(members, T::SCHEMA, &name)?;
    keep::<T>(members.reader, slots, &name, value);
    Ok(())
}

/// Reports such a member and steps over its value.
fn refuse_member(
    members: &mut Members<'_, '_, '_>,
    schema: &'static Schema,
    name: &str,
) -> Result<Span, Stop> {
    let Members { reader, path, .. } = members;
    let bound_to_schema =
        name == "$schema" && path.is_root() && reader.sink.context.accepts_schema_member();
    let key = reader.last_key_span();
    let member_path = path.unknown(schema, name);
    if !bound_to_schema {
        // Of an answer, nobody can say what was meant.
        let meant = match schema.tolerant {
            true => None,
            false => suggest::member(name, schema, path.root_schema().unwrap_or(schema)),
        };
        let params = rules::unknown_field::params(meant);
        reader
            .scope(&member_path, key)
            .report(Code::UnknownField, params);
    }
    reader.skip(&member_path)
}

fn report_missing<T: Object>(slots: &T::Slots, scope: &mut Scope<'_, '_>) {
    for member in T::MEMBERS {
        if member.field.required && T::presence(slots, member.index) == Presence::Absent {
            scope.report_participant(
                Participant { member, span: None },
                Code::Required,
                rules::required::params(member.field.name),
            );
        }
    }
}
