//! Raw document to IR: everything a spec says is checked here, one concern a file.
//!
//! Start at [`check`]. Each step reports what it finds and goes on, so that one
//! run shows every mistake; a mistake that was reported is not reported again
//! by those who refer to it. A spec comes out only when nothing was found.

mod body;
mod build;
mod conditions;
mod head;
mod names;
mod operation;
mod project;
mod rule_text;
mod rules;
mod tables;
mod types;
mod uses;

pub use project::check as check_project;

use crate::diagnostic::Diagnostics;
use crate::ir::Spec;
use crate::raw::Document;

/// Checks a document. What is wrong goes to `diagnostics`.
#[must_use]
pub fn check(document: &Document, diagnostics: &mut Diagnostics<'_>) -> Option<Spec> {
    let head = head::check(document, diagnostics);
    names::check(document, diagnostics);
    let tables = types::resolve(document, diagnostics);
    uses::check(&tables, document, diagnostics);
    let operations: Vec<_> = document
        .operations
        .iter()
        .map(|raw| operation::check(raw, document, diagnostics))
        .collect();
    let (structs, enums) = build::build(&tables, document, diagnostics);
    if !diagnostics.is_empty() {
        return None;
    }
    Some(Spec {
        file: diagnostics.source().path().to_owned(),
        folders: head.folders,
        api: head.api,
        provider: head.provider,
        source: head.source,
        page: head.page,
        read: head.read,
        token: head.token,
        servers: document
            .servers
            .iter()
            .map(|server| server.text.trim_end_matches('/').to_owned())
            .collect(),
        operations: operations.into_iter().collect::<Option<_>>()?,
        structs,
        enums,
    })
}
