//! Places in a document, with `*` for the number of an item and the key of a map.

use serde_json::Value;

/// The pointer of a member.
pub(super) fn below(parent: &str, name: &str) -> String {
    format!("{parent}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The pointer of these steps from the root.
pub(super) fn of(path: &[&str]) -> String {
    path.iter()
        .fold(String::new(), |parent, name| below(&parent, name))
}

/// A segment as the name that it stands for.
fn name(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// How many values there are at a place; a flag that is off asks for nothing.
pub(super) fn occurrences(value: &Value, pointer: &str) -> usize {
    let Some(rest) = pointer.strip_prefix('/') else {
        return usize::from(*value != Value::Bool(false));
    };
    let (segment, rest) = match rest.split_once('/') {
        Some((segment, rest)) => (segment, format!("/{rest}")),
        None => (rest, String::new()),
    };
    match value {
        Value::Object(members) if segment == "*" => members
            .values()
            .map(|value| occurrences(value, &rest))
            .sum(),
        Value::Array(items) if segment == "*" => {
            items.iter().map(|value| occurrences(value, &rest)).sum()
        }
        Value::Object(members) => members
            .get(&name(segment))
            .map_or(0, |value| occurrences(value, &rest)),
        _ => 0,
    }
}

/// The pointer without the numbers of items.
pub(super) fn generic(pointer: &str) -> String {
    let segments = pointer.split('/').map(|segment| {
        if !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit()) {
            "*"
        } else {
            segment
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// Removes what is there, if something is.
pub(super) fn remove(document: &mut Value, pointer: &str) -> bool {
    let Some((parent, last)) = pointer.rsplit_once('/') else {
        return false;
    };
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => members.shift_remove(&name(last)).is_some(),
        Some(Value::Array(items)) => match last.parse::<usize>() {
            Ok(index) if index < items.len() => {
                items.remove(index);
                true
            }
            _ => false,
        },
        _ => false,
    }
}
