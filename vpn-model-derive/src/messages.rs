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

/// What the macro says about the structs.
fn mistakes(text: &str) -> Vec<String> {
    let mut found = Derives::default();
    found.visit_file(&syn::parse_file(text).unwrap());
    found.0.into_iter().map(|(message, ..)| message).collect()
}

/// What it says about a struct with these members.
fn mistakes_in(members: &str) -> Vec<String> {
    mistakes(&format!(
        "#[derive(Model)] #[model(source = \"a\")] struct Tunnel {{ {members} }}"
    ))
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

#[test]
fn a_struct_that_was_not_understood_is_not_called_a_request_or_a_response() {
    let text = |argument: &str| {
        format!(
            "#[derive(Model)] #[model({argument}, source = \"a\")]
            struct Tunnel {{ a: Option<OneOrMany<u32>> }}"
        )
    };
    let form = "a request is written in one form: expected no `OneOrMany`, which is for responses";
    assert_eq!(mistakes(&text("partial(current = \"a\")")), [form]);
    let unknown = mistakes(&text("respons"));
    assert!(unknown.len() == 1 && unknown[0] != form, "{unknown:?}");
}

#[test]
fn a_pair_is_made_of_networks() {
    assert_eq!(
        mistakes_in("#[model(tunnel_pair(local))] peer: Option<String>, local: Option<Ipv4Net>"),
        ["`tunnel_pair` is a rule for networks: expected `Ipv4Net`"]
    );
    assert_eq!(
        mistakes_in(
            "#[model(tunnel_pair(local))] peer: Option<Vec<Ipv4Net>>, local: Option<Ipv4Net>"
        ),
        ["`tunnel_pair` is a rule for networks: expected `Ipv4Net`"]
    );
}

#[test]
fn a_text_and_a_list_of_texts_always_differ() {
    assert_eq!(
        mistakes_in("#[model(distinct(all))] one: Option<String>, all: Option<Vec<String>>"),
        ["`all` is of another type and always differs"]
    );
}

#[test]
fn rules_for_texts_are_not_for_what_has_a_type() {
    for ty in ["Uuid", "Ipv4Addr", "IpNet", "Ipv4CidrOrAddress", "bool"] {
        assert_eq!(
            mistakes_in(&format!("#[model(length(..=9))] one: Option<{ty}>")),
            ["`length` is a rule for texts: expected `String` or `Secret`"],
            "{ty}"
        );
    }
}

#[test]
fn a_boolean_is_compared_with_true_and_false_and_nothing_else_is() {
    let found = |ty: &str| {
        mistakes_in(&format!(
            "flag: Option<{ty}>, #[model(only_when(flag == true))] one: Option<u32>"
        ))
    };
    assert!(found("bool").is_empty());
    assert_eq!(found("u32").len(), 1);
    assert_eq!(found("String").len(), 1);
}

#[test]
fn types_are_refused_by_their_form_and_name_also_in_parentheses() {
    use crate::types::refusal;
    let refused = |ty: syn::Type| refusal(&ty).unwrap_or_default();
    let fixed_size = "expected `u32` or `i64`, with a `range` for its bounds";
    assert_eq!(refused(syn::parse_quote!(u8)), fixed_size);
    assert_eq!(refused(syn::parse_quote!((u8))), fixed_size);
    // As from `$ty:ty` of a macro.
    let group = |elem: syn::Type| {
        syn::Type::Group(syn::TypeGroup {
            attrs: Vec::new(),
            group_token: syn::token::Group::default(),
            elem: Box::new(elem),
        })
    };
    assert_eq!(refused(group(syn::parse_quote!(u8))), fixed_size);
    assert_eq!(refused(group(syn::parse_quote!(String))), "");
    assert_eq!(refused(syn::parse_quote!((String))), "");
    assert_eq!(refused(syn::parse_quote!(made!())), "");
    assert_eq!(refused(syn::parse_quote!(char)), "expected `String`");
    assert_eq!(refused(syn::parse_quote!(std::str)), "expected `String`");
    // What is known stays known by its path, and a bare name can be anybody's.
    let qualified = [
        "std::string::String",
        "::std::net::Ipv4Addr",
        "core::primitive::bool",
    ];
    for known in qualified
        .into_iter()
        .chain(["Duration", "time::Duration", "crate::Duration"])
    {
        assert_eq!(refused(syn::parse_str(known).unwrap()), "", "{known}");
    }
    let foreign = "a payload holds no such type: expected `String`, or one of `vpn_model`";
    for unknown in [
        "std::time::Duration",
        "::core::net::IpAddr",
        "alloc::ffi::CString",
    ] {
        assert_eq!(
            refused(syn::parse_str(unknown).unwrap()),
            foreign,
            "{unknown}"
        );
    }
}

#[test]
fn a_rule_may_ask_for_all_numbers_of_a_type_and_for_no_other() {
    let found = |ty: &str, rule: &str| mistakes_in(&format!("#[model({rule})] one: Option<{ty}>"));
    for rule in [
        "range(0..=4294967295)",
        "fixed(0)",
        "range(except = 0..=1)",
        "range(..=9)",
    ] {
        assert!(found("u32", rule).is_empty(), "{rule}");
    }
    for rule in [
        "range(-1..)",
        "range(..=4294967296)",
        "fixed(-1)",
        "range(except = -5..=3)",
    ] {
        assert_eq!(found("u32", rule).len(), 1, "{rule}");
        assert_eq!(found("Vec<u32>", rule).len(), 1, "{rule}");
        assert!(found("i64", rule).is_empty(), "{rule}");
        assert!(found("Port", rule).is_empty(), "{rule}");
    }
}
