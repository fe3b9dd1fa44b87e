//! The mistakes of `tests/ui` once more, without a compiler: in milliseconds, and one by one.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use syn::visit::Visit as _;

/// A message with the line and the column that it points at.
type Message = (String, usize, usize);

/// What `.stderr` has of errors with a place in the file.
fn expected(text: &str) -> BTreeSet<Message> {
    let mut all = BTreeSet::new();
    let mut message: Option<String> = None;
    for line in text.lines() {
        if let Some(first) = line.strip_prefix("error: ") {
            message = Some(first.to_owned());
        } else if let Some((_, place)) = line.trim_start().split_once("--> ") {
            let Some(message) = message.take() else {
                continue;
            };
            let mut place = place.rsplit(':');
            let column = place.next().unwrap().parse().unwrap();
            let line = place.next().unwrap().parse().unwrap();
            all.insert((message.trim_end().to_owned(), line, column));
        } else if let Some(message) = &mut message {
            // A message of several lines is indented as far as its first.
            message.push('\n');
            message.push_str(line.strip_prefix("       ").unwrap_or(line));
        }
    }
    all
}

#[derive(Default)]
struct Derives(BTreeSet<Message>);

impl Derives {
    fn derive(&mut self, attributes: &[syn::Attribute], item: impl quote::ToTokens) {
        let derives = |attribute: &syn::Attribute| {
            let tokens = attribute.meta.require_list();
            attribute.path().is_ident("derive")
                && tokens.is_ok_and(|list| list.tokens.to_string().contains("Model"))
        };
        if !attributes.iter().any(derives) {
            return;
        }
        let item = syn::parse2(item.into_token_stream()).unwrap();
        for error in crate::derive(&item).err().into_iter().flatten() {
            let start = error.span().start();
            self.0
                .insert((error.to_string(), start.line, start.column + 1));
        }
    }
}

impl<'ast> syn::visit::Visit<'ast> for Derives {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.derive(&item.attrs, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.derive(&item.attrs, item);
    }

    fn visit_item_union(&mut self, item: &'ast syn::ItemUnion) {
        self.derive(&item.attrs, item);
    }
}

#[test]
fn every_mistake_that_the_macro_finds_has_the_message_and_the_place_that_the_compiler_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let mut files = 0;
    for kind in fs::read_dir(folder).unwrap() {
        for file in fs::read_dir(kind.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            files += 1;
            let mut found = Derives::default();
            let text = fs::read_to_string(&path).unwrap();
            found.visit_file(&syn::parse_file(&text).unwrap());
            let printed = fs::read_to_string(path.with_extension("stderr")).unwrap();
            assert_eq!(found.0, expected(&printed), "{}", path.display());
        }
    }
    assert!(files > 50, "{files} files");
}
