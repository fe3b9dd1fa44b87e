//! One payload a line, in files and on standard input.

use std::fmt::Write as _;
use std::io::Write as _;

use crate::workspace::Workspace;

const LINES: &str = "{\"vpn_connection\": {\"name\": \"ok\"}}\r\n\r\n\
                     {\"vpn_connection\": {\"name\": \"no no\"}}\r\n\
                     {\"vpn_connection\":\r\n\
                     {\"vpn_connection\": {\"nam\": 1}}";

#[test]
fn every_line_is_a_payload() {
    let workspace = Workspace::new().file("a.ndjson", LINES);
    insta::assert_snapshot!(workspace.run(&["check", "a.ndjson"]));
}

#[test]
fn the_file_is_one_entry_with_lines_and_records() {
    let workspace = Workspace::new().file("a.jsonl", LINES);
    let run = workspace.run(&["check", "--format", "json", "a.jsonl"]);
    let report = run.json();
    let file = &report["files"][0];
    assert_eq!(report["files"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&file["valid"], &file["records"]),
        (&false.into(), &4.into())
    );
    let errors = file["violations"].as_array().unwrap().iter();
    let errors: Vec<_> = errors
        .filter(|one| one["severity"] == "error")
        .map(|one| {
            (
                one["record"].clone(),
                one["line"].clone(),
                one["column"].clone(),
            )
        })
        .collect();
    let expected = [(2, 3, 29), (3, 4, 19), (4, 5, 21)];
    assert_eq!(
        errors,
        expected.map(|(a, b, c)| (a.into(), b.into(), c.into()))
    );
    assert_eq!(report["summary"]["files"], 1);
    assert_eq!(report["summary"]["invalid"], 1);
}

#[test]
fn standard_input_has_lines_when_told_so_or_named_so() {
    let workspace = Workspace::new();
    for arguments in [
        &["--ndjson", "-"][..],
        &["--stdin-filename", "x.ndjson", "-"],
    ] {
        let run = workspace.run_on(LINES, &[&["check"], arguments].concat());
        assert_eq!(run.code, 1, "{run}");
        assert!(
            run.stdout
                .contains("4 payloads in lines, 3 of them invalid"),
            "{run}"
        );
    }
    assert!(
        workspace
            .run_on(LINES, &["check", "-"])
            .stdout
            .contains("syntax")
    );
}

#[test]
fn a_directory_means_these_files_too() {
    let workspace = Workspace::with("{\"vpn_connection\": {}}")
        .file("b.ndjson", LINES)
        .file("c.JSONL", "");
    let report = workspace.run(&["check", "--format", "json", "."]).json();
    let files = report["files"].as_array().unwrap().iter();
    let records: Vec<_> = files.map(|file| file["records"].clone()).collect();
    assert_eq!(records, [serde_json::Value::Null, 4.into(), 0.into()]);
}

#[test]
fn the_order_of_the_report_is_that_of_the_lines() {
    let mut text = String::new();
    for index in 0..5_000 {
        let name = if index % 7 == 0 { "a b" } else { "a" };
        writeln!(text, "{{\"vpn_connection\": {{\"name\": \"{name}\"}}}}").unwrap();
    }
    let workspace = Workspace::new()
        .file("a.ndjson", &text)
        .file("b.ndjson", &text);
    let run = |jobs: &str| {
        workspace.run(&[
            "check", "--format", "json", "--jobs", jobs, "a.ndjson", "b.ndjson",
        ])
    };
    let one = run("1");
    assert_eq!(one.stdout, run("4").stdout);
    let report = one.json();
    assert_eq!(report["summary"]["errors"], 2 * 715);
    let lines: Vec<_> = report["files"][1]["violations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["line"].as_u64().unwrap())
        .collect();
    assert!(lines.is_sorted());
}

#[test]
fn no_more_is_kept_of_a_file_than_of_a_payload_and_all_is_counted() {
    let text = "{\"vpn_connection\": {\"name\": \"a b\"}}\n".repeat(12_000);
    let workspace = Workspace::new().file("a.ndjson", text);
    let run = workspace.run(&["check", "--format", "json", "a.ndjson"]);
    let report = run.json();
    let errors = report["files"][0]["violations"].as_array().unwrap().iter();
    assert_eq!(errors.filter(|one| one["code"] == "chars").count(), 10_000);
    assert_eq!(report["summary"]["errors"], 12_000);
    assert_eq!(report["summary"]["notes"], 12_000);
    assert_eq!(report["files"][0]["omitted"], 2_000 + 2_000);
    assert_eq!(
        run.stderr,
        "note: a.ndjson has 4000 more violations, not shown\n"
    );
}

/// Rules that were not checked are only counted behind the first 10,000, but not when they count as errors.
#[test]
fn what_the_configuration_makes_of_rules_that_were_not_checked_holds_for_every_line() {
    let text = "{\"vpn_connection\": {\"name\": \"a\"}}\n".repeat(12_000);
    let workspace = Workspace::new()
        .file("a.ndjson", text)
        .file("vpn-model.toml", "[severity]\nunchecked = \"error\"\n");
    let run = workspace.run(&["check", "--format", "json", "a.ndjson"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let summary = &run.json()["summary"];
    assert_eq!(
        (&summary["errors"], &summary["notes"]),
        (&12_000.into(), &0.into())
    );
}

#[test]
fn what_cannot_be_told_is_said_of_some_lines_and_counted() {
    let workspace = Workspace::new().file("a.ndjson", "{\"x\": 1}\n".repeat(30));
    let run = workspace.run(&["validate", "a.ndjson"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(
        run.stderr.contains("which operation a.ndjson:10 is for"),
        "{run}"
    );
    assert!(!run.stderr.contains("a.ndjson:11"), "{run}");
    assert!(
        run.stderr
            .contains("20 more payloads of a.ndjson not checked"),
        "{run}"
    );
}

#[test]
fn a_huge_line_and_a_mark_at_the_start_are_violations_of_that_line() {
    let huge = format!(
        "\u{feff}{{}}\n{{\"vpn_connection\": {}\n{{\"vpn_connection\": {{}}}}\n",
        " ".repeat(17 << 20)
    );
    let workspace = Workspace::new().file("a.ndjson", huge);
    let report = workspace
        .run(&["check", "--format", "json", "a.ndjson"])
        .json();
    let errors = report["files"][0]["violations"].as_array().unwrap().iter();
    let errors: Vec<_> = errors
        .filter(|one| one["severity"] == "error")
        .map(|one| (one["code"].as_str().unwrap(), one["line"].as_u64().unwrap()))
        .collect();
    assert_eq!(errors, [("syntax", 1), ("syntax", 2)]);
}

#[test]
fn a_file_that_cannot_be_read_is_3() {
    let workspace = Workspace::new().file("a.ndjson", LINES);
    let run = workspace.run(&["check", "missing.ndjson", "a.ndjson"]);
    assert_eq!(run.code, 3, "{run}");
    assert!(run.stdout.contains("1 file not checked"), "{run}");
}

#[cfg(unix)]
#[test]
fn a_stream_without_end_ends_when_nobody_reads_the_report() {
    use std::process::Stdio;

    for (arguments, jobs) in [
        (&["-q"][..], "1"),
        (&[], "2"),
        (&["--deny", "warnings"], "4"),
    ] {
        let options = [
            "check", "--ndjson", "-", "--format", "concise", "--jobs", jobs,
        ];
        let mut child = Workspace::new()
            .command(&[&options, arguments].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        let line = "{\"vpn_connection\": {\"name\": \"no no\"}}\n";
        while stdin.write_all(line.repeat(100).as_bytes()).is_ok() {}
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn a_slow_stream_is_reported_as_it_comes() {
    use std::io::{BufRead as _, BufReader};
    use std::process::Stdio;

    let mut child = Workspace::new()
        .command(&[
            "check", "--ndjson", "-", "--format", "concise", "-q", "-j", "2",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for number in 1..=2 {
        writeln!(stdin, "{{\"vpn_connection\": {{\"name\": \"no no\"}}}}").unwrap();
        let line = lines.next().unwrap().unwrap();
        assert!(line.starts_with(&format!("<stdin>:{number}:")), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
