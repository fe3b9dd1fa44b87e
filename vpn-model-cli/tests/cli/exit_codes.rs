//! The exit code of every way in which a run can end.

use crate::workspace::Workspace;

const VALID: &str = r#"{"vpn_connection": {"name": "vpn-1"}}"#;
const INVALID: &str = r#"{"vpn_connection": {"name": "vpn 1"}}"#;
const WARNED: &str = r#"{"vpn_connection": {"ikepolicy": {"dh_group": "group14"}}}"#;

fn code(text: &str, arguments: &[&str]) -> i32 {
    Workspace::with(text).run(arguments).code
}

#[test]
fn a_valid_payload_is_0() {
    assert_eq!(code(VALID, &["check", "a.json"]), 0);
}

#[test]
fn an_invalid_payload_is_1() {
    assert_eq!(code(INVALID, &["check", "a.json"]), 1);
    assert_eq!(code(INVALID, &["check", "--format", "json", "a.json"]), 1);
}

#[test]
fn a_warning_is_0_and_a_denied_warning_1() {
    assert_eq!(code(WARNED, &["check", "a.json"]), 0);
    assert_eq!(code(WARNED, &["check", "--deny", "warnings", "a.json"]), 1);
}

#[test]
fn denying_warnings_does_not_deny_notes() {
    assert_eq!(code(VALID, &["check", "--deny", "warnings", "a.json"]), 0);
}

#[test]
fn malformed_json_is_a_violation() {
    let as_told = ["check", "--as", "otc-v5:update-vpn-connection", "a.json"];
    for text in [
        "",
        "{",
        "nonsense",
        "{} {}",
        "[1,",
        "\u{feff}{}",
        "{\"a\": 1,}",
    ] {
        assert_eq!(code(text, &["check", "a.json"]), 1, "{text:?}");
        assert_eq!(code(text, &as_told), 1, "{text:?}");
    }
}

#[test]
fn no_arguments_is_2() {
    assert_eq!(Workspace::new().run(&[]).code, 2);
    assert_eq!(Workspace::new().run(&["check"]).code, 2);
}

#[test]
fn nothing_matched_is_2() {
    assert_eq!(code(VALID, &["check", "*.yaml"]), 2);
    assert_eq!(code(VALID, &["check", "missing/**/*.json"]), 2);
    let workspace = Workspace::new().file("empty/readme.txt", "");
    assert_eq!(workspace.run(&["check", "empty"]).code, 2);
    assert_eq!(workspace.run(&["check", "."]).code, 2);
}

#[test]
fn an_unknown_word_on_the_command_line_is_2() {
    for arguments in [
        ["check", "--as", "otc-v5:nothing", "a.json"],
        ["check", "--deny", "errors", "a.json"],
        ["check", "--format", "xml", "a.json"],
        ["check", "--color", "sometimes", "a.json"],
        ["check", "--format", "jsn", "a.json"],
    ] {
        assert_eq!(code(VALID, &arguments), 2, "{arguments:?}");
    }
    assert_eq!(code(VALID, &["explain", "nothing"]), 2);
}

#[test]
fn an_operation_that_cannot_be_told_is_2() {
    assert_eq!(code(r#"{"instance": {}}"#, &["validate", "a.json"]), 2);
    assert_eq!(code("[]", &["validate", "a.json"]), 2);
}

#[test]
fn a_context_that_is_not_json_is_2_and_a_missing_one_3() {
    for option in ["--gateway", "--current"] {
        let workspace = Workspace::with(VALID).file("context.json", "{\n");
        let run = workspace.run(&["check", "a.json", option, "context.json"]);
        assert_eq!(run.code, 2, "{run}");
        assert!(run.stderr.contains("context.json"), "{run}");
        // Where a text ends behind a line, there is no column of the next.
        assert!(run.stderr.contains("line 2, column 1\n"), "{run}");
        let run = workspace.run(&["check", "a.json", option, "missing.json"]);
        assert_eq!(run.code, 3, "{run}");
        assert!(run.stderr.contains("missing.json"), "{run}");
    }
}

#[test]
fn a_missing_file_is_3_and_the_others_are_checked() {
    let run = Workspace::with(INVALID).run(&["check", "missing.json", "a.json"]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("missing.json"), "{run}");
    assert!(run.stdout.contains("error[chars]"), "{run}");
}

#[test]
fn a_directory_in_place_of_a_file_is_3() {
    let workspace = Workspace::with(VALID).file("b.json/readme.txt", "");
    let run = workspace.run(&["check", "b.json"]);
    assert_eq!(run.code, 3);
    assert!(
        run.stderr.contains("help: b.json/ is what is in it"),
        "{run}"
    );
    let folder = Workspace::new().file("b.json/c.json", VALID);
    assert_eq!(folder.run(&["check", "b.json/"]).code, 0);
    assert_eq!(
        workspace
            .run(&["check", "a.json", "--gateway", "b.json"])
            .code,
        3
    );
    assert_eq!(workspace.run(&["check", "a.json/b.json"]).code, 3);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_3() {
    // Opens for everybody, root included, and fails when it is read.
    assert_eq!(code(VALID, &["check", "/proc/self/mem"]), 3);
}

#[test]
fn of_several_outcomes_the_worst_counts() {
    let workspace = Workspace::with(INVALID).file("other.json", r#"{"instance": {}}"#);
    let code = |arguments: &[&str]| workspace.run(arguments).code;
    assert_eq!(code(&["validate", "a.json", "other.json"]), 2);
    assert_eq!(code(&["check", "a.json", "*.yaml"]), 2);
    assert_eq!(code(&["check", "missing.json", "other.json", "a.json"]), 3);
}

#[test]
fn help_and_version_are_0() {
    let workspace = Workspace::new();
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["help"],
        &["--version"],
        &["check", "--help"],
    ] {
        assert_eq!(workspace.run(arguments).code, 0, "{arguments:?}");
    }
    assert!(
        workspace
            .run(&["--version"])
            .stdout
            .starts_with("vpn-model ")
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly_with_the_right_code() {
    use std::process::Stdio;

    let many: Vec<_> = (0..2_000).map(|index| format!("\"m{index}\": 1")).collect();
    let workspace = Workspace::with(format!("{{\"vpn_connection\": {{{}}}}}", many.join(", ")));
    let mut child = workspace
        .command(&["check", "a.json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_3() {
    let workspace = Workspace::with(VALID);
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut command = workspace.command(&["check", "a.json"]);
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: cannot write the output"));
}

#[test]
fn a_configuration_that_is_wrong_is_2_and_one_that_cannot_be_read_3() {
    let wrong = Workspace::with(VALID).file("vpn-model.toml", "nothing = 1\n");
    assert_eq!(wrong.run(&["check", "a.json"]).code, 2);
    assert_eq!(wrong.run(&["check", "--no-config", "a.json"]).code, 0);
    assert_eq!(
        code(VALID, &["check", "--config", "missing.toml", "a.json"]),
        3
    );
    let folder = Workspace::with(VALID).file("vpn-model.toml/readme.txt", "");
    assert_eq!(folder.run(&["check", "a.json"]).code, 3);
    // Other commands do not read it.
    assert_eq!(wrong.run(&["list"]).code, 0);
}

#[test]
fn severities_of_the_configuration_decide() {
    let with = |text: &str, config: &str| {
        let workspace = Workspace::with(text).file("vpn-model.toml", config);
        workspace.run(&["check", "a.json"]).code
    };
    assert_eq!(with(INVALID, "[severity]\nchars = \"warning\"\n"), 0);
    assert_eq!(with(INVALID, "[severity]\nchars = \"off\"\n"), 0);
    assert_eq!(with(WARNED, "[severity]\nweak-algorithm = \"error\"\n"), 1);
    assert_eq!(with("{", "[severity]\nsyntax = \"off\"\n"), 2);
}

#[test]
fn a_context_about_another_resource_is_2() {
    let gateway = r#"{"vpn_gateway": {"ip_version": "ipv4"}}"#;
    let workspace = Workspace::with(VALID).file("context.json", gateway);
    let code = |option| {
        workspace
            .run(&["check", "a.json", option, "context.json"])
            .code
    };
    assert_eq!(code("--gateway"), 0);
    assert_eq!(code("--current"), 2);
}

#[test]
fn what_the_baseline_knows_is_0_and_what_is_new_1() {
    let workspace = Workspace::with(INVALID);
    let code = |option| {
        workspace
            .run(&["check", "a.json", option, "known.json"])
            .code
    };
    assert_eq!(code("--baseline"), 3);
    assert_eq!(code("--write-baseline"), 0);
    assert_eq!(code("--baseline"), 0);
    let new = r#"{"vpn_connection": {"name": "vpn 1", "cgw_id": "x"}}"#;
    let workspace = workspace.file("a.json", new);
    let run = workspace.run(&["check", "a.json", "--baseline", "known.json"]);
    assert_eq!(run.code, 1, "{run}");
}

#[test]
fn lines_are_as_bad_as_files() {
    let workspace = Workspace::new()
        .file("good.ndjson", format!("{VALID}\n{VALID}\n"))
        .file("bad.ndjson", format!("{VALID}\n{INVALID}\n"))
        .file("cut.jsonl", format!("{VALID}\n{{\n"))
        .file("other.jsonl", "{\"instance\": 1}\n");
    let code = |name| workspace.run(&["check", name]).code;
    assert_eq!(code("good.ndjson"), 0);
    assert_eq!(code("bad.ndjson"), 1);
    assert_eq!(code("cut.jsonl"), 1);
    assert_eq!(workspace.run(&["validate", "other.jsonl"]).code, 2);
    assert_eq!(code("missing.jsonl"), 3);
}
