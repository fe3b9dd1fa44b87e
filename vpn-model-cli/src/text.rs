//! Text from payloads and file names, made fit for a terminal; and small words.

use std::borrow::Cow;
use std::io;
use std::path::{Component, Path};

/// The text with everything escaped (`\u001b`) that could move the cursor,
/// change colours or reorder what is shown.
///
/// Inside a JSON string the escapes mean what they stand for, so this also
/// makes written JSON safe to look at.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    // Nearly all texts are plain ASCII, which the processor sees many bytes at a time.
    let is_plain = |plain, byte: &u8| plain & matches!(byte, b' '..=b'~');
    if text.as_bytes().iter().fold(true, is_plain) || !text.contains(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_hostile(character) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// Control characters, line separators, and what turns the direction of text.
pub(crate) fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

/// The text with its middle left out when it is longer than `most` characters.
pub(crate) fn elided(text: &str, most: usize) -> Cow<'_, str> {
    // As many bytes as the maximum cannot be more characters than that.
    if text.len() <= most || text.chars().count() <= most {
        return Cow::Borrowed(text);
    }
    let half = most / 2;
    let head: String = text.chars().take(half).collect();
    let mut tail: Vec<char> = text.chars().rev().take(half).collect();
    tail.reverse();
    Cow::Owned(format!("{head}…{}", tail.into_iter().collect::<String>()))
}

/// A path as it may be shown.
pub(crate) fn path(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// The path without `./` in front: `a.json` and `./a.json` are one file.
pub(crate) fn without_dot(path: &Path) -> Cow<'_, Path> {
    let is_dot = |component| component == Component::CurDir;
    // The components know more spellings of a path than this looks for.
    let bytes = path.as_os_str().as_encoded_bytes();
    let is_plain = |(a, b): (&u8, &u8)| !(matches!(a, b'/' | b'.') && matches!(b, b'/' | b'.'));
    let plain = cfg!(unix)
        && bytes.iter().zip(bytes.iter().skip(1)).all(is_plain)
        && bytes
            .last()
            .is_some_and(|last| !matches!(last, b'/' | b'.'));
    if plain {
        return Cow::Borrowed(path);
    }
    let components = path.components().filter(|component| !is_dot(*component));
    Cow::Owned(components.collect())
}

/// Why reading or writing failed, without the number that only programs need.
pub(crate) fn io_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        _ => {
            let text = error.to_string();
            let reason = text
                .split_once(" (os error")
                .map_or(text.as_str(), |(reason, _)| reason);
            decapitalized(&printable(reason))
        }
    }
}

/// Why a file could not be created.
pub(crate) fn create_reason(error: &io::Error) -> String {
    match error.kind() {
        // It is not the file that is missing.
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        _ => io_reason(error),
    }
}

/// "1 file", "2 files"
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("{count} {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// The text with a capital at its beginning.
pub(crate) fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// The text with a small letter at its beginning.
pub(crate) fn decapitalized(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Rows as lines of aligned columns.
pub(crate) fn table<const N: usize>(rows: &[[&str; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut table = String::new();
    for row in rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row) {
            line.push_str(&format!("{cell:width$}  "));
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{elided, printable};

    #[test]
    fn what_could_steer_a_terminal_is_escaped() {
        assert_eq!(
            printable("a\u{1b}[31m\n\u{9b}\u{202e}"),
            "a\\u001b[31m\\u000a\\u009b\\u202e"
        );
        assert_eq!(printable("Köln"), "Köln");
    }

    #[test]
    fn a_long_text_loses_its_middle() {
        assert_eq!(elided("äbcdefgh", 4), "äb…gh");
        assert_eq!(elided("äbcd", 4), "äbcd");
    }
}
