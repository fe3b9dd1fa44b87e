//! The line about all files together.

use crate::text::counted;
use crate::validate::Summary;

/// "3 files: 2 valid, 1 invalid; 8 errors, 1 warning". Of the notes, those
/// about rules that were not checked do not count.
pub(crate) fn line(summary: &Summary, unchecked: usize) -> String {
    let some = |count: usize, word: &str| (count > 0).then(|| format!("{count} {word}"));
    let kinds: Vec<_> = [
        some(summary.valid, "valid"),
        some(summary.invalid, "invalid"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let some = |count: usize, noun: &str| (count > 0).then(|| counted(count, noun));
    let notes = summary.notes.saturating_sub(unchecked);
    let found: Vec<_> = [
        some(summary.errors, "error"),
        some(summary.warnings, "warning").map(|warnings| {
            let denied = if summary.warnings_denied {
                " (denied)"
            } else {
                ""
            };
            format!("{warnings}{denied}")
        }),
        some(notes, "note"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let files = summary.valid + summary.invalid;
    let mut line = format!("{}: {}", counted(files, "file"), kinds.join(", "));
    if !found.is_empty() {
        line.push_str(&format!("; {}", found.join(", ")));
    }
    if summary.skipped > 0 {
        let skipped = counted(summary.skipped, "file");
        line.push_str(&format!("; {skipped} not checked"));
    }
    line
}
