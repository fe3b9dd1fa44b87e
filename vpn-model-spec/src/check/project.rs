//! What only the specs together show: names that meet in one module.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::Spec;
use crate::names;
use crate::source::{Source, Span};

/// Checks the specs of a project against each other. Each comes with its file.
#[must_use]
pub fn check(specs: &[(&Source, Spec)]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (index, (source, spec)) in specs.iter().enumerate() {
        let mut found = Diagnostics::new(source);
        for (_, earlier) in specs.iter().take(index) {
            if earlier.folders.first() == spec.folders.first() && earlier.provider != spec.provider
            {
                found.add(
                    Span::default(),
                    format!("the provider is `{}` here", spec.provider),
                    format!("`{}`, as in {}", earlier.provider, earlier.file),
                );
            }
            if earlier.folders == spec.folders {
                shared_names(earlier, spec, &mut found);
            }
        }
        diagnostics.extend(found.into_diagnostics());
    }
    diagnostics
}

/// Specs of one folder share a module, and so its names.
fn shared_names(earlier: &Spec, spec: &Spec, found: &mut Diagnostics<'_>) {
    let taken: Vec<String> = type_names(earlier).map(|(name, _)| name).collect();
    for (name, span) in type_names(spec) {
        if taken.contains(&name) {
            found.add(
                span,
                format!(
                    "the name `{name}` is taken in this folder by {}",
                    earlier.file
                ),
                "a name that the folder has once: `Name as OtherName`",
            );
        }
    }
}

fn type_names(spec: &Spec) -> impl Iterator<Item = (String, Span)> {
    let structs = spec.structs.iter();
    let enums = spec.enums.iter();
    spec.operations
        .iter()
        .map(|operation| (names::operation(&operation.id), operation.span))
        .chain(structs.map(|found| (found.rust_name.clone(), found.span)))
        .chain(enums.map(|found| (found.rust_name.clone(), found.span)))
}
