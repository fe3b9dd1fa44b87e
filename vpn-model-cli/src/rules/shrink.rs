//! Makes a document small and plain, as long as it still shows what it is to show.

use serde_json::Value;

use super::pointer::{below, remove};

/// Values that people know at a glance, tried in the place of others.
const PLAIN: &[&str] = &[
    "example",
    "vpn.example.com",
    "203.0.113.10",
    "198.51.100.20",
    "192.168.1.0/24",
    "192.168.2.0/24",
    "169.254.70.1/30",
    "169.254.70.2/30",
    "2001:db8:1::/48",
    "2001:db8:2::/48",
    "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b",
    "x",
];

/// Obviously made up, and of every class of characters.
const SECRET: &str = "Example-Key-Not-Secret-1";

/// So many times; each finds less to do.
const ROUNDS: usize = 4;

/// The smallest document that can be found.
pub(super) fn shrink(document: Value, shows: &dyn Fn(&Value) -> bool) -> Value {
    let mut document = document;
    for _ in 0..ROUNDS {
        let before = document.clone();
        for pointer in places(&document) {
            try_without(&mut document, &pointer, shows);
        }
        if document == before {
            break;
        }
    }
    document
}

/// The same with values that people know at a glance; `secrets` are names of members.
pub(crate) fn plain(document: Value, secrets: &[&str], shows: &dyn Fn(&Value) -> bool) -> Value {
    let mut document = document;
    for pointer in places(&document) {
        let Some(Value::String(text)) = document.pointer(&pointer).cloned() else {
            continue;
        };
        let name = pointer.rsplit('/').next().unwrap_or_default();
        let candidates = if secrets.contains(&name) {
            &[SECRET]
        } else {
            PLAIN
        };
        if candidates.contains(&text.as_str()) {
            continue;
        }
        // Equal texts stay equal, if that is what it shows.
        for everywhere in [false, true] {
            let plainer = candidates.iter().find_map(|candidate| {
                let mut plainer = document.clone();
                if everywhere {
                    replace(&mut plainer, &text, candidate);
                } else if let Some(place) = plainer.pointer_mut(&pointer) {
                    *place = (*candidate).into();
                }
                shows(&plainer).then_some(plainer)
            });
            if let Some(plainer) = plainer {
                document = plainer;
                break;
            }
        }
    }
    document
}

fn replace(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, from, to)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|value| replace(value, from, to)),
        _ => {}
    }
}

/// Every place below the root, the outer before the inner, the last of siblings first: their
/// numbers stay when one is gone.
fn places(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut level = vec![(String::new(), document)];
    while !level.is_empty() {
        let mut next = Vec::new();
        for (pointer, value) in level {
            let inside: Vec<(String, &Value)> = match value {
                Value::Object(members) => members
                    .iter()
                    .map(|(name, value)| (below(&pointer, name), value))
                    .collect(),
                Value::Array(items) => items
                    .iter()
                    .enumerate()
                    .map(|(index, value)| (format!("{pointer}/{index}"), value))
                    .collect(),
                _ => Vec::new(),
            };
            found.extend(inside.iter().rev().map(|(pointer, _)| pointer.clone()));
            next.extend(inside);
        }
        level = next;
    }
    found
}

fn try_without(document: &mut Value, pointer: &str, shows: &dyn Fn(&Value) -> bool) {
    let mut smaller = document.clone();
    if remove(&mut smaller, pointer) && shows(&smaller) {
        *document = smaller;
    }
}
