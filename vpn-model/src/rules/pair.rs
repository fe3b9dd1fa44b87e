//! Not a rule: what rules about two members have in common.

use std::borrow::Cow;

use super::unchecked;
use crate::Code;
use crate::field::{Field, Presence};
use crate::leaf::{Leaf, Scalar};
use crate::scope::{Participant, Scope};
use crate::stored::{Fact, Need};

/// One side of a pair.
enum Side<V> {
    Known(V),
    Unknown(Need),
    /// Nowhere, or wrong by itself.
    Nothing,
}

/// The values of two members: those of the body, else the stored ones. None
/// when the body has neither, when one is nowhere or wrong by itself, and when
/// one is not known, which is then noted.
pub(super) fn read<'a, T: Leaf + Clone>(
    one: &Field<'a, T>,
    other: &Field<'a, T>,
    code: Code,
    scope: &mut Scope<'_, '_>,
) -> Option<(Cow<'a, T>, Cow<'a, T>)> {
    if !(one.is_present() || other.is_present()) {
        return None;
    }
    // Answers mask addresses: what does not parse is not known.
    let stored = |scalar: Scalar<'_>| T::from_scalar(scalar).ok().map(Cow::Owned);
    let sides = (
        side(one, Cow::Borrowed, stored, scope),
        side(other, Cow::Borrowed, stored, scope),
    );
    both(sides, || later(one, other), code, scope)
}

/// The same for integers, whatever type holds them.
pub(super) fn integers<T: Copy + Into<i64>, U: Copy + Into<i64>>(
    one: &Field<'_, T>,
    other: &Field<'_, U>,
    code: Code,
    scope: &mut Scope<'_, '_>,
) -> Option<(i64, i64)> {
    if !(one.is_present() || other.is_present()) {
        return None;
    }
    let stored = |scalar: Scalar<'_>| match scalar {
        Scalar::Integer(value) => Some(value),
        _ => None,
    };
    let sides = (
        side(one, |value| (*value).into(), stored, scope),
        side(other, |value| (*value).into(), stored, scope),
    );
    both(sides, || later(one, other), code, scope)
}

/// The one of the two members that stands later in the body.
pub(super) fn later<T, U>(one: &Field<'_, T>, other: &Field<'_, U>) -> Participant {
    Participant::of(one).later(Participant::of(other))
}

fn both<V>(
    sides: (Side<V>, Side<V>),
    later: impl FnOnce() -> Participant,
    code: Code,
    scope: &mut Scope<'_, '_>,
) -> Option<(V, V)> {
    match sides {
        (Side::Known(one), Side::Known(other)) => Some((one, other)),
        (Side::Unknown(need), Side::Known(_)) | (Side::Known(_), Side::Unknown(need)) => {
            unchecked::report(later(), code, need, scope);
            None
        }
        _ => None,
    }
}

fn side<'a, T, V>(
    field: &Field<'a, T>,
    sound: impl Fn(&'a T) -> V,
    stored: impl Fn(Scalar<'_>) -> Option<V>,
    scope: &Scope<'_, '_>,
) -> Side<V> {
    if field.presence.get() != Presence::Absent {
        return field
            .sound()
            .map_or(Side::Nothing, |value| Side::Known(sound(value)));
    }
    let fact = scope.stored(field).fact();
    let scalar = match &fact {
        Fact::Unknown(need) => return Side::Unknown(*need),
        Fact::Text(text) => Scalar::Text(text),
        Fact::Integer(value) => Scalar::Integer(*value),
        Fact::Boolean(value) => Scalar::Boolean(*value),
        Fact::Silenced | Fact::Absent => return Side::Nothing,
        Fact::Composite => return Side::Unknown(Need::Current),
    };
    stored(scalar).map_or(Side::Unknown(Need::Current), Side::Known)
}
