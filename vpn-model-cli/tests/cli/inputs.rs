//! Files, directories, globs, standard input.

#[cfg(unix)]
use std::{fs, io::Write as _, process::Command, thread, time::Duration};

use crate::workspace::Workspace;

const VALID: &str = r#"{"vpn_connection": {}}"#;

/// The files that were checked, in order.
fn checked(workspace: &Workspace, paths: &[&str]) -> Vec<String> {
    let run = workspace.run(&[&["check", "--format", "json"], paths].concat());
    let report = run.json();
    let files = report["files"].as_array().unwrap().iter();
    files
        .map(|file| file["path"].as_str().unwrap().to_owned())
        .collect()
}

fn tree() -> Workspace {
    Workspace::new()
        .file("b.json", VALID)
        .file("a.json", VALID)
        .file("readme.txt", VALID)
        .file(".hidden.json", VALID)
        .file("sub/c.JSON", VALID)
        .file("sub/deep/d.json", VALID)
        .file("out/e.json", VALID)
        .file(".gitignore", "out/\n")
}

#[test]
fn a_directory_means_its_json_files_by_name() {
    let all = ["a.json", "b.json", "sub/c.JSON", "sub/deep/d.json"];
    assert_eq!(checked(&tree(), &["."]), all);
    assert_eq!(
        checked(&tree(), &["sub/"]),
        ["sub/c.JSON", "sub/deep/d.json"]
    );
}

#[test]
fn arguments_keep_their_order_and_a_file_is_checked_once() {
    let paths = ["sub", "b.json", "./b.json", ".", "*.json"];
    let expected = ["sub/c.JSON", "sub/deep/d.json", "b.json", "a.json"];
    assert_eq!(checked(&tree(), &paths), expected);
}

#[test]
fn a_file_that_is_named_relative_and_absolute_is_checked_once() {
    let tree = tree();
    let here = tree.path().canonicalize().unwrap();
    let (all, b) = (here.to_str().unwrap(), here.join("b.json"));
    let paths = ["b.json", b.to_str().unwrap(), "a.json", all, "sub"];
    let below = |name: &str| here.join(name).to_str().unwrap().to_owned();
    let expected = [
        "b.json".to_owned(),
        "a.json".to_owned(),
        below("sub/c.JSON"),
        below("sub/deep/d.json"),
    ];
    assert_eq!(checked(&tree, &paths), expected);
}

#[test]
fn a_way_over_a_folder_above_is_a_name_of_its_own() {
    // With links, it can be another file.
    let paths = ["sub/../b.json", "b.json"];
    assert_eq!(checked(&tree(), &paths), paths);
}

#[test]
fn what_is_named_is_checked_even_if_it_is_ignored_hidden_or_no_json_file() {
    let paths = ["out/e.json", ".hidden.json", "readme.txt"];
    assert_eq!(checked(&tree(), &paths), paths);
}

#[test]
fn globs_that_the_shell_left_alone_are_expanded() {
    assert_eq!(checked(&tree(), &["*.json"]), ["a.json", "b.json"]);
    assert_eq!(checked(&tree(), &["./?.json"]), ["a.json", "b.json"]);
    assert_eq!(checked(&tree(), &["sub/**/*.json"]), ["sub/deep/d.json"]);
    assert_eq!(
        checked(&tree(), &["**/[ad].json"]),
        ["a.json", "sub/deep/d.json"]
    );
    assert_eq!(
        checked(&tree(), &["{a,sub/deep/d}.json"]),
        ["a.json", "sub/deep/d.json"]
    );
    assert_eq!(checked(&tree(), &["*.txt"]), ["readme.txt"]);
}

#[test]
fn a_glob_from_an_absolute_path_is_expanded() {
    let tree = tree();
    let pattern = tree.path().join("*.json");
    let expected: Vec<_> = ["a.json", "b.json"]
        .map(|name| tree.path().join(name).to_str().unwrap().to_owned())
        .to_vec();
    assert_eq!(checked(&tree, &[pattern.to_str().unwrap()]), expected);
}

#[test]
fn a_file_whose_name_looks_like_a_glob_is_that_file() {
    let workspace = Workspace::new()
        .file("a[1].json", VALID)
        .file("a1.json", VALID);
    assert_eq!(checked(&workspace, &["a[1].json"]), ["a[1].json"]);
}

#[test]
fn standard_input_is_a_dash() {
    let run = Workspace::new().run_on(r#"{"vpn_connection": {"psk": 1}}"#, &["check", "-", "-"]);
    insta::assert_snapshot!(run);
}

#[test]
fn a_context_can_come_from_standard_input_but_not_with_the_payload() {
    let workspace = Workspace::with(r#"{"vpn_connection": {"enable_hub": true}}"#);
    let stored = r#"{"vpn_connection": {"style": "STATIC"}}"#;
    let run = workspace.run_on(stored, &["check", "a.json", "--current", "-"]);
    assert!(run.stdout.contains("error[only-when]"), "{run}");
    let run = workspace.run_on(stored, &["check", "-", "--current", "-"]);
    assert_eq!(run.code, 2, "{run}");
}

#[test]
fn what_matches_nothing_is_said() {
    let workspace = tree()
        .file("empty/readme.txt", "")
        .file("dir.json/readme.txt", "");
    let paths = [
        "check",
        "*.yaml",
        "empty",
        "[a.json",
        "dir.json",
        "missing.json",
        "a.json",
    ];
    insta::assert_snapshot!(workspace.run(&paths));
}

#[cfg(unix)]
#[test]
fn links_to_files_count_and_loops_do_not_hang() {
    use std::os::unix::fs::symlink;

    let workspace = tree();
    symlink("a.json", workspace.path().join("link.json")).unwrap();
    symlink("..", workspace.path().join("sub/loop")).unwrap();
    let expected = [
        "a.json",
        "b.json",
        "link.json",
        "sub/c.JSON",
        "sub/deep/d.json",
    ];
    assert_eq!(checked(&workspace, &["."]), expected);
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_read_to_its_end() {
    let workspace = Workspace::new();
    let pipe = workspace.path().join("a.json");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let writer = thread::spawn(move || {
        let mut pipe = fs::OpenOptions::new().write(true).open(pipe).unwrap();
        // The first part looks like a whole payload.
        for part in [r#"{"vpn_connection": {"name": "a b"}"#, "}"] {
            pipe.write_all(part.as_bytes()).unwrap();
            thread::sleep(Duration::from_millis(50));
        }
    });
    let run = workspace.run(&["check", "a.json"]);
    writer.join().unwrap();
    assert!(run.stdout.contains("error[chars]"), "{run}");
    assert!(!run.stdout.contains("error[syntax]"), "{run}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_a_payload_that_cannot_be_read() {
    use std::os::unix::fs::symlink;

    let workspace = tree();
    symlink("missing", workspace.path().join("dangling.json")).unwrap();
    symlink("missing", workspace.path().join("dangling.txt")).unwrap();
    let run = workspace.run(&["check", "."]);
    assert_eq!(run.code, 3, "{run}");
    let told = "error: cannot read dangling.json: there is no such file\n";
    assert_eq!(run.stderr, told);
    assert!(run.stdout.contains("4 files"), "{run}");
}

#[test]
fn a_folder_that_is_called_like_a_payload_is_a_folder_with_a_slash() {
    let workspace = Workspace::new().file("a.json/readme.txt", "");
    let run = workspace.run(&["check", "a.json/"]);
    assert_eq!(run.code, 2, "{run}");
    let told = "error: there are no *.json, *.ndjson or *.jsonl files in a.json/";
    assert!(run.stderr.starts_with(told), "{run}");
}
