//! The file of one spec: the types of its operations, then its structs and enums.

use super::common::Common;
use super::layout::{constant, doc, quoted};
use super::structs::Imports;
use super::{File, enums, header, names, structs};
use crate::ir::{Answer, Operation, Spec, Token};

/// Writes the file. The types that `common` has are taken from there.
pub(super) fn file(spec: &Spec, common: &Common) -> File {
    let mut imports = Imports::default();
    imports.add("Operation");
    let mut items = String::new();
    for operation in &spec.operations {
        items.push_str(&implementation(spec, operation, &mut imports));
    }
    let mut taken = Vec::new();
    for table in &spec.structs {
        match common.module_of_table(table, spec) {
            Some(module) => taken.push((module, table.rust_name.as_str())),
            None => {
                let arguments = structs::about(table, spec);
                items.push_str(&structs::item(table, &arguments, &mut imports));
            }
        }
    }
    for values in &spec.enums {
        match common.module_of_values(values) {
            Some(module) => taken.push((module, values.rust_name.as_str())),
            None => items.push_str(&enums::item(values, &mut imports)),
        }
    }
    let header = header(&spec.file);
    let about = about(spec);
    let uses = imports.lines();
    let taken = Common::imports(&taken);
    File {
        path: format!(
            "vpn-model/src/{}/{}.rs",
            spec.folders.join("/"),
            names::file(spec.stem())
        ),
        text: format!("{header}\n{about}\n{uses}{taken}{items}"),
    }
}

/// What the module is about: it is private, so what everybody needs stands with the operations.
fn about(spec: &Spec) -> String {
    let operations: Vec<String> = spec
        .operations
        .iter()
        .map(|operation| format!("`{}`", spec.full_id(operation)))
        .collect();
    let sentence = format!("{}: {}.", spec.provider, operations.join(", "));
    doc(0, "//!", [sentence.as_str()])
}

/// What an operation is: its name, its request line, what the spec says about it, and the document.
fn description(spec: &Spec, operation: &Operation) -> String {
    // The first paragraph stands in lists, too, where a path is too long.
    let mut paragraphs = vec![
        format!("The operation `{}`.", spec.full_id(operation)),
        format!("`{} {}`", operation.method.name(), operation.path),
    ];
    paragraphs.extend(operation.description.iter().cloned());
    let page = spec
        .page
        .as_ref()
        .map(|page| format!(", page {page}"))
        .unwrap_or_default();
    paragraphs.push(format!(
        "Source: {}{page}, read {}.",
        spec.source, spec.read
    ));
    doc(0, "///", paragraphs.iter().map(String::as_str))
}

/// An operation's type and its `impl Operation`.
fn implementation(spec: &Spec, operation: &Operation, imports: &mut Imports) -> String {
    let name = names::operation(&operation.id);
    let constants = [
        ("ID", spec.full_id(operation)),
        ("METHOD", operation.method.name().to_owned()),
        ("PATH", operation.path.clone()),
        ("SOURCE", spec.source.clone()),
    ]
    .map(|(name, value)| constant(name, &value))
    .concat();
    let lists = format!(
        "{}{}{}{}",
        token(spec.token.as_ref(), imports),
        texts("SERVERS", &spec.servers),
        texts("SCOPES", &operation.scopes),
        statuses(operation, imports)
    );
    let roots = &operation.roots;
    let types = [
        ("Path", &roots.path),
        ("Query", &roots.query),
        ("Request", &roots.request),
        ("Response", &roots.response),
        ("Error", &roots.error),
    ]
    .map(|(kind, root)| format!("    type {kind} = {};\n", root.as_deref().unwrap_or("()")))
    .concat();
    format!(
        "\n{}#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub struct {name};\n\nimpl Operation for {name} {{\n{constants}{lists}\n{types}}}\n",
        description(spec, operation)
    )
}

/// How a token is sent, if that is documented.
fn token(token: Option<&Token>, imports: &mut Imports) -> String {
    let Some(token) = token else {
        return String::new();
    };
    imports.add("Token");
    let value = match token {
        Token::Bearer => "Token::Bearer".to_owned(),
        Token::Header(name) => format!("Token::Header({})", quoted(name)),
    };
    format!("    const TOKEN: Option<Token> = Some({value});\n")
}

/// A constant with texts, if there are any.
fn texts(name: &str, texts: &[String]) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!(
        "    const {name}: &'static [&'static str] = &[{}];\n",
        texts.join(", ")
    )
}

/// The documented status codes, one a line.
fn statuses(operation: &Operation, imports: &mut Imports) -> String {
    if operation.statuses.is_empty() {
        return String::new();
    }
    imports.add("Status");
    let mut text = "    const STATUSES: &'static [Status] = &[\n".to_owned();
    for status in &operation.statuses {
        let function = match status.body {
            Answer::Response => "response",
            Answer::Error => "error",
        };
        let arguments = format!("{}, {}", status.code, quoted(&status.description));
        // rustfmt's `fn_call_width`.
        if arguments.chars().count() <= 60 {
            text.push_str(&format!("        Status::{function}({arguments}),\n"));
        } else {
            text.push_str(&format!(
                "        Status::{function}(\n            {},\n            {},\n        ),\n",
                status.code,
                quoted(&status.description)
            ));
        }
    }
    text.push_str("    ];\n");
    text
}
