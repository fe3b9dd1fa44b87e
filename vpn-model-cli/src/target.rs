//! What a payload is checked as: an operation, and which of its bodies.

use std::fmt;

pub(crate) use vpn_model::BodyKind;
use vpn_model::{BodyInfo, OperationInfo, operations};

use crate::suggest::closest;
use crate::text::{elided, printable};

/// An operation and which of its bodies: `otc-v5:update-vpn-connection:request`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) operation: &'static OperationInfo,
    pub(crate) kind: BodyKind,
    /// What the library knows about the body.
    pub(crate) body: &'static BodyInfo,
}

impl Target {
    /// That body of the operation; none when it has no such body.
    pub(crate) fn of(operation: &'static OperationInfo, kind: BodyKind) -> Option<Self> {
        let body = operation.body(kind)?;
        Some(Self {
            operation,
            kind,
            body,
        })
    }

    /// Reads `API:OPERATION[:KIND]`; the error says what to type instead.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, ':');
        let (api, name, kind) = (parts.next(), parts.next(), parts.next());
        let id = match (api, name) {
            (Some(api), Some(name)) => format!("{api}:{name}"),
            _ => text.to_owned(),
        };
        let operation = operations()
            .iter()
            .find(|operation| operation.id == id)
            .ok_or_else(|| unknown_operation(&id, kind))?;
        let kind = match kind {
            None => BodyKind::Request,
            Some(word) => BodyKind::ALL
                .into_iter()
                .find(|kind| kind.as_str() == word)
                .ok_or_else(|| unknown_kind(&id, word))?,
        };
        Self::of(operation, kind).ok_or_else(|| {
            format!(
                "`{id}` has no {kind} body: it is a {}; did you mean `{id}:response`?",
                operation.method
            )
        })
    }
}

impl PartialEq for Target {
    fn eq(&self, other: &Self) -> bool {
        self.operation.id == other.operation.id && self.kind == other.kind
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.operation.id, self.kind.as_str())
    }
}

fn unknown_operation(id: &str, kind: Option<&str>) -> String {
    let (meant, kind) = meant(&id.to_lowercase().replace('_', "-"), kind);
    let kind = match kind.as_deref().and_then(nearest_kind) {
        Some(kind) => format!(":{kind}"),
        None => String::new(),
    };
    let named: Vec<_> = meant.iter().map(|id| format!("`{id}{kind}`")).collect();
    let hint = match named.split_last() {
        None => String::new(),
        Some((only, [])) => format!("; did you mean {only}?"),
        Some((last, others)) => format!("; did you mean {} or {last}?", others.join(", ")),
    };
    format!("there is no such operation{hint}\n  `vpn-model list` shows all operations")
}

/// The operations that were probably meant, and the kind that was asked for.
fn meant(id: &str, kind: Option<&str>) -> (Vec<&'static str>, Option<String>) {
    let ids = || operations().iter().map(|operation| operation.id);
    let (first, second) = match id.split_once(':') {
        Some((first, second)) => (first, Some(second)),
        None => (id, None),
    };
    // `update-vpn-connection` or `update-vpn-connection:response`: only the API is missing.
    let is_named = |id: &&str| id.split_once(':').is_some_and(|(_, name)| name == first);
    let named: Vec<_> = ids().filter(is_named).collect();
    if !named.is_empty() {
        return (named, second.map(str::to_owned));
    }
    let mut meant = Vec::from_iter(closest(id, ids()));
    if meant.is_empty() && !id.is_empty() {
        meant.extend(ids().filter(|known| known.starts_with(id)));
    }
    if meant.is_empty() {
        meant.extend(ids().filter(|id| id.split_once(':').is_some_and(|(api, _)| api == first)));
    }
    (meant, kind.map(str::to_owned))
}

fn unknown_kind(id: &str, word: &str) -> String {
    let hint = match nearest_kind(word) {
        Some(kind) => format!("did you mean `{id}:{kind}`?"),
        None => format!(
            "the kinds are {}",
            BodyKind::ALL.map(BodyKind::as_str).join(", ")
        ),
    };
    let shown = elided(word, 40);
    format!("there is no kind `{}`; {hint}", printable(&shown))
}

/// The kind that was meant: misspelled, or cut short (`resp`, `req`).
fn nearest_kind(word: &str) -> Option<&'static str> {
    let kinds = BodyKind::ALL.map(BodyKind::as_str);
    let lower = word.to_lowercase();
    let begun =
        |kind: &&str| lower.len() >= 3 && (kind.starts_with(&lower) || lower.starts_with(*kind));
    kinds
        .into_iter()
        .find(begun)
        .or_else(|| closest(&lower, kinds))
}
