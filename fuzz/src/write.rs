//! Writes documents in different ways, well and badly.

use crate::{Choices, Doc};

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without white space.
    Compact,
    /// With white space of all kinds wherever it may stand.
    Airy,
    /// A member a line, as people write it.
    Lines,
    /// With as many escapes as possible.
    Escaped,
}

/// Any style.
pub fn style(choices: &mut Choices<'_>) -> Style {
    use Style::{Airy, Compact, Escaped, Lines};
    *choices.one(&[
        Compact, Compact, Compact, Lines, Lines, Lines, Airy, Escaped,
    ])
}

/// Writes a document.
pub fn write(doc: &Doc, style: Style) -> String {
    let mut text = String::new();
    let space = match style {
        Style::Airy => "\r\n\t ",
        Style::Lines => "\n",
        Style::Compact | Style::Escaped => "",
    };
    text.push_str(space);
    value(doc, style, space, &mut text);
    text.push_str(space);
    text
}

fn value(doc: &Doc, style: Style, space: &str, text: &mut String) {
    // People leave no space before a colon.
    let colon = if style == Style::Airy { space } else { "" };
    match doc {
        Doc::Raw(raw) => text.push_str(raw),
        Doc::Text(characters) => string(characters, style, text),
        Doc::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(space);
                value(item, style, space, text);
            }
            text.push_str(space);
            text.push(']');
        }
        Doc::Object(members) => {
            text.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(space);
                string(key, style, text);
                text.push_str(colon);
                text.push(':');
                text.push_str(colon);
                value(member, style, space, text);
            }
            text.push_str(space);
            text.push('}');
        }
    }
}

fn string(characters: &str, style: Style, text: &mut String) {
    text.push('"');
    for character in characters.chars() {
        match character {
            _ if style == Style::Escaped => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    text.push_str(&format!("\\u{unit:04X}"));
                }
            }
            '"' | '\\' => text.extend(['\\', character]),
            '\0'..='\u{1f}' => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => text.push(character),
        }
    }
    text.push('"');
}

/// The bytes, sometimes with a piece cut off, put in or taken out.
pub fn damaged(mut bytes: Vec<u8>, choices: &mut Choices<'_>) -> Vec<u8> {
    let pieces: [&[u8]; 24] = [
        b"\"",
        b"\\",
        b",",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"-",
        b"0",
        b".",
        b"e",
        b"\0",
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\\ud800",
        b"\\udc00\\ud800",
        b"\x1b[31m",
        b"\n",
        b"//",
        b"NaN",
        b"\\x",
    ];
    let kind = choices.byte();
    if kind < 190 {
        return bytes;
    }
    let at = choices.below(bytes.len());
    match kind {
        190..210 => bytes.truncate(at),
        210..240 => {
            let piece = *choices.one(&pieces);
            bytes.splice(at..at, piece.iter().copied());
        }
        _ if bytes.is_empty() => {}
        _ => {
            bytes.remove(at);
        }
    }
    bytes
}
