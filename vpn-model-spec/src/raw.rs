//! The raw document: what a front end read, before anything is known to be right.
//!
//! Texts with their places, in the order of the file. Both front ends, tables
//! in Markdown and OpenAPI, fill the same shape, so that [`crate::check`], which
//! turns it into the [`crate::ir`], need not know which one it was.

use crate::ir::Section;
use crate::source::Span;

/// A text with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// One spec as it was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Where the spec's head (its keys) stands, for what is missing in it.
    pub head: Span,
    /// The keys that say where the spec comes from.
    pub keys: Vec<Key>,
    /// Where the API is served.
    pub servers: Vec<Located>,
    /// The operations; of a table spec exactly one.
    pub operations: Vec<Operation>,
    /// Whether something that could not be understood was left out. Then what
    /// is missing was perhaps only misspelled.
    pub cut: bool,
    /// Tables of parameters.
    pub tables: Vec<Table>,
    /// Tables of values.
    pub values: Vec<ValueTable>,
}

/// An operation as it was read.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// Its id; none when it is missing, which was reported.
    pub id: Option<Located>,
    /// Method and path, such as `PUT /v5/{project_id}`; none when missing.
    pub endpoint: Option<Located>,
    /// What it does, by paragraph.
    pub description: Vec<String>,
    /// What an absent member of the request means: `partial` or `replace`.
    pub update: Option<Located>,
    /// Where an answer has the stored resource: a member, or `(answer)`.
    pub current: Option<Located>,
    /// Where an answer has the gateway, likewise.
    pub gateway: Option<Located>,
    /// What a caller must be allowed to do.
    pub scopes: Vec<Located>,
    /// The rows about status codes.
    pub statuses: Vec<StatusRow>,
    /// The sections that are there, whether or not they could be read.
    pub sections: Vec<Section>,
    /// The table that each section starts from, by its name in Rust.
    pub roots: Vec<(Section, String)>,
}

impl Operation {
    /// The table that a section starts from, by its name in Rust.
    #[must_use]
    pub fn root(&self, section: Section) -> Option<&str> {
        self.roots
            .iter()
            .find(|(candidate, _)| *candidate == section)
            .map(|(_, name)| name.as_str())
    }
}

/// A row about a status code.
#[derive(Clone, Debug)]
pub struct StatusRow {
    /// The code.
    pub status: Located,
    /// `Response` or `Error`.
    pub body: Located,
    /// What the code means.
    pub description: Located,
}

/// One `key: value` of the head.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub key: Located,
    /// Its value.
    pub value: Located,
}

/// The name of a table, and what it is called in Rust if that differs.
#[derive(Clone, Debug)]
pub struct Name {
    /// The provider's name.
    pub wire: Located,
    /// The name in Rust: in a table spec the one after `as`.
    pub rust: Option<Located>,
}

impl Name {
    /// What the spec wants it to be called in Rust.
    #[must_use]
    pub fn rust_name(&self) -> &Located {
        self.rust.as_ref().unwrap_or(&self.wire)
    }
}

/// A table of parameters.
#[derive(Clone, Debug)]
pub struct Table {
    /// The section it stands in.
    pub section: Section,
    /// Its name.
    pub name: Name,
    /// What stands around the table, by paragraph.
    pub prose: Vec<String>,
    /// Members that another resource has: the name, and where it belongs.
    pub elsewhere: Vec<(String, String)>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether every row could be read. What is missing in an incomplete table
    /// is not reported again by those who refer to it.
    pub complete: bool,
}

/// A row of a table of parameters.
#[derive(Clone, Debug)]
pub struct Row {
    /// The parameter's name on the wire.
    pub name: Located,
    /// Its type.
    pub type_name: Located,
    /// `Yes` or `No`; none in the tables of a response.
    pub mandatory: Option<Located>,
    /// Its rules.
    pub rules: Vec<RuleText>,
    /// Its description.
    pub description: Located,
}

impl Row {
    /// Whether the member must be there; what is neither `Yes` nor `No` was reported.
    #[must_use]
    pub fn is_mandatory(&self) -> bool {
        self.mandatory
            .as_ref()
            .is_some_and(|cell| cell.text == "Yes")
    }
}

/// A table of values.
#[derive(Clone, Debug)]
pub struct ValueTable {
    /// Its name.
    pub name: Name,
    /// What stands around the table, by paragraph.
    pub prose: Vec<String>,
    /// Its rows.
    pub rows: Vec<ValueRow>,
    /// Whether every row could be read.
    pub complete: bool,
}

/// A row of a table of values.
#[derive(Clone, Debug)]
pub struct ValueRow {
    /// The value, and what its variant is called in Rust.
    pub name: Name,
    /// Its rules.
    pub rules: Vec<RuleText>,
    /// Its description.
    pub description: Located,
}

/// The text of one rule.
///
/// A front end may have removed escapes from the text, so every character
/// keeps its own place.
#[derive(Clone, Debug, Default)]
pub struct RuleText {
    /// The rule, in the rule language.
    pub text: String,
    /// Where each character of the text begins in the file, and where the last one ends.
    pub offsets: Vec<usize>,
}

impl RuleText {
    /// The place of the whole rule.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.offsets.first().copied().unwrap_or_default();
        Span::new(start, self.offsets.last().copied().unwrap_or(start))
    }

    /// The place of a part of the rule, as the rule language's parser names it.
    #[must_use]
    pub fn part(&self, part: proc_macro2::Span) -> Span {
        let (start, end) = (part.start(), part.end());
        // The parser's lines count from 1; 0 is its word for "no place at all".
        let offsets = (self.offsets.get(start.column), self.offsets.get(end.column));
        match offsets {
            (Some(&from), Some(&to)) if start.line == 1 && end.line == 1 && from < to => {
                Span::new(from, to)
            }
            _ => self.span(),
        }
    }
}
