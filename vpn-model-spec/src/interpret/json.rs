//! A plain JSON reader: RFC 8259 to the letter, every value with its place.
//!
//! It is written for this interpreter and shares nothing with the runtime's reader. Nothing is
//! resolved or dropped: objects keep duplicate keys in their order, numbers stay text. Texts are
//! read in `text.rs`.

use super::text;

/// How deep arrays and objects may lie in each other.
pub const DEPTH_LIMIT: usize = 64;

/// How many bytes a document may have.
pub const SIZE_LIMIT: usize = 16 * 1024 * 1024;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The offset of its first byte.
    pub start: usize,
    /// The offset behind its last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number as it was written.
    Number(String),
    /// A text without its escapes.
    String(String),
    /// A list.
    Array(Vec<Node>),
    /// An object; a key may occur more than once.
    Object(Vec<Entry>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key without its escapes.
    pub key: String,
    /// The offset of the key's opening quote.
    pub key_start: usize,
    /// The offset behind the key's closing quote.
    pub key_end: usize,
    /// The value.
    pub value: Node,
}

/// The text is not one JSON value within the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The offset at which reading stopped.
    pub at: usize,
}

impl Node {
    /// The members, if the value is an object.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.kind {
            Kind::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, if the value is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Self]> {
        match &self.kind {
            Kind::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The text, if the value is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The first member of this key: the one that counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let first = self.entries()?.iter().find(|entry| entry.key == key)?;
        Some(&first.value)
    }

    /// Whether the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.kind == Kind::Null
    }
}

/// Reads a document.
///
/// # Errors
///
/// Bytes that are not exactly one JSON value in UTF-8, and documents beyond the limits.
pub fn parse(bytes: &[u8]) -> Result<Node, Fault> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Fault { at: SIZE_LIMIT });
    }
    let text = str::from_utf8(bytes).map_err(|error| Fault {
        at: error.valid_up_to(),
    })?;
    let mut reader = Reader {
        bytes: text.as_bytes(),
        at: 0,
    };
    reader.skip_space();
    let node = reader.value(0)?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(node),
        Some(_) => Err(reader.fault()),
    }
}

pub(super) struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    pub(super) const fn fault(&self) -> Fault {
        Fault { at: self.at }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The bytes from `start` to here.
    pub(super) fn since(&self, start: usize) -> &'t [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.peek() != Some(byte) {
            return Err(self.fault());
        }
        self.at += 1;
        Ok(())
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Reads a value that lies in `depth` arrays and objects.
    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'n') => self.word("null", Kind::Null)?,
            Some(b't') => self.word("true", Kind::Boolean(true))?,
            Some(b'f') => self.word("false", Kind::Boolean(false))?,
            Some(b'"') => Kind::String(text::read(self)?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.number()?),
            Some(b'[' | b'{') if depth == DEPTH_LIMIT => return Err(self.fault()),
            Some(b'[') => Kind::Array(self.array(depth + 1)?),
            Some(b'{') => Kind::Object(self.object(depth + 1)?),
            _ => return Err(self.fault()),
        };
        let end = self.at;
        Ok(Node { start, end, kind })
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<Kind, Fault> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Ok(kind)
    }

    fn number(&mut self) -> Result<String, Fault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        let number = self.since(start).iter().copied().map(char::from);
        Ok(number.collect())
    }

    /// At least one digit.
    fn digits(&mut self) -> Result<(), Fault> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.fault());
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Node>, Fault> {
        self.expect(b'[')?;
        self.skip_space();
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(items);
        }
        loop {
            self.skip_space();
            items.push(self.value(depth)?);
            self.skip_space();
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                self.expect(b']')?;
                return Ok(items);
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Vec<Entry>, Fault> {
        self.expect(b'{')?;
        self.skip_space();
        let mut entries = Vec::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(entries);
        }
        loop {
            self.skip_space();
            let key_start = self.at;
            let key = text::read(self)?;
            let key_end = self.at;
            self.skip_space();
            self.expect(b':')?;
            self.skip_space();
            entries.push(Entry {
                key,
                key_start,
                key_end,
                value: self.value(depth)?,
            });
            self.skip_space();
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                self.expect(b'}')?;
                return Ok(entries);
            }
        }
    }
}
