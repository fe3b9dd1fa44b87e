//! Types that several specs have in common: generated once, and re-exported.
//!
//! Only what `identity` finds to be the same. The types that the same features
//! need are one module: `huawei_otc`.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::use_lines;
use super::structs::Imports;
use super::{File, enums, header, identity, structs};
use crate::ir::{Base, Enum, Spec, Struct};

/// The types that more than one spec has, by the modules that they are in.
#[derive(Default)]
pub(super) struct Common<'s> {
    modules: BTreeMap<Module<'s>, Vec<Shared<'s>>>,
}

/// The features that need the types, and a number that keeps types with the same name apart.
type Module<'s> = (BTreeSet<&'s str>, usize);

struct Shared<'s> {
    identity: String,
    item: Item<'s>,
    /// Those that have it, in their order.
    specs: Vec<&'s Spec>,
}

#[derive(Clone, Copy)]
enum Item<'s> {
    Table(&'s Struct),
    Values(&'s Enum),
}

impl<'s> Item<'s> {
    fn name(self) -> &'s str {
        match self {
            Self::Table(table) => &table.rust_name,
            Self::Values(values) => &values.rust_name,
        }
    }

    fn identity(self, spec: &Spec) -> String {
        match self {
            Self::Table(table) => identity::table(table, spec),
            Self::Values(values) => identity::values(values),
        }
    }
}

impl<'s> Common<'s> {
    pub(super) fn of(specs: &'s [Spec]) -> Self {
        let tables = specs.iter().flat_map(|spec| {
            let tables = spec.structs.iter().map(Item::Table);
            tables.map(move |item| (spec, item))
        });
        let values = specs.iter().flat_map(|spec| {
            let values = spec.enums.iter().map(Item::Values);
            values.map(move |item| (spec, item))
        });
        let mut seen: Vec<Shared<'s>> = Vec::new();
        for (spec, item) in tables.chain(values) {
            let identity = item.identity(spec);
            match seen.iter_mut().find(|known| known.identity == identity) {
                Some(known) => known.specs.push(spec),
                None => seen.push(Shared {
                    identity,
                    item,
                    specs: vec![spec],
                }),
            }
        }
        let mut common = Self::default();
        for shared in seen.into_iter().filter(|shared| shared.specs.len() > 1) {
            common.add(shared);
        }
        common
    }

    fn add(&mut self, shared: Shared<'s>) {
        let features: BTreeSet<&str> = shared.specs.iter().map(|spec| feature(spec)).collect();
        let is_there = |known: &Shared<'_>| known.item.name() == shared.item.name();
        let mut module = (features, 1);
        while self
            .modules
            .get(&module)
            .is_some_and(|all| all.iter().any(is_there))
        {
            module.1 += 1;
        }
        self.modules.entry(module).or_default().push(shared);
    }

    /// The module that has this struct, if several specs have it.
    pub(super) fn module_of_table(&self, table: &Struct, spec: &Spec) -> Option<String> {
        self.module_of(&identity::table(table, spec))
    }

    /// The module that has this list of values, if several specs have it.
    pub(super) fn module_of_values(&self, values: &Enum) -> Option<String> {
        self.module_of(&identity::values(values))
    }

    fn module_of(&self, identity: &str) -> Option<String> {
        let has = |all: &[Shared<'_>]| all.iter().any(|shared| shared.identity == identity);
        let found = self.modules.iter().find(|(_, all)| has(all));
        found.map(|(module, _)| name(module))
    }

    /// The lines that re-export types, each with the module that has it.
    pub(super) fn imports(taken: &[(String, &str)]) -> String {
        uses("pub use", taken)
    }

    /// The files that hold them.
    pub(super) fn files(&self) -> Vec<File> {
        let mut modules = String::new();
        let mut files = Vec::new();
        for (module, all) in &self.modules {
            let (features, _) = module;
            let when: Vec<String> = features
                .iter()
                .map(|feature| format!("feature = \"{feature}\""))
                .collect();
            let when = match when.as_slice() {
                [only] => only.clone(),
                several => format!("any({})", several.join(", ")),
            };
            let name = name(module);
            modules.push_str(&format!("\n#[cfg({when})]\npub(crate) mod {name};\n"));
            files.push(File {
                path: format!("vpn-model/src/common/{name}.rs"),
                text: self.text(module, all),
            });
        }
        files.push(File {
            path: "vpn-model/src/common/mod.rs".to_owned(),
            text: format!(
                "{}\n//! Types that several specs have in common, to the letter.\n//!\n\
                 //! The modules of the APIs re-export them.\n{modules}",
                header("specs")
            ),
        });
        files
    }

    fn text(&self, module: &Module<'s>, all: &[Shared<'s>]) -> String {
        let mut imports = Imports::default();
        let mut items = String::new();
        let mut elsewhere = Vec::new();
        for shared in all {
            match shared.item {
                Item::Table(table) => {
                    let arguments = structs::about_shared(table, &shared.specs);
                    items.push_str(&structs::item(table, &arguments, &mut imports));
                    elsewhere.extend(self.needed(table, &shared.specs));
                }
                Item::Values(values) => items.push_str(&enums::item(values, &mut imports)),
            }
        }
        elsewhere.retain(|(other, _)| *other != name(module));
        let (features, _) = module;
        format!(
            "{}\n//! Types that specs of {} have in common.\n\n{}{}{items}",
            header("specs"),
            features.iter().copied().collect::<Vec<_>>().join(" and "),
            imports.lines(),
            uses("use", &elsewhere)
        )
    }

    /// The types of the struct's members, each with the module that has it.
    fn needed(&self, table: &'s Struct, specs: &[&Spec]) -> Vec<(String, &'s str)> {
        let Some(spec) = specs.first() else {
            return Vec::new();
        };
        let bases = table.members.iter().map(|member| member.holds.base());
        let needed = bases.filter_map(|base| match base {
            Base::Struct(name) => {
                let module = self.module_of_table(spec.struct_named(name)?, spec);
                Some((module?, name.as_str()))
            }
            Base::Enum(name) => {
                let module = self.module_of_values(spec.enum_named(name)?);
                Some((module?, name.as_str()))
            }
            _ => None,
        });
        needed.collect()
    }
}

/// The feature that a spec needs.
fn feature(spec: &Spec) -> &str {
    spec.folders.first().map_or("", String::as_str)
}

fn name((features, number): &Module<'_>) -> String {
    let features: Vec<&str> = features.iter().copied().collect();
    match number {
        1 => features.join("_"),
        number => format!("{}_{number}", features.join("_")),
    }
}

fn uses(keyword: &str, taken: &[(String, &str)]) -> String {
    let mut by_module: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (module, name) in taken {
        by_module.entry(module).or_default().insert(name);
    }
    let mut text = String::new();
    for (module, names) in by_module {
        let names: Vec<&str> = names.into_iter().collect();
        let lines = use_lines(&format!("{keyword} crate::common::{module}"), &names);
        text.push_str(&format!("\n{lines}"));
    }
    text
}
