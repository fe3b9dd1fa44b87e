//! A table of the configuration that knows where everything stands, and
//! collects what is wrong.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use vpn_model::Lines;

use crate::console::Complaint;
use crate::suggest::closest;
use crate::text::{elided, printable};

/// The text of a configuration, and what is wrong with it so far.
pub(super) struct Document<'t> {
    name: &'t str,
    lines: Lines<'t>,
    complaints: RefCell<Vec<(usize, Complaint)>>,
}

/// A value with its place.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> Document<'t> {
    pub(super) fn new(name: &'t str, text: &'t [u8]) -> Self {
        Self {
            name,
            lines: Lines::new(text),
            complaints: RefCell::default(),
        }
    }

    /// `vpn-model.toml:7:3`
    pub(super) fn place(&self, offset: usize) -> String {
        let position = self.lines.position(offset);
        format!("{}:{}:{}", self.name, position.line, position.column)
    }

    /// Notes that something is wrong there.
    pub(super) fn complain(&self, span: &Range<usize>, message: &str) {
        self.complain_with(span, message, None);
    }

    pub(super) fn complain_with(&self, span: &Range<usize>, message: &str, help: Option<&str>) {
        let place = self.place(span.start);
        let mut complaint = Complaint::usage(format!("{place}: {message}"));
        if let Some(help) = help {
            complaint = complaint.help(help);
        }
        self.complaints.borrow_mut().push((span.start, complaint));
    }

    /// All that is wrong, in the order of the text.
    pub(super) fn into_complaints(self) -> Vec<Complaint> {
        let mut complaints = self.complaints.into_inner();
        complaints.sort_by_key(|(at, _)| *at);
        complaints
            .into_iter()
            .map(|(_, complaint)| complaint)
            .collect()
    }

    /// The entry with that key.
    pub(super) fn get<'a>(&self, table: &'a DeTable<'t>, key: &str) -> Option<&'a Value<'t>> {
        table.get(key)
    }

    /// Complains about keys that mean nothing.
    pub(super) fn expect_keys(&self, table: &DeTable<'_>, keys: &[&str]) {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if keys.contains(&name) {
                continue;
            }
            let hint = match closest(name, keys.iter().copied()) {
                Some(meant) => format!(", did you mean `{meant}`?"),
                None => format!("; known are {}", quoted(keys)),
            };
            self.complain(&key.span(), &format!("unknown key {}{hint}", shown(name)));
        }
    }

    /// The text of a value.
    pub(super) fn text<'a>(&self, value: &'a Value<'_>, what: &str) -> Option<&'a str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.mistyped(value, what, "a text in quotes");
        }
        text
    }

    /// The texts of a list that is not empty, with their places.
    pub(super) fn texts<'a>(
        &self,
        value: &'a Value<'_>,
        what: &str,
    ) -> Option<Vec<(&'a str, Range<usize>)>> {
        let Some(items) = value.get_ref().as_array() else {
            self.mistyped(
                value,
                what,
                "a list of texts, such as [\"payloads/**/*.json\"]",
            );
            return None;
        };
        if items.is_empty() {
            self.complain(&value.span(), &format!("`{what}` is empty"));
            return None;
        }
        let texts = items.iter();
        let texts = texts.filter_map(|item| Some((self.text(item, what)?, item.span())));
        Some(texts.collect())
    }

    /// The tables of an array of tables.
    pub(super) fn tables<'a>(
        &self,
        value: &'a Value<'t>,
        what: &str,
    ) -> Vec<(&'a DeTable<'t>, Range<usize>)> {
        let Some(items) = value.get_ref().as_array() else {
            let message = format!("`{what}` is a list of tables: write [[{what}]]");
            self.complain(&value.span(), &message);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_table() {
                Some(table) => tables.push((table, item.span())),
                None => self.mistyped(item, what, "a table"),
            }
        }
        tables
    }

    pub(super) fn mistyped(&self, value: &Value<'_>, what: &str, expected: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.complain(
            &value.span(),
            &format!("`{what}` is {expected}, not {found}"),
        );
    }
}

/// A word of the file, fit to be shown.
pub(super) fn shown(word: &str) -> String {
    let short: Cow<'_, str> = elided(word, 60);
    format!("`{}`", printable(&short))
}

pub(super) fn quoted(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
