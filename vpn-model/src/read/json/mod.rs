//! A pull parser over JSON text (RFC 8259), and the one place that knows its grammar.
//!
//! It borrows from the text, goes over each byte once, and stops at the first
//! fault: why, and where, is a [`Fault`]. [`key`], [`string`] and [`number`] read what
//! their names say, [`skip`] steps over what nobody wants; otherwise values
//! inside each other are the caller's business.

mod bytes;
mod key;
mod number;
mod skip;
mod string;

use self::bytes::white_space_end;
pub(crate) use self::key::Key;
pub(crate) use self::number::Number;

/// A pull parser over one JSON text.
pub(crate) struct Json<'j> {
    text: &'j str,
    /// Behind what was read last.
    at: usize,
    /// Where the last string began, behind its quote, and where its closing one stands.
    string_start: usize,
    string_end: usize,
    /// Whether it had escapes; then it stands without them in `unescaped`.
    has_escapes: bool,
    unescaped: String,
    fault: Fault,
}

/// What kind of value comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonType {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// Why the text is not well-formed, and where reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) reason: &'static str,
}

/// Reading stopped; [`Json::fault`] says where and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stopped;

type Result<T> = std::result::Result<T, Stopped>;

/// What the values are that begin with a byte.
#[expect(clippy::indexing_slicing, reason = "the compiler runs this")]
static BEGINS: [Option<JsonType>; 256] = {
    let mut begins = [None; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        begins[byte as usize] = match byte {
            b'"' => Some(JsonType::String),
            b'0'..=b'9' | b'-' => Some(JsonType::Number),
            b'{' => Some(JsonType::Object),
            b'[' => Some(JsonType::Array),
            b't' | b'f' => Some(JsonType::Boolean),
            b'n' => Some(JsonType::Null),
            _ => None,
        };
        byte += 1;
    }
    begins
};

const NO_VALUE: &str = "expected a value";
const ENDS_BEFORE_VALUE: &str = "the text ends where a value is expected";
const ENDS_IN_OBJECT: &str = "the text ends inside an object";
const ENDS_IN_ARRAY: &str = "the text ends inside an array";
const TRAILING_COMMA: &str = "a comma with nothing behind it";
const NO_KEY: &str = "expected a member's name in double quotes";

impl<'j> Json<'j> {
    /// Stands at the value of the text.
    pub(crate) fn new(text: &'j str) -> Self {
        Self {
            text,
            at: white_space_end(text.as_bytes(), 0),
            string_start: 0,
            string_end: 0,
            has_escapes: false,
            unescaped: String::new(),
            fault: Fault { at: 0, reason: "" },
        }
    }

    /// Why reading stopped, if it did.
    pub(crate) const fn fault(&self) -> Fault {
        self.fault
    }

    /// Behind what was read last.
    #[inline]
    pub(crate) const fn position(&self) -> usize {
        self.at
    }

    /// The byte at the position, if the text goes on.
    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over white space, and says which byte comes then.
    #[inline]
    fn next_byte(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        self.at = white_space_end(bytes, self.at);
        bytes.get(self.at).copied()
    }

    #[cold]
    const fn stop<R>(&mut self, reason: &'static str) -> Result<R> {
        let at = self.at;
        self.fault = Fault { at, reason };
        Err(Stopped)
    }

    /// What the value is that comes next. The position is where it starts:
    /// whatever is in front of a value moves there.
    #[inline]
    pub(crate) fn peek(&mut self) -> Result<JsonType> {
        let Some(byte) = self.byte() else {
            return self.stop(ENDS_BEFORE_VALUE);
        };
        match BEGINS.get(usize::from(byte)) {
            Some(Some(kind)) => Ok(*kind),
            _ => self.stop(NO_VALUE),
        }
    }

    pub(crate) fn null(&mut self) -> Result<()> {
        self.word("null")
    }

    pub(crate) fn boolean(&mut self) -> Result<bool> {
        if self.byte() == Some(b't') {
            self.word("true")?;
            Ok(true)
        } else {
            self.word("false")?;
            Ok(false)
        }
    }

    fn word(&mut self, word: &str) -> Result<()> {
        for expected in word.bytes() {
            match self.byte() {
                Some(byte) if byte == expected => self.at += 1,
                Some(_) => return self.stop(NO_VALUE),
                None => return self.stop(ENDS_BEFORE_VALUE),
            }
        }
        Ok(())
    }

    /// Enters an array, or goes on in it: whether there is another item. Moves to it.
    #[inline]
    pub(crate) fn next_item(&mut self, first: bool) -> Result<bool> {
        if first {
            // The bracket.
            self.at += 1;
        }
        match self.next_byte() {
            Some(b']') => {
                self.at += 1;
                Ok(false)
            }
            Some(_) if first => Ok(true),
            Some(b',') => {
                self.at += 1;
                match self.next_byte() {
                    Some(b']') => self.stop(TRAILING_COMMA),
                    Some(_) => Ok(true),
                    None => self.stop(ENDS_BEFORE_VALUE),
                }
            }
            Some(_) => self.stop("expected `,` or `]`"),
            None => self.stop(ENDS_IN_ARRAY),
        }
    }

    /// Expects that only white space follows.
    pub(crate) fn finish(&mut self) -> Result<()> {
        match self.next_byte() {
            None => Ok(()),
            Some(_) => self.stop("text behind the end of the document"),
        }
    }
}

impl Drop for Json<'_> {
    fn drop(&mut self) {
        self.forget_unescaped();
    }
}

impl Fault {
    pub(crate) const fn depth(at: usize) -> Self {
        Self {
            at,
            reason: "arrays and objects are nested too deeply",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, JsonType, Number};

    #[test]
    fn a_number_of_a_hundred_thousand_digits_is_read_and_reading_goes_on() {
        let text = format!("[{}, 7]", "9".repeat(100_000));
        let mut json = Json::new(&text);
        assert!(json.next_item(true).unwrap());
        json.peek().unwrap();
        assert_eq!(json.number(), Ok(Number::Beyond));
        assert!(json.next_item(false).unwrap());
        assert_eq!(json.position(), 100_003);
        assert_eq!(json.peek(), Ok(JsonType::Number));
        assert_eq!(json.number(), Ok(Number::Integer(7)));
        assert!(!json.next_item(false).unwrap());
        json.finish().unwrap();
    }

    /// Where reading stops, and why: people look there for their mistake.
    #[test]
    fn a_fault_is_where_the_text_stops_making_sense() {
        for (text, at, reason) in [
            ("", 0, "the text ends where a value is expected"),
            (" ", 1, "the text ends where a value is expected"),
            ("nul", 3, "the text ends where a value is expected"),
            ("nulx", 3, "expected a value"),
            ("TRUE", 0, "expected a value"),
            ("[", 1, "the text ends inside an array"),
            ("[1", 2, "the text ends inside an array"),
            ("[1,", 3, "the text ends where a value is expected"),
            ("[1,]", 3, "a comma with nothing behind it"),
            ("[,", 1, "expected a value"),
            ("[1 2]", 3, "expected `,` or `]`"),
            ("{", 1, "the text ends inside an object"),
            ("{,", 1, "expected a member's name in double quotes"),
            ("{1", 1, "expected a member's name in double quotes"),
            (r#"{"a"#, 3, "the text ends inside a string"),
            (r#"{"a""#, 4, "the text ends inside an object"),
            (r#"{"a" 1"#, 5, "expected `:` behind the member's name"),
            (r#"{"a":"#, 5, "the text ends where a value is expected"),
            (r#"{"a":}"#, 5, "expected a value"),
            (r#"{"a":1"#, 6, "the text ends inside an object"),
            (r#"{"a":1 "b"#, 7, "expected `,` or `}`"),
            (r#"{"a":1,"#, 7, "the text ends where a value is expected"),
            (r#"{"a":1,}"#, 7, "a comma with nothing behind it"),
            (
                r#"{"a":1,b"#,
                7,
                "expected a member's name in double quotes",
            ),
            ("[] ]", 3, "text behind the end of the document"),
            ("[-012]", 3, "a number with a zero in front"),
            (r#""\ud83d""#, 7, "half of a surrogate pair in a string"),
            (r#""\ud83d\n""#, 8, "half of a surrogate pair in a string"),
        ] {
            let mut json = Json::new(text);
            let read = json.skip(64).and_then(|()| json.finish());
            assert!(read.is_err(), "{text}");
            let fault = json.fault();
            assert_eq!((fault.at, fault.reason), (at, reason), "{text}");
        }
    }
}
