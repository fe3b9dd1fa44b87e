//! Lines and columns of many byte offsets, in one sweep over the text.
//!
//! `vpn_model::Lines` walks along the line for every offset. That is quadratic
//! for a minified document with thousands of violations; this is not.

use std::ops::Range;

use vpn_model::{Position, Report};

/// Where a byte offset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) position: Position,
    /// The offset at which its line starts.
    pub(crate) line_start: usize,
}

/// The places of all spans of a report.
#[derive(Debug)]
pub(crate) struct Places(Vec<(usize, Place)>);

impl Places {
    /// Finds the places of all spans of the report of that text, which starts
    /// on the line with that number.
    pub(crate) fn of(report: &Report, text: &[u8], first_line: usize) -> Self {
        let spans = report.into_iter().filter_map(|found| found.span.clone());
        Self::sweep(
            text,
            spans
                .flat_map(|Range { start, end }| [start, end])
                .collect(),
            first_line,
        )
    }

    fn sweep(text: &[u8], mut offsets: Vec<usize>, first_line: usize) -> Self {
        offsets.sort_unstable();
        offsets.dedup();
        let mut place = Place {
            position: Position {
                line: first_line,
                column: 1,
            },
            line_start: 0,
        };
        let mut at = 0;
        let mut places = Vec::with_capacity(offsets.len());
        for offset in offsets {
            for byte in text.get(at..offset).or(text.get(at..)).unwrap_or_default() {
                at += 1;
                if *byte == b'\n' {
                    place.position.line += 1;
                    place.position.column = 1;
                    place.line_start = at;
                } else if byte & 0xC0 != 0x80 {
                    // Continuation bytes do not start a character.
                    place.position.column += 1;
                }
            }
            places.push((offset, place));
        }
        Self(places)
    }

    /// The place of an offset of the report; the text's start for any other.
    pub(crate) fn at(&self, offset: usize) -> Place {
        let place = self
            .0
            .binary_search_by_key(&offset, |(known, _)| *known)
            .ok()
            .and_then(|index| self.0.get(index));
        place.map_or(
            Place {
                position: Position { line: 1, column: 1 },
                line_start: 0,
            },
            |(_, place)| *place,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use vpn_model::Lines;

    #[test]
    fn the_places_are_those_that_the_library_finds() {
        let text = "{\"ä\": 1,\r\n\n  \"b\": \"€\"}\n";
        let lines = Lines::new(text.as_bytes());
        let offsets: Vec<usize> = (0..=text.len())
            .filter(|at| text.is_char_boundary(*at))
            .collect();
        let places = Places::sweep(text.as_bytes(), offsets.iter().rev().copied().collect(), 1);
        for offset in offsets {
            assert_eq!(
                places.at(offset).position,
                lines.position(offset),
                "{offset}"
            );
        }
    }
}
