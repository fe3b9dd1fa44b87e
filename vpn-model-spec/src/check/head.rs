//! The keys of the front matter, and whether they fit the file's place.

use crate::diagnostic::{Diagnostics, did_you_mean, list};
use crate::ir::Token;
use crate::names::module;
use crate::raw::{Document, Located};
use crate::source::Source;

const REQUIRED: [&str; 4] = ["api", "provider", "source", "read"];
const OPTIONAL: [&str; 5] = ["page", "token", "update", "current", "gateway"];
/// A token in `Authorization`, rather than in a header of its own.
const BEARER: &str = "bearer";

/// What the keys say. Missing ones are empty; that was reported.
#[derive(Default)]
pub(super) struct Head {
    pub(super) folders: Vec<String>,
    pub(super) api: String,
    pub(super) provider: String,
    pub(super) source: String,
    pub(super) page: Option<String>,
    pub(super) read: String,
    pub(super) token: Option<Token>,
}

pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics<'_>) -> Head {
    keys(document, diagnostics);
    let text = |key| value(document, key).map(|value| value.text.clone());
    if let Some(api) = value(document, "api") {
        place(api, diagnostics);
    }
    if let Some(read) = value(document, "read")
        && !is_month(&read.text)
    {
        diagnostics.add(
            read.span,
            format!("`{}` is not a month", read.text),
            "year and month, as in `2025-10`",
        );
    }
    let token = value(document, "token");
    if let Some(token) = token
        && !is_header(&token.text)
    {
        diagnostics.add(
            token.span,
            format!("`{}` is no name of a header", token.text),
            "`bearer`, or a header such as `X-Auth-Token`",
        );
    }
    Head {
        folders: folders(diagnostics.source()),
        api: text("api").unwrap_or_default(),
        provider: text("provider").unwrap_or_default(),
        source: text("source").unwrap_or_default(),
        page: text("page"),
        read: text("read").unwrap_or_default(),
        token: token.map(|token| match token.text.as_str() {
            BEARER => Token::Bearer,
            header => Token::Header(header.to_owned()),
        }),
    }
}

fn is_header(text: &str) -> bool {
    text.chars()
        .all(|found| found.is_ascii_alphanumeric() || found == '-')
}

/// The folders between `specs/` and the file.
fn folders(source: &Source) -> Vec<String> {
    let path = source.path();
    let path = path.strip_prefix("specs/").unwrap_or(path);
    let mut folders: Vec<String> = path.split('/').map(str::to_owned).collect();
    folders.pop();
    folders
}

fn value<'d>(document: &'d Document, key: &str) -> Option<&'d Located> {
    document
        .keys
        .iter()
        .find(|candidate| candidate.key.text == key)
        .map(|found| &found.value)
}

fn keys(document: &Document, diagnostics: &mut Diagnostics<'_>) {
    let known = || REQUIRED.into_iter().chain(OPTIONAL);
    for (index, entry) in document.keys.iter().enumerate() {
        let key = &entry.key;
        if !known().any(|known| known == key.text) {
            diagnostics.add_with_help(
                key.span,
                format!("unknown key `{}`", key.text),
                list(known()),
                did_you_mean(&key.text, known()),
            );
        } else if document
            .keys
            .iter()
            .take(index)
            .any(|earlier| earlier.key.text == key.text)
        {
            diagnostics.add(
                key.span,
                format!("the key `{}` stands here again", key.text),
                "each key once",
            );
        } else if entry.value.text.is_empty() {
            diagnostics.add(
                key.span,
                format!("the key `{}` has no value", key.text),
                "`key: value`, or no such line",
            );
        }
    }
    for required in REQUIRED {
        // A misspelled key was reported.
        let is_misspelled = document.keys.iter().any(|entry| {
            let key = entry.key.text.as_str();
            !known().any(|known| known == key) && did_you_mean(key, [required]).is_some()
        });
        // Without any key the front matter itself is missing, which was reported too.
        let is_missing = !document.keys.is_empty() && value(document, required).is_none();
        if is_missing && !is_misspelled {
            diagnostics.add(
                document.head,
                format!("the key `{required}` is missing"),
                format!("{} in the front matter", list(REQUIRED)),
            );
        }
    }
}

/// The folders say the API's name, and become modules.
fn place(api: &Located, diagnostics: &mut Diagnostics<'_>) {
    let folders = folders(diagnostics.source());
    let is_module = |folder: &String| {
        folder.starts_with(|c: char| c.is_ascii_lowercase())
            && folder
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            && module(folder) == *folder
    };
    if !folders.iter().all(is_module) || folders.is_empty() {
        diagnostics.add(
            api.span,
            format!(
                "the folder `specs/{}` cannot become a module",
                folders.join("/")
            ),
            "folders below `specs/` whose names are lower-case letters and digits",
        );
    } else if api.text != folders.join("-") {
        diagnostics.add(
            api.span,
            format!("the api `{}` does not fit the file's folder", api.text),
            format!("`{}`", folders.join("-")),
        );
    }
}

fn is_month(text: &str) -> bool {
    let Some((year, month)) = text.split_once('-') else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    year.len() == 4
        && digits(year)
        && month.len() == 2
        && digits(month)
        && month
            .parse()
            .is_ok_and(|month: u8| (1..=12).contains(&month))
}
