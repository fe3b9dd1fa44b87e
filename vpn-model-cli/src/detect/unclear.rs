//! What is said of a payload that fits no operation, or several: the candidates,
//! ranked, as they are typed.

use std::cmp::Reverse;

use vpn_model::OperationInfo;
use vpn_model::schema::Kind;

use super::{Member, find, fit, of_kind};
use crate::console::Complaint;
use crate::suggest::closest;
use crate::target::{BodyKind, Target};
use crate::text::{counted, elided, printable};

/// How many unknown members a complaint names.
const NAMED: usize = 5;

/// How many candidates: a body can fit all operations of a system.
const LISTED: usize = 20;

pub(super) const HOW_TO_SAY: &str = "say it with `--as API:OPERATION`; `vpn-model list` shows all";

/// Names the members that no request has, or that no request has together.
pub(super) fn nothing_fits(
    name: &str,
    members: &[Member],
    operations: &'static [OperationInfo],
) -> Complaint {
    let at_the_top = || {
        of_kind(operations, BodyKind::Request).flat_map(|target| target.body.schema.fields.iter())
    };
    let unknown: Vec<_> = members
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| at_the_top().all(|field| field.name != *name))
        .collect();
    let quoted = |name: &&str| format!("`{}`", printable(&elided(name, 60)));
    let why = match unknown.as_slice() {
        [] => "no operation has all of its top-level members".to_owned(),
        [only] => format!("no request has a top-level member {}", quoted(only)),
        several => {
            let more = match several.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {}", counted(more, "other")),
            };
            let named: Vec<_> = several.iter().take(NAMED).map(quoted).collect();
            format!(
                "no request has top-level members {}{more}",
                named.join(", ")
            )
        }
    };
    let complaint = unclear(name, &why);
    let meant = |word: &&str| closest(word, at_the_top().map(|field| field.name));
    let slip = unknown.iter().find_map(meant);
    let wrapped = wrapped(members, operations);
    if let Some(meant) = slip {
        let have = |target: &Target| find(target.body.schema, meant).is_some();
        let mut candidates: Vec<_> = of_kind(operations, BodyKind::Request)
            .filter(have)
            .collect();
        candidates.sort_by_key(|target| {
            let fit = fit(members, target.body.schema);
            (Reverse(fit.known), fit.unknown, fit.missing)
        });
        return list(
            complaint.help(format!("did you mean `{meant}`?")),
            &candidates,
        );
    }
    if wrapped.is_empty() {
        return complaint.help(HOW_TO_SAY);
    }
    let groups = wrapped.chunk_by(|(one, _), (other, _)| one == other);
    groups.fold(complaint, |complaint, group| {
        let wrapper = group.first().map_or("", |(wrapper, _)| wrapper);
        let candidates: Vec<_> = group.iter().map(|(_, target)| *target).collect();
        let help = format!("these members stand inside of `{wrapper}` in");
        list(complaint.help(help), &candidates)
    })
}

/// The members that should have been around these, with the requests that have
/// them; those with the same one after each other.
pub(super) fn wrapped(
    members: &[Member],
    operations: &'static [OperationInfo],
) -> Vec<(&'static str, Target)> {
    let around = |target: Target| {
        let [field] = target.body.schema.fields else {
            return None;
        };
        let Kind::Object(inside) = field.kind.without_null() else {
            return None;
        };
        let known = members.iter().all(|(name, _)| find(inside, name).is_some());
        (known && !members.is_empty()).then_some((field.name, target))
    };
    let mut all: Vec<_> = of_kind(operations, BodyKind::Request)
        .filter_map(around)
        .collect();
    all.sort_by_key(|(wrapper, _)| Reverse(*wrapper));
    all
}

/// Says which it could be, the best first.
pub(super) fn ambiguous(name: &str, candidates: &[Target]) -> Complaint {
    let is_request = |target: &Target| target.kind == BodyKind::Request;
    let what = match candidates {
        [first, .., last] if is_request(first) != is_request(last) => {
            "both answers and requests; say which, the likeliest first".to_owned()
        }
        _ => format!("{}; say which", counted(candidates.len(), "operation")),
    };
    list(unclear(name, &format!("it fits {what}")), candidates)
}

/// Adds what to type for each.
fn list(mut complaint: Complaint, candidates: &[Target]) -> Complaint {
    for target in candidates.iter().take(LISTED) {
        complaint = complaint.line(format!("--as {}", short(target)));
    }
    match candidates.len().saturating_sub(LISTED) {
        0 => complaint,
        more => complaint.line(format!("… or {more} more; `vpn-model list` shows all")),
    }
}

/// What to type: a request is what `--as` means without a kind.
fn short(target: &Target) -> String {
    match target.kind {
        BodyKind::Request => target.operation.id.to_owned(),
        _ => target.to_string(),
    }
}

pub(super) fn unclear(name: &str, why: &str) -> Complaint {
    Complaint::usage(format!("cannot tell which operation {name} is for: {why}"))
}
