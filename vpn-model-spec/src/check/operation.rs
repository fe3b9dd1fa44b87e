//! An operation itself: id, method, path, the path's parameters, and status codes.

use super::body;
use crate::diagnostic::{Diagnostics, list};
use crate::ir::{Answer, Method, Operation, Roots, Section, Status};
use crate::raw::{self, Document, Located};
use crate::source::Span;

/// Checks an operation. None when the id or the endpoint cannot be used, which was reported.
pub(super) fn check(
    raw: &raw::Operation,
    document: &Document,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Operation> {
    let id = id(raw, document, diagnostics);
    let endpoint = endpoint(raw, document, diagnostics);
    let body = body::check(raw, document, diagnostics);
    let statuses = statuses(raw, diagnostics);
    let below_title = raw.id.as_ref().map_or(document.head, |title| title.span);
    if raw.description.is_empty() {
        diagnostics.add(
            below_title,
            "the operation has no description",
            "a paragraph below the method and the path",
        );
    }
    if !document.cut && !raw.sections.contains(&Section::Error) {
        diagnostics.add(
            below_title,
            "the section `Error` is missing",
            "a section `## Error` with the body of an error",
        );
    }
    let (method, path) = endpoint?;
    let id = id?;
    let root = |section| raw.root(section).map(str::to_owned);
    Some(Operation {
        id: id.text,
        span: id.span,
        method,
        path,
        description: raw.description.clone(),
        body,
        roots: Roots {
            path: root(Section::Path),
            query: root(Section::Query),
            request: root(Section::Request),
            response: root(Section::Response),
            error: root(Section::Error),
        },
        scopes: raw.scopes.iter().map(|scope| scope.text.clone()).collect(),
        statuses,
    })
}

/// The status codes: each a number of three digits, once, with a body that is described.
fn statuses(raw: &raw::Operation, diagnostics: &mut Diagnostics<'_>) -> Vec<Status> {
    let mut statuses: Vec<Status> = Vec::new();
    for row in &raw.statuses {
        let code = row.status.text.parse().ok();
        let code = code.filter(|code| (200..600).contains(code));
        if code.is_none() {
            diagnostics.add(
                row.status.span,
                format!("`{}` is not the status of an answer", row.status.text),
                "a number from 200 to 599",
            );
        }
        let body = Answer::ALL
            .into_iter()
            .find(|body| body.name() == row.body.text);
        if body.is_none() {
            diagnostics.add(
                if row.body.text.is_empty() {
                    row.status.span
                } else {
                    row.body.span
                },
                format!("`{}` is no body of an answer", row.body.text),
                list(Answer::ALL.map(Answer::name)),
            );
        }
        if row.description.text.is_empty() {
            diagnostics.add(
                row.status.span,
                format!("`{}` has no description", row.status.text),
                "a sentence of our own in the Description column",
            );
        }
        let (Some(code), Some(body)) = (code, body) else {
            continue;
        };
        if statuses.iter().any(|earlier| earlier.code == code) {
            diagnostics.add(
                row.status.span,
                format!("a second row for `{code}`"),
                "each status once",
            );
        }
        statuses.push(Status {
            code,
            body,
            description: row.description.text.clone(),
        });
    }
    statuses
}

fn id(
    raw: &raw::Operation,
    document: &Document,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Located> {
    let Some(id) = &raw.id else {
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
    Some(id.clone())
}

fn endpoint(
    raw: &raw::Operation,
    document: &Document,
    diagnostics: &mut Diagnostics<'_>,
) -> Option<(Method, String)> {
    let Some(endpoint) = &raw.endpoint else {
        // Without a heading there is nothing the endpoint could stand below.
        if let Some(id) = &raw.id {
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
        Some(parameters) => {
            let root = raw.root(Section::Path);
            let table = document
                .tables
                .iter()
                .find(|table| Some(table.name.rust_name().text.as_str()) == root);
            path_table(table, endpoint.span, &parameters, diagnostics);
        }
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
    table: Option<&raw::Table>,
    endpoint: Span,
    parameters: &[&str],
    diagnostics: &mut Diagnostics<'_>,
) {
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
