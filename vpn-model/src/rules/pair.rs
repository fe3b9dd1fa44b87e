//! Not a rule: what rules about two members have in common.

use std::borrow::Cow;

use super::unchecked;
use crate::Code;
use crate::field::{AsFact, Field};
use crate::sink::{Participant, Scope};
use crate::stored::Fact;

/// Two texts that take part in a rule, and the member of the body that stands last.
pub(super) struct Pair<'a> {
    pub(super) one: Cow<'a, str>,
    pub(super) other: Cow<'a, str>,
    pub(super) later: Participant,
}

/// The values of two members: those of the body, else the stored ones. None
/// when the body has neither, when one is nowhere or wrong by itself, and when
/// one is not known, which is then noted.
pub(super) fn read<'a, 'c: 'a, T: AsFact>(
    one: &Field<'a, T>,
    other: &Field<'a, T>,
    code: Code,
    scope: &mut Scope<'_, 'c>,
) -> Option<Pair<'a>> {
    let later = [one, other]
        .into_iter()
        .filter(|field| field.is_present())
        .map(Participant::of)
        .max_by_key(|participant| participant.span.map(|span| span.start))?;
    match (scope.sibling(one).fact, scope.sibling(other).fact) {
        (Fact::Text(one), Fact::Text(other)) => Some(Pair { one, other, later }),
        (Fact::Unknown(need), Fact::Text(_)) | (Fact::Text(_), Fact::Unknown(need)) => {
            scope.report_participant(later, Code::Unchecked, unchecked::params(code, need));
            None
        }
        _ => None,
    }
}
