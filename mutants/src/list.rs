//! What `cargo mutants --list --json` prints.

use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Mutant {
    pub(crate) file: String,
    pub(crate) function: Option<Function>,
    pub(crate) genre: Genre,
    pub(crate) replacement: String,
    pub(crate) span: Span,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
pub(crate) enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

#[derive(Clone, Copy, Deserialize)]
pub(crate) struct Span {
    pub(crate) start: Place,
    pub(crate) end: Place,
}

/// Lines and columns count from one, columns in characters.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

#[derive(Deserialize)]
pub(crate) struct Function {
    return_type: String,
}

impl Function {
    pub(crate) fn is_opaque(&self) -> bool {
        self.return_type.contains("impl ")
    }
}
