//! Reading JSON text in one pass: builds the value and reports every violation.
//!
//! [`read`] is the entry. It goes down through [`Wire::read`](crate::Wire::read)
//! of the model: [`object`](crate::object) for structs, [`list`](crate::list)
//! for arrays, [`leaf`](crate::leaf) for everything else. All of them use the
//! [`Reader`], which is the pull parser ([`json`]) together with the
//! [`Sink`](crate::sink::Sink).

pub(crate) mod json;

use std::borrow::Cow;
use std::ops::Range;

use self::json::{Fault, Json, JsonType, Key, Number, Stopped};
use crate::field::Span;
use crate::object::Object;
use crate::params::Name;
use crate::path::Path;
use crate::scope::Scope;
use crate::sink::{Purpose, Sink};
use crate::{Code, Context, Model, Params, Report, rules};

/// Reading cannot go on; why was reported.
#[derive(Clone, Copy, Debug)]
pub struct Stop;

/// What comes next in an object of the model.
pub(crate) enum Next {
    /// Nothing: it ends.
    End,
    /// The member with that number.
    Member(usize),
    /// One that the object does not have: [`Reader::last_key`].
    Unknown,
}

/// A JSON text being read, and what was found so far.
pub struct Reader<'j, 'c> {
    text: &'j [u8],
    json: Json<'j>,
    pub(crate) sink: Sink<'c>,
    /// How many more arrays and objects may open.
    depth: usize,
    /// Where the text stops being UTF-8; its length, if it does not.
    characters_end: usize,
}

/// Reads one document; what could be read of it goes `into` its place.
pub(crate) fn read<T: Model>(text: &[u8], context: &Context, into: &mut Option<T>) -> Report {
    let mut reader = Reader::new(text, sink::<T>(context));
    if reader.document::<T>(into).is_err() {
        *into = None;
    }
    reader.sink.finish()
}

/// Reads one document, and builds nothing.
pub(crate) fn check<T: Model>(text: &[u8], context: &Context) -> Report {
    let sink = sink::<T>(context).only_for(Purpose::Report);
    let mut reader = Reader::new(text, sink);
    // Why it cannot go on was reported.
    let _ = reader.document::<T>(&mut None);
    reader.sink.finish()
}

/// Reads one document up to its first error, and builds nothing.
pub(crate) fn is_valid<T: Model>(text: &[u8], context: &Context) -> bool {
    let sink = sink::<T>(context).only_for(Purpose::Verdict);
    let mut reader = Reader::new(text, sink);
    // Why it cannot go on was counted.
    let _ = reader.document::<T>(&mut None);
    reader.sink.errors() == 0
}

fn sink<'c, T: Model>(context: &'c Context) -> Sink<'c> {
    Sink::new(context, T::CONTEXT, T::SCHEMA, true)
}

/// The text as far as it is UTF-8: what comes before a fault is read all the same.
/// Of a document beyond the limit nothing is looked at.
fn characters(text: &[u8], limit: usize) -> &str {
    if text.len() > limit {
        return "";
    }
    match std::str::from_utf8(text) {
        Ok(characters) => characters,
        Err(error) => {
            let sound = text.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(sound).unwrap_or_default()
        }
    }
}

impl<'j, 'c> Reader<'j, 'c> {
    #[inline]
    fn new(text: &'j [u8], sink: Sink<'c>) -> Self {
        let context = sink.context;
        let characters = characters(text, context.limit().document_size);
        Self {
            text,
            json: Json::new(characters),
            sink,
            depth: context.limit().depth,
            characters_end: characters.len(),
        }
    }

    fn document<T: Model>(&mut self, into: &mut Option<T>) -> Result<(), Stop> {
        let path = Path::root(T::SCHEMA);
        let limit = self.sink.context.limit().document_size;
        if self.text.len() > limit {
            self.characters_end = self.text.len();
            return self.stop(
                &path,
                Fault {
                    at: limit,
                    reason: "the document is larger than the limit",
                },
            );
        }
        if self.text.starts_with("\u{feff}".as_bytes()) {
            return self.stop(
                &path,
                Fault {
                    at: 0,
                    reason: "the text starts with a byte order mark",
                },
            );
        }
        if self.is_utf16() {
            return self.stop(&path, self.not_utf8());
        }
        T::read(self, &path, into, |_, _| {})?;
        let end = self.json.finish();
        self.well_formed(&path, end)?;
        if self.characters_end < self.text.len() {
            return self.stop(&path, self.not_utf8());
        }
        Ok(())
    }

    const fn not_utf8(&self) -> Fault {
        let is_utf16 = self.is_utf16();
        Fault {
            at: if is_utf16 { 0 } else { self.characters_end },
            reason: if is_utf16 {
                "the text is UTF-16, not UTF-8"
            } else {
                "the text is not UTF-8"
            },
        }
    }

    /// What some editors and shells write: a byte order mark of it, or a brace
    /// of two bytes.
    const fn is_utf16(&self) -> bool {
        matches!(
            self.text,
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'{', 0, ..] | [0, b'{', ..]
        )
    }

    /// Reports that the text is not well-formed.
    #[cold]
    fn stop<R>(&mut self, path: &Path<'_>, mut fault: Fault) -> Result<R, Stop> {
        if fault.at >= self.characters_end && self.characters_end < self.text.len() {
            fault = self.not_utf8();
        }
        let start = fault.at.min(self.text.len());
        let before = start.checked_sub(1).and_then(|last| self.text.get(last));
        if before.is_some_and(u8::is_ascii_alphanumeric) {
            self.sink.withdraw_cut_at(start);
        }
        // One whole character, where there is one.
        let behind = self.text.get(start + 1..).unwrap_or_default();
        let rest = behind
            .iter()
            .take_while(|byte| **byte & 0xC0 == 0x80)
            .count();
        let end = self.text.len().min(start + 1 + rest);
        let params = Params::new().with(Name::Reason, fault.reason);
        self.scope(path, Span { start, end })
            .citing("RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format")
            .report(Code::Syntax, params);
        Err(Stop)
    }

    #[inline]
    fn well_formed<R>(&mut self, path: &Path<'_>, result: Result<R, Stopped>) -> Result<R, Stop> {
        match result {
            Ok(value) => Ok(value),
            Err(Stopped) => self.stop(path, self.json.fault()),
        }
    }

    #[inline]
    pub(crate) fn scope<'s>(&'s mut self, path: &'s Path<'s>, span: Span) -> Scope<'s, 'c> {
        Scope::new(&mut self.sink, path, span)
    }

    #[inline]
    pub(crate) fn position(&self) -> usize {
        self.json.position()
    }

    /// What the value is that comes next. It starts at the [`position`](Self::position).
    #[inline]
    pub(crate) fn peek(&mut self, path: &Path<'_>) -> Result<JsonType, Stop> {
        let peeked = self.json.peek();
        self.well_formed(path, peeked)
    }

    pub(crate) fn null(&mut self, path: &Path<'_>) -> Result<(), Stop> {
        let read = self.json.null();
        self.well_formed(path, read)
    }

    pub(crate) fn boolean(&mut self, path: &Path<'_>) -> Result<bool, Stop> {
        let read = self.json.boolean();
        self.well_formed(path, read)
    }

    pub(crate) fn number(&mut self, path: &Path<'_>) -> Result<Number, Stop> {
        let read = self.json.number();
        self.well_formed(path, read)
    }

    /// Reads the next value if it is a string without escapes.
    #[inline]
    pub(crate) fn plain_string(&mut self) -> Option<&'j str> {
        self.json.plain_string()
    }

    /// Reads a string, which [`last_string`](Self::last_string) then is.
    pub(crate) fn string(&mut self, path: &Path<'_>) -> Result<(), Stop> {
        let read = self.json.string();
        self.well_formed(path, read)
    }

    /// The characters of the string that was read last.
    #[inline]
    pub(crate) fn last_string(&self) -> &str {
        self.json.last_string()
    }

    /// Moves to the value of the next member, of which [`last_key`](Self::last_key)
    /// then is the name. Stops where there is no more to find out.
    #[inline]
    pub(crate) fn next_key(&mut self, path: &Path<'_>, first: bool) -> Result<bool, Stop> {
        if self.sink.is_decided() {
            return Err(Stop);
        }
        let read = self.json.next_key(first);
        self.well_formed(path, read)
    }

    /// The same for an object of the model: which member comes next, if there is
    /// another. It is faster when it is the one that is expected, or a little behind it.
    #[inline]
    pub(crate) fn next_member<T: Object>(
        &mut self,
        expected: usize,
        path: &Path<'_>,
        first: bool,
    ) -> Result<Next, Stop> {
        if self.sink.is_decided() {
            return Err(Stop);
        }
        let keys = T::KEYS.get(expected..).unwrap_or_default();
        match self.json.take_key(keys, first) {
            Key::Expected(number) => Ok(Next::Member(expected + number)),
            Key::End => Ok(Next::End),
            Key::Other => self.other_member::<T>(path),
            Key::Unclear => match self.next_key(path, first)? {
                true => Ok(self.last_member::<T>()),
                false => Ok(Next::End),
            },
        }
    }

    #[inline(never)]
    fn other_member<T: Object>(&mut self, path: &Path<'_>) -> Result<Next, Stop> {
        let read = self.json.key();
        self.well_formed(path, read)?;
        Ok(self.last_member::<T>())
    }

    /// Which member has the key that was read last.
    fn last_member<T: Object>(&self) -> Next {
        T::index_of(&self.last_key()).map_or(Next::Unknown, Next::Member)
    }

    #[inline]
    pub(crate) fn last_key(&self) -> Cow<'j, str> {
        self.json.last_key()
    }

    #[inline]
    pub(crate) fn next_item(&mut self, path: &Path<'_>, first: bool) -> Result<bool, Stop> {
        let read = self.json.next_item(first);
        self.well_formed(path, read)
    }

    /// Where the key stands that [`next_key`](Self::next_key) read last, with its quotes.
    pub(crate) const fn last_key_span(&self) -> Span {
        let Range { start, end } = self.json.last_string_span();
        Span { start, end }
    }

    /// The same of any key that was read last; `before` is the position before it was read.
    pub(crate) fn key_span(&self, before: usize) -> Span {
        let Range { start, end } = self.json.key_span(before);
        Span { start, end }
    }

    /// Steps over one value of any kind, and says where it stood.
    pub(crate) fn skip(&mut self, path: &Path<'_>) -> Result<Span, Stop> {
        let start = self.position();
        let skipped = self.json.skip(self.depth);
        self.well_formed(path, skipped)?;
        let end = self.position();
        Ok(Span { start, end })
    }

    /// Steps over a value and reports that it is of another JSON type.
    #[cold]
    pub(crate) fn wrong_type(
        &mut self,
        path: &Path<'_>,
        found: JsonType,
        expected: &'static str,
    ) -> Result<(), Stop> {
        let found = match found {
            JsonType::Null => "null",
            JsonType::Boolean => "a boolean",
            JsonType::Number => "a number",
            JsonType::String => "a string",
            JsonType::Array => "an array",
            JsonType::Object => "an object",
        };
        let span = self.skip(path)?;
        let params = rules::type_::params(expected, found);
        self.scope(path, span).report(Code::Type, params);
        Ok(())
    }

    /// Opens an array or an object that starts at `at`.
    pub(crate) fn enter(&mut self, path: &Path<'_>, at: usize) -> Result<(), Stop> {
        match self.depth.checked_sub(1) {
            Some(depth) => {
                self.depth = depth;
                Ok(())
            }
            None => self.stop(path, Fault::depth(at)),
        }
    }

    /// Closes what [`enter`](Self::enter) opened.
    #[inline]
    pub(crate) const fn leave(&mut self) {
        self.depth += 1;
    }

    /// The text of a value that was read.
    pub(crate) fn slice(&self, span: Span) -> &'j [u8] {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}
