//! Lines and columns of many byte offsets, in one sweep over the text.
//!
//! `vpn_model::Lines` walks along the line for every offset. That is quadratic
//! for a minified document with thousands of violations; this is not.

use std::ops::Range;

use vpn_model::Position;

use super::Checked;
use crate::room::is_unchecked;

/// Where a byte offset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) position: Position,
    /// The offset at which its line starts.
    pub(crate) line_start: usize,
}

/// The places of all spans of a report.
#[derive(Debug)]
pub(crate) struct Places {
    places: Vec<(usize, Place)>,
    /// Where the text starts.
    start: Place,
}

impl Places {
    /// Finds the places of all spans of the payload's report, in its file; those of
    /// rules that were not checked only if somebody wants them.
    pub(crate) fn of(checked: &Checked<'_>, text: &[u8], with_unchecked: bool) -> Self {
        let report = checked.report.into_iter();
        let report = report.filter(|violation| with_unchecked || !is_unchecked(violation));
        let spans = report.filter_map(|found| found.span.clone());
        Self::sweep(
            text,
            checked.record.map_or(1, |record| record.line),
            spans
                .flat_map(|Range { start, end }| [start, end])
                .collect(),
        )
    }

    fn sweep(text: &[u8], line: usize, mut offsets: Vec<usize>) -> Self {
        offsets.sort_unstable();
        offsets.dedup();
        let start = Place {
            position: Position { line, column: 1 },
            line_start: 0,
        };
        let mut place = start;
        let mut at = 0;
        let mut places = Vec::with_capacity(offsets.len());
        for offset in offsets {
            let mut passed = text.get(at..offset).or(text.get(at..)).unwrap_or_default();
            if let Some(last) = passed.iter().rposition(|byte| *byte == b'\n') {
                let (lines, rest) = passed.split_at(last + 1);
                place.position.line += count(lines, |byte| byte == b'\n');
                place.position.column = 1;
                place.line_start = at + lines.len();
                passed = rest;
                at += lines.len();
            }
            // Continuation bytes do not start a character.
            place.position.column += count(passed, |byte| byte & 0xC0 != 0x80);
            at += passed.len();
            places.push((offset, place));
        }
        Self { places, start }
    }

    /// The place of an offset of the report; the text's start for any other.
    pub(crate) fn at(&self, offset: usize) -> Place {
        let place = self
            .places
            .binary_search_by_key(&offset, |(known, _)| *known)
            .ok()
            .and_then(|index| self.places.get(index));
        place.map_or(self.start, |(_, place)| *place)
    }
}

/// How many bytes are wanted. In short blocks, so that the processor can count
/// many at a time in small numbers.
fn count(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> usize {
    let in_block = |block: &[u8]| block.iter().map(|byte| u8::from(wanted(*byte))).sum::<u8>();
    let blocks = bytes.chunks(usize::from(u8::MAX));
    blocks.map(|block| usize::from(in_block(block))).sum()
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
        let places = Places::sweep(text.as_bytes(), 1, offsets.iter().rev().copied().collect());
        for offset in offsets {
            assert_eq!(
                places.at(offset).position,
                lines.position(offset),
                "{offset}"
            );
        }
    }
}
