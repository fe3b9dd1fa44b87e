//! A text, and what is put into it.

use std::cmp::Reverse;
use std::ops::Range;

use crate::list::{Place, Span};

/// Byte offsets of lines.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after).collect();
        Self { text, starts }
    }

    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        self.offset(span.start)..self.offset(span.end)
    }

    fn offset(&self, place: Place) -> usize {
        let start = self.starts[place.line - 1];
        let mut characters = self.text[start..].char_indices();
        characters
            .nth(place.column - 1)
            .map_or(self.text.len(), |(at, _)| start + at)
    }
}

/// Put before and after a piece of the text. What is around more is outside.
pub(crate) struct Wrap {
    pub(crate) range: Range<usize>,
    pub(crate) before: Vec<Piece>,
    pub(crate) after: String,
}

/// A text that is put in, and the mutant that it is the branch of.
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) mutant: Option<usize>,
}

impl Piece {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            mutant: None,
        }
    }

    pub(crate) fn of(mutant: usize, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            mutant: Some(mutant),
        }
    }
}

/// The text with everything put in, and where the branches are.
pub(crate) fn put_in(text: &str, mut wraps: Vec<Wrap>) -> (String, Vec<(usize, Range<usize>)>) {
    // What is only put in comes before what is put around. Of two around the same piece, the first is outside.
    wraps.sort_by_key(|wrap| {
        let Range { start, end } = wrap.range;
        (start, start < end, Reverse(end))
    });
    let mut out = String::new();
    let mut branches = Vec::new();
    let mut open: Vec<Wrap> = Vec::new();
    let mut at = 0;
    let close = |upto: usize, open: &mut Vec<Wrap>, out: &mut String, at: &mut usize| {
        while let Some(last) = open.last() {
            if last.range.end > upto {
                break;
            }
            out.push_str(&text[*at..last.range.end]);
            *at = last.range.end;
            out.push_str(&last.after);
            open.pop();
        }
    };
    for mut wrap in wraps {
        close(wrap.range.start, &mut open, &mut out, &mut at);
        out.push_str(&text[at..wrap.range.start]);
        at = wrap.range.start;
        for piece in std::mem::take(&mut wrap.before) {
            let start = out.len();
            out.push_str(&piece.text);
            if let Some(mutant) = piece.mutant {
                branches.push((mutant, start..out.len()));
            }
        }
        open.push(wrap);
    }
    close(text.len(), &mut open, &mut out, &mut at);
    out.push_str(&text[at..]);
    (out, branches)
}
