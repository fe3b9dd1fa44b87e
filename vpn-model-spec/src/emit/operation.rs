//! The file of one spec: the operation's type, then its structs and enums.

use super::layout::{constant, doc};
use super::structs::Imports;
use super::{File, enums, header, names, structs};
use crate::ir::Spec;

/// Writes the file.
pub(super) fn file(spec: &Spec) -> File {
    let operation = &spec.operation;
    let mut imports = Imports::default();
    imports.add("Operation");
    let mut items = implementation(spec);
    for table in &operation.structs {
        items.push_str(&structs::item(table, spec, &mut imports));
    }
    for values in &operation.enums {
        items.push_str(&enums::item(values, &mut imports));
    }
    let header = header(&spec.file);
    let about = about(spec);
    let uses = imports.lines();
    File {
        path: format!(
            "vpn-model/src/{}/{}.rs",
            spec.folders.join("/"),
            operation.id.replace('-', "_")
        ),
        text: format!("{header}\n{about}\n{uses}{items}"),
    }
}

/// What the module is about.
fn about(spec: &Spec) -> String {
    let operation = &spec.operation;
    let title = format!(
        "`{}`: `{} {}`",
        spec.full_id(),
        operation.method.name(),
        operation.path
    );
    let page = spec
        .page
        .as_ref()
        .map(|page| format!(", page {page}"))
        .unwrap_or_default();
    let source = format!("Source: {}{page}, read {}.", spec.source, spec.read);
    let description = operation.description.iter().map(String::as_str);
    doc(
        0,
        "//!",
        [title.as_str()]
            .into_iter()
            .chain(description)
            .chain([source.as_str()]),
    )
}

/// The operation's type and its `impl Operation`.
fn implementation(spec: &Spec) -> String {
    let operation = &spec.operation;
    let name = names::operation(&operation.id);
    let constants = [
        ("ID", spec.full_id()),
        ("METHOD", operation.method.name().to_owned()),
        ("PATH", operation.path.clone()),
        ("SOURCE", spec.source.clone()),
    ]
    .map(|(name, value)| constant(name, &value))
    .concat();
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
        "\n/// The operation `{}`.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub struct {name};\n\nimpl Operation for {name} {{\n{constants}\n{types}}}\n",
        spec.full_id()
    )
}
