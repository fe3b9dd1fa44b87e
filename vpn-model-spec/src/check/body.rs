//! How a request's body is read: as a partial update or a replacement, and what is known beside it.

use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::ir::{Body, Section, Update, Wrapper};
use crate::raw::{Document, Located, Operation};

const EXPECTED: &str =
    "`partial`: an absent member keeps its stored value; or `replace`: it gets its default";

/// None when the operation has no body, or when it cannot be told how it is read.
pub(super) fn check(
    operation: &Operation,
    document: &Document,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Body> {
    if !operation.sections.contains(&Section::Request) {
        without_body(operation, diagnostics);
        return None;
    }
    let Some(update) = &operation.update else {
        if !document.keys.is_empty() {
            let place = match &operation.id {
                Some(id) if document.operations.len() > 1 => id.span,
                _ => document.head,
            };
            diagnostics.add(place, "the key `update` is missing", EXPECTED);
        }
        return None;
    };
    let known = [Update::Partial, Update::Replace];
    let Some(update) = known.into_iter().find(|known| known.name() == update.text) else {
        diagnostics.add_with_help(
            update.span,
            format!("unknown kind of update `{}`", update.text),
            EXPECTED,
            did_you_mean(&update.text, known.map(Update::name)),
        );
        return None;
    };
    Some(Body {
        update,
        current: operation.current.as_ref().map(wrapper),
        gateway: operation.gateway.as_ref().map(wrapper),
    })
}

fn without_body(operation: &Operation, diagnostics: &mut Diagnostics<'_>) {
    let keys = [
        ("update", &operation.update),
        ("current", &operation.current),
        ("gateway", &operation.gateway),
    ];
    for (key, value) in keys {
        if let Some(value) = value {
            diagnostics.add(
                value.span,
                format!("`{key}` says how a request's body is read, and there is none"),
                "a section `## Request`, or no such key",
            );
        }
    }
}

fn wrapper(value: &Located) -> Wrapper {
    if value.text == Wrapper::ANSWER {
        Wrapper::Answer
    } else {
        Wrapper::Member(value.text.clone())
    }
}
