//! The one place that touches the JSON pull parser.
//!
//! `jiter` is fast and, seen from a validator, has edges: it stops at numbers
//! of more than 4,300 digits without moving on, does not say where a key
//! stands, lets invalid UTF-8 pass in what it skips, and keeps unescaped
//! strings in a buffer. [`Json`] rounds them off. The caller checks UTF-8
//! before.

use std::ops::Range;

use jiter::{Jiter, JiterErrorType, JsonErrorType, Peek};
use zeroize::Zeroize as _;

/// A pull parser over one JSON text.
#[derive(Debug)]
pub(crate) struct Json<'j> {
    text: &'j [u8],
    /// Where the parser's own text starts: behind a long number it starts anew.
    base: usize,
    jiter: Jiter<'j>,
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

/// A number, as far as anybody here wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// An integer that fits.
    Integer(i64),
    /// An integer beyond 64 bits.
    Beyond,
    /// A number with a fraction or an exponent.
    Fraction,
}

/// Why the text is not well-formed, and where reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) reason: &'static str,
}

type Result<T> = std::result::Result<T, Fault>;

impl<'j> Json<'j> {
    pub(crate) fn new(text: &'j [u8]) -> Self {
        Self {
            text,
            base: 0,
            jiter: Jiter::new(text),
        }
    }

    /// Behind what was read last.
    pub(crate) fn position(&self) -> usize {
        self.base + self.jiter.current_index()
    }

    /// Moves to the next value and says what it is and where it starts.
    pub(crate) fn peek(&mut self) -> Result<(JsonType, usize)> {
        let peek = self.jiter.peek().map_err(|error| self.fault(&error))?;
        let kind = self.kind(peek)?;
        Ok((kind, self.position()))
    }

    fn kind(&self, peek: Peek) -> Result<JsonType> {
        Ok(match peek {
            Peek::Null => JsonType::Null,
            Peek::True | Peek::False => JsonType::Boolean,
            Peek::String => JsonType::String,
            Peek::Array => JsonType::Array,
            Peek::Object => JsonType::Object,
            Peek::Minus => JsonType::Number,
            other if other.into_inner().is_ascii_digit() => JsonType::Number,
            _ => {
                return Err(Fault {
                    at: self.position(),
                    reason: "expected a value",
                });
            }
        })
    }

    pub(crate) fn null(&mut self) -> Result<()> {
        self.jiter.known_null().map_err(|error| self.fault(&error))
    }

    pub(crate) fn boolean(&mut self) -> Result<bool> {
        self.jiter.next_bool().map_err(|error| self.fault(&error))
    }

    pub(crate) fn number(&mut self) -> Result<Number> {
        match self.jiter.next_number_bytes() {
            Ok(digits) => Ok(classify(digits)),
            Err(error) => {
                if error.error_type == JiterErrorType::JsonError(JsonErrorType::NumberOutOfRange) {
                    self.long_number()
                } else {
                    Err(self.fault(&error))
                }
            }
        }
    }

    /// Steps over a number that is too long for the parser, and goes on behind it.
    #[cold]
    fn long_number(&mut self) -> Result<Number> {
        let start = self.position();
        let rest = self.text.get(start..).unwrap_or_default();
        let length = rest
            .iter()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
            .count();
        let number = rest.get(..length).unwrap_or_default();
        if !is_number(number) {
            return Err(Fault {
                at: start,
                reason: "invalid number",
            });
        }
        self.base = start + length;
        let behind = self.text.get(self.base..).unwrap_or_default();
        self.jiter = Jiter::new(behind);
        Ok(classify(number))
    }

    /// Reads a string and hands its characters to `take`.
    pub(crate) fn string<R>(&mut self, take: impl FnOnce(&str) -> R) -> Result<R> {
        match self.jiter.next_str() {
            Ok(text) => Ok(take(text)),
            Err(error) => Err(fault(self.base, &error)),
        }
    }

    /// Enters an object, or goes on in it: the next key, handed to `take`, or none at its end.
    pub(crate) fn next_key<R>(
        &mut self,
        first: bool,
        take: impl FnOnce(&str) -> R,
    ) -> Result<Option<R>> {
        let key = if first {
            self.jiter.known_object()
        } else {
            self.jiter.next_key()
        };
        match key {
            Ok(key) => Ok(key.map(take)),
            Err(error) => Err(fault(self.base, &error)),
        }
    }

    /// Enters an array, or goes on in it: whether there is another item.
    pub(crate) fn next_item(&mut self, first: bool) -> Result<bool> {
        let item = if first {
            self.jiter.known_array()
        } else {
            self.jiter.array_step()
        };
        match item {
            Ok(item) => Ok(item.is_some()),
            Err(error) => Err(fault(self.base, &error)),
        }
    }

    /// Where the key stands that was read last, with its quotes; `before` is
    /// the position before it was read.
    #[cold]
    pub(crate) fn key_span(&self, before: usize) -> Range<usize> {
        let behind = self.text.get(before..).unwrap_or_default();
        let start = before
            + behind
                .iter()
                .position(|byte| *byte == b'"')
                .unwrap_or_default();
        let mut escaped = false;
        let inside = self.text.get(start + 1..).unwrap_or_default();
        let length = inside
            .iter()
            .position(|byte| {
                let closing = *byte == b'"' && !escaped;
                escaped = *byte == b'\\' && !escaped;
                closing
            })
            .unwrap_or_default();
        start..start + length + 2
    }

    /// Steps over one value of any kind; `depth` is how many more levels may open.
    pub(crate) fn skip(&mut self, depth: usize) -> Result<()> {
        /// An array or an object that is still open.
        enum Open {
            Array,
            Object,
        }
        let mut open = Vec::new();
        loop {
            let (kind, at) = self.peek()?;
            if matches!(kind, JsonType::Array | JsonType::Object) && open.len() == depth {
                return Err(Fault::depth(at));
            }
            match kind {
                JsonType::Null => self.null()?,
                JsonType::Boolean => drop(self.boolean()?),
                JsonType::Number => drop(self.number()?),
                JsonType::String => self.string(|_| ())?,
                JsonType::Array => {
                    if self.next_item(true)? {
                        open.push(Open::Array);
                        continue;
                    }
                }
                JsonType::Object => {
                    if self.next_key(true, |_| ())?.is_some() {
                        open.push(Open::Object);
                        continue;
                    }
                }
            }
            loop {
                let more = match open.last() {
                    None => return Ok(()),
                    Some(Open::Array) => self.next_item(false)?,
                    Some(Open::Object) => self.next_key(false, |_| ())?.is_some(),
                };
                if more {
                    break;
                }
                open.pop();
            }
        }
    }

    /// Expects that only white space follows.
    pub(crate) fn finish(&mut self) -> Result<()> {
        self.jiter.finish().map_err(|error| self.fault(&error))
    }

    fn fault(&self, error: &jiter::JiterError) -> Fault {
        fault(self.base, error)
    }
}

impl Drop for Json<'_> {
    fn drop(&mut self) {
        // Strings with escapes were decoded into the parser's buffer, pre-shared keys among them.
        let parser = std::mem::replace(&mut self.jiter, Jiter::new(&[]));
        parser.into_tape().zeroize();
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

/// Words for the parser's errors, none of which quotes the text.
#[cold]
fn fault(base: usize, error: &jiter::JiterError) -> Fault {
    use JsonErrorType as J;
    let reason = match &error.error_type {
        JiterErrorType::WrongType { .. } => "expected a value",
        JiterErrorType::JsonError(error) => match error {
            J::EofWhileParsingList => "the text ends inside an array",
            J::EofWhileParsingObject => "the text ends inside an object",
            J::EofWhileParsingString => "the text ends inside a string",
            J::EofWhileParsingValue => "the text ends where a value is expected",
            J::ExpectedColon => "expected `:` behind the member's name",
            J::ExpectedListCommaOrEnd => "expected `,` or `]`",
            J::ExpectedObjectCommaOrEnd => "expected `,` or `}`",
            J::ExpectedSomeIdent | J::ExpectedSomeValue => "expected a value",
            J::InvalidEscape => "invalid escape in a string",
            J::InvalidNumber => "invalid number",
            J::InvalidUnicodeCodePoint => "an escape in a string is not a Unicode character",
            J::ControlCharacterWhileParsingString => {
                "the string does not end on its line, or a control character in it is not escaped"
            }
            J::KeyMustBeAString => "expected a member's name in double quotes",
            J::LoneLeadingSurrogateInHexEscape => "half of a surrogate pair in a string",
            J::TrailingComma => "a comma with nothing behind it",
            J::TrailingCharacters => "text behind the end of the document",
            J::UnexpectedEndOfHexEscape => "an escape in a string is cut short",
            J::RecursionLimitExceeded => "arrays and objects are nested too deeply",
            _ => "not well-formed JSON",
        },
    };
    Fault {
        at: base + error.index,
        reason,
    }
}

fn classify(number: &[u8]) -> Number {
    if number.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
        return Number::Fraction;
    }
    std::str::from_utf8(number)
        .ok()
        .and_then(|digits| digits.parse().ok())
        .map_or(Number::Beyond, Number::Integer)
}

/// The grammar of a JSON number (RFC 8259, section 6).
fn is_number(text: &[u8]) -> bool {
    fn digits(text: &[u8]) -> Option<&[u8]> {
        let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 { None } else { text.get(count..) }
    }
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let leading_zero = matches!(text, [b'0', b'0'..=b'9', ..]);
    let Some(mut rest) = digits(text).filter(|_| !leading_zero) else {
        return false;
    };
    if let Some(fraction) = rest.strip_prefix(b".") {
        let Some(behind) = digits(fraction) else {
            return false;
        };
        rest = behind;
    }
    if let [b'e' | b'E', exponent @ ..] = rest {
        let exponent = match exponent {
            [b'+' | b'-', digits @ ..] => digits,
            digits => digits,
        };
        return digits(exponent).is_some_and(<[u8]>::is_empty);
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Json, Number, is_number};

    #[test]
    fn a_number_of_a_hundred_thousand_digits_is_read_and_reading_goes_on() {
        let text = format!("[{}, 7]", "9".repeat(100_000));
        let mut json = Json::new(text.as_bytes());
        assert!(json.next_item(true).unwrap());
        json.peek().unwrap();
        assert_eq!(json.number(), Ok(Number::Beyond));
        assert!(json.next_item(false).unwrap());
        assert_eq!(json.peek().unwrap().1, 100_003);
        assert_eq!(json.number(), Ok(Number::Integer(7)));
        assert!(!json.next_item(false).unwrap());
        json.finish().unwrap();
    }

    #[test]
    fn a_key_is_found_behind_commas_and_escapes() {
        let text = br#"{"a":1 , "b\"c" : 2}"#;
        let mut json = Json::new(text);
        json.next_key(true, |_| ()).unwrap();
        json.peek().unwrap();
        json.number().unwrap();
        let before = json.position();
        assert_eq!(
            json.next_key(false, str::to_owned).unwrap().as_deref(),
            Some("b\"c")
        );
        assert_eq!(json.key_span(before), 9..15);
    }

    #[test]
    fn the_number_grammar_is_that_of_json() {
        for good in ["0", "-0", "10.5", "1e9", "1E+9", "1.5e-3"] {
            assert!(is_number(good.as_bytes()), "{good}");
        }
        for bad in ["", "-", "01", "1.", ".5", "1e", "1e+", "+1", "1-2"] {
            assert!(!is_number(bad.as_bytes()), "{bad}");
        }
    }

    #[test]
    fn skipping_stops_where_the_text_is_nested_too_deeply() {
        let text = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
        let fault = Json::new(text.as_bytes()).skip(64).unwrap_err();
        assert_eq!(fault.at, 64);
    }
}
