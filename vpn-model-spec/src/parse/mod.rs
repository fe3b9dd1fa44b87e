//! The front ends: text to [`crate::raw::Document`].
//!
//! Start at [`parse`]. For table specs in Markdown, `table` makes a document of
//! the page's blocks; `markdown` cuts the text into blocks, `front_matter` reads
//! the keys at its head, and `rows` the rows of a table. For OpenAPI documents,
//! `yaml` makes a tree with places, and `openapi` a document of it.

mod front_matter;
mod markdown;
mod openapi;
mod rows;
mod table;
mod yaml;

use crate::diagnostic::Diagnostics;
use crate::raw::Document;

/// Reads a spec: a `.yaml` file is an OpenAPI document, anything else a page of tables.
#[must_use]
pub fn parse(diagnostics: &mut Diagnostics<'_>) -> Document {
    if diagnostics.source().path().ends_with(OPENAPI) {
        openapi::parse(diagnostics)
    } else {
        table::parse(diagnostics)
    }
}

/// How the name of an OpenAPI document ends.
pub const OPENAPI: &str = ".yaml";
