//! Where to send a request and what it is about: as a type, and as data for run time.

use vpn_model::{BodyKind, OperationInfo};

use super::comment::Comment;
use super::declarations::{body, parameters};
use super::write::{File, quoted};
use crate::apis::Api;
use crate::text::capitalized;

/// The tables of one API.
pub(super) fn write(operations: &[&'static OperationInfo], file: &mut File) {
    Comment::default()
        .text("The operations by their ids. What an operation does not have is `undefined`.")
        .write(file);
    file.block("export interface Operations {", "}", |file| {
        for operation in operations {
            types(operation, file);
        }
    });
    file.blank();
    constants(operations, file);
}

/// The tables of all APIs; the types are those of their files.
pub(super) fn write_all(apis: &[Api], file: &mut File) {
    Comment::default()
        .text("The operations of all APIs by their ids.")
        .write(file);
    let names: Vec<_> = apis
        .iter()
        .map(|api| format!("{}Operations", capitalized(&api.namespace())))
        .collect();
    match names.as_slice() {
        [one] => file.line(&format!("export interface Operations extends {one} {{}}")),
        several => {
            file.line("export interface Operations");
            file.line("  extends");
            file.line(&format!("    {} {{}}", several.join(",\n    ")));
        }
    }
    file.blank();
    Comment::default()
        .text("The id of an operation.")
        .write(file);
    file.line("export type OperationId = keyof Operations;");
    file.blank();
    let all: Vec<_> = apis
        .iter()
        .flat_map(|api| api.operations.iter().copied())
        .collect();
    constants(&all, file);
}

fn types(operation: &OperationInfo, file: &mut File) {
    Comment::default()
        .text(&format!("`{} {}`", operation.method, operation.path))
        .tag("see", operation.source)
        .write(file);
    file.block(&format!("{}: {{", quoted(operation.id)), "};", |file| {
        let members = [
            ("method", quoted(operation.method)),
            ("path", quoted(operation.path)),
            (
                "pathParameters",
                parameters(operation.path_parameters).to_owned(),
            ),
            ("query", parameters(operation.query_parameters).to_owned()),
        ];
        for (name, ty) in members {
            file.line(&format!("{name}: {ty};"));
        }
        for kind in BodyKind::ALL {
            file.line(&format!("{kind}: {};", body(operation, kind)));
        }
    });
}

fn constants(operations: &[&'static OperationInfo], file: &mut File) {
    Comment::default()
        .text(
            "Method, path, servers (without any, they differ by customer), and which body an \
             answer with a documented status has.",
        )
        .write(file);
    file.block("export const operations = {", "} as const;", |file| {
        for operation in operations {
            file.block(&format!("{}: {{", quoted(operation.id)), "},", |file| {
                file.value("method", &quoted(operation.method));
                file.value("path", &quoted(operation.path));
                let servers: Vec<_> = operation.servers.iter().map(|url| quoted(url)).collect();
                file.value("servers", &format!("[{}]", servers.join(", ")));
                file.block("statuses: {", "},", |file| {
                    for status in operation.statuses {
                        file.value(&status.code.to_string(), &quoted(status.body.as_str()));
                    }
                });
            });
        }
    });
}
