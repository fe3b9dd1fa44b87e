//! Where things stand in the document, and what was understood of it.
//!
//! openapiv3 gives the meaning of a document and no places. [`Places`] finds
//! the place of a JSON Pointer, and remembers which keys the compiler has
//! looked at, so that the rest can be reported: nothing is passed over.

use std::collections::BTreeSet;

use super::super::yaml::{Data, Node};
use crate::diagnostic::Diagnostics;
use crate::raw::{Located, RuleText};
use crate::source::{Source, Span};

/// A JSON Pointer into the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pointer(Vec<String>);

impl Pointer {
    /// The place of a `$ref` into this document.
    pub(super) fn of_reference(reference: &str) -> Option<Self> {
        let segments = reference.strip_prefix("#/")?.split('/');
        let unescaped = segments.map(|segment| segment.replace("~1", "/").replace("~0", "~"));
        Some(Self(unescaped.collect()))
    }

    /// The place below.
    pub(super) fn to(&self, segment: impl ToString) -> Self {
        let mut below = self.clone();
        below.0.push(segment.to_string());
        below
    }

    /// The last segment: a schema's name.
    pub(super) fn last(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// What the provider's document calls a schema: its name, or that of the schema around it with
    /// the members that lead to it, `Outer.member`. A title is ours, and nobody finds it there.
    pub(super) fn schema(&self) -> Option<String> {
        let segments: Vec<&str> = self.0.iter().map(String::as_str).collect();
        let ["components", "schemas", name, steps @ ..] = segments.as_slice() else {
            return None;
        };
        let mut text = (*name).to_owned();
        let mut steps = steps.iter();
        while let Some(step) = steps.next() {
            match *step {
                "properties" => {
                    text.push('.');
                    text.push_str(steps.next()?);
                }
                // Which part of it is no help to a reader.
                "allOf" => _ = steps.next()?,
                "items" | "additionalProperties" => {}
                _ => return None,
            }
        }
        Some(text)
    }
}

pub(super) struct Places<'d> {
    root: &'d Node,
    source: &'d Source,
    used: BTreeSet<Pointer>,
}

impl<'d> Places<'d> {
    pub(super) fn new(root: &'d Node, source: &'d Source) -> Self {
        Self {
            root,
            source,
            used: BTreeSet::new(),
        }
    }

    /// The node, and from now on understood.
    pub(super) fn node(&mut self, pointer: &Pointer) -> Option<&'d Node> {
        let mut node = self.root;
        let mut reached = Pointer::default();
        for segment in &pointer.0 {
            node = node.child(segment)?;
            reached = reached.to(segment);
            self.used.insert(reached.clone());
        }
        Some(node)
    }

    /// The place of a value; of what stands around it when it is not there.
    pub(super) fn span(&mut self, pointer: &Pointer) -> Span {
        let mut pointer = pointer.clone();
        loop {
            if let Some(node) = self.node(&pointer) {
                return first_line(self.source, node.span);
            }
            if pointer.0.pop().is_none() {
                return Span::default();
            }
        }
    }

    /// The place of a key.
    pub(super) fn key(&mut self, pointer: &Pointer) -> Span {
        self.node(pointer);
        let mut parent = pointer.clone();
        let Some(name) = parent.0.pop() else {
            return Span::default();
        };
        let key = self
            .node(&parent)
            .and_then(|node| match &node.data {
                Data::Mapping(members) => members.iter().find(|(key, _)| key.text == name),
                _ => None,
            })
            .map(|(key, _)| key.span);
        key.unwrap_or_else(|| self.span(pointer))
    }

    /// A text with its place.
    pub(super) fn located(&mut self, pointer: &Pointer, text: impl Into<String>) -> Located {
        Located {
            text: text.into(),
            span: self.span(pointer),
        }
    }

    /// Marks a value and everything in it as understood.
    pub(super) fn take(&mut self, pointer: &Pointer) {
        let Some(node) = self.node(pointer) else {
            return;
        };
        match &node.data {
            Data::Scalar { .. } => {}
            Data::Sequence(items) => {
                for index in 0..items.len() {
                    self.take(&pointer.to(index));
                }
            }
            Data::Mapping(members) => {
                for (key, _) in members {
                    self.take(&pointer.to(&key.text));
                }
            }
        }
    }

    /// A rule that stands in the document.
    pub(super) fn rule(&mut self, pointer: &Pointer, text: &str) -> RuleText {
        let span = self.node(pointer).map(|node| node.span).unwrap_or_default();
        let written = self.source.slice(span);
        // In a scalar without escapes every character keeps its own place.
        let inside = written.find(text).map_or(span.start, |at| span.start + at);
        let is_verbatim = written.contains(text);
        let mut offsets: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| if is_verbatim { inside + at } else { span.start })
            .collect();
        offsets.push(if is_verbatim {
            inside + text.len()
        } else {
            span.end
        });
        RuleText {
            text: text.to_owned(),
            offsets,
        }
    }

    /// A rule that a keyword means; all of it has the keyword's place.
    pub(super) fn implied(&mut self, pointer: &Pointer, text: String) -> RuleText {
        let span = self.key(pointer);
        let mut offsets = vec![span.start; text.chars().count()];
        offsets.push(span.end);
        RuleText { text, offsets }
    }

    /// Reports every key that nobody looked at.
    pub(super) fn report_rest(&self, diagnostics: &mut Diagnostics<'_>) {
        self.rest(self.root, &Pointer::default(), diagnostics);
    }

    fn rest(&self, node: &Node, pointer: &Pointer, diagnostics: &mut Diagnostics<'_>) {
        match &node.data {
            Data::Scalar { .. } => {}
            Data::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    let pointer = pointer.to(index);
                    if self.used.contains(&pointer) {
                        self.rest(item, &pointer, diagnostics);
                    } else {
                        report(first_line(self.source, item.span), "this item", diagnostics);
                    }
                }
            }
            Data::Mapping(members) => {
                for (key, value) in members {
                    let pointer = pointer.to(&key.text);
                    if self.used.contains(&pointer) {
                        self.rest(value, &pointer, diagnostics);
                    } else {
                        report(key.span, &format!("`{}`", key.text), diagnostics);
                    }
                }
            }
        }
    }
}

fn report(span: Span, what: &str, diagnostics: &mut Diagnostics<'_>) {
    diagnostics.add(
        span,
        format!("{what} is not understood here, or nothing refers to it"),
        "what `specs/README.md` says of OpenAPI documents; no key that says nothing",
    );
}

/// A place of many lines is shown by its first.
fn first_line(source: &Source, span: Span) -> Span {
    let text = source.slice(span);
    let line = text.lines().next().unwrap_or_default();
    Span::new(span.start, span.start + line.trim_end().len())
}
