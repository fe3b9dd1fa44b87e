//! Files with one payload a line: cut as the plainest reading cuts them, however the bytes come,
//! and reported as payloads are.
//!
//! The first two bytes say how many bytes come at a time, and how many of a line are kept.
#![no_main]

use std::io::{self, Read};

use libfuzzer_sys::fuzz_target;
use vpn_model::{BodyKind, Context, Report, operations};
use vpn_model_cli::fuzzing::{Line, Look, lines, render_lines};
use vpn_model_fuzz::formats::{lines_say_all, printable};

const OPERATION: &str = "otc-v5:update-vpn-connection";

const LOOKS: [Look; 9] = [
    Look::Json,
    Look::Ndjson,
    Look::Junit,
    Look::Sarif,
    Look::Gitlab,
    Look::Github,
    Look::StepSummary,
    Look::Concise,
    Look::Plain,
];

fuzz_target!(|input: &[u8]| {
    let [step, most, text @ ..] = input else {
        return;
    };
    let (step, most) = (usize::from(*step) + 1, usize::from(*most) * 4 + 1);
    let cut = lines(Slow { text, step }, most).expect("memory can be read");
    assert_eq!(cut, plainly(text, most), "{}", text.escape_ascii());

    // With all that they hold.
    let whole = plainly(text, usize::MAX);
    // One look at a time, since rendering takes its time.
    let look = LOOKS[text.len() % LOOKS.len()];
    let target = format!("{OPERATION}:{}", BodyKind::Request);
    let slow = Slow { text, step };
    let shown = render_lines("a.ndjson", Some(&target), slow, look).expect("memory takes it");
    let shown = String::from_utf8(shown).expect("a report is text");
    printable("lines", &shown);
    let operation = operations().iter().find(|one| one.id == OPERATION);
    let body = operation.and_then(|one| one.body(BodyKind::Request));
    let context = Context::new().accept_schema_member();
    let check = |line: &Line| body.expect("it has one").check_json(&line.0, &context);
    let reports: Vec<Report> = whole.iter().map(check).collect();
    lines_say_all(look, &shown, &whole, &reports);
});

/// Line by line, without a thought for memory.
fn plainly(text: &[u8], most: usize) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for (at, line) in text.split(|byte| *byte == b'\n').enumerate() {
        let kept = &line[..line.len().min(most)];
        if !kept.trim_ascii().is_empty() {
            let kept = kept.strip_suffix(b"\r").unwrap_or(kept);
            found.push((kept.to_vec(), found.len() + 1, at + 1));
        }
    }
    found
}

/// Gives a few bytes at a time.
struct Slow<'t> {
    text: &'t [u8],
    step: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = self.step.min(buffer.len());
        self.text.read(&mut buffer[..most])
    }
}
