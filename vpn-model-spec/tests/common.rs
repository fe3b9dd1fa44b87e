//! What several specs have in common is generated once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use vpn_model_spec::emit::{File, emit};
use vpn_model_spec::{Source, compile};

/// A spec with a rule of `Time`, in a folder of its own.
fn spec(api: &str, rule: &str) -> Source {
    let (provider, version) = api.split_once('-').unwrap();
    let text = format!(
        "---
api: {api}
provider: {provider}
source: Manual of {api}
read: 2025-10
update: replace
---

# change-thing

`PUT /{version}/thing`

Changes the thing.

## Request

### Thing

| Parameter | Type          | Mandatory | Rules | Description |
|-----------|---------------|-----------|-------|-------------|
| name      | String        | No        |       | Name.       |
| life      | Life          | No        |       | Life.       |
| tags      | Array of Tag  | No        |       | Tags.       |

### Life

| Parameter | Type    | Mandatory | Rules | Description |
|-----------|---------|-----------|-------|-------------|
| time      | Time    | No        |       | Time.       |
| tag       | Tag     | No        |       | Tag.        |
| kind      | Kind    | No        |       | Kind.       |

### Time

| Parameter | Type    | Mandatory | Rules    | Description |
|-----------|---------|-----------|----------|-------------|
| seconds   | Integer | No        | `{rule}` | Seconds.    |

### Tag

| Parameter | Type    | Mandatory | Rules | Description |
|-----------|---------|-----------|-------|-------------|
| key       | String  | No        |       | Key.        |
| kind      | Kind    | No        |       | Kind.       |

## Error

### Refusal

| Parameter | Type    | Rules | Description |
|-----------|---------|-------|-------------|
| message   | String  |       | Message.    |

## Values

### Kind

| Value | Rules | Description |
|-------|-------|-------------|
| own   |       | Own.        |
"
    );
    Source::new(format!("specs/{provider}/{version}/change-thing.md"), text)
}

fn generated(specs: &[Source]) -> Vec<File> {
    emit(&compile(specs).unwrap())
}

fn text<'f>(files: &'f [File], path: &str) -> &'f str {
    let path = format!("vpn-model/src/{path}.rs");
    let file = files.iter().find(|file| file.path == path);
    &file.expect(&path).text
}

/// The files in which a type stands.
fn places<'f>(files: &'f [File], name: &str) -> Vec<&'f str> {
    let has = |file: &&File| {
        file.text.contains(&format!("pub struct {name} {{"))
            || file.text.contains(&format!("pub enum {name} {{"))
    };
    let found = files.iter().filter(has);
    found
        .map(|file| {
            let path = file.path.strip_prefix("vpn-model/src/");
            path.and_then(|path| path.strip_suffix(".rs")).unwrap()
        })
        .collect()
}

#[test]
fn identical_tables_of_two_specs_are_one_type_that_both_re_export() {
    let files = generated(&[
        spec("demo-v1", "range(1..=9)"),
        spec("demo-v2", "range(1..=9)"),
    ]);
    for name in ["Life", "Time", "Tag", "Kind"] {
        assert_eq!(places(&files, name), ["common/demo"], "{name}");
    }
    for version in ["v1", "v2"] {
        let text = text(&files, &format!("demo/{version}/change_thing"));
        assert!(
            text.contains("pub use crate::common::demo::{Kind, Life, Tag, Time};"),
            "{text}"
        );
    }
    let common = text(&files, "common/demo");
    let about =
        "documents(\"Manual of demo-v1\", \"Manual of demo-v2\"),\n    source = \"table Life\"";
    assert!(common.contains(about), "{common}");
}

#[test]
fn the_struct_that_a_body_starts_from_names_its_document_and_is_never_shared() {
    let files = generated(&[
        spec("demo-v1", "range(1..=9)"),
        spec("demo-v2", "range(1..=9)"),
    ]);
    assert_eq!(
        places(&files, "Thing"),
        ["demo/v1/change_thing", "demo/v2/change_thing"]
    );
}

#[test]
fn a_difference_in_one_rule_gives_two_types_and_two_of_all_that_hold_them() {
    let files = generated(&[
        spec("demo-v1", "range(1..=9)"),
        spec("demo-v2", "range(1..=8)"),
    ]);
    for name in ["Life", "Time"] {
        assert_eq!(
            places(&files, name),
            ["demo/v1/change_thing", "demo/v2/change_thing"],
            "{name}"
        );
    }
    for name in ["Tag", "Kind"] {
        assert_eq!(places(&files, name), ["common/demo"], "{name}");
    }
}

#[test]
fn a_difference_in_a_description_gives_two_types() {
    let one = spec("demo-v1", "range(1..=9)");
    let other = one
        .text()
        .replace("demo-v1", "demo-v2")
        .replace("Key. ", "Keys.");
    let other = Source::new("specs/demo/v2/change-thing.md", other);
    let files = generated(&[one, other]);
    assert_eq!(places(&files, "Tag").len(), 2);
    assert_eq!(places(&files, "Time").len(), 1);
}

#[test]
fn a_table_that_has_another_name_in_its_document_is_a_type_of_its_own() {
    let described = |api: &str, heading: &str| {
        let text = spec(api, "range(1..=9)")
            .text()
            .replace("### Time\n", &format!("{heading}\n\nHow long it lives.\n"));
        Source::new(
            format!("specs/{}/change-thing.md", api.replace('-', "/")),
            text,
        )
    };
    let one = described("demo-v1", "### Time");
    let alike = described("demo-v2", "### Time");
    assert_eq!(places(&generated(&[one.clone(), alike]), "Time").len(), 1);
    let other = described("demo-v2", "### Zeit as Time");
    let other = Source::new(other.path(), other.text().replace("| Time  ", "| Zeit  "));
    let files = generated(&[one, other]);
    assert_eq!(places(&files, "Time").len(), 2);
    assert_eq!(places(&files, "Tag").len(), 1);
}

#[test]
fn two_pairs_of_specs_keep_types_of_one_name_apart() {
    let files = generated(&[
        spec("demo-v1", "range(1..=9)"),
        spec("demo-v2", "range(1..=9)"),
        spec("demo-v3", "range(1..=8)"),
        spec("demo-v4", "range(1..=8)"),
    ]);
    assert_eq!(places(&files, "Time"), ["common/demo", "common/demo_2"]);
    assert_eq!(places(&files, "Tag"), ["common/demo"]);
    let text = text(&files, "demo/v3/change_thing");
    let uses = "pub use crate::common::demo::{Kind, Tag};\n\n\
                pub use crate::common::demo_2::{Life, Time};";
    assert!(text.contains(uses), "{text}");
}

#[test]
fn a_shared_type_imports_what_more_providers_have() {
    let files = generated(&[
        spec("demo-v1", "range(1..=9)"),
        spec("demo-v2", "range(1..=9)"),
        spec("other-v1", "range(1..=8)"),
        spec("other-v2", "range(1..=8)"),
    ]);
    assert_eq!(places(&files, "Tag"), ["common/demo_other"]);
    assert_eq!(places(&files, "Time"), ["common/demo", "common/other"]);
    let uses = "\nuse crate::common::demo_other::{Kind, Tag};\n";
    let demo = text(&files, "common/demo");
    assert!(demo.contains(uses), "{demo}");
    let modules = text(&files, "common/mod");
    let both = "#[cfg(any(feature = \"demo\", feature = \"other\"))]\npub(crate) mod demo_other;";
    assert!(modules.contains(both), "{modules}");
}
