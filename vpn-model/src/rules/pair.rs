//! Not a rule: what rules about two members have in common.

use std::borrow::Cow;

use super::unchecked;
use crate::Code;
use crate::field::{Field, Presence};
use crate::leaf::{Leaf, Scalar};
use crate::sink::{Participant, Scope};
use crate::stored::{Fact, Need};

/// Two values that take part in a rule, and the member of the body that stands last.
pub(super) struct Pair<'a, T: Clone> {
    pub(super) one: Cow<'a, T>,
    pub(super) other: Cow<'a, T>,
    pub(super) later: Participant,
}

/// One side of a pair.
enum Side<'a, T: Clone> {
    Known(Cow<'a, T>),
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
) -> Option<Pair<'a, T>> {
    let later = [one, other]
        .into_iter()
        .filter(|field| field.is_present())
        .map(Participant::of)
        .max_by_key(|participant| participant.span.map(|span| span.start))?;
    match (side(one, scope), side(other, scope)) {
        (Side::Known(one), Side::Known(other)) => Some(Pair { one, other, later }),
        (Side::Unknown(need), Side::Known(_)) | (Side::Known(_), Side::Unknown(need)) => {
            scope.report_participant(later, Code::Unchecked, unchecked::params(code, need));
            None
        }
        _ => None,
    }
}

fn side<'a, T: Leaf + Clone>(field: &Field<'a, T>, scope: &Scope<'_, '_>) -> Side<'a, T> {
    if field.presence.get() != Presence::Absent {
        return field
            .sound()
            .map_or(Side::Nothing, |value| Side::Known(Cow::Borrowed(value)));
    }
    let stored = scope.stored.member(field.member.field.name).fact();
    let scalar = match &stored {
        Fact::Unknown(need) => return Side::Unknown(*need),
        Fact::Text(text) => Scalar::Text(text),
        Fact::Integer(value) => Scalar::Integer(*value),
        Fact::Boolean(value) => Scalar::Boolean(*value),
        Fact::Silenced | Fact::Absent => return Side::Nothing,
        Fact::Composite => return Side::Unknown(Need::Current),
    };
    // Answers mask addresses.
    T::from_scalar(scalar).map_or(Side::Unknown(Need::Current), |value| {
        Side::Known(Cow::Owned(value))
    })
}
