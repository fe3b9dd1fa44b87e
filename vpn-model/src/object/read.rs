//! Reading an object from JSON text.

use super::{Object, member};
use crate::field::{Presence, Span};
use crate::path::Path;
use crate::read::json::JsonType;
use crate::read::{Reader, Stop};
use crate::schema::Member;
use crate::sink::{Participant, Scope};
use crate::stored::Stored;
use crate::{Code, rules, suggest};

/// Reads an object and reports what is wrong with it.
///
/// # Errors
///
/// Stops where the text is not well-formed.
pub fn read<'c, T: Object>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    stored: Stored<'c>,
    mut check: impl FnMut(T::Fields<'_>, &mut Scope<'_, 'c>),
) -> Result<Option<T>, Stop> {
    let (kind, start) = reader.peek(path)?;
    if kind != JsonType::Object {
        wrong_type(reader, path, stored, kind, "an object")?;
        return Ok(None);
    }
    reader.enter(path, start)?;
    let mut slots = T::Slots::default();
    let mut first = true;
    loop {
        let before = reader.position();
        let found = reader.next_key(path, first, |name| {
            T::index_of(name)
                .and_then(|index| member::<T>(index))
                .ok_or_else(|| name.to_owned())
        })?;
        first = false;
        match found {
            None => break,
            Some(Ok(member)) => {
                known_member::<T>(reader, path, stored, &mut slots, member, before)?;
            }
            Some(Err(name)) => {
                unknown_member::<T>(reader, path, &mut slots, &name, before)?;
            }
        }
    }
    reader.leave();
    let span = Span {
        start,
        end: reader.position(),
    };
    let mut scope = reader.scope(path, span, stored);
    if !T::SCHEMA.tolerant {
        report_missing::<T>(&slots, &mut scope);
    }
    let fields = T::fields(&slots);
    T::check(&fields, &mut scope);
    check(fields, &mut scope);
    Ok(T::finish(slots))
}

fn known_member<'c, T: Object>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    stored: Stored<'c>,
    slots: &mut T::Slots,
    member: Member,
    before: usize,
) -> Result<(), Stop> {
    let path = &path.member(member);
    if T::presence(slots, member.index) != Presence::Absent {
        let span = reader.key_span(before);
        reader.scope(path, span, Stored::Nothing).report(
            Code::DuplicateField,
            rules::duplicate_field::params(member.field.name),
        );
        reader.skip(path)?;
        return Ok(());
    }
    let stored = stored.member(member.field.name);
    if !T::SCHEMA.tolerant {
        return T::read_member(slots, member, reader, path, stored);
    }
    let (kind, start) = reader.peek(path)?;
    if kind == JsonType::Null {
        // Absent, and yet here: the same key again is still the same key again.
        T::extra(slots, Some(member.index));
        return reader.null(path);
    }
    T::read_member(slots, member, reader, path, stored)?;
    if T::presence(slots, member.index) == Presence::Unreadable {
        let end = reader.position();
        let raw = reader.slice(Span { start, end });
        if let Some(extra) = T::extra(slots, Some(member.index)) {
            extra.keep(member.field.name, raw);
        }
    }
    Ok(())
}

/// A member that the spec does not list: refused in a request, kept in a response.
#[cold]
fn unknown_member<T: Object>(
    reader: &mut Reader<'_, '_>,
    path: &Path<'_>,
    slots: &mut T::Slots,
    name: &str,
    before: usize,
) -> Result<(), Stop> {
    let bound_to_schema =
        name == "$schema" && path.is_root() && reader.sink.context.accepts_schema_member();
    let key = reader.key_span(before);
    let member_path = path.unknown(T::SCHEMA, name);
    if !bound_to_schema {
        // Of an answer, nobody can say what was meant.
        let meant = match T::SCHEMA.tolerant {
            true => None,
            false => suggest::member(name, T::SCHEMA, path.root_schema().unwrap_or(T::SCHEMA)),
        };
        let params = rules::unknown_field::params(meant);
        reader
            .scope(&member_path, key, Stored::Nothing)
            .report(Code::UnknownField, params);
    }
    let value = reader.skip(&member_path)?;
    let raw = reader.slice(value);
    if let Some(extra) = T::extra(slots, None) {
        extra.keep(name, raw);
    }
    Ok(())
}

fn report_missing<T: Object>(slots: &T::Slots, scope: &mut Scope<'_, '_>) {
    for member in T::SCHEMA.members() {
        if member.field.required && T::presence(slots, member.index) == Presence::Absent {
            scope.report_participant(
                Participant { member, span: None },
                Code::Required,
                rules::required::params(member.field.name),
            );
        }
    }
}

/// Steps over a value and reports that it is of another JSON type.
#[cold]
pub(crate) fn wrong_type<'c>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    stored: Stored<'c>,
    found: JsonType,
    expected: &'static str,
) -> Result<(), Stop> {
    let found = match found {
        JsonType::Null => "null",
        JsonType::Boolean => "a boolean",
        JsonType::Number => "a number",
        JsonType::String => "a string",
        JsonType::Array => "an array",
        JsonType::Object => "an object",
    };
    let span = reader.skip(path)?;
    reader
        .scope(path, span, stored)
        .report(Code::Type, rules::type_::params(expected, found));
    Ok(())
}
