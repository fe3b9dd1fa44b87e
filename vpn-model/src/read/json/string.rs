//! Strings of a JSON text.

use std::borrow::Cow;
use std::ops::Range;

use zeroize::Zeroize as _;

use super::{Json, Result};

const ENDS_IN_STRING: &str = "the text ends inside a string";
const INVALID_ESCAPE: &str = "invalid escape in a string";
const LONE_SURROGATE: &str = "half of a surrogate pair in a string";

impl<'j> Json<'j> {
    /// Reads the value at the position if it is a string without escapes. Calls
    /// nothing but in its last step: this is done for nearly each value.
    #[inline(never)]
    pub(crate) fn plain_string(&mut self) -> Option<&'j str> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let start = self.at + 1;
        let (eights, _) = bytes.get(start..)?.as_chunks();
        let mut at = start;
        for eight in eights {
            if let Some(before) = plain_before(*eight) {
                return self.plain_until(start, at + before);
            }
            at += 8;
        }
        self.last_plain_string(at)
    }

    #[cold]
    #[inline(never)]
    fn last_plain_string(&mut self, at: usize) -> Option<&'j str> {
        let end = plain_end_of_last(self.text.as_bytes(), at);
        self.plain_until(self.at + 1, end)
    }

    #[inline]
    fn plain_until(&mut self, start: usize, end: usize) -> Option<&'j str> {
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Reads the string at the position, which [`last_string`](Self::last_string) then is.
    pub(crate) fn string(&mut self) -> Result<()> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let end = plain_end(bytes, start);
        self.string_start = start;
        self.string_end = end;
        self.has_escapes = bytes.get(end) != Some(&b'"');
        if self.has_escapes {
            self.at = end;
            return self.unescape();
        }
        self.at = end + 1;
        Ok(())
    }

    /// The characters of the string that was read last.
    #[inline]
    pub(crate) fn last_string(&self) -> &str {
        if self.has_escapes {
            &self.unescaped
        } else {
            self.last_plain()
        }
    }

    /// The same for as long as the text is there.
    #[inline]
    pub(crate) fn last_key(&self) -> Cow<'j, str> {
        if self.has_escapes {
            Cow::Owned(self.unescaped.clone())
        } else {
            Cow::Borrowed(self.last_plain())
        }
    }

    /// Where the string stands that was read last, with its quotes.
    pub(crate) const fn last_string_span(&self) -> Range<usize> {
        self.string_start.saturating_sub(1)..self.string_end + 1
    }

    #[inline]
    fn last_plain(&self) -> &'j str {
        let span = self.string_start..self.string_end;
        self.text.get(span).unwrap_or_default()
    }

    /// Goes on in a string that is plain up to the position.
    #[inline(never)]
    fn unescape(&mut self) -> Result<()> {
        let mut start = self.string_start;
        self.forget_unescaped();
        // A buffer that grows leaves copies of a pre-shared key behind.
        let rest = self.text.len().saturating_sub(start);
        self.unescaped.reserve(rest.min(8192));
        loop {
            let plain = self.text.get(start..self.at).unwrap_or_default();
            self.unescaped.push_str(plain);
            match self.byte() {
                Some(b'"') => {
                    self.string_end = self.at;
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.at += 1;
                    let character = self.escape()?;
                    self.unescaped.push(character);
                }
                Some(_) => {
                    return self.stop(
                        "the string does not end on its line, or a control character in it is not escaped",
                    );
                }
                None => return self.stop(ENDS_IN_STRING),
            }
            start = self.at;
            self.at = plain_end(self.text.as_bytes(), start);
        }
    }

    /// Clears the characters of the last string that had escapes: a pre-shared key can have some.
    pub(super) fn forget_unescaped(&mut self) {
        // Of the buffer no more than this was ever written, and clearing all of it
        // for each string would take longer than reading the text.
        self.unescaped.as_mut_str().zeroize();
        self.unescaped.clear();
    }

    /// The character that stands behind a backslash.
    fn escape(&mut self) -> Result<char> {
        let character = match self.byte() {
            Some(character @ (b'"' | b'\\' | b'/')) => char::from(character),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            Some(_) => return self.stop(INVALID_ESCAPE),
            None => return self.stop(ENDS_IN_STRING),
        };
        self.at += 1;
        Ok(character)
    }

    /// The character of `uXXXX`, or of two of them that are a surrogate pair.
    fn unicode_escape(&mut self) -> Result<char> {
        let first = self.four_digits()?;
        let code = match first {
            0xDC00..=0xDFFF => return self.lone_surrogate(),
            0xD800..=0xDBFF => {
                for expected in [b'\\', b'u'] {
                    match self.byte() {
                        Some(byte) if byte == expected => self.at += 1,
                        Some(_) => return self.stop(LONE_SURROGATE),
                        None => return self.stop(ENDS_IN_STRING),
                    }
                }
                // Stands on the `u` again.
                self.at -= 1;
                let second = self.four_digits()?;
                if !(0xDC00..=0xDFFF).contains(&second) {
                    return self.lone_surrogate();
                }
                0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
            }
            code => code,
        };
        match char::from_u32(code) {
            Some(character) => Ok(character),
            None => self.stop(INVALID_ESCAPE),
        }
    }

    /// The number behind a `u`; moves behind it.
    fn four_digits(&mut self) -> Result<u32> {
        self.at += 1;
        let mut code = 0;
        for _ in 0..4 {
            let Some(byte) = self.byte() else {
                return self.stop(ENDS_IN_STRING);
            };
            let Some(digit) = char::from(byte).to_digit(16) else {
                return self.stop(INVALID_ESCAPE);
            };
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }

    /// Stops at the last digit that was read.
    fn lone_surrogate<R>(&mut self) -> Result<R> {
        self.at -= 1;
        self.stop(LONE_SURROGATE)
    }
}

/// Where the bytes end that stand for themselves: at a quote, a backslash or a
/// control character. Looks at eight at once.
fn plain_end(text: &[u8], mut at: usize) -> usize {
    let (eights, _) = text.get(at..).unwrap_or_default().as_chunks();
    for eight in eights {
        if let Some(before) = plain_before(*eight) {
            return at + before;
        }
        at += 8;
    }
    plain_end_of_last(text, at)
}

/// How many of the bytes stand for themselves, if not all of them.
#[inline]
fn plain_before(eight: [u8; 8]) -> Option<usize> {
    const fn each(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    let bytes = u64::from_le_bytes(eight);
    let ascii = bytes & each(0x7F);
    // With this bit turned, a quote comes next to the control characters.
    let no_control = (ascii ^ each(b'"' ^ b' ')) + each(0x7F - b' ');
    let no_backslash = (ascii ^ each(b'\\')) + each(0x7F);
    // The high bit of each byte that stands for itself.
    let plain = (no_control & no_backslash) | bytes | each(0x7F);
    (plain != u64::MAX).then(|| plain.trailing_ones() as usize / 8)
}

/// The same for the last bytes of the text.
#[cold]
#[inline(never)]
fn plain_end_of_last(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    at + rest.iter().position(is_special).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::plain_end;
    use crate::read::json::Json;

    #[test]
    fn what_is_special_is_found_wherever_it_stands() {
        for before in 0..40 {
            for special in ["\"", "\\", "\0", "\u{1f}", "\n"] {
                for other in ["a", " ", "~", "\u{7f}", "!", "#", "[", "]"] {
                    let text = format!("{}{special}\"\\\u{1}", other.repeat(before));
                    assert_eq!(plain_end(text.as_bytes(), 0), before, "{text:?}");
                }
                let text = format!("{}{special}", "ä€".repeat(before));
                assert_eq!(plain_end(text.as_bytes(), 0), 5 * before, "{text:?}");
            }
            assert_eq!(plain_end("a".repeat(before).as_bytes(), 0), before);
        }
    }

    #[test]
    fn escapes_stand_for_their_characters() {
        let text = r#""a\"\\\/\b\f\n\r\t\u00e4\ud83d\uDE00z""#;
        let mut json = Json::new(text);
        json.string().unwrap();
        assert_eq!(json.last_string(), "a\"\\/\u{8}\u{c}\n\r\tä😀z");
        assert_eq!(json.position(), text.len());
    }

    #[test]
    fn a_fault_in_a_string_is_where_it_shows() {
        for (text, at) in [
            (r#""a"#, 2),
            ("\"a\nb\"", 2),
            ("\"a\\", 3),
            (r#""\x""#, 2),
            (r#""\u12"#, 5),
            (r#""\u12g4""#, 5),
            (r#""\udc00""#, 6),
            (r#""\ud800""#, 7),
            (r#""\ud800"#, 7),
            (r#""\ud800\n""#, 8),
            (r#""\ud800\u0041""#, 12),
        ] {
            let mut json = Json::new(text);
            assert!(json.string().is_err(), "{text}");
            assert_eq!(json.fault().at, at, "{text}");
        }
    }
}
