//! A JSON tree that can say what a payload must not: duplicate members,
//! numbers beyond every type, members in any order.

use std::fmt::{self, Write as _};

/// A JSON value as it is going to be written.
#[derive(Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, digit by digit.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: its members in writing order, duplicates included.
    Object(Vec<(String, Json)>),
    /// A text that is no JSON at all.
    Broken(String),
}

/// How a [`Json`] is written; the value is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// On one line, without white space.
    Compact,
    /// Two spaces a level.
    Pretty,
    /// White space and escapes wherever JSON allows them; the number decides where.
    Wild(u64),
}

impl Json {
    /// A string.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number.
    #[must_use]
    pub fn number(number: impl fmt::Display) -> Self {
        Self::Number(number.to_string())
    }

    /// The characters of a string.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The first member of an object with that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => find(members, name),
            _ => None,
        }
    }

    /// The value at a JSON Pointer; of duplicate members the first.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<&Self> {
        let mut here = self;
        for segment in pointer.split('/').skip(1) {
            here = match here {
                Self::List(items) => items.get(segment.parse::<usize>().ok()?)?,
                _ => here.get(&segment.replace("~1", "/").replace("~0", "~"))?,
            };
        }
        Some(here)
    }

    /// Puts a value below members that are made where they are missing.
    pub(super) fn put(&mut self, path: &[&str], value: Self) {
        let Some((name, rest)) = path.split_first() else {
            *self = value;
            return;
        };
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Vec::new());
        }
        let Self::Object(members) = self else { return };
        if let Some((_, below)) = members.iter_mut().find(|(known, _)| known == name) {
            below.put(rest, value);
        } else {
            let mut below = Self::Object(Vec::new());
            below.put(rest, value);
            members.push(((*name).to_owned(), below));
        }
    }

    /// The same value with the members of every object in another order.
    ///
    /// Duplicate members keep their order, because the first of them counts.
    #[must_use]
    pub fn reordered(&self, seed: u64) -> Self {
        self.shuffled(&mut Noise(seed | 1))
    }

    fn shuffled(&self, noise: &mut Noise) -> Self {
        match self {
            Self::List(items) => {
                Self::List(items.iter().map(|item| item.shuffled(noise)).collect())
            }
            Self::Object(members) => {
                let mut keyed: Vec<_> = members
                    .iter()
                    .map(|(name, value)| (noise.next(), name.clone(), value.shuffled(noise)))
                    .collect();
                // A duplicate takes the key of the first, and sorting keeps their order.
                for index in 1..keyed.len() {
                    let (before, rest) = keyed.split_at_mut(index);
                    let twin = |(key, name): (u64, &String)| {
                        before
                            .iter()
                            .find(|(_, known, _)| known == name)
                            .map_or(key, |one| one.0)
                    };
                    if let Some(one) = rest.first_mut() {
                        one.0 = twin((one.0, &one.1));
                    }
                }
                keyed.sort_by_key(|(key, ..)| *key);
                Self::Object(
                    keyed
                        .into_iter()
                        .map(|(_, name, value)| (name, value))
                        .collect(),
                )
            }
            other => other.clone(),
        }
    }

    /// Writes the value.
    #[must_use]
    pub fn write(&self, style: Style) -> String {
        let noise = match style {
            Style::Wild(seed) => Noise(seed | 1),
            Style::Compact | Style::Pretty => Noise(0),
        };
        let mut writer = Writer {
            out: String::new(),
            style,
            noise,
            level: 0,
        };
        writer.value(self);
        writer.out
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.write(Style::Compact))
    }
}

/// The first of the members with that name.
pub(super) fn find<'m>(members: &'m [(String, Json)], name: &str) -> Option<&'m Json> {
    members
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value)
}

/// Numbers that look random (xorshift); always 0 from 0.
struct Noise(u64);

impl Noise {
    const fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

struct Writer {
    out: String,
    style: Style,
    noise: Noise,
    level: usize,
}

impl Writer {
    fn value(&mut self, value: &Json) {
        match value {
            Json::Null => self.out.push_str("null"),
            Json::Bool(true) => self.out.push_str("true"),
            Json::Bool(false) => self.out.push_str("false"),
            Json::Number(text) | Json::Broken(text) => self.out.push_str(text),
            Json::Text(text) => self.string(text),
            Json::List(items) => self.group('[', ']', items, Self::value),
            Json::Object(members) => self.group('{', '}', members, |writer, (name, value)| {
                writer.string(name);
                writer.blank();
                writer.out.push(':');
                if writer.style == Style::Pretty {
                    writer.out.push(' ');
                }
                writer.blank();
                writer.value(value);
            }),
        }
    }

    fn group<T>(&mut self, open: char, close: char, parts: &[T], each: impl Fn(&mut Self, &T)) {
        self.out.push(open);
        self.level += 1;
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.line();
            each(self, part);
        }
        self.level -= 1;
        if parts.is_empty() {
            self.blank();
        } else {
            self.line();
        }
        self.out.push(close);
    }

    fn line(&mut self) {
        if self.style == Style::Pretty {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n("  ", self.level));
        }
        self.blank();
    }

    fn blank(&mut self) {
        if matches!(self.style, Style::Wild(_)) {
            self.out.push_str(match self.noise.next() % 8 {
                0 => " ",
                1 => "\n\t",
                2 => "\r\n  ",
                _ => "",
            });
        }
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for character in text.chars() {
            let wild = matches!(self.style, Style::Wild(_)) && self.noise.next().is_multiple_of(4);
            match character {
                '"' if !wild => self.out.push_str("\\\""),
                '\\' if !wild => self.out.push_str("\\\\"),
                '/' if wild => self.out.push_str("\\/"),
                other if wild || other.is_control() => {
                    for unit in other.encode_utf16(&mut [0; 2]) {
                        // Writing into a string cannot fail.
                        let _ = write!(self.out, "\\u{unit:04x}");
                    }
                }
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, Style};

    fn sample() -> Json {
        Json::Object(vec![
            (
                "a/b".to_owned(),
                Json::List(vec![Json::Null, Json::number("1e400")]),
            ),
            ("k".to_owned(), Json::text("tab\t \"quoted\" 😀")),
            ("k".to_owned(), Json::Bool(true)),
            ("empty".to_owned(), Json::Object(Vec::new())),
        ])
    }

    #[test]
    fn the_compact_form_has_no_white_space_and_keeps_duplicates() {
        assert_eq!(
            sample().to_string(),
            r#"{"a/b":[null,1e400],"k":"tab\u0009 \"quoted\" 😀","k":true,"empty":{}}"#
        );
    }

    #[test]
    fn every_style_says_the_same() {
        let value = Json::Object(vec![
            (
                "a/b".to_owned(),
                Json::List(vec![Json::Null, Json::number("-7")]),
            ),
            ("k".to_owned(), Json::text("tab\t \"quoted\" \\ 😀")),
        ]);
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        let expected = read(&value.to_string());
        assert_eq!(read(&value.write(Style::Pretty)), expected);
        for seed in 0..200 {
            assert_eq!(read(&value.write(Style::Wild(seed))), expected, "{seed}");
        }
    }

    #[test]
    fn a_pointer_finds_its_value() {
        assert_eq!(sample().at("/a~1b/0"), Some(&Json::Null));
        assert_eq!(sample().at("/k"), Some(&Json::text("tab\t \"quoted\" 😀")));
        assert_eq!(sample().at("/x"), None);
    }

    #[test]
    fn what_is_put_in_stands_beside_what_is_there() {
        let mut value = Json::Null;
        value.put(&["a", "b"], Json::Bool(true));
        value.put(&["a", "c"], Json::Null);
        value.put(&["a", "b"], Json::Bool(false));
        value.put(&["d"], Json::number(1));
        assert_eq!(value.to_string(), r#"{"a":{"b":false,"c":null},"d":1}"#);
        assert_eq!(format!("{value:?}"), value.to_string());
    }

    #[test]
    fn reordering_keeps_the_order_of_duplicates() {
        for seed in 0..50 {
            assert_eq!(
                sample().reordered(seed).get("k"),
                sample().get("k"),
                "{seed}"
            );
        }
    }
}
