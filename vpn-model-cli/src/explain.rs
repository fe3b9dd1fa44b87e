//! `vpn-model explain`: the page about a code, or all codes in one line each.

use std::io;

use vpn_model::Code;

use crate::args::ExplainOptions;
use crate::console::{Complaint, Console};
use crate::outcome::Outcome;
use crate::suggest::closest;
use crate::text;

/// Short enough for a terminal of 80 characters.
const CODES_PER_LINE: usize = 5;

pub(crate) fn run(options: &ExplainOptions, console: &mut Console) -> io::Result<Outcome> {
    let Some(word) = &options.code else {
        let heading = ["CODE", "SEVERITY", "SUMMARY"];
        let codes = Code::ALL
            .iter()
            .map(|code| [code.as_str(), code.severity().as_str(), code.summary()]);
        let rows: Vec<_> = std::iter::once(heading).chain(codes).collect();
        console.write(&text::table(&rows))?;
        return Ok(Outcome::Clean);
    };
    let code = match find(word) {
        Ok(code) => code,
        Err(complaint) => return Ok(console.complain(&complaint)),
    };
    console.line(&format!("# {code} ({})\n", code.severity()))?;
    console.write(&code.explanation())?;
    Ok(Outcome::Clean)
}

/// The code that was typed; the complaint says what to type instead.
pub(crate) fn find(word: &str) -> Result<Code, Complaint> {
    Code::from_text(&plain(word)).ok_or_else(|| unknown(word))
}

/// The code in what people paste or remember: `error[tunnel-pair]`, `tunnel_pair`.
fn plain(word: &str) -> String {
    let inner = word
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'))
        .map_or(word, |(code, _)| code);
    inner.trim().to_lowercase().replace('_', "-")
}

fn unknown(word: &str) -> Complaint {
    let shown = text::elided(word, 60);
    let mut complaint = Complaint::usage(format!("there is no code `{}`", text::printable(&shown)));
    if let Some(code) = closest(&plain(word), Code::ALL.iter().map(|code| code.as_str())) {
        complaint = complaint.help(format!("did you mean `{code}`?"));
    }
    complaint = complaint.line("the codes are:");
    for codes in Code::ALL.chunks(CODES_PER_LINE) {
        let codes: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
        complaint = complaint.line(format!("  {}", codes.join(", ")));
    }
    complaint
}
