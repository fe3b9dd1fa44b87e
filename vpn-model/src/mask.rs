//! Hiding everything in a JSON text that could be a secret.

use std::ops::Range;

use crate::field::Span;
use crate::read::json::{Json, JsonType, Stopped};
use crate::schema::{Kind, Schema};

/// The text with everything hidden that is not known to be harmless.
///
/// What stays is a positive list: punctuation, white space, member names that
/// stand where the schema has an object or a map, and scalars of members that are known
/// and not secret. Everything else (secrets, values of unknown members, values of
/// which the spec says nothing, values of another shape than expected, and the whole
/// document when it is not well-formed) becomes asterisks, one for each character. Every byte offset stays what it was: the further bytes of a
/// hidden character become U+007F, which has no width.
///
/// ```
/// use vpn_model::otc::v5::UpdateVpnConnectionRequest;
/// use vpn_model::{Model as _, mask};
///
/// let text = r#"{"vpn_connection": {"name": "vpn-1", "psk": "secret"}}"#;
/// assert_eq!(
///     mask(text, UpdateVpnConnectionRequest::schema()),
///     r#"{"vpn_connection": {"name": "vpn-1", "psk": "******"}}"#,
/// );
/// ```
#[must_use]
pub fn mask(text: impl AsRef<[u8]>, schema: &'static Schema) -> String {
    let text = text.as_ref();
    let shown = std::str::from_utf8(text)
        .ok()
        .and_then(|text| shown(text, schema));
    hide(text, shown.as_deref().unwrap_or_default(), shown.is_some())
}

/// What is known to be harmless, in order; none if the text is not well-formed.
fn shown(text: &str, schema: &'static Schema) -> Option<Vec<Span>> {
    let mut masker = Masker {
        json: Json::new(text),
        shown: Vec::new(),
    };
    let read = masker
        .value(Kind::Object(schema), MAX_DEPTH)
        .and_then(|()| masker.json.finish());
    read.ok().map(|()| masker.shown)
}

/// Schemas are a few levels deep; what lies below an unknown member is stepped over.
const MAX_DEPTH: usize = 1 << 20;

/// Stands for the further bytes of a hidden character.
const FILLER: u8 = 0x7F;

struct Masker<'j> {
    json: Json<'j>,
    shown: Vec<Span>,
}

impl Masker<'_> {
    fn value(&mut self, kind: Kind, depth: usize) -> Result<(), Stopped> {
        let start = self.json.position();
        let found = self.json.peek()?;
        match (kind, found) {
            (Kind::Object(schema), JsonType::Object) => {
                self.members(|name| schema.field(name).map(|field| field.kind), depth)
            }
            (Kind::List(item), JsonType::Array) => {
                let mut more = self.json.next_item(true)?;
                while more {
                    self.value(*item, depth)?;
                    more = self.json.next_item(false)?;
                }
                Ok(())
            }
            (Kind::Map(value), JsonType::Object) => self.members(|_| Some(*value), depth),
            (Kind::OneOrMany(item), JsonType::Array) => self.value(Kind::List(item), depth),
            (Kind::Nullable(_), JsonType::Null) => self.show(start, depth),
            (Kind::OneOrMany(kind) | Kind::Nullable(kind), _) => self.value(*kind, depth),
            (Kind::Secret | Kind::Object(_) | Kind::List(_) | Kind::Map(_) | Kind::Any, _)
            | (_, JsonType::Array | JsonType::Object) => self.json.skip(depth),
            _ => self.show(start, depth),
        }
    }

    /// Steps over a value that is harmless.
    fn show(&mut self, start: usize, depth: usize) -> Result<(), Stopped> {
        self.json.skip(depth)?;
        let end = self.json.position();
        self.shown.push(Span { start, end });
        Ok(())
    }

    /// Shows the keys, and steps over the values of those that `kind` does not know.
    fn members(
        &mut self,
        kind: impl Fn(&str) -> Option<Kind>,
        depth: usize,
    ) -> Result<(), Stopped> {
        let mut first = true;
        loop {
            if !self.json.next_key(first)? {
                return Ok(());
            }
            first = false;
            let kind = kind(self.json.last_string());
            let Range { start, end } = self.json.last_string_span();
            self.shown.push(Span { start, end });
            match kind {
                Some(kind) => self.value(kind, depth)?,
                None => self.json.skip(depth)?,
            }
        }
    }
}

/// Writes the text with asterisks outside the shown spans, which are in order
/// and hold whole keys and values.
fn hide(text: &[u8], shown: &[Span], punctuation: bool) -> String {
    let mut masked = Vec::with_capacity(text.len());
    let mut at = 0;
    for span in shown {
        hide_all(text.get(at..span.start), punctuation, &mut masked);
        masked.extend_from_slice(text.get(span.start..span.end).unwrap_or_default());
        at = span.end;
    }
    hide_all(text.get(at..), punctuation, &mut masked);
    String::from_utf8(masked)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Writes a text that does not begin within a string with asterisks for what
/// it holds.
fn hide_all(text: Option<&[u8]>, punctuation: bool, masked: &mut Vec<u8>) {
    let text = text.unwrap_or_default();
    let is_structural = |byte| matches!(byte, b'{' | b'}' | b'[' | b']' | b':' | b',');
    let is_space = |byte| matches!(byte, b'\n' | b'\r' | b' ' | b'\t');
    // Between what is shown there is mostly nothing to hide.
    let is_empty = |byte: &u8| is_space(*byte) || (punctuation && is_structural(*byte));
    if text.iter().all(is_empty) {
        masked.extend_from_slice(text);
        return;
    }
    let mut in_string = false;
    let mut escaped = false;
    for byte in text.iter().copied() {
        let quote = byte == b'"' && !escaped;
        let structural = !in_string && is_structural(byte);
        escaped = in_string && byte == b'\\' && !escaped;
        let visible = matches!(byte, b'\n' | b'\r')
            || (punctuation && (quote || structural))
            || (!in_string && matches!(byte, b' ' | b'\t'));
        if quote {
            in_string = !in_string;
        }
        masked.push(match byte {
            _ if visible => byte,
            0x80..=0xBF => FILLER,
            _ => b'*',
        });
    }
}
