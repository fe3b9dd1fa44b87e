//! Lists of values that several specs have in common: generated once, and re-exported.
//!
//! Only lists that are the same to the letter, descriptions and cautions
//! included. Structs are never the same: each names the document that its rules come from.
//! The lists that the same features need are one module: `huawei_otc`.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::use_lines;
use super::structs::Imports;
use super::{File, enums, header};
use crate::ir::{Enum, Spec};

/// The lists that more than one spec has, by the features that need them.
#[derive(Default)]
pub(super) struct Common<'s> {
    groups: BTreeMap<BTreeSet<&'s str>, Vec<List<'s>>>,
}

struct List<'s> {
    values: &'s Enum,
    text: String,
}

/// How a list is written, which is all that makes it the same as another.
fn text(values: &Enum) -> String {
    enums::item(values, &mut Imports::default())
}

/// The module of the lists that these features need.
fn module(features: &BTreeSet<&str>) -> String {
    let features: Vec<&str> = features.iter().copied().collect();
    features.join("_")
}

impl<'s> Common<'s> {
    pub(super) fn of(specs: &'s [Spec]) -> Self {
        let mut seen: Vec<(usize, BTreeSet<&'s str>, List<'s>)> = Vec::new();
        for spec in specs {
            let feature = spec.folders.first().map_or("", String::as_str);
            for values in &spec.enums {
                let text = text(values);
                match seen.iter_mut().find(|(_, _, list)| list.text == text) {
                    Some((count, features, _)) => {
                        *count += 1;
                        features.insert(feature);
                    }
                    None => seen.push((1, BTreeSet::from([feature]), List { values, text })),
                }
            }
        }
        let mut common = Self::default();
        for (count, features, list) in seen {
            if count > 1 {
                common.groups.entry(features).or_default().push(list);
            }
        }
        common
    }

    /// The module that has this list, if it is one of them.
    pub(super) fn module_of(&self, values: &Enum) -> Option<String> {
        let text = text(values);
        let has = |lists: &Vec<List<'_>>| lists.iter().any(|list| list.text == text);
        let group = self.groups.iter().find(|(_, lists)| has(lists));
        group.map(|(features, _)| module(features))
    }

    /// The lines that re-export lists, each with the module that has it.
    pub(super) fn imports(taken: &[(String, &str)]) -> String {
        let mut by_module: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (module, name) in taken {
            by_module.entry(module).or_default().insert(name);
        }
        let mut text = String::new();
        for (module, names) in by_module {
            let names: Vec<&str> = names.into_iter().collect();
            let lines = use_lines(&format!("pub use crate::common::{module}"), &names);
            text.push_str(&format!("\n{lines}"));
        }
        text
    }

    /// The files that hold them.
    pub(super) fn files(&self) -> Vec<File> {
        let mut modules = String::new();
        let mut files = Vec::new();
        for (features, lists) in &self.groups {
            let module = module(features);
            let when: Vec<String> = features
                .iter()
                .map(|feature| format!("feature = \"{feature}\""))
                .collect();
            let when = match when.as_slice() {
                [only] => only.clone(),
                several => format!("any({})", several.join(", ")),
            };
            modules.push_str(&format!("\n#[cfg({when})]\npub(crate) mod {module};\n"));
            let mut imports = Imports::default();
            let items: String = lists
                .iter()
                .map(|list| enums::item(list.values, &mut imports))
                .collect();
            files.push(File {
                path: format!("vpn-model/src/common/{module}.rs"),
                text: format!(
                    "{}\n//! Lists of values that specs of {} have in common.\n\n{}{items}",
                    header("specs"),
                    features.iter().copied().collect::<Vec<_>>().join(" and "),
                    imports.lines()
                ),
            });
        }
        files.push(File {
            path: "vpn-model/src/common/mod.rs".to_owned(),
            text: format!(
                "{}\n//! Lists of values that several specs have in common, to the letter.\n//!\n\
                 //! The modules of the APIs re-export them.\n{modules}",
                header("specs")
            ),
        });
        files
    }
}
