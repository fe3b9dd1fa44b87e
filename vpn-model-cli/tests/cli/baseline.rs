//! The baseline: what is known does not fail.

use std::fs;

use crate::workspace::Workspace;

const BAD: &str = r#"{"vpn_connection": {"name": "a b", "psk": "short", "nam": 1}}"#;
const WRITE: [&str; 3] = ["check", "--write-baseline", "known.json"];
const READ: [&str; 3] = ["check", "--baseline", "known.json"];

fn with_baseline() -> Workspace {
    let workspace = Workspace::with(BAD)
        .file("sub/b.json", BAD)
        .file("c.json", r#"{"x": 1}"#);
    let arguments = [&WRITE[..], &["--as", "otc-v5:update-vpn-connection", "."]].concat();
    let run = workspace.run(&arguments);
    assert_eq!(run.code, 0, "{run}");
    workspace
}

fn text(workspace: &Workspace) -> String {
    fs::read_to_string(workspace.path().join("known.json")).unwrap()
}

#[test]
fn it_has_files_codes_and_pointers_and_no_values() {
    let known = text(&with_baseline());
    insta::assert_snapshot!(known);
    assert!(!known.contains("short"));
}

#[test]
fn what_it_knows_is_left_out_and_counted() {
    let workspace = with_baseline();
    let all = ["--as", "otc-v5:update-vpn-connection", "."];
    let run = workspace.run(&[&READ[..], &all].concat());
    insta::assert_snapshot!(run);
    let run = workspace.run(&[&READ[..], &all, &["--format", "json"]].concat());
    let report = run.json();
    assert_eq!(report["summary"]["baseline"], 10);
    assert_eq!(report["summary"]["errors"], 0);
    assert_eq!(report["files"][0]["valid"], true);
}

#[test]
fn only_what_is_new_fails_wherever_the_command_runs() {
    let workspace = with_baseline().file(
        "sub/b.json",
        "\n\n{\"vpn_connection\": {\"psk\": \"other\", \"name\": \"c d\", \"nam\": 2, \"x\": 1}}",
    );
    let mut command = workspace.command(&[
        "check",
        "--format",
        "json",
        "--baseline",
        "../known.json",
        "b.json",
    ]);
    let output = command
        .current_dir(workspace.path().join("sub"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let violations = report["files"][0]["violations"].as_array().unwrap();
    let errors: Vec<_> = violations
        .iter()
        .filter(|one| one["severity"] == "error")
        .collect();
    assert_eq!(errors.len(), 1, "{report}");
    assert_eq!(errors[0]["pointer"], "/vpn_connection/x");
}

#[test]
fn one_more_of_the_same_is_new() {
    let twice = r#"{"vpn_connection": {"x": 1, "x": 2, "x": 3}}"#;
    let workspace = Workspace::with(r#"{"vpn_connection": {"x": 1, "x": 2}}"#);
    assert_eq!(workspace.run(&[&WRITE[..], &["a.json"]].concat()).code, 0);
    assert_eq!(workspace.run(&[&READ[..], &["a.json"]].concat()).code, 0);
    let workspace = workspace.file("a.json", twice);
    let run = workspace.run(&[&READ[..], &["a.json"]].concat());
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("; 1 error; "), "{run}");
}

#[test]
fn what_occurs_no_more_is_said_of_files_that_were_checked_or_are_gone() {
    let workspace = with_baseline().file("a.json", r#"{"vpn_connection": {"nam": 1}}"#);
    let run = workspace.run(&[&READ[..], &["a.json"]].concat());
    assert_eq!(run.code, 0, "{run}");
    let said = "note: 3 entries of known.json no longer occur; write it anew\n  \
                a.json: chars /vpn_connection/name\n  a.json: classes /vpn_connection/psk\n  \
                a.json: length /vpn_connection/psk\n";
    assert_eq!(run.stderr, said);
    fs::remove_file(workspace.path().join("sub/b.json")).unwrap();
    let run = workspace.run(&[&READ[..], &["a.json"]].concat());
    assert!(
        run.stderr.starts_with("note: 7 entries of known.json"),
        "{run}"
    );
}

#[test]
fn it_is_not_written_when_something_was_not_checked() {
    let workspace = Workspace::with(BAD);
    let run = workspace.run(&[&WRITE[..], &["a.json", "missing.json"]].concat());
    assert_eq!(run.code, 3, "{run}");
    assert!(run.stderr.contains("known.json was not written"), "{run}");
    assert!(!workspace.path().join("known.json").exists());
}

#[test]
fn written_twice_it_is_the_same() {
    let workspace = with_baseline();
    let before = text(&workspace);
    let arguments = [
        "--jobs",
        "3",
        "--as",
        "otc-v5:update-vpn-connection",
        "sub",
        "c.json",
        ".",
    ];
    assert_eq!(workspace.run(&[&WRITE[..], &arguments].concat()).code, 0);
    assert_eq!(text(&workspace), before);
}

#[test]
fn another_file_in_its_place_is_2_and_none_3() {
    let others: [&[u8]; 6] = [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"{\"vpn-model-baseline\": 2, \"violations\": []}",
        b"{\"vpn-model-baseline\": 1, \"violations\": [{\"psk\": \"Xq!7zw\"}]}",
    ];
    for other in others {
        let workspace = Workspace::with(BAD).file("known.json", other);
        let run = workspace.run(&[&READ[..], &["a.json"]].concat());
        assert_eq!(run.code, 2, "{run}");
        assert!(run.stderr.contains("known.json"), "{run}");
        assert!(!run.stderr.contains(":0: "), "places count from 1: {run}");
        assert!(!run.stderr.contains("Xq!7zw"), "{run}");
    }
    let run = Workspace::with(BAD).run(&[&READ[..], &["a.json"]].concat());
    assert_eq!(run.code, 3, "{run}");
    let run = Workspace::with(BAD).run(&["check", "--write-baseline", "no/known.json", "a.json"]);
    assert_eq!(run.code, 3, "{run}");
    let both = [
        "check",
        "--baseline",
        "a",
        "--write-baseline",
        "b",
        "a.json",
    ];
    assert_eq!(Workspace::with(BAD).run(&both).code, 2);
}

/// A review found that the sum was taken without care.
#[test]
fn counts_that_no_number_holds_together_are_many_and_no_failure() {
    let entry = |count: usize| {
        format!(
            r#"{{"file": "a.json", "code": "chars", "pointer": "/vpn_connection/name", "count": {count}}}"#
        )
    };
    let entries = format!("{}, {}", entry(usize::MAX), entry(1));
    let known = format!(r#"{{"vpn-model-baseline": 1, "violations": [{entries}]}}"#);
    let workspace =
        Workspace::with(r#"{"vpn_connection": {"name": "a b"}}"#).file("known.json", known);
    let run = workspace.run(&[&READ[..], &["a.json"]].concat());
    assert_eq!(run.code, 0, "{run}");
}

#[test]
fn only_a_baseline_is_written_over() {
    let workspace = Workspace::with(BAD).file("other.json", BAD);
    let run = |name| workspace.run(&["check", "a.json", "--write-baseline", name]);
    for name in ["other.json", "a.json"] {
        let run = run(name);
        assert_eq!(run.code, 2, "{run}");
        assert!(run.stderr.contains("is no baseline of vpn-model"), "{run}");
        let text = fs::read_to_string(workspace.path().join(name)).unwrap();
        assert_eq!(text, BAD);
    }
    assert_eq!(run("new.json").code, 0);
    assert_eq!(run("new.json").code, 0);
}
