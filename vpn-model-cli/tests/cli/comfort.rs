//! `--quiet`, `--color`, `--max-violations`, `--jobs`, and answers about
//! something else.

use crate::workspace::Workspace;

const BAD: &str =
    r#"{"vpn_connection": {"ikepolicy": {"dh_group": "group14"}, "name": "a b", "nam": 1}}"#;

#[test]
fn quiet_leaves_the_violations() {
    let workspace = Workspace::with(BAD).file("b.json", r#"{"vpn_connection": {}}"#);
    insta::assert_snapshot!(workspace.run(&["check", "--quiet", "a.json", "b.json"]));
    let run = workspace.run(&["check", "-q", "b.json"]);
    assert_eq!(run.to_string(), "--- exit code 0 ---");
    let run = workspace.run(&["check", "-q", "missing.json"]);
    assert!(run.stderr.starts_with("error: "), "{run}");
}

#[test]
fn the_heaviest_violations_are_shown_and_all_are_counted() {
    let workspace = Workspace::with(BAD).file("b.json", BAD);
    insta::assert_snapshot!(workspace.run(&["check", "--max-violations", "1", "a.json", "b.json"]));
    let run = workspace.run(&[
        "check",
        "--max-violations",
        "3",
        "--format",
        "json",
        "a.json",
        "b.json",
    ]);
    let report = run.json();
    let omitted = |file: usize| report["files"][file]["omitted"].clone();
    assert_eq!(
        (omitted(0), omitted(1)),
        (serde_json::Value::Null, 3.into())
    );
    assert_eq!(report["summary"]["omitted"], 3);
    assert_eq!(report["summary"]["errors"], 4);
    assert_eq!(report["summary"]["warnings"], 2);
    assert_eq!(report["files"][1]["valid"], false);
}

#[test]
fn nothing_shown_is_no_success() {
    let workspace = Workspace::with(BAD);
    for arguments in [
        &["--max-violations", "0"][..],
        &["--max-violations", "0", "-q"],
    ] {
        let run = workspace.run(&[&["check", "a.json"], arguments].concat());
        assert_eq!(run.code, 1, "{run}");
    }
    let warned = Workspace::with(r#"{"vpn_connection": {"ikepolicy": {"dh_group": "group14"}}}"#);
    let denied = [
        "check",
        "a.json",
        "--max-violations",
        "0",
        "--deny",
        "warnings",
    ];
    assert_eq!(warned.run(&denied).code, 1);
}

#[test]
fn colours_are_for_terminals_and_for_who_wants_them() {
    let workspace = Workspace::with(BAD);
    let has_colors = |arguments: &[&str], no_color: &str| {
        let mut command = workspace.command(&[&["check", "a.json", "b.json"], arguments].concat());
        let output = command.env("NO_COLOR", no_color).output().unwrap();
        let (out, err) = (output.stdout.contains(&0x1b), output.stderr.contains(&0x1b));
        assert_eq!(out, err);
        out
    };
    assert!(!has_colors(&[], ""));
    assert!(!has_colors(&["--color", "never"], ""));
    assert!(has_colors(&["--color", "always"], ""));
    assert!(
        has_colors(&["--color", "always"], "1"),
        "the command line beats the environment"
    );
    let forced = |value: &str, more: (&str, &str)| {
        let mut command = workspace.command(&["check", "a.json"]);
        command.env("CLICOLOR_FORCE", value).env(more.0, more.1);
        command.output().unwrap().stdout.contains(&0x1b)
    };
    assert!(forced("1", ("NO_COLOR", "")));
    assert!(!forced("0", ("NO_COLOR", "")) && !forced("1", ("NO_COLOR", "1")));
}

#[test]
fn as_many_jobs_as_one_likes_give_the_same_report() {
    let mut workspace = Workspace::new();
    for index in 0..60 {
        let text = match index % 4 {
            0 => BAD,
            1 => r#"{"vpn_connection": {}}"#,
            2 => r#"{"instance": 1}"#,
            _ => "{",
        };
        workspace = workspace.file(format!("{index:02}.json"), text);
    }
    let one = workspace.run(&["check", "--jobs", "1", "."]);
    for jobs in ["2", "3", "16"] {
        let run = workspace.run(&["check", "-j", jobs, "."]);
        assert_eq!(
            (run.stdout, run.stderr),
            (one.stdout.clone(), one.stderr.clone())
        );
        assert_eq!(run.code, 1);
    }
    assert_eq!(workspace.run(&["check", "--jobs", "0", "."]).code, 2);
}

#[test]
fn an_answer_about_something_else_is_2_and_said_once() {
    let gateway = r#"{"vpn_gateway": {"id": "x", "ip_version": "ipv4"}}"#;
    let connection = r#"{"vpn_connection": {"id": "x", "style": "STATIC"}}"#;
    let workspace = Workspace::with(BAD)
        .file("b.json", BAD)
        .file("gateway.json", gateway)
        .file("connection.json", connection);
    let run =
        |arguments: &[&str]| workspace.run(&[&["check", "a.json", "b.json"], arguments].concat());
    insta::assert_snapshot!(run(&["--current", "gateway.json"]));
    assert_eq!(run(&["--gateway", "connection.json"]).code, 2);
    assert_eq!(
        run(&["--gateway", "gateway.json", "--current", "connection.json"]).code,
        1
    );
    let run = workspace.file("list.json", "[]");
    let run = run.run(&["check", "a.json", "--current", "list.json"]);
    assert_eq!(run.code, 2, "{run}");
}

#[test]
fn an_answer_that_cannot_be_read_is_told_where_the_configuration_names_it() {
    let config = "[[payloads]]\nfiles = [\"*.json\"]\nas = \"otc-v5:update-vpn-connection\"\n";
    let config = format!("{config}current = \"state.json\"\n");
    let workspace = Workspace::with("{}").file("vpn-model.toml", &config);
    let run = workspace.run(&["validate"]);
    assert_eq!(
        run.stderr,
        "error: vpn-model.toml:4:11: `current` state.json: cannot be read: there is no such file\n"
    );
    assert_eq!(run.code, 3);
}

#[test]
fn a_name_for_standard_input_that_is_not_read_is_2() {
    let run = Workspace::with(BAD).run(&["check", "--stdin-filename", "b.json", "a.json"]);
    assert_eq!(run.code, 2, "{run}");
}

#[test]
fn standard_input_has_the_name_that_it_is_given() {
    let run = Workspace::new().run_on(BAD, &["check", "--stdin-filename", "dir/b.json", "-"]);
    assert!(run.stdout.contains(" --> dir/b.json:1:"), "{run}");
}

#[test]
fn quiet_is_quiet_in_the_formats_with_lines() {
    let workspace = Workspace::with(r#"{"vpn_connection": {"name": "a b"}}"#);
    for (format, lines) in [("concise", 1), ("github", 1)] {
        let loud = workspace.run(&["check", "--format", format, "a.json"]);
        assert!(loud.stdout.contains("required-when"), "{loud}");
        let quiet = workspace.run(&["check", "-q", "--format", format, "a.json"]);
        assert_eq!(quiet.stdout.lines().count(), lines, "{quiet}");
        assert!(quiet.stdout.contains("chars"), "{quiet}");
        assert_eq!(quiet.code, 1);
    }
}

#[test]
fn colours_are_forced_by_either_variable() {
    let workspace = Workspace::with(BAD);
    let has_colors = |value: &str| {
        let mut command = workspace.command(&["check", "a.json"]);
        let output = command.env("FORCE_COLOR", value).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(has_colors("1") && has_colors("3"));
    assert!(!has_colors("0") && !has_colors(""));
}

#[test]
fn a_wrong_command_line_and_help_have_the_colours_that_were_asked_for() {
    let workspace = Workspace::new();
    for arguments in [
        &["--color", "always", "validate", "--nope"][..],
        &["validate", "--nope", "--color=always"],
        &["--color", "always", "a.json"],
        &["--color=never", "--color", "always", "validate", "--help"],
    ] {
        let run = workspace.run(arguments);
        let both = run.stdout + &run.stderr;
        assert!(both.contains('\u{1b}'), "{arguments:?}: {both}");
        let never: Vec<_> = arguments
            .iter()
            .map(|word| word.replace("always", "never"))
            .collect();
        let never: Vec<_> = never.iter().map(String::as_str).collect();
        let mut command = workspace.command(&never);
        let output = command.env("CLICOLOR_FORCE", "1").output().unwrap();
        assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
    }
    // Behind two hyphens there are no options.
    let run = workspace.run(&["validate", "--nope", "--", "--color=always"]);
    assert!(!run.stderr.contains('\u{1b}'), "{run}");
}

#[test]
fn a_number_that_is_none_is_told_so() {
    let workspace = Workspace::with(BAD);
    for (option, value, told) in [
        ("--max-violations", "-1", "it takes a number"),
        ("--max-violations", "few", "it takes a number"),
        ("--jobs", "0", "it takes a number from 1 to 65535"),
        ("--jobs", "-1", "it takes a number from 1 to 65535"),
        ("--jobs", "65536", "it takes a number from 1 to 65535"),
    ] {
        let run = workspace.run(&["check", "a.json", option, value]);
        assert_eq!(run.code, 2, "{run}");
        assert!(run.stderr.contains(told), "{run}");
    }
    assert_eq!(workspace.run(&["check", "a.json", "-j", "65535"]).code, 1);
}
