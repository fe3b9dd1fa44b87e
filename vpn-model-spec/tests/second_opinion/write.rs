//! Writes documents in different ways, well and badly.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::generate::Doc;

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without white space.
    Compact,
    /// With white space of all kinds wherever it may stand.
    Airy,
    /// With as many escapes as possible.
    Escaped,
}

/// Any style.
pub(crate) fn style() -> impl Strategy<Value = Style> {
    prop_oneof![
        6 => Just(Style::Compact),
        2 => Just(Style::Airy),
        1 => Just(Style::Escaped),
    ]
}

/// Writes a document.
pub(crate) fn write(doc: &Doc, style: Style) -> String {
    let mut text = String::new();
    let space = if style == Style::Airy { "\r\n\t " } else { "" };
    text.push_str(space);
    value(doc, style, space, &mut text);
    text.push_str(space);
    text
}

fn value(doc: &Doc, style: Style, space: &str, text: &mut String) {
    match doc {
        Doc::Raw(raw) => text.push_str(raw),
        Doc::Text(characters) => string(characters, style, text),
        Doc::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(space);
                value(item, style, space, text);
                text.push_str(space);
            }
            text.push(']');
        }
        Doc::Object(members) => {
            text.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(space);
                string(key, style, text);
                text.push_str(space);
                text.push(':');
                text.push_str(space);
                value(member, style, space, text);
                text.push_str(space);
            }
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

/// A byte of a document that is cut, put in or taken out.
#[derive(Clone, Debug)]
pub(crate) enum Damage {
    /// None.
    Nothing,
    /// The document ends here.
    Cut(Index),
    /// This stands here, too.
    Insert(Index, Vec<u8>),
    /// This byte is missing.
    Remove(Index),
}

/// Mostly nothing.
pub(crate) fn damage() -> impl Strategy<Value = Damage> {
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
        b" ",
        b"\x0c",
        b"//",
        b"NaN",
        b"\\x",
    ];
    let piece = proptest::sample::select(pieces.map(<[u8]>::to_vec).to_vec());
    prop_oneof![
        16 => Just(Damage::Nothing),
        1 => any::<Index>().prop_map(Damage::Cut),
        3 => (any::<Index>(), piece).prop_map(|(index, piece)| Damage::Insert(index, piece)),
        1 => any::<Index>().prop_map(Damage::Remove),
    ]
}

/// The bytes with their damage.
pub(crate) fn damaged(mut bytes: Vec<u8>, damage: &Damage) -> Vec<u8> {
    match damage {
        Damage::Nothing => {}
        Damage::Cut(index) => bytes.truncate(index.index(bytes.len())),
        Damage::Insert(index, piece) => {
            let at = index.index(bytes.len() + 1);
            bytes.splice(at..at, piece.iter().copied());
        }
        Damage::Remove(index) => {
            bytes.remove(index.index(bytes.len()));
        }
    }
    bytes
}
