//! The part of a source line that a report shows: all of a line that people
//! wrote, a window into one that a program wrote.

use std::ops::Range;

use crate::text::is_hostile;

/// A line of no more characters is shown whole.
const WHOLE: usize = 120;
/// Of a longer one, so many characters are shown …
const WIDTH: usize = 100;
/// … and at most so many of them stand before the span.
const BEFORE: usize = 40;

/// A line, or a part of it, and where in it the span is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

impl Window {
    /// The line of the masked text on which the span starts. Of a span over
    /// several lines, the first is shown.
    ///
    /// The cost does not depend on how long the line is.
    pub(crate) fn new(masked: &str, line_start: usize, span: &Range<usize>) -> Self {
        let start = masked.floor_char_boundary(span.start);
        let before = masked.get(line_start..start).unwrap_or_default();
        let after = rest_of_line(masked.get(start..).unwrap_or_default());
        let flagged = span.end.saturating_sub(span.start).min(after.len());

        let whole =
            before.len() <= WHOLE * 4 && before.chars().count() + after.chars().count() <= WHOLE;
        let (left, right) = if whole {
            (before, after)
        } else {
            let left = last(before, BEFORE);
            (
                left,
                first(after, WIDTH.saturating_sub(left.chars().count())),
            )
        };
        let flagged = right.floor_char_boundary(flagged);

        let mut text = String::new();
        if left.len() < before.len() {
            text.push('…');
        }
        push_visible(&mut text, left);
        let start = text.len();
        push_visible(&mut text, right.get(..flagged).unwrap_or_default());
        let end = text.len();
        push_visible(&mut text, right.get(flagged..).unwrap_or_default());
        if right.len() < after.len() {
            text.push('…');
        }
        Self {
            text,
            span: start..end,
        }
    }
}

/// The text up to the end of its first line, or a little more of it than is ever shown.
fn rest_of_line(text: &str) -> &str {
    let text = first(text, WHOLE + 2);
    let line = text.split_once('\n').map_or(text, |(line, _)| line);
    // The end of the line is not flagged for what stands on the next.
    line.trim_end_matches([' ', '\t', '\r'])
}

fn first(text: &str, count: usize) -> &str {
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

fn last(text: &str, count: usize) -> &str {
    let skipped = text.char_indices().rev().take(count).last();
    text.get(skipped.map_or(text.len(), |(at, _)| at)..)
        .unwrap_or_default()
}

/// What cannot be seen gets a sign that can, one for one: the caret stays right.
/// The further bytes of a hidden character, which masking leaves as U+007F, get none.
fn push_visible(line: &mut String, text: &str) {
    // Nearly all of it is plain.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        line.push_str(text);
        return;
    }
    let shown = text.chars().filter(|character| *character != '\u{7f}');
    line.extend(shown.map(|character| match character {
        '\t' => '\t',
        hostile if is_hostile(hostile) => '\u{fffd}',
        other => other,
    }));
}

#[cfg(test)]
mod tests {
    use super::Window;

    #[test]
    fn a_short_line_is_shown_whole_without_its_end() {
        let window = Window::new("a\r\n\t\"ä\": 12,\r\nb", 3, &(10..12));
        assert_eq!(window.text, "\t\"ä\": 12,");
        assert_eq!(window.text.get(window.span), Some("12"));
    }

    #[test]
    fn a_hidden_character_is_one_asterisk_wide() {
        let window = Window::new("\"*\u{7f}*\u{7f}\"", 0, &(0..6));
        assert_eq!((window.text.as_str(), window.span), ("\"**\"", 0..4));
    }

    #[test]
    fn of_several_lines_the_first_is_flagged_to_its_end() {
        let window = Window::new("{\n [1,\n 2]\n}", 2, &(3..10));
        assert_eq!((window.text.as_str(), window.span), (" [1,", 1..4));
    }

    #[test]
    fn a_long_line_becomes_a_window() {
        let line = format!("{}\"key\"{}", "x".repeat(1000), "y".repeat(1000));
        let window = Window::new(&line, 0, &(1000..1005));
        let expected = format!("…{}\"key\"{}…", "x".repeat(40), "y".repeat(55));
        assert_eq!(window.text, expected);
        assert_eq!(window.text.get(window.span), Some("\"key\""));
    }

    #[test]
    fn a_long_value_is_flagged_as_far_as_it_is_shown() {
        let line = format!("{{\"a\": \"{}\"}}", "€".repeat(1000));
        let window = Window::new(&line, 0, &(6..line.len() - 1));
        assert_eq!(window.text.chars().count(), 101);
        assert!(
            window
                .text
                .get(window.span)
                .is_some_and(|flagged| flagged.starts_with("\"€€"))
        );
    }

    #[test]
    fn the_end_of_the_text_can_be_flagged() {
        let window = Window::new("{\n", 2, &(2..2));
        assert_eq!((window.text.as_str(), window.span), ("", 0..0));
    }
}
