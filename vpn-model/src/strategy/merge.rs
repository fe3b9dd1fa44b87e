//! Two near misses in one payload.

use crate::schema::{Kind, Schema};
use crate::strategy::around::kin;
use crate::strategy::case::{Case, Expected};
use crate::strategy::json::Json;

/// Both cases in one payload, with the violations of both in document order.
///
/// None when that is not well defined: when they need answers, break the
/// whole text, lie in one list, or when a rule binds the two members.
#[must_use]
pub fn both(schema: &'static Schema, one: &Case, other: &Case) -> Option<Case> {
    let answers = [one, other]
        .iter()
        .any(|case| case.current.is_some() || case.gateway.is_some());
    let (first, second) = (single(one)?, single(other)?);
    if answers {
        return None;
    }
    let one_path: Vec<&str> = first.pointer.split('/').skip(1).collect();
    let other_path: Vec<&str> = second.pointer.split('/').skip(1).collect();
    let (payload, swapped) = merge(
        schema,
        (&one.payload, &one_path),
        (&other.payload, &other_path),
    )?;
    let (first, second) = if swapped {
        (second, first)
    } else {
        (first, second)
    };
    Some(Case::new(payload, vec![first.clone(), second.clone()]))
}

/// The violation of a case that has one.
const fn single(case: &Case) -> Option<&Expected> {
    match case.expected.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// A payload and the way to what is wrong with it.
type Side<'s> = (&'s Json, &'s [&'s str]);

/// The object with the members of both; and whether the second violation stands first.
fn merge(schema: &'static Schema, one: Side<'_>, other: Side<'_>) -> Option<(Json, bool)> {
    let ((Json::Object(ones), one_path), (Json::Object(others), other_path)) = (one, other) else {
        return None;
    };
    let (name, one_rest) = one_path.split_first()?;
    let (other_name, other_rest) = other_path.split_first()?;
    if name == other_name {
        // They part further down.
        let Kind::Object(below) = schema.field(name)?.kind else {
            return None;
        };
        let here = Json::Object(ones.clone());
        let there = Json::Object(others.clone());
        let (value, swapped) = merge(
            below,
            (here.get(name)?, one_rest),
            (there.get(name)?, other_rest),
        )?;
        let members = ones.iter().map(|(known, old)| {
            let new = if known == name { &value } else { old };
            (known.clone(), new.clone())
        });
        return Some((Json::Object(members.collect()), swapped));
    }
    let bound = kin(schema, &[other_name]);
    // Names are compared as they stand in pointers.
    let is_escaped = |name: &str| name.contains('~') || name.is_empty();
    if bound.contains(name) || is_escaped(name) || is_escaped(other_name) {
        return None;
    }
    let theirs = |known: &str| known == *other_name || bound.contains(&known);
    let mut members: Vec<(String, Json)> = ones
        .iter()
        .filter(|(known, _)| !theirs(known))
        .cloned()
        .collect();
    // Where it lands is as good as anywhere; the middle tries both orders.
    let middle = members.len() / 2;
    let behind = members.split_off(middle);
    members.extend(others.iter().filter(|(known, _)| theirs(known)).cloned());
    members.extend(behind);
    let place = |name: &str, rest: &[&str]| {
        // Of two equal keys the later one is the duplicate.
        let found = |(known, _): &(String, Json)| known == name;
        if rest.is_empty() {
            members.iter().rposition(found)
        } else {
            members.iter().position(found)
        }
    };
    let swapped = place(other_name, other_rest)? < place(name, one_rest)?;
    Some((Json::Object(members), swapped))
}
