//! The keys of a JSON object, most of which come as somebody expects them.

use std::ops::Range;

use super::bytes::{indentation_end, starts_with, white_space_end};
use super::{ENDS_BEFORE_VALUE, ENDS_IN_OBJECT, Json, NO_KEY, Result, TRAILING_COMMA};

/// The next key is mostly the first of those that are expected, or so many are left out.
const LEFT_OUT: usize = 2;

/// What comes next in an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// Nothing: the object ends.
    End,
    /// The expected key of that number.
    Expected(usize),
    /// Another key.
    Other,
    /// Anything else: a fault, or more white space.
    Unclear,
}

impl Json<'_> {
    /// Enters an object, or goes on in it: whether there is another member, of
    /// which [`last_string`](Self::last_string) then is the key. Moves to its value.
    pub(crate) fn next_key(&mut self, first: bool) -> Result<bool> {
        let more = self.next_member(first)?;
        if more {
            self.key()?;
        }
        Ok(more)
    }

    /// Moves to the value of the next member if it has one of the first of those
    /// keys, to another key, or behind the object, where they stand there as mostly:
    /// `"name":` and few spaces. Otherwise nothing happens. Calls nothing: this is
    /// done for each member.
    pub(crate) fn take_key(&mut self, keys: &[&str], first: bool) -> Key {
        let (next, at) = self.next(keys, first).unwrap_or((Key::Unclear, self.at));
        self.at = at;
        next
    }

    #[inline]
    fn next(&self, keys: &[&str], first: bool) -> Option<(Key, usize)> {
        let bytes = self.text.as_bytes();
        let before = if first { b'{' } else { b',' };
        if bytes.get(self.at) != Some(&before) {
            let end = indentation_end(bytes, self.at)?;
            return (!first && bytes.get(end) == Some(&b'}')).then_some((Key::End, end + 1));
        }
        let at = indentation_end(bytes, self.at + 1)?;
        let text = bytes.get(at..)?;
        let mut keys = keys.iter().take(1 + LEFT_OUT).enumerate();
        let found = keys.find(|(_, key)| starts_with(text, key.as_bytes()));
        let Some((number, key)) = found else {
            return (text.first() == Some(&b'"')).then_some((Key::Other, at));
        };
        let colon_end = at + key.len();
        let at = colon_end + usize::from(bytes.get(colon_end) == Some(&b' '));
        (bytes.get(at) > Some(&b' ')).then_some((Key::Expected(number), at))
    }

    /// Reads the key at the position and its colon, and moves to the value.
    #[inline(never)]
    pub(crate) fn key(&mut self) -> Result<()> {
        self.string()?;
        match self.next_byte() {
            Some(b':') => {
                self.at = white_space_end(self.text.as_bytes(), self.at + 1);
                Ok(())
            }
            Some(_) => self.stop("expected `:` behind the member's name"),
            None => self.stop(ENDS_IN_OBJECT),
        }
    }

    /// Moves to the quote of the next key, or behind the object.
    fn next_member(&mut self, first: bool) -> Result<bool> {
        if first {
            // The brace.
            self.at += 1;
        }
        match self.next_byte() {
            Some(b'"') if first => Ok(true),
            Some(b'}') => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !first => {
                self.at += 1;
                match self.next_byte() {
                    Some(b'"') => Ok(true),
                    Some(b'}') => self.stop(TRAILING_COMMA),
                    Some(_) => self.stop(NO_KEY),
                    None => self.stop(ENDS_BEFORE_VALUE),
                }
            }
            Some(_) if first => self.stop(NO_KEY),
            Some(_) => self.stop("expected `,` or `}`"),
            None => self.stop(ENDS_IN_OBJECT),
        }
    }

    /// Where the key stands that was read last, with its quotes; `before` is
    /// the position before it was read.
    #[cold]
    pub(crate) fn key_span(&self, before: usize) -> Range<usize> {
        let text = self.text.as_bytes();
        let behind = text.get(before..).unwrap_or_default();
        let start = before
            + behind
                .iter()
                .position(|byte| *byte == b'"')
                .unwrap_or_default();
        let mut escaped = false;
        let inside = text.get(start + 1..).unwrap_or_default();
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
}

#[cfg(test)]
mod tests {
    use super::Key;
    use crate::read::json::Json;

    #[test]
    fn a_key_is_found_behind_commas_and_escapes() {
        let text = r#"{"a":1 , "b\"c" : 2}"#;
        let mut json = Json::new(text);
        json.next_key(true).unwrap();
        json.peek().unwrap();
        json.number().unwrap();
        let before = json.position();
        assert!(json.next_key(false).unwrap());
        assert_eq!(json.last_string(), "b\"c");
        assert_eq!(json.key_span(before), 9..15);
        assert_eq!(json.last_string_span(), 9..15);
    }

    /// The fast way goes wherever the slow way goes, or leaves it to it.
    #[test]
    fn a_key_is_taken_only_where_it_stands_and_the_value_behind_it_is_next() {
        let white = [
            "",
            " ",
            "\n",
            "\n  ",
            "\n      ",
            "\n       ",
            "\n            ",
            "        ",
            "\t",
            "\r\n  ",
            "\n\n  ",
        ];
        let (mut taken, mut others) = (0, 0);
        for key in [
            "\"a\":",
            "\"psk\":",
            "\"name\":",
            "\"peer_subnets\":",
            "\"peer_subnet\":",
        ] {
            for name in ["a", "psk", "name", "peer_subnets", "peer_subnet_"] {
                for (before, behind) in white
                    .iter()
                    .flat_map(|one| white.map(|other| (*one, other)))
                {
                    for (first, text) in [
                        (true, format!("{{{before}\"{name}\":{behind}17}}")),
                        (false, format!(",{before}\"{name}\":{behind}17}}")),
                    ] {
                        let (mut fast, mut slow) = (Json::new(&text), Json::new(&text));
                        assert!(slow.next_key(first).unwrap());
                        let is_key = key == format!("\"{name}\":");
                        match fast.take_key(&["\"b\":", key], first) {
                            Key::Expected(1) => {
                                assert!(is_key, "{text:?}");
                                taken += 1;
                            }
                            Key::Other => {
                                fast.key().unwrap();
                                assert_eq!(fast.last_string(), name, "{text:?}");
                                others += 1;
                            }
                            unclear => {
                                assert_eq!(
                                    (unclear, fast.position()),
                                    (Key::Unclear, 0),
                                    "{text:?}"
                                );
                                continue;
                            }
                        }
                        assert_eq!(fast.position(), slow.position(), "{text:?}");
                    }
                }
            }
        }
        assert!(taken > 100 && others > 400, "{taken}, {others}");
    }

    #[test]
    fn a_key_that_comes_a_little_later_is_taken_and_one_far_behind_is_another() {
        let keys = ["\"a\":", "\"bb\":", "\"ccc\":", "\"dddd\":"];
        for (text, next, at) in [
            ("{\"a\":1}", Key::Expected(0), 5),
            ("{\"bb\":1}", Key::Expected(1), 6),
            ("{\"ccc\": 1}", Key::Expected(2), 8),
            ("{ \"dddd\":1}", Key::Other, 2),
            ("{\"aa\":1}", Key::Other, 1),
            ("{\"a\" :1}", Key::Other, 1),
            ("{a}", Key::Unclear, 0),
            ("{", Key::Unclear, 0),
        ] {
            let mut json = Json::new(text);
            let next_and_position = (json.take_key(&keys, true), json.position());
            assert_eq!(next_and_position, (next, at), "{text}");
        }
    }

    #[test]
    fn the_end_of_an_object_is_found_behind_spaces_but_not_behind_a_comma() {
        for (text, next, end) in [
            ("}", Key::End, 1),
            ("\n          }\n", Key::End, 12),
            ("}}", Key::End, 1),
            (",}", Key::Unclear, 0),
            (", }", Key::Unclear, 0),
            ("", Key::Unclear, 0),
            ("]", Key::Unclear, 0),
        ] {
            let mut json = Json::new(text);
            assert_eq!(
                (json.take_key(&["\"a\":"], false), json.position()),
                (next, end),
                "{text:?}"
            );
        }
        let mut json = Json::new("{}");
        assert_eq!(json.take_key(&["\"a\":"], true), Key::Unclear);
        assert!(!json.next_member(true).unwrap());
    }
}
