//! YAML to a tree whose nodes have places.
//!
//! saphyr-parser decides what the text means; a tree is built from its events,
//! because no document model keeps the places of keys. What a spec has no use
//! for (anchors, tags, several documents, keys that are no text) is reported.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};
use serde_json::{Map, Value};

use crate::diagnostic::Diagnostics;
use crate::raw::Located;
use crate::source::Span;

/// A node of the document.
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) data: Data,
}

/// What a node holds.
pub(super) enum Data {
    /// A scalar, and whether it is written without quotes, so that it can be a number.
    Scalar { text: String, is_plain: bool },
    /// A list.
    Sequence(Vec<Node>),
    /// Members in their order.
    Mapping(Vec<(Located, Node)>),
}

impl Node {
    /// The child under a key, or with a number.
    pub(super) fn child(&self, segment: &str) -> Option<&Self> {
        match &self.data {
            Data::Scalar { .. } => None,
            Data::Sequence(items) => items.get(segment.parse::<usize>().ok()?),
            Data::Mapping(members) => members
                .iter()
                .find(|(key, _)| key.text == segment)
                .map(|(_, node)| node),
        }
    }

    /// The document as JSON. A scalar without quotes is what YAML's core schema says.
    pub(super) fn to_json(&self) -> Value {
        match &self.data {
            Data::Scalar { text, is_plain } if *is_plain => plain(text),
            Data::Scalar { text, .. } => Value::String(text.clone()),
            Data::Sequence(items) => items.iter().map(Self::to_json).collect(),
            Data::Mapping(members) => {
                let members = members.iter();
                let members = members.map(|(key, node)| (key.text.clone(), node.to_json()));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" => return Value::Null,
        "true" => return Value::Bool(true),
        "false" => return Value::Bool(false),
        _ => {}
    }
    if let Ok(integer) = text.parse::<i64>() {
        return Value::from(integer);
    }
    match text.parse::<f64>() {
        Ok(number) if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
            Value::from(number)
        }
        _ => Value::String(text.to_owned()),
    }
}

/// Reads a document; none when it is no YAML, which was then reported.
pub(super) fn parse(diagnostics: &mut Diagnostics<'_>) -> Option<Node> {
    let source = diagnostics.source();
    // The parser counts characters, a span counts bytes.
    let mut bytes: Vec<usize> = source.text().char_indices().map(|(at, _)| at).collect();
    bytes.push(source.text().len());
    let mut builder = Builder {
        bytes,
        open: Vec::new(),
        root: None,
        diagnostics,
    };
    for event in Parser::new_from_str(source.text()) {
        match event {
            Ok((event, span)) => builder.event(event, span.start, span.end),
            Err(error) => {
                let at = builder.byte(*error.marker());
                let behind = source.text().get(at..).unwrap_or_default();
                // One character, if the text goes on there.
                let length = behind.chars().next().map_or(0, char::len_utf8);
                builder.diagnostics.add(
                    Span::new(at, at + length),
                    format!("this is no YAML: {}", error.info()),
                    "an OpenAPI document in YAML",
                );
                return None;
            }
        }
    }
    if builder.root.is_none() {
        builder.diagnostics.add(
            Span::default(),
            "the document is empty",
            "an OpenAPI document in YAML",
        );
    }
    builder.root
}

/// A collection that was begun.
struct Open {
    start: usize,
    data: Data,
    /// The key whose value comes next.
    key: Option<Located>,
}

struct Builder<'r, 'a> {
    bytes: Vec<usize>,
    open: Vec<Open>,
    root: Option<Node>,
    diagnostics: &'r mut Diagnostics<'a>,
}

impl Builder<'_, '_> {
    fn byte(&self, marker: Marker) -> usize {
        let last = self.bytes.last().copied().unwrap_or_default();
        self.bytes.get(marker.index()).copied().unwrap_or(last)
    }

    fn event(&mut self, event: Event<'_>, start: Marker, end: Marker) {
        let span = Span::new(self.byte(start), self.byte(end));
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_yaml(anchor, tag.is_some(), span);
                let data = Data::Scalar {
                    text: text.into_owned(),
                    is_plain: style == ScalarStyle::Plain,
                };
                self.close(Node { span, data });
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain_yaml(anchor, tag.is_some(), span);
                self.open(span.start, Data::Sequence(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                self.plain_yaml(anchor, tag.is_some(), span);
                self.open(span.start, Data::Mapping(Vec::new()));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    self.close(Node {
                        span: Span::new(open.start, span.end),
                        data: open.data,
                    });
                }
            }
            Event::Alias(_) => self.refuse(span, "an alias"),
            Event::DocumentStart(_) if self.root.is_some() => {
                self.refuse(span, "a second document");
            }
            _ => {}
        }
    }

    fn open(&mut self, start: usize, data: Data) {
        self.open.push(Open {
            start,
            data,
            key: None,
        });
    }

    /// Puts a node where it belongs: into the collection around it.
    fn close(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        match (&mut open.data, open.key.take()) {
            (Data::Sequence(items), _) => items.push(node),
            (Data::Mapping(members), Some(key)) => {
                if members.iter().any(|(earlier, _)| earlier.text == key.text) {
                    let message = format!("the key `{}` stands here again", key.text);
                    self.diagnostics.add(key.span, message, "each key once");
                }
                members.push((key, node));
            }
            (_, None) => match node.data {
                Data::Scalar { text, .. } => {
                    open.key = Some(Located {
                        text,
                        span: node.span,
                    });
                }
                _ => self.refuse(node.span, "a key that is no text"),
            },
            (Data::Scalar { .. }, _) => {}
        }
    }

    fn plain_yaml(&mut self, anchor: usize, is_tagged: bool, span: Span) {
        if anchor != 0 {
            self.refuse(span, "an anchor");
        }
        if is_tagged {
            self.refuse(span, "a tag");
        }
    }

    fn refuse(&mut self, span: Span, what: &str) {
        self.diagnostics.add(
            span,
            format!("{what} has no meaning in a spec"),
            "plain YAML: mappings, lists, texts and numbers; `$ref` for what stands twice",
        );
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn what_stands_without_quotes_is_what_json_would_make_of_it() {
        for (text, value) in [
            ("", json!(null)),
            ("~", json!(null)),
            ("null", json!(null)),
            ("true", json!(true)),
            ("false", json!(false)),
            ("-12", json!(-12)),
            ("1.5", json!(1.5)),
            ("-1.5", json!(-1.5)),
            ("inf", json!("inf")),
            (".5", json!(".5")),
            ("NaN", json!("NaN")),
            ("1.2.3", json!("1.2.3")),
            ("yes", json!("yes")),
        ] {
            assert_eq!(super::plain(text), value, "{text:?}");
        }
    }
}
