//! The front ends: text to [`crate::raw::Document`].
//!
//! There is one so far, for table specs in Markdown. Start at `table`, which
//! makes a document of the page's blocks; `markdown` cuts the text into blocks,
//! `front_matter` reads the keys at its head, and `rows` the rows of a table.

mod front_matter;
mod markdown;
mod rows;
mod table;

pub use table::parse as parse_tables;
