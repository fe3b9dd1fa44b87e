//! `vpn-model schema`: what it prints, what it writes, and when it fails.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::workspace::Workspace;

#[test]
fn the_help_says_what_to_type() {
    insta::assert_snapshot!("help_schema", Workspace::new().run(&["schema", "--help"]));
}

#[test]
fn a_small_schema_can_be_read() {
    let run = Workspace::new().run(&["schema", "--as", "altostrat:update-instance"]);
    insta::assert_snapshot!("schema", run);
}

#[test]
fn the_draft_and_the_profile_can_be_chosen() {
    let workspace = Workspace::new();
    let operation = "stackit-v1:update-gateway-connection";
    let plain = workspace.run(&["schema", "--as", operation]);
    assert_eq!(plain.code, 0, "{plain}");
    let newest = "https://json-schema.org/draft/2020-12/schema";
    assert_eq!(plain.json()["$schema"], newest);
    assert!(plain.stdout.contains("\"if\""), "{plain}");
    let seventh = workspace.run(&[
        "schema",
        "--as",
        operation,
        "--draft",
        "draft-07",
        "--profile",
        "types",
    ]);
    assert_eq!(
        seventh.json()["$schema"],
        "http://json-schema.org/draft-07/schema#"
    );
    assert!(seventh.json().get("definitions").is_some(), "{seventh}");
    assert!(!seventh.stdout.contains("\"if\""), "{seventh}");
}

#[test]
fn what_makes_no_sense_is_2() {
    for arguments in [
        &["schema"][..],
        &["schema", "--all"],
        &["schema", "--out", "schemas"],
        &[
            "schema",
            "--as",
            "altostrat:update-instance",
            "--out",
            "schemas",
        ],
        &["schema", "--rules", "--out", "schemas"],
        &["schema", "--as", "altostrat:update-instance", "--report"],
        &[
            "schema",
            "--as",
            "altostrat:update-instance",
            "--all",
            "--out",
            "schemas",
        ],
        &["schema", "--report", "--draft", "draft-07"],
        &[
            "schema",
            "--as",
            "altostrat:update-instance",
            "--draft",
            "draft-04",
        ],
        &[
            "schema",
            "--as",
            "altostrat:update-instance",
            "--profile",
            "forms",
        ],
        &["schema", "--as", "altostrat:update-instances"],
        &["schema", "--as", "stackit-v1:get-gateway-connection"],
    ] {
        let run = Workspace::new().run(arguments);
        assert_eq!(run.code, 2, "{run}");
        assert!(run.stderr.starts_with("error: "), "{run}");
        assert_eq!(run.stdout, "", "{run}");
    }
    let run = Workspace::new().run(&["schema", "--all", "--out", "all", "--draft", "draft-04"]);
    assert!(run.stderr.contains("2020-12, draft-07"), "{run}");
}

#[test]
fn all_schemas_are_written_with_a_catalog_for_each_draft_and_profile() {
    let workspace = Workspace::new();
    let run = workspace.run(&["schema", "--all", "--out", "schemas"]);
    let files = files(&workspace.path().join("schemas"));
    let told = format!("{} files in schemas\n", files.len());
    assert_eq!((run.code, run.stdout.as_str()), (0, told.as_str()), "{run}");
    let mut schemas = 0;
    for draft in ["2020-12", "draft-07"] {
        for profile in ["full", "types"] {
            let bundle = workspace.path().join("schemas").join(draft).join(profile);
            let catalog = json(&bundle.join("index.json"));
            for entry in catalog["schemas"].as_array().unwrap() {
                let written = fs::read_to_string(bundle.join(entry["url"].as_str().unwrap()));
                let operation = entry["name"].as_str().unwrap();
                let printed = workspace.run(&[
                    "schema",
                    "--as",
                    operation,
                    "--draft",
                    draft,
                    "--profile",
                    profile,
                ]);
                assert_eq!(written.unwrap(), printed.stdout, "{operation}");
                schemas += 1;
            }
        }
    }
    // The catalogs, and what there is once.
    assert_eq!(schemas + 4 + 2, files.len());
    let below = workspace.path().join("schemas");
    assert!(files.contains(&below.join("openapi.json")));
    assert!(files.contains(&below.join("rules.json")));
}

#[test]
fn one_draft_and_one_profile_can_be_written_alone() {
    let workspace = Workspace::new();
    let run = workspace.run(&[
        "schema",
        "--all",
        "--out",
        "s",
        "--draft",
        "draft-07",
        "--profile",
        "full",
    ]);
    assert_eq!(run.code, 0, "{run}");
    let files = files(&workspace.path().join("s"));
    let below = workspace.path().join("s/draft-07/full");
    assert!(
        files.iter().all(|file| file.starts_with(&below)),
        "{files:?}"
    );
    assert!(files.contains(&below.join("otc-v5/update-vpn-connection.request.schema.json")));
}

#[test]
fn what_cannot_be_written_is_3_and_named() {
    let workspace = Workspace::new().file("taken", "");
    let run = workspace.run(&["schema", "--all", "--out", "taken"]);
    assert_eq!(run.code, 3, "{run}");
    assert!(
        run.stderr
            .starts_with("error: cannot write taken/2020-12/full/"),
        "{run}"
    );
}

#[test]
fn a_file_that_names_its_schema_is_valid_to_both() {
    let text = r#"{"$schema": "urn:x", "vpn_connection": {"name": "one"}}"#;
    let workspace = Workspace::with(text);
    let run = workspace.run(&["check", "a.json"]);
    assert_eq!(run.code, 0, "{run}");
    let printed = workspace.run(&["schema", "--as", "otc-v5:update-vpn-connection"]);
    let validator = jsonschema::validator_for(&printed.json()).unwrap();
    let payload: Value = serde_json::from_str(text).unwrap();
    assert!(validator.is_valid(&payload));
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn files(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
