//! Requests as data for the derive, so that `#[model(like = "api:Struct")]`
//! finds the rules of a struct: a file for each API, one line a member.

use std::collections::BTreeSet;

use super::layout::{quoted, uniform};
use super::{File, LIKE, header, names, structs};
use crate::ir::{Member, Spec, Struct, Type};

/// Keeps a table a table.
const SKIP: &str = "#[rustfmt::skip] // One line a row.\n";

/// Writes these files.
pub(super) fn files(specs: &[Spec]) -> Vec<File> {
    let apis: BTreeSet<&str> = specs.iter().map(|spec| spec.api.as_str()).collect();
    let mut files: Vec<File> = apis.iter().map(|api| file(api, specs)).collect();
    files.push(list(&apis));
    files
}

fn module(api: &str) -> String {
    api.replace('-', "_")
}

/// The list of all APIs.
fn list(apis: &BTreeSet<&str>) -> File {
    let mut text = header("specs");
    text.push_str("\n//! The requests of all APIs.\n\n");
    for api in apis {
        text.push_str(&format!("mod {};\n", module(api)));
    }
    text.push_str(&format!(
        "\nuse super::table::Api;\n\n/// Every API, by its id.\n{SKIP}pub(super) static APIS: &[&Api] = &[\n"
    ));
    for api in apis {
        text.push_str(&format!("    &{}::API,\n", module(api)));
    }
    text.push_str("];\n");
    File {
        path: format!("{LIKE}/mod.rs"),
        text,
    }
}

/// The structs of one API.
fn file(api: &str, specs: &[Spec]) -> File {
    let specs: Vec<&Spec> = specs.iter().filter(|spec| spec.api == api).collect();
    let folders = specs.first().map(|spec| spec.folders.join("/"));
    let folders = folders.unwrap_or_default();
    let mut text = header(&format!("specs/{folders}"));
    text.push_str(&format!(
        "\n//! The requests of `{api}`.\n\nuse crate::like::table::{{Api, Member, Struct}};\n\n\
         /// What can be imitated, and what cannot.\n{SKIP}pub(in crate::like) static API: Api = Api {{\n    \
         id: {},\n    requests: &[\n",
        quoted(api)
    ));
    let all = || {
        let structs = |spec| tables(spec).map(move |table| (spec, table));
        specs.iter().copied().flat_map(structs)
    };
    for (spec, table) in all().filter(|(_, table)| table.section.is_strict()) {
        text.push_str(&request(table, spec));
    }
    text.push_str("    ],\n    responses: &[\n");
    for (_, table) in all().filter(|(_, table)| !table.section.is_strict()) {
        text.push_str(&format!("        {},\n", quoted(&table.rust_name)));
    }
    text.push_str("    ],\n};\n");
    File {
        path: format!("{LIKE}/{}.rs", module(api)),
        text,
    }
}

/// The structs of a spec.
fn tables(spec: &Spec) -> impl Iterator<Item = &Struct> {
    spec.structs.iter()
}

fn request(table: &Struct, spec: &Spec) -> String {
    let module = format!("vpn_model::{}", spec.folders.join("::"));
    let mut text = format!(
        "        Struct {{\n            name: {},\n            module: {},\n            spec: {},\n            \
         arguments: {},\n            members: &[\n",
        quoted(&table.rust_name),
        quoted(&module),
        quoted(&spec.file),
        texts(structs::about(table, spec).into_iter())
    );
    for field in &table.members {
        text.push_str(&member(field));
    }
    text.push_str("            ],\n        },\n");
    text
}

fn member(member: &Member) -> String {
    let rust = names::member(&member.name, false);
    format!(
        "                Member {{ name: {}, rust: {}, holds: {}, mandatory: {}, rules: {} }},\n",
        quoted(&member.name),
        quoted(rust.strip_prefix("r#").unwrap_or(&rust)),
        quoted(&words(member)),
        member.mandatory,
        texts(member.rules.iter().map(|rule| uniform(&rule.text)))
    )
}

/// The type in the words of the specs, with the names of Rust.
fn words(member: &Member) -> String {
    let null = if member.nullable { " or null" } else { "" };
    let base = member.holds.base().name();
    match member.holds {
        Type::One(_) => format!("{base}{null}"),
        Type::Array(_) => format!("Array of {base}{null}"),
        Type::Map(_) => format!("Map of {base}{null}"),
        Type::OneOrMany(_) => format!("{base} or Array of {base}{null}"),
    }
}

/// A list of texts.
fn texts(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<String> = texts.map(|text| quoted(&text)).collect();
    format!("&[{}]", texts.join(", "))
}
