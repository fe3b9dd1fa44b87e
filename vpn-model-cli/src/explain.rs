//! `vpn-model explain`: the page about a code, or all codes in one line each.

use std::io;

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use serde::Serialize;
use vpn_model::{Code, Severity, UnknownValue};

use crate::args::{ExplainOptions, Format};
use crate::console::{Complaint, Console};
use crate::markdown::{self, Example};
use crate::outcome::Outcome;
use crate::render::json::to_text;
use crate::stated::{self, Stated};
use crate::text;

/// Short enough for a terminal of 80 characters.
const CODES_PER_LINE: usize = 5;
/// The page names so many documents, and so many members of each; JSON has all.
const DOCUMENTS: usize = 8;
const MEMBERS: usize = 6;

#[derive(Serialize)]
struct Codes {
    codes: Vec<Entry>,
}

/// All that is known of a code.
#[derive(Serialize)]
struct Entry {
    code: Code,
    severity: Severity,
    summary: &'static str,
    page: String,
    examples: Vec<Payload>,
    stated: Vec<Stated>,
}

#[derive(Serialize)]
struct Payload {
    kind: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    when: String,
    payload: String,
}

impl From<Example> for Payload {
    fn from(example: Example) -> Self {
        Self {
            kind: if example.good { "good" } else { "bad" },
            when: example.when,
            payload: example.payload,
        }
    }
}

impl Entry {
    fn of(code: Code) -> Self {
        let page = code.explanation();
        let examples = markdown::examples(&page);
        Self {
            code,
            severity: code.severity(),
            summary: code.summary(),
            examples: examples.into_iter().map(Payload::from).collect(),
            stated: stated::of(code),
            page,
        }
    }
}

pub(crate) fn run(options: &ExplainOptions, console: &mut Console) -> io::Result<Outcome> {
    let code = match options.code.as_deref().map(find).transpose() {
        Ok(code) => code,
        Err(complaint) => return Ok(console.complain(&complaint)),
    };
    let text = match (options.format, code) {
        (Format::Human, Some(code)) => page(code, console.has_colors()),
        (Format::Human, None) => all(),
        (Format::Json, Some(code)) => to_text(&Entry::of(code))?,
        (Format::Json, None) => to_text(&Codes {
            codes: Code::ALL.iter().copied().map(Entry::of).collect(),
        })?,
    };
    console.write(&text)?;
    Ok(Outcome::Clean)
}

fn all() -> String {
    let heading = ["CODE", "SEVERITY", "SUMMARY"];
    let codes = Code::ALL
        .iter()
        .map(|code| [code.as_str(), code.severity().as_str(), code.summary()]);
    let rows: Vec<_> = std::iter::once(heading).chain(codes).collect();
    text::table(&rows)
}

/// The page of a code: what it means, who says so, a bad and a good payload.
fn page(code: Code, colors: bool) -> String {
    let severity = code.severity();
    let style = match (colors, severity) {
        (false, _) => Style::new(),
        (true, Severity::Error) => bold(AnsiColor::BrightRed),
        (true, Severity::Warning) => bold(AnsiColor::Yellow),
        (true, Severity::Note) => bold(AnsiColor::BrightGreen),
    };
    let body = markdown::page(&code.explanation(), colors);
    let sources = markdown::page(&sources(code, &stated::of(code)), colors);
    format!("{style}# {code} ({severity}){style:#}\n\n{body}\n{sources}")
}

const fn bold(color: AnsiColor) -> Style {
    Style::new()
        .effects(Effects::BOLD)
        .fg_color(Some(annotate_snippets::renderer::Color::Ansi(color)))
}

fn sources(code: Code, stated: &[Stated]) -> String {
    let mut page = String::from("## Who says so\n\n");
    if stated.is_empty() {
        page.push_str(match code {
            Code::Syntax | Code::DuplicateField => "RFC 8259, of every JSON text.\n",
            Code::Type | Code::UnknownField | Code::Drift => "Every table, of all its members.\n",
            Code::Unchecked => "Every document with such a rule.\n",
            _ => "No document that is known today.\n",
        });
    }
    for Stated {
        source,
        severity,
        members,
    } in stated.iter().take(DOCUMENTS)
    {
        let named = members.iter().take(MEMBERS);
        let mut named: Vec<_> = named.map(|member| format!("`{member}`")).collect();
        if let Some(more @ 1..) = members.len().checked_sub(MEMBERS) {
            named.push(format!("{more} more"));
        }
        let severity = severity.map(|severity| format!(" ({severity})"));
        let severity = severity.unwrap_or_default();
        page.push_str(&format!("* {source}{severity}: {}\n", named.join(", ")));
    }
    if let Some(more @ 1..) = stated.len().checked_sub(DOCUMENTS) {
        let more = text::counted(more, "more table");
        page.push_str(&format!("* and {more}; `--format json` shows all\n"));
    }
    page
}

/// The code that was typed; the complaint says what to type instead.
pub(crate) fn find(word: &str) -> Result<Code, Complaint> {
    let code = plain(word).parse();
    code.map_err(|error: UnknownValue| unknown(word, error.suggestion()))
}

/// The code in what people paste or remember: `error[tunnel-pair]`, `tunnel_pair`.
fn plain(word: &str) -> String {
    let inner = word
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'))
        .map_or(word, |(code, _)| code);
    inner.trim().to_lowercase().replace('_', "-")
}

fn unknown(word: &str, meant: Option<&str>) -> Complaint {
    let shown = text::elided(word, 60);
    let mut complaint = Complaint::usage(format!("there is no code `{}`", text::printable(&shown)));
    if let Some(code) = meant {
        complaint = complaint.help(format!("did you mean `{code}`?"));
    }
    complaint = complaint.line("the codes are:");
    for codes in Code::ALL.chunks(CODES_PER_LINE) {
        let codes: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
        complaint = complaint.line(format!("  {}", codes.join(", ")));
    }
    complaint
}
