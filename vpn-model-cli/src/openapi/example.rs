//! An answer as a provider could give it.

use serde_json::Value;
use vpn_model::strategy::{clean, samples};
use vpn_model::{BodyInfo, Context};

use crate::rules::{plain, secrets};

/// Of so many answers the one with the most members.
const CANDIDATES: usize = 24;

/// An answer with many members and plain values; none when there is none.
pub(super) fn of(body: &BodyInfo) -> Option<Value> {
    let parsed = |text: String| serde_json::from_str::<Value>(&text).ok();
    let strategy = clean(body);
    let answers = samples(&strategy, 0)
        .take(CANDIDATES)
        .filter_map(|case| parsed(case.text()));
    let fullest = answers.max_by_key(size)?;
    let is_clean = |answer: &Value| {
        let report = body.check_json(answer.to_string().as_bytes(), &Context::new());
        report.violations().is_empty()
    };
    Some(plain(fullest, &secrets(body.schema), &is_clean))
}

fn size(value: &Value) -> usize {
    match value {
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        // One item shows what the others are.
        Value::Array(items) => items.first().map_or(0, size),
        _ => 1,
    }
}
