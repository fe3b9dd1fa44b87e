//! JSON texts: quotes, escapes and surrogate pairs.

use super::json::{Fault, Reader};

/// Reads a text from its opening to its closing quote.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<String, Fault> {
    reader.expect(b'"')?;
    let mut text = String::new();
    loop {
        let start = reader.at();
        while !matches!(reader.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
            reader.next();
        }
        // The document is UTF-8, and a run ends before an ASCII character.
        text.push_str(&String::from_utf8_lossy(reader.since(start)));
        match reader.peek() {
            Some(b'"') => {
                reader.next();
                return Ok(text);
            }
            Some(b'\\') => text.push(escape(reader)?),
            _ => return Err(reader.fault()),
        }
    }
}

fn escape(reader: &mut Reader<'_>) -> Result<char, Fault> {
    reader.expect(b'\\')?;
    let fault = reader.fault();
    match reader.next() {
        Some(b'"') => Ok('"'),
        Some(b'\\') => Ok('\\'),
        Some(b'/') => Ok('/'),
        Some(b'b') => Ok('\u{8}'),
        Some(b'f') => Ok('\u{c}'),
        Some(b'n') => Ok('\n'),
        Some(b'r') => Ok('\r'),
        Some(b't') => Ok('\t'),
        Some(b'u') => unicode(reader, fault),
        _ => Err(fault),
    }
}

/// What follows `\u`: four digits, and a second escape when they are half of a pair.
fn unicode(reader: &mut Reader<'_>, fault: Fault) -> Result<char, Fault> {
    let first = four_digits(reader)?;
    if !(0xd800..=0xdbff).contains(&first) {
        // A second half alone is no character.
        return char::from_u32(first).ok_or(fault);
    }
    reader.expect(b'\\')?;
    reader.expect(b'u')?;
    let second = four_digits(reader)?;
    if !(0xdc00..=0xdfff).contains(&second) {
        return Err(fault);
    }
    char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(fault)
}

fn four_digits(reader: &mut Reader<'_>) -> Result<u32, Fault> {
    let mut number = 0;
    for _ in 0..4 {
        let fault = reader.fault();
        let digit = reader
            .next()
            .and_then(|byte| char::from(byte).to_digit(16))
            .ok_or(fault)?;
        number = number * 16 + digit;
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use crate::interpret::json::{Kind, parse};

    fn text(written: &str) -> Option<String> {
        match parse(written.as_bytes()).ok()?.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    #[test]
    fn every_escape_is_the_character_that_the_grammar_says() {
        let all = r#""\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00""#;
        let characters = "\"\\/\u{8}\u{c}\n\r\tä😀";
        assert_eq!(text(all).as_deref(), Some(characters));
        for wrong in [r#""\x""#, r#""\ud83d""#, r#""\ude00""#, r#""\u00g0""#] {
            assert_eq!(text(wrong), None, "{wrong}");
        }
    }
}
