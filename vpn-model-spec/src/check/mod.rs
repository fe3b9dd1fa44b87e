//! Raw document to IR: everything a spec says is checked here, one concern a file.
//!
//! Start at [`check`]. Each step reports what it finds and goes on, so that one
//! run shows every mistake; a mistake that was reported is not reported again
//! by those who refer to it. A spec comes out only when nothing was found.

mod build;
mod conditions;
mod head;
mod names;
mod operation;
mod project;
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
    uses::check(&tables, diagnostics);
    let operation = operation::check(document, diagnostics);
    let (structs, enums) = build::build(&tables, &head, diagnostics);
    if !diagnostics.is_empty() {
        return None;
    }
    Some(build::spec(
        diagnostics.source(),
        head,
        operation?,
        structs,
        enums,
    ))
}
