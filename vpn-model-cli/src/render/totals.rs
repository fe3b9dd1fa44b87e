//! The line about all files together.

use crate::summary::Summary;
use crate::text::counted;

/// "3 files: 2 valid, 1 invalid; 8 errors, 1 warning". Of the notes, those
/// about rules that were not checked do not count.
pub(crate) fn line(summary: &Summary) -> String {
    let some = |count: usize, word: &str| (count > 0).then(|| format!("{count} {word}"));
    let kinds: Vec<_> = [
        some(summary.valid, "valid"),
        some(summary.invalid, "invalid"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let some = |count: usize, noun: &str| (count > 0).then(|| counted(count, noun));
    let notes = summary.notes.saturating_sub(summary.unchecked);
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
    if summary.records > 0 {
        let of = match summary.invalid_records {
            0 => String::new(),
            invalid => format!(", {invalid} of them invalid"),
        };
        let records = counted(summary.records, "payload");
        line.push_str(&format!("; {records} in lines{of}"));
    }
    if !found.is_empty() {
        line.push_str(&format!("; {}", found.join(", ")));
    }
    if summary.skipped > 0 {
        let skipped = counted(summary.skipped, "file");
        line.push_str(&format!("; {skipped} not checked"));
    }
    if summary.skipped_records > 0 {
        let skipped = counted(summary.skipped_records, "payload");
        line.push_str(&format!("; {skipped} not checked"));
    }
    let some = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let left_out = [
        some(summary.known, "known from the baseline"),
        some(summary.ignored, "ignored"),
        some(summary.omitted, "not shown"),
    ];
    for what in left_out.into_iter().flatten() {
        line.push_str(&format!("; {what}"));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Summary, line};

    #[test]
    fn one_payload_that_was_not_checked_is_one_payload() {
        let of = |skipped_records| {
            line(&Summary {
                valid: 1,
                records: 3,
                skipped_records,
                ..Summary::default()
            })
        };
        let all = "1 file: 1 valid; 3 payloads in lines";
        assert_eq!(of(1), format!("{all}; 1 payload not checked"));
        assert_eq!(of(2), format!("{all}; 2 payloads not checked"));
    }
}
