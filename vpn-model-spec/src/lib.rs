//! The spec compiler of `vpn-model`: specs to annotated Rust.
//!
//! ```text
//! specs/**/*.{md,yaml} ── parse ──▶ raw ── check ──▶ ir ── emit ──▶ vpn-model/src/**/*.rs
//! ```
//!
//! Start at [`compile`]. A front end ([`parse`]) reads a file into a
//! [`raw::Document`]: texts with places, nothing known to be right.
//! [`check`] looks at one concern after the other and makes the [`ir`] of it,
//! or [`Diagnostic`]s: all of them, never only the first, and nothing that it
//! does not understand is passed over. [`emit`] writes Rust from the IR; since
//! the IR is right, it cannot fail.
//!
//! [`interpret`] says what a spec means without generating anything: the second
//! opinion that the generated code is compared with.
//!
//! A spec's format is described in `specs/README.md`. [`files`] finds, reads
//! and writes the project's files for the command `cargo xtask generate`.

pub mod check;
pub mod diagnostic;
pub mod emit;
pub mod files;
pub mod interpret;
pub mod ir;
mod names;
pub mod parse;
pub mod raw;
pub mod render;
pub mod source;

pub use diagnostic::Diagnostic;
pub use source::Source;

use diagnostic::Diagnostics;

/// Compiles the specs of a project, in the order they are given.
///
/// # Errors
///
/// Everything that is wrong with any of them, by file and place.
pub fn compile(sources: &[Source]) -> Result<Vec<ir::Spec>, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let mut specs = Vec::new();
    for source in sources {
        let mut found = Diagnostics::new(source);
        let document = parse::parse(&mut found);
        if let Some(spec) = check::check(&document, &mut found) {
            specs.push((source, spec));
        }
        diagnostics.extend(found.into_diagnostics());
    }
    diagnostics.extend(check::check_project(&specs));
    if diagnostics.is_empty() {
        return Ok(specs.into_iter().map(|(_, spec)| spec).collect());
    }
    diagnostics.sort_by(|one, two| (&one.file, one.span).cmp(&(&two.file, two.span)));
    Err(diagnostics)
}
