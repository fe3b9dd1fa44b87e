//! Which operation a payload is for, told from its shape: the names of its
//! members, and of their members. Values are stepped over and never kept.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use vpn_model::{FieldSchema, Kind, OperationInfo, Schema};

use crate::console::Complaint;
use crate::target::{BodyKind, Target};
use crate::text::{counted, elided, printable};

/// How many candidates, or unknown members, a complaint names.
const NAMED: usize = 10;

/// Finds what the payload is for; the complaint says what to type instead.
///
/// A text that is not well-formed fits nothing and everything. It is checked
/// as the first operation's request, which reports where it is malformed.
pub(crate) fn detect(
    name: &str,
    text: &[u8],
    operations: &'static [OperationInfo],
) -> Result<Target, Complaint> {
    let shape = match serde_json::from_slice::<Shape>(text) {
        Ok(shape) => shape,
        Err(_) => return first(operations).ok_or_else(|| unclear(name, "there are no operations")),
    };
    let Object(Some(mut members)) = shape else {
        return Err(unclear(name, "its top level is not an object").help(HOW_TO_SAY));
    };
    members.retain(|(name, _)| name != SCHEMA_MEMBER);
    let mut fitting = requests(&members, operations);
    if fitting.is_empty() {
        fitting = nearest(&members, operations);
    }
    match fitting.as_slice() {
        [] => {}
        [only] => return Ok(*only),
        several => return Err(ambiguous(name, several)),
    }
    Err(unclear(name, &nothing_fits(&members, operations)).help(HOW_TO_SAY))
}

/// With this member, editors bind a file to a schema; the library ignores it, too.
const SCHEMA_MEMBER: &str = "$schema";

const HOW_TO_SAY: &str = "say it with `--as API:OPERATION`; `vpn-model list` shows all";

fn first(operations: &'static [OperationInfo]) -> Option<Target> {
    operations
        .iter()
        .find_map(|operation| Target::of(operation, BodyKind::Request))
}

/// The requests that know all top-level members, best first. Of several, those
/// remain that also know all members of the wrapper.
///
/// A request comes before a response that fits as well or better: what people
/// check is what they send, and a stray member of it must not make it an answer.
fn requests(members: &[Member], operations: &'static [OperationInfo]) -> Vec<Target> {
    let kind = BodyKind::Request;
    let mut fitting: Vec<_> = operations
        .iter()
        .filter_map(|operation| Target::of(operation, kind))
        .map(|target| (target, fit(members, target.body.schema)))
        .filter(|(_, fit)| fit.unknown_at_the_top == 0)
        .collect();
    if fitting.iter().any(|(_, fit)| fit.unknown == 0) {
        fitting.retain(|(_, fit)| fit.unknown == 0);
    }
    best_first(fitting)
}

/// The bodies, of any kind, that know the most of a payload with top-level
/// members that no request has; of equals, the requests.
fn nearest(members: &[Member], operations: &'static [OperationInfo]) -> Vec<Target> {
    for kind_of_most in BodyKind::ALL {
        let mut fitting: Vec<_> = BodyKind::ALL
            .into_iter()
            .flat_map(|kind| {
                operations
                    .iter()
                    .filter_map(move |operation| Target::of(operation, kind))
            })
            .map(|target| (target, fit(members, target.body.schema)))
            .filter(|(_, fit)| fit.known > 0)
            .collect();
        let fewest = fitting.iter().map(|(_, fit)| fit.unknown).min();
        fitting.retain(|(target, fit)| Some(fit.unknown) == fewest && target.kind == kind_of_most);
        if !fitting.is_empty() {
            return best_first(fitting);
        }
    }
    Vec::new()
}

fn best_first(mut fitting: Vec<(Target, Fit)>) -> Vec<Target> {
    fitting.sort_by_key(|(_, fit)| std::cmp::Reverse(fit.known));
    fitting.into_iter().map(|(target, _)| target).collect()
}

/// How well the two levels fit.
struct Fit {
    known: usize,
    unknown: usize,
    unknown_at_the_top: usize,
}

fn fit(members: &[Member], schema: &Schema) -> Fit {
    let mut fit = Fit {
        known: 0,
        unknown: 0,
        unknown_at_the_top: 0,
    };
    for (name, Object(inner)) in members {
        let Some(field) = find(schema, name) else {
            fit.unknown += 1;
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

/// Names the members that no request has, or that no request has together.
fn nothing_fits(members: &[Member], operations: &[OperationInfo]) -> String {
    let in_no_request = |(name, _): &&Member| {
        !operations.iter().any(|operation| {
            operation
                .request
                .is_some_and(|request| find(request.schema, name).is_some())
        })
    };
    let unknown: Vec<_> = members
        .iter()
        .filter(in_no_request)
        .map(|(name, _)| format!("`{}`", printable(&elided(name, 60))))
        .collect();
    match unknown.as_slice() {
        [] => "no operation has all of its top-level members".to_owned(),
        [only] => format!("no request has a top-level member {only}"),
        several => {
            let more = match several.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {}", counted(more, "other")),
            };
            let named: Vec<_> = several.iter().take(NAMED).map(String::as_str).collect();
            format!(
                "no request has top-level members {}{more}",
                named.join(", ")
            )
        }
    }
}

fn unclear(name: &str, why: &str) -> Complaint {
    Complaint::usage(format!("cannot tell which operation {name} is for: {why}"))
}

fn ambiguous(name: &str, candidates: &[Target]) -> Complaint {
    let why = format!(
        "it fits {}; say which",
        counted(candidates.len(), "operation")
    );
    let mut complaint = unclear(name, &why);
    for target in candidates.iter().take(NAMED) {
        complaint = complaint.line(format!("--as {target}"));
    }
    match candidates.len().saturating_sub(NAMED) {
        0 => complaint,
        more => complaint.line(format!("… and {more} more; `vpn-model list` shows all")),
    }
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
        OperationInfo {
            id: "test:update",
            ..UPDATE
        },
        OperationInfo {
            id: "test:create",
            request: Some(UPDATE.response),
            ..UPDATE
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
