//! Reads the configuration, and says everything that is wrong with it at once.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str;

use globset::{GlobBuilder, GlobSetBuilder};
use toml::de::DeTable;
use vpn_model::{Code, Severity, UnknownValue};

use super::table::{Document, Value, quoted, shown};
use super::{Answer, Config, Globs, Ignore, Payloads, PointerPattern};
use crate::console::Complaint;
use crate::paths;
use crate::suggest::closest;
use crate::target::Target;
use crate::text::printable;

const TOP: &[&str] = &["payloads", "severity", "ignore"];
const PAYLOADS: &[&str] = &["files", "as", "gateway", "current"];
const IGNORE: &[&str] = &["code", "pointer", "files", "reason"];
const LEVELS: &[&str] = &["error", "warning", "note", "off"];

/// Reads the text of the file with that name.
pub(super) fn parse(name: &str, bytes: &[u8], root: PathBuf) -> Result<Config, Vec<Complaint>> {
    let document = Document::new(name, bytes);
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            document.complain(&(at..at), "this is not UTF-8");
            return Err(document.into_complaints());
        }
    };
    // An editor's mark at the start shifts all places behind it.
    let (text, mark) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest, '\u{feff}'.len_utf8()),
        None => (text, 0),
    };
    let document = match mark {
        0 => document,
        _ => Document::new(name, text.as_bytes()),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or_default();
        document.complain(&span, &printable(error.message()));
    }
    if !errors.is_empty() {
        return Err(document.into_complaints());
    }
    let config = Reader {
        document: &document,
        root: &root,
    }
    .config(table.get_ref());
    let complaints = document.into_complaints();
    if complaints.is_empty() {
        Ok(Config { root, ..config })
    } else {
        Err(complaints)
    }
}

struct Reader<'d, 't> {
    document: &'d Document<'t>,
    root: &'d Path,
}

impl<'t> Reader<'_, 't> {
    /// What makes sense of it; the rest is complained about.
    fn config(&self, top: &DeTable<'t>) -> Config {
        let document = self.document;
        document.expect_keys(top, TOP);
        let tables = |key| {
            let value = document.get(top, key);
            value
                .map(|value| document.tables(value, key))
                .unwrap_or_default()
        };
        let payloads = tables("payloads");
        let ignores = tables("ignore");
        Config {
            root: PathBuf::new(),
            payloads: payloads
                .into_iter()
                .filter_map(|(table, span)| self.payloads(table, &span))
                .collect(),
            severities: document
                .get(top, "severity")
                .map(|value| self.severities(value))
                .unwrap_or_default(),
            ignores: ignores
                .into_iter()
                .filter_map(|(table, span)| self.ignore(table, &span))
                .collect(),
        }
    }

    fn payloads(&self, table: &DeTable<'t>, span: &Range<usize>) -> Option<Payloads> {
        let document = self.document;
        document.expect_keys(table, PAYLOADS);
        let answer = |key| {
            let value = document.get(table, key)?;
            let text = document.text(value, key)?;
            Some(Answer {
                place: document.place(value.span().start),
                path: paths::absolute(&self.root.join(text)),
            })
        };
        let target = document.get(table, "as").and_then(|value| {
            let text = document.text(value, "as")?;
            match Target::parse(text) {
                Ok(target) => Some(target),
                Err(error) => {
                    document.complain(&value.span(), &format!("{}: {error}", shown(text)));
                    None
                }
            }
        });
        let (gateway, current) = (answer("gateway"), answer("current"));
        let Some(files) = document.get(table, "files") else {
            document.complain_with(
                span,
                "these [[payloads]] have no `files`",
                Some("say which they are: files = [\"payloads/**/*.json\"]"),
            );
            return None;
        };
        Some(Payloads {
            place: document.place(span.start),
            files: self.globs(files)?,
            target,
            gateway,
            current,
        })
    }

    fn globs(&self, value: &Value<'t>) -> Option<Globs> {
        let document = self.document;
        let mut set = GlobSetBuilder::new();
        let mut patterns = Vec::new();
        for (text, span) in document.texts(value, "files")? {
            let pattern = text.strip_prefix("./").unwrap_or(text);
            if pattern.is_empty() {
                let help = "such as \"payloads/**/*.json\"";
                document.complain_with(&span, "an empty text is no file and no glob", Some(help));
                continue;
            }
            if Path::new(pattern).is_absolute() || pattern.split('/').any(|part| part == "..") {
                let message = "`files` are below the folder of this file";
                let help = "no path from / and no `..`; move the configuration up";
                document.complain_with(&span, message, Some(help));
                continue;
            }
            match GlobBuilder::new(pattern).literal_separator(true).build() {
                Ok(glob) => {
                    set.add(glob);
                    patterns.push((pattern.to_owned(), document.place(span.start)));
                }
                Err(error) => {
                    let why = error.kind().to_string();
                    let message = format!("{} is no glob: {}", shown(text), printable(&why));
                    document.complain(&span, &message);
                }
            }
        }
        match set.build() {
            Ok(set) => Some(Globs { patterns, set }),
            Err(error) => {
                let why = error.kind().to_string();
                document.complain(&value.span(), &printable(&why));
                None
            }
        }
    }

    fn severities(&self, value: &Value<'t>) -> Vec<(Code, Option<Severity>)> {
        let document = self.document;
        let Some(table) = value.get_ref().as_table() else {
            document.mistyped(value, "severity", "a table: write [severity]");
            return Vec::new();
        };
        let mut severities = Vec::new();
        for (key, value) in table.iter() {
            let code = self.code(key.get_ref(), &key.span());
            let Some(word) = document.text(value, key.get_ref()) else {
                continue;
            };
            let level = match word {
                "error" => Some(Severity::Error),
                "warning" => Some(Severity::Warning),
                "note" => Some(Severity::Note),
                "off" => None,
                other => {
                    let begun = |level: &&str| other.len() > 2 && level.starts_with(other);
                    let mut levels = LEVELS.iter().copied();
                    let near = levels.clone().find(begun);
                    let hint = match near.or_else(|| closest(other, &mut levels)) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!("known are {}", quoted(LEVELS)),
                    };
                    let message = format!("unknown severity {}; {hint}", shown(other));
                    document.complain(&value.span(), &message);
                    continue;
                }
            };
            if code == Some(Code::Syntax) && level != Some(Severity::Error) {
                document.complain_with(&value.span(), SYNTAX, Some(SYNTAX_HELP));
                continue;
            }
            severities.extend(code.map(|code| (code, level)));
        }
        severities
    }

    fn ignore(&self, table: &DeTable<'t>, span: &Range<usize>) -> Option<Ignore> {
        let document = self.document;
        document.expect_keys(table, IGNORE);
        let files = document.get(table, "files");
        let files = files.map(|value| self.globs(value));
        let pointer = document.get(table, "pointer").map(|value| {
            let text = document.text(value, "pointer")?;
            PointerPattern::parse(text)
                .map_err(|why| {
                    let message = format!("{} is no pointer: {why}", shown(text));
                    document.complain(&value.span(), &message);
                })
                .ok()
        });
        let reason = document.get(table, "reason");
        let is_empty = |value: &Value<'_>| {
            let text = document.text(value, "reason");
            text.is_some_and(|text| text.trim().is_empty())
        };
        match reason {
            None => document.complain_with(span, "this [[ignore]] has no `reason`", Some(REASON)),
            Some(value) if is_empty(value) => {
                document.complain_with(&value.span(), "the `reason` is empty", Some(REASON));
            }
            Some(_) => {}
        }
        let Some(code) = document.get(table, "code") else {
            let message = "this [[ignore]] has no `code`";
            document.complain_with(span, message, Some("such as code = \"weak-algorithm\""));
            return None;
        };
        let known = document
            .text(code, "code")
            .and_then(|word| self.code(word, &code.span()))?;
        if known == Code::Syntax {
            document.complain_with(&code.span(), SYNTAX, Some(SYNTAX_HELP));
        }
        Some(Ignore {
            place: document.place(span.start),
            code: known,
            // What is wrong with them has been said.
            pointer: pointer.flatten(),
            files: files.flatten(),
        })
    }

    fn code(&self, word: &str, span: &Range<usize>) -> Option<Code> {
        word.parse()
            .map_err(|unknown: UnknownValue| {
                let hint = match unknown.suggestion() {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "`vpn-model explain` lists all".to_owned(),
                };
                let message = format!("there is no code {}; {hint}", shown(word));
                self.document.complain(span, &message);
            })
            .ok()
    }
}

const SYNTAX: &str = "`syntax` is always an error";
const SYNTAX_HELP: &str = "behind the place where reading stops nothing was checked";
const REASON: &str = "say why, for whoever reads this in a year: reason = \"…\"";
