//! Goes into the derive: whether a mutant changes what the macro writes for structs that have tests.
//! The compiler and those tests judge what it writes; here it is enough that it is something else.

#![allow(warnings)]

use std::path::{Path, PathBuf};
use std::{env, fs};

use syn::visit::Visit;

#[derive(Default)]
struct Expansions(String);

impl Expansions {
    fn derive(&mut self, attributes: &[syn::Attribute], item: impl quote::ToTokens) {
        let derives = |attribute: &syn::Attribute| {
            let list = attribute.meta.require_list();
            attribute.path().is_ident("derive")
                && list.is_ok_and(|list| list.tokens.to_string().contains("Model"))
        };
        if attributes.iter().any(derives) {
            let item = syn::parse2(item.into_token_stream()).unwrap();
            self.0 += &match crate::derive(&item) {
                Ok(tokens) => tokens.to_string(),
                Err(error) => format!("error {error}"),
            };
        }
    }
}

impl<'ast> Visit<'ast> for Expansions {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.derive(&item.attrs, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.derive(&item.attrs, item);
    }
}

fn files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            self::files(&path, files);
        } else {
            files.push(path);
        }
    }
    files.sort();
}

fn same(name: &str, folder: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join(folder), &mut paths);
    let mut all = Expansions::default();
    for path in paths {
        if path.extension().is_some_and(|extension| extension == "rs") {
            all.visit_file(&syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap());
        }
    }
    // The process without a mutant comes first and says what is right.
    let expected = env::temp_dir().join(format!("vpn-model-expansion-{name}"));
    if env::var_os("MUTANT").is_none() {
        fs::write(&expected, &all.0).unwrap();
    }
    assert!(!all.0.is_empty() && all.0 == fs::read_to_string(expected).unwrap());
}

#[test]
fn tests() {
    same("tests", "tests");
}

#[test]
fn altostrat() {
    same("altostrat", "../vpn-model/src/altostrat");
}

#[test]
fn huawei() {
    same("huawei", "../vpn-model/src/huawei");
}

#[test]
fn otc() {
    same("otc", "../vpn-model/src/otc");
}

#[test]
fn stackit() {
    same("stackit", "../vpn-model/src/stackit");
}
