//! Which operation a payload is for, told from its shape: the names of its
//! members, and of their members. Values are stepped over and never kept.

mod unclear;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use vpn_model::schema::{FieldSchema, Kind, Schema};
use vpn_model::{Code, Context, OperationInfo};

use self::unclear::{ambiguous, nothing_fits, unclear};
use crate::console::Complaint;
use crate::target::{BodyKind, Target};

/// Finds what the payload is for; the complaint says what to type instead.
///
/// A text that is not well-formed fits nothing and everything. It is checked
/// as the request whose member names occur most, which reports where it is
/// malformed.
pub(crate) fn detect(
    name: &str,
    text: &[u8],
    operations: &'static [OperationInfo],
) -> Result<Target, Complaint> {
    let detected = detect_well_formed(name, text, operations);
    detected.or_else(|complaint| match guess(text, operations) {
        // The library looks at more than this does: at all of the characters, and its limits.
        Some(target) if !is_well_formed(text, target) => Ok(target),
        _ => Err(complaint),
    })
}

fn is_well_formed(text: &[u8], target: Target) -> bool {
    let report = target.body.check_json(text, &Context::new());
    let mut violations = report.into_iter();
    violations.all(|violation| violation.code != Code::Syntax)
}

fn detect_well_formed(
    name: &str,
    text: &[u8],
    operations: &'static [OperationInfo],
) -> Result<Target, Complaint> {
    let shape = match serde_json::from_slice::<Shape>(text) {
        Ok(shape) => shape,
        Err(_) => {
            return guess(text, operations).ok_or_else(|| unclear(name, "there are no operations"));
        }
    };
    let Object(Some(mut members)) = shape else {
        return Err(unclear(name, "its top level is not an object").help(unclear::HOW_TO_SAY));
    };
    members.retain(|(name, _)| name != SCHEMA_MEMBER);
    let mut fitting = requests(&members, operations);
    if fitting.is_empty() {
        fitting = nearest(&members, operations);
    }
    let Some((best, others)) = fitting.split_first() else {
        return Err(nothing_fits(name, &members, operations));
    };
    if !others.iter().all(|other| same_body(best, other)) {
        return Err(ambiguous(name, &ranked(fitting, &members, operations)));
    }
    let has_strays = || fit(&members, best.body.schema).unknown_at_the_top > 0;
    if has_strays() && !unclear::wrapped(&members, operations).is_empty() {
        // What only lacks its wrapper is not something else with strange members.
        return Err(nothing_fits(name, &members, operations));
    }
    Ok(*best)
}

/// With this member, editors bind a file to a schema; the library ignores it, too.
const SCHEMA_MEMBER: &str = "$schema";

fn of_kind(operations: &'static [OperationInfo], kind: BodyKind) -> impl Iterator<Item = Target> {
    let targets = operations.iter();
    targets.filter_map(move |operation| Target::of(operation, kind))
}

/// The request whose member names occur most in a text that is not well-formed.
fn guess(text: &[u8], operations: &'static [OperationInfo]) -> Option<Target> {
    let keys = keys(text);
    let mut best: Option<(Target, usize)> = None;
    for target in of_kind(operations, BodyKind::Request) {
        let mut names = Vec::new();
        all_names(target.body.schema, DEPTH, &mut names);
        let occurring = |key: &&&[u8]| names.iter().any(|name| name.as_bytes() == **key);
        let count = keys.iter().filter(occurring).count();
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((target, count));
        }
    }
    best.map(|(target, _)| target)
}

/// The strings before a colon, as far as one can tell.
fn keys(text: &[u8]) -> HashSet<&[u8]> {
    let mut keys = HashSet::new();
    let mut parts = text.split(|byte| *byte == b'"').peekable();
    while let Some(part) = parts.next() {
        let behind = parts
            .peek()
            .and_then(|next| next.trim_ascii_start().first());
        if behind == Some(&b':') && part.len() <= 64 {
            keys.insert(part);
        }
    }
    keys
}

/// Schemas nest less deep; one that held itself would have no end.
const DEPTH: usize = 8;

fn all_names(schema: &'static Schema, depth: usize, names: &mut Vec<&'static str>) {
    for field in schema.fields {
        names.push(field.name);
        if let (Kind::Object(inner), Some(depth)) = (field.kind.innermost(), depth.checked_sub(1)) {
            all_names(inner, depth, names);
        }
    }
}

/// The requests that know all top-level members, best first. Of several, those
/// remain that know the most of what lies below.
///
/// A request comes before a response that fits as well or better: what people
/// check is what they send, and a stray member of it must not make it an answer.
fn requests(members: &[Member], operations: &'static [OperationInfo]) -> Vec<Target> {
    let fitting = of_kind(operations, BodyKind::Request)
        .map(|target| (target, fit(members, target.body.schema)))
        .filter(|(_, fit)| fit.unknown_at_the_top == 0)
        .collect();
    best_first(fitting)
}

/// The bodies, of any kind, that know the most of a payload with top-level
/// members that no request has; of equals, the requests.
fn nearest(members: &[Member], operations: &'static [OperationInfo]) -> Vec<Target> {
    let fits = |kind| {
        of_kind(operations, kind)
            .map(|target| (target, fit(members, target.body.schema)))
            // What is mostly strange is something else.
            .filter(|(_, fit)| fit.known > 0 && fit.known >= fit.unknown)
    };
    let all = BodyKind::ALL.into_iter().flat_map(fits);
    let Some(fewest) = all.map(|(_, fit)| fit.unknown).min() else {
        return Vec::new();
    };
    BodyKind::ALL
        .into_iter()
        .map(|kind| {
            best_first(
                fits(kind)
                    .filter(|(_, fit)| fit.unknown == fewest)
                    .collect(),
            )
        })
        .find(|fitting| !fitting.is_empty())
        .unwrap_or_default()
}

/// Those with the fewest unknown members; first those with most known and fewest
/// missing ones.
fn best_first(mut fitting: Vec<(Target, Fit)>) -> Vec<Target> {
    let fewest = fitting.iter().map(|(_, fit)| fit.unknown).min();
    fitting.retain(|(_, fit)| Some(fit.unknown) == fewest);
    fitting.sort_by_key(|(_, fit)| (Reverse(fit.known), fit.missing));
    fitting.into_iter().map(|(target, _)| target).collect()
}

/// Candidates, with the answers that fit better than these requests: if one has
/// to be told apart from the others, it can be one of those, too. Best first.
fn ranked(
    candidates: Vec<Target>,
    members: &[Member],
    operations: &'static [OperationInfo],
) -> Vec<Target> {
    let unknown = |target: &Target| fit(members, target.body.schema).unknown;
    let most = candidates.first().map_or(0, unknown);
    let answers = [BodyKind::Response, BodyKind::Error].into_iter();
    let answers = answers.flat_map(|kind| of_kind(operations, kind));
    let better = answers.filter(|target| unknown(target) < most);
    let mut all: Vec<_> = candidates.iter().copied().chain(better).collect();
    // What fits equally well stays in order.
    all.sort_by_key(unknown);
    all
}

/// Whether it does not matter as which of two it is checked.
fn same_body(one: &Target, other: &Target) -> bool {
    let body = |target: &Target| (target.body.schema.name, target.body.schema.source);
    body(one) == body(other)
}

/// How well the two levels fit.
#[derive(Default)]
struct Fit {
    known: usize,
    /// With what lies below them.
    unknown: usize,
    unknown_at_the_top: usize,
    /// Mandatory members that are not there.
    missing: usize,
}

fn fit(members: &[Member], schema: &Schema) -> Fit {
    let mut fit = Fit::default();
    let required = schema.fields.iter().filter(|field| field.required);
    let is_missing = |field: &&FieldSchema| members.iter().all(|(name, _)| name != field.name);
    fit.missing = required.filter(is_missing).count();
    for (name, Object(inner)) in members {
        let Some(field) = find(schema, name) else {
            fit.unknown += 1 + inner.as_ref().map_or(0, Vec::len);
            fit.unknown_at_the_top += 1;
            continue;
        };
        fit.known += 1;
        if let (Kind::Object(schema), Some(inner)) = (field.kind.without_null(), inner) {
            let known = |(name, _): &&(String, _)| find(schema, name).is_some();
            let count = inner.iter().filter(known).count();
            fit.known += count;
            fit.unknown += inner.len() - count;
        }
    }
    fit
}

fn find(schema: &Schema, name: &str) -> Option<&'static FieldSchema> {
    schema.fields.iter().find(|field| field.name == name)
}

/// The part of a payload that tells what it is for: member names, two levels deep.
type Shape = Object<Object<IgnoredAny>>;
type Member = (String, Object<IgnoredAny>);

/// The members of a well-formed value, or nothing if it is not an object.
struct Object<V>(Option<Vec<(String, V)>>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Object<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for ObjectVisitor<V> {
    type Value = Object<V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Object(Some(members)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Object(None))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Object(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Object(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Object(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Object(None))
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Object(None))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Object(None))
    }
}

#[cfg(test)]
mod tests {
    use super::detect;
    use vpn_model::OperationInfo;
    use vpn_model::otc::v5::UpdateVpnConnection;

    const UPDATE: OperationInfo = OperationInfo::of::<UpdateVpnConnection>();

    /// Two operations with the same wrapper; the second knows other members in it.
    static OPERATIONS: [OperationInfo; 2] = [
        {
            let mut update = UPDATE;
            update.id = "test:update";
            update
        },
        {
            let mut create = UPDATE;
            create.id = "test:create";
            create.request = Some(UPDATE.response);
            create
        },
    ];

    fn detected(text: &str) -> String {
        match detect("a.json", text.as_bytes(), &OPERATIONS) {
            Ok(target) => target.to_string(),
            Err(complaint) => format!("{complaint:?}"),
        }
    }

    #[test]
    fn the_second_level_decides_when_the_first_does_not() {
        let update = r#"{"vpn_connection": {"psk": "x", "name": "y"}}"#;
        assert_eq!(detected(update), "test:update:request");
        let create = r#"{"vpn_connection": {"vgw_id": "x", "name": "y"}}"#;
        assert_eq!(detected(create), "test:create:request");
    }

    #[test]
    fn several_candidates_are_listed_best_first() {
        let both = detected(r#"{"vpn_connection": {"name": "y"}}"#);
        assert!(both.contains("it fits 2 operations; say which"), "{both}");
        let neither = detected(r#"{"vpn_connection": {"vgw_id": "x", "psk": "y", "name": 1}}"#);
        let (update, create) = (
            neither.find("--as test:update"),
            neither.find("--as test:create"),
        );
        assert!(create.is_some() && update.is_some(), "{neither}");
    }

    #[test]
    fn malformed_text_is_the_first_operation() {
        assert_eq!(detected("{"), "test:update:request");
    }
}
