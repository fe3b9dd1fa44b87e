//! What holds the files of the specs together: a `mod.rs` for each folder, and
//! the list of all operations.

use std::collections::BTreeSet;

use super::{File, header, names};
use crate::ir::Spec;

/// Writes these files.
pub(super) fn files(specs: &[Spec]) -> Vec<File> {
    let folders: BTreeSet<&[String]> = specs
        .iter()
        .flat_map(|spec| (1..=spec.folders.len()).filter_map(|depth| spec.folders.get(..depth)))
        .collect();
    let mut files: Vec<File> = folders
        .iter()
        .map(|folder| module(folder, &folders, specs))
        .collect();
    files.push(operations(specs));
    files
}

/// The `mod.rs` of a folder.
fn module(folder: &[String], folders: &BTreeSet<&[String]>, specs: &[Spec]) -> File {
    let path = folder.join("/");
    let mut text = header(&format!("specs/{path}"));
    let here: Vec<&Spec> = specs
        .iter()
        .filter(|spec| spec.folders.as_slice() == folder)
        .collect();
    text.push_str(&format!("\n//! {}\n", title(folder, &here, specs)));
    if !here.is_empty() {
        text.push_str("//!\n");
        for spec in &here {
            for operation in &spec.operations {
                let name = names::operation(&operation.id);
                text.push_str(&format!(
                    "//! - `{}`: [`{name}`]\n",
                    spec.full_id(operation)
                ));
            }
        }
    }
    let children: Vec<&str> = folders
        .iter()
        .filter_map(|candidate| match candidate.split_last() {
            Some((last, parent)) if parent == folder => Some(last.as_str()),
            _ => None,
        })
        .collect();
    if !children.is_empty() {
        text.push('\n');
        for child in children {
            text.push_str(&format!("pub mod {child};\n"));
        }
    }
    let modules: BTreeSet<String> = here.iter().map(|spec| names::module(spec.stem())).collect();
    if !modules.is_empty() {
        text.push('\n');
        for module in &modules {
            text.push_str(&format!("mod {module};\n"));
        }
        text.push('\n');
        for module in &modules {
            text.push_str(&format!("pub use {module}::*;\n"));
        }
    }
    File {
        path: format!("vpn-model/src/{path}/mod.rs"),
        text,
    }
}

/// The first line of a folder's documentation: provider, and API if there is one.
fn title(folder: &[String], here: &[&Spec], specs: &[Spec]) -> String {
    if let Some(spec) = here.first() {
        return format!("{}: the API `{}`.", spec.provider, spec.api);
    }
    let provider = specs
        .iter()
        .find(|spec| spec.folders.starts_with(folder))
        .map(|spec| spec.provider.as_str());
    format!("{}.", provider.unwrap_or_default())
}

/// The list of all operations. A folder right below `specs/` is a feature of the crate.
fn operations(specs: &[Spec]) -> File {
    let mut text = header("specs");
    text.push_str(
        "\n//! Every operation of the crate, in the order of the specs.\n\n\
         use crate::OperationInfo;\n\n\
         /// What is known about each operation whose feature is on.\n\
         pub(crate) const OPERATIONS: &[OperationInfo] = &[\n",
    );
    for spec in specs {
        let feature = spec.folders.first().map_or("", String::as_str);
        for operation in &spec.operations {
            text.push_str(&format!(
                "    #[cfg(feature = \"{feature}\")]\n    OperationInfo::of::<crate::{}::{}>(),\n",
                spec.folders.join("::"),
                names::operation(&operation.id)
            ));
        }
    }
    text.push_str("];\n");
    File {
        path: "vpn-model/src/operations.rs".to_owned(),
        text,
    }
}
