//! Lists of values that several APIs have in common: generated once, and re-exported.
//!
//! Only lists that are the same to the letter, descriptions and cautions
//! included. Structs are never the same: each names the document that its rules come from.

use std::collections::BTreeSet;

use super::layout::use_lines;
use super::structs::Imports;
use super::{File, enums, header};
use crate::ir::{Enum, Spec};

/// The lists that more than one spec has.
#[derive(Default)]
pub(super) struct Common<'s> {
    lists: Vec<List<'s>>,
}

struct List<'s> {
    values: &'s Enum,
    text: String,
    /// The features with which the list is needed.
    features: BTreeSet<&'s str>,
}

/// How a list is written, which is all that makes it the same as another.
fn text(values: &Enum) -> String {
    enums::item(values, &mut Imports::default())
}

impl<'s> Common<'s> {
    pub(super) fn of(specs: &'s [Spec]) -> Self {
        let mut seen: Vec<(usize, List<'s>)> = Vec::new();
        for spec in specs {
            let feature = spec.folders.first().map_or("", String::as_str);
            for values in &spec.enums {
                let text = text(values);
                match seen.iter_mut().find(|(_, list)| list.text == text) {
                    Some((count, list)) => {
                        *count += 1;
                        list.features.insert(feature);
                    }
                    None => seen.push((
                        1,
                        List {
                            values,
                            text,
                            features: BTreeSet::from([feature]),
                        },
                    )),
                }
            }
        }
        // A name that two different lists want stays where it is.
        let wanted = |name: &str, seen: &[(usize, List<'_>)]| {
            seen.iter()
                .filter(|(count, list)| *count > 1 && list.values.rust_name == name)
                .count()
        };
        let names: Vec<usize> = seen
            .iter()
            .map(|(_, list)| wanted(&list.values.rust_name, &seen))
            .collect();
        let lists = seen
            .into_iter()
            .zip(names)
            .filter(|((count, _), lists)| *count > 1 && *lists == 1)
            .map(|((_, list), _)| list)
            .collect();
        Self { lists }
    }

    /// Whether this list is one of them.
    pub(super) fn has(&self, values: &Enum) -> bool {
        let text = text(values);
        self.lists.iter().any(|list| list.text == text)
    }

    /// The lines that re-export these lists.
    pub(super) fn import(names: &[&str]) -> String {
        let mut names = names.to_vec();
        names.sort_unstable();
        if names.is_empty() {
            return String::new();
        }
        format!("\n{}", use_lines("pub use crate::common", &names))
    }

    /// The file that holds them.
    pub(super) fn file(&self) -> File {
        let mut imports = Imports::default();
        let mut items = String::new();
        for list in &self.lists {
            // The imports are those of all lists together.
            enums::item(list.values, &mut imports);
            let features: Vec<String> = list
                .features
                .iter()
                .map(|feature| format!("feature = \"{feature}\""))
                .collect();
            let when = match features.as_slice() {
                [only] => format!("#[cfg({only})]\n"),
                several => format!("#[cfg(any({}))]\n", several.join(", ")),
            };
            let body = list.text.trim_start_matches('\n');
            // Documentation first, as people write it.
            let derive = body.find("#[derive").unwrap_or_default();
            let (documentation, item) = body.split_at(derive);
            items.push_str(&format!("\n{documentation}{when}{item}"));
        }
        let uses = if self.lists.is_empty() {
            String::new()
        } else {
            format!("\n{}", imports.lines())
        };
        File {
            path: "vpn-model/src/common.rs".to_owned(),
            text: format!(
                "{}\n//! Lists of values that several APIs have in common, to the letter.\n//!\n\
                 //! The modules of the APIs re-export them.\n{uses}{items}",
                header("specs")
            ),
        }
    }
}
