//! The operation itself: id, method, path, and the path's parameters.

use crate::diagnostic::{Diagnostics, list};
use crate::ir::{Method, Section};
use crate::raw::{Document, Located};
use crate::source::Span;

/// The operation's own facts.
pub(super) struct Facts {
    pub(super) id: Located,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) description: Vec<String>,
}

/// Checks them. None when the id or the endpoint cannot be used, which was reported.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics<'_>) -> Option<Facts> {
    let id = id(document, diagnostics);
    let endpoint = endpoint(document, diagnostics);
    let below_title = document
        .id
        .as_ref()
        .map_or(document.head, |title| title.span);
    if document.description.is_empty() {
        diagnostics.add(
            below_title,
            "the operation has no description",
            "a paragraph below the method and the path",
        );
    }
    if !document.cut && !document.sections.contains(&Section::Error) {
        diagnostics.add(
            below_title,
            "the section `Error` is missing",
            "a section `## Error` with the body of an error",
        );
    }
    let (method, path) = endpoint?;
    Some(Facts {
        id: id?,
        method,
        path,
        description: document.description.clone(),
    })
}

fn id(document: &Document, diagnostics: &mut Diagnostics<'_>) -> Option<Located> {
    let Some(id) = &document.id else {
        diagnostics.add(
            document.head,
            "the operation's heading is missing",
            "`# operation-id` below the front matter",
        );
        return None;
    };
    if !is_kebab(&id.text) {
        diagnostics.add(
            id.span,
            format!("the operation id `{}` is not kebab-case", id.text),
            "lower-case words joined by hyphens, as in `update-vpn-connection`",
        );
        return None;
    }
    let file = diagnostics
        .source()
        .path()
        .rsplit('/')
        .next()
        .unwrap_or_default();
    if file != format!("{}.md", id.text) {
        diagnostics.add(
            id.span,
            format!("the operation id `{}` is not the file's name", id.text),
            format!("`{}`", file.trim_end_matches(".md")),
        );
    }
    Some(id.clone())
}

fn endpoint(document: &Document, diagnostics: &mut Diagnostics<'_>) -> Option<(Method, String)> {
    let Some(endpoint) = &document.endpoint else {
        // Without a heading there is nothing the endpoint could stand below.
        if let Some(id) = &document.id {
            diagnostics.add(
                id.span,
                "the operation has no method and path",
                "a paragraph such as `PUT /v5/{project_id}` in backticks, below the heading",
            );
        }
        return None;
    };
    let methods = list(Method::ALL.map(Method::name));
    let (name, path) = endpoint
        .text
        .split_once(' ')
        .unwrap_or((endpoint.text.as_str(), ""));
    let method = Method::ALL.into_iter().find(|method| method.name() == name);
    if method.is_none() {
        diagnostics.add(
            endpoint.span,
            format!("`{name}` is not a method"),
            format!("one of {methods}, and then the path"),
        );
    }
    match parameters(path) {
        Some(parameters) => path_table(document, endpoint.span, &parameters, diagnostics),
        None => diagnostics.add(
            endpoint.span,
            format!("the path `{path}` does not read as a path"),
            "segments behind slashes, each a word or a parameter: `/v5/{project_id}/vpn-connection`",
        ),
    }
    Some((method?, path.to_owned()))
}

/// The parameters of a path, none when it is malformed.
fn parameters(path: &str) -> Option<Vec<&str>> {
    let mut parameters = Vec::new();
    for segment in path.strip_prefix('/')?.split('/') {
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let word = name.unwrap_or(segment);
        let fits = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
        if word.is_empty() || !word.chars().all(fits) {
            return None;
        }
        parameters.extend(name);
    }
    Some(parameters)
}

/// The path and its table name the same parameters.
fn path_table(
    document: &Document,
    endpoint: Span,
    parameters: &[&str],
    diagnostics: &mut Diagnostics<'_>,
) {
    let table = document
        .tables
        .iter()
        .find(|table| table.section == Section::Path);
    let complete = table.is_none_or(|table| table.complete);
    let rows = table.map(|table| table.rows.as_slice()).unwrap_or_default();
    for (index, parameter) in parameters.iter().enumerate() {
        if complete && !rows.iter().any(|row| row.name.text == *parameter) {
            diagnostics.add(
                endpoint,
                format!(
                    "the path's parameter `{parameter}` is not in the table of the section `Path`"
                ),
                "a row for each parameter of the path",
            );
        }
        if parameters
            .iter()
            .take(index)
            .any(|earlier| earlier == parameter)
        {
            diagnostics.add(
                endpoint,
                format!("the path has the parameter `{parameter}` twice"),
                "each parameter once",
            );
        }
    }
    for row in rows {
        if !parameters.contains(&row.name.text.as_str()) {
            diagnostics.add(
                row.name.span,
                format!("the path has no parameter `{}`", row.name.text),
                if parameters.is_empty() {
                    "no section `Path`: the path has no parameters".to_owned()
                } else {
                    list(parameters.iter().copied())
                },
            );
        }
        if row.mandatory.as_ref().is_some_and(|cell| cell.text == "No") {
            diagnostics.add(
                row.name.span,
                format!("the path's parameter `{}` is not mandatory", row.name.text),
                "`Yes`: a path needs all its parameters",
            );
        }
    }
}

fn is_kebab(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}
