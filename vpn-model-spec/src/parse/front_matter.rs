//! The front matter of a table spec: `key: value` lines between two `---`.

use crate::diagnostic::Diagnostics;
use crate::raw::{Key, Located};
use crate::source::Span;

/// Reads the lines between the `---`.
///
/// A value is the rest of its line as it stands, quotes and colons included:
/// this is not YAML, and nothing has to be escaped.
pub(super) fn parse(lines: Span, diagnostics: &mut Diagnostics<'_>) -> Vec<Key> {
    let source = diagnostics.source();
    let mut keys = Vec::new();
    let mut start = lines.start;
    for line in source.slice(lines).split_inclusive('\n') {
        let whole = Span::new(start, start + line.len());
        start = whole.end;
        if line.trim().is_empty() {
            continue;
        }
        let Some(colon) = line.find(':') else {
            diagnostics.add(
                source.trim(whole),
                "this line of the front matter has no colon",
                "`key: value`",
            );
            continue;
        };
        let located = |span| {
            let span = source.trim(span);
            Located {
                text: source.slice(span).to_owned(),
                span,
            }
        };
        let colon = whole.start + colon;
        keys.push(Key {
            key: located(Span::new(whole.start, colon)),
            value: located(Span::new(colon + 1, whole.end)),
        });
    }
    keys
}
