//! The command: what it prints, and its exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn project(test: &str, spec: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("command-{test}"));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("specs/demo/v1")).unwrap();
    fs::create_dir_all(root.join("vpn-model/src")).unwrap();
    fs::write(root.join("specs/demo/v1/change-thing.md"), spec).unwrap();
    root
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vpn-model-spec"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

const GOOD: &str = include_str!("good/change-thing.md");

#[test]
fn generate_writes_once_and_check_then_has_nothing_to_say() {
    let root = project("generate", GOOD);
    let check = run(&root, &["generate", "--check"]);
    assert_eq!(check.status.code(), Some(1));
    let said = String::from_utf8(check.stderr).unwrap();
    assert!(
        said.contains("vpn-model/src/demo/v1/change_thing.rs"),
        "{said}"
    );
    assert!(said.ends_with("run `cargo xtask generate`\n"), "{said}");

    // From a folder below the root, as cargo may run it.
    let first = run(&root.join("specs/demo"), &["generate"]);
    assert_eq!(first.status.code(), Some(0));
    let said = String::from_utf8(first.stdout).unwrap();
    assert_eq!(said.lines().count(), 7, "{said}");

    let again = run(&root, &["generate"]);
    assert_eq!(
        String::from_utf8(again.stdout).unwrap(),
        "all 7 generated files are up to date\n"
    );
    let check = run(&root, &["generate", "--check"]);
    assert_eq!((check.status.code(), check.stderr), (Some(0), Vec::new()));
}

#[test]
fn a_wrong_spec_writes_nothing() {
    let root = project("wrong", &GOOD.replace("PATCH", "PATHC"));
    let output = run(&root, &["generate"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`PATHC` is not a method"), "{said}");
    assert!(said.ends_with("error: 1 mistake in the specs; nothing was generated\n"));
    assert!(!root.join("vpn-model/src/demo").exists());
}

#[test]
fn a_project_without_specs_is_not_emptied() {
    let root = project("none", "");
    fs::remove_file(root.join("specs/demo/v1/change-thing.md")).unwrap();
    let output = run(&root, &["generate"]);
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn an_unknown_argument_is_a_usage_error() {
    let root = project("usage", GOOD);
    assert_eq!(run(&root, &["generate", "--chekc"]).status.code(), Some(2));
}
