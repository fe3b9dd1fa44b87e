//! Where reports go.

use std::fs;

#[cfg(target_os = "linux")]
use crate::workspace::Run;
use crate::workspace::Workspace;

const AS: [&str; 2] = ["--as", "otc-v5:update-vpn-connection"];
const TEXT: &str = r#"{"vpn_connection": {"name": "a b"}}"#;

#[test]
fn standard_output_takes_one_report() {
    let workspace = Workspace::with(TEXT);
    let refused = workspace.run(&[
        "validate", "--format", "json", "--format", "junit", "a.json",
    ]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("--output junit=FILE"), "{refused}");
    let moved = [
        "validate",
        AS[0],
        AS[1],
        "--format",
        "concise",
        "--output",
        "json=r.json",
        "a.json",
    ];
    let moved = workspace.run(&moved);
    assert_eq!(moved.code, 1);
    assert!(moved.stdout.starts_with("a.json:"), "{moved}");
}

#[test]
fn a_wrong_output_says_what_to_type() {
    let workspace = Workspace::with(TEXT);
    for (output, hint, code) in [
        ("report.sarif", "did you mean `sarif=report.sarif`?", 2),
        ("report.xml", "did you mean `junit=report.xml`?", 2),
        ("json", "did you mean `json=FILE`?", 2),
        ("sarf=x", "did you mean `sarif`?", 2),
        ("json=", "the file is missing", 2),
        (
            "json=no/where.json",
            "cannot write no/where.json: there is no such folder",
            3,
        ),
    ] {
        let run = workspace.run(&["validate", "--output", output, "a.json"]);
        assert_eq!(run.code, code, "{run}");
        assert!(run.stderr.contains(hint), "{run}");
    }
}

#[test]
fn a_hyphen_in_place_of_a_file_is_standard_output() {
    let workspace = Workspace::with(TEXT);
    let run =
        |arguments: &[&str]| workspace.run(&[&["validate", "a.json"], &AS, arguments].concat());
    let sarif = run(&["--format", "sarif"]);
    assert_eq!(run(&["--output", "sarif=-"]).stdout, sarif.stdout);
    let both = [
        "--output",
        "sarif=-",
        "--output",
        "json=r.json",
        "--format",
        "json",
    ];
    assert_eq!(run(&both).stdout, sarif.stdout);
    assert!(fs::exists(workspace.path().join("r.json")).unwrap());
    let two = run(&["--output", "sarif=-", "--format", "junit"]);
    assert_eq!(two.code, 2, "{two}");
    assert!(!fs::exists(workspace.path().join("-")).unwrap());
}

#[test]
fn one_option_asks_for_one_report() {
    let run = Workspace::with(TEXT).run(&["validate", "--output", "json=r.json,sarif=s", "a.json"]);
    assert_eq!(run.code, 2, "{run}");
    let hint = "did you mean `--output json=r.json --output sarif=s`?";
    assert!(run.stderr.contains(hint), "{run}");
}

#[test]
fn two_reports_in_one_file_are_refused_whatever_it_is_called() {
    let workspace = Workspace::with(TEXT).file("old.json", "");
    let two = |first: &str, second: &str| {
        let outputs = ["--output", first, "--output", second];
        workspace.run(&[&["validate", "a.json"], &AS, &outputs[..]].concat())
    };
    for (first, second) in [
        ("json=r.json", "sarif=r.json"),
        ("json=r.json", "sarif=./r.json"),
        ("json=old.json", "json=../old.json"),
    ] {
        let run = two(
            first,
            &second.replace("..", &workspace.path().display().to_string()),
        );
        assert_eq!(run.code, 2, "{run}");
        assert!(run.stderr.contains("two reports would go to"), "{run}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("new.json", workspace.path().join("link.json")).unwrap();
        assert_eq!(two("json=new.json", "sarif=link.json").code, 2);
    }
    assert_eq!(two("json=r.json", "sarif=s.json").code, 1);
}

#[test]
fn a_payload_is_not_overwritten_by_a_report() {
    let workspace = Workspace::with(TEXT).file("p/b.json", TEXT);
    for paths in [&["a.json"][..], &["./a.json"], &["."], &["p", "a.json"]] {
        let run =
            workspace.run(&[&["validate", "--output", "json=a.json"][..], &AS, paths].concat());
        assert_eq!(run.code, 2, "{run}");
        let told = "error: a.json is to be checked, and a report would overwrite it\n";
        assert!(run.stderr.starts_with(told), "{run}");
        let text = fs::read_to_string(workspace.path().join("a.json")).unwrap();
        assert_eq!(text, TEXT);
    }
}

#[test]
fn what_a_run_reads_is_not_overwritten_by_a_report() {
    let workspace = Workspace::with(TEXT)
        .file("current.json", r#"{"vpn_connection": {"style": "bgp"}}"#)
        .file("vpn.toml", "");
    for (option, name) in [("--current", "current.json"), ("--config", "vpn.toml")] {
        let output = format!("json=./{name}");
        let run = workspace.run(&["check", "a.json", option, name, "--output", &output]);
        assert_eq!(run.code, 2, "{run}");
        assert!(run.stderr.contains("has another part in this run"), "{run}");
        let written = workspace.run(&["check", "a.json", option, name]);
        assert_eq!(written.code, 1, "{written}");
    }
}

#[test]
fn where_there_are_only_reports_there_is_nothing_to_check() {
    let workspace = Workspace::new().file("p/b.json", TEXT);
    for (format, code) in [("json", 1), ("sarif", 1), ("gitlab", 1), ("ndjson", 1)] {
        let output = format!("{format}=p/report.json");
        let run = || workspace.run(&["check", "p", "--output", &output]);
        assert_eq!(run().code, code, "{format}");
        let again = run();
        assert_eq!(again.code, code, "{again}");
        assert!(again.stdout.contains("1 file:"), "{again}");
    }
    fs::remove_file(workspace.path().join("p/b.json")).unwrap();
    let run = workspace.run(&["check", "p", "--output", "json=p/report.json"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("there is nothing to check"), "{run}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_names_its_file() {
    let workspace = Workspace::with(TEXT);
    let run = workspace.run(&["check", "a.json", "--output", "json=/dev/full"]);
    let told = "error: cannot write the output: /dev/full: no space left on device\n";
    assert_eq!((run.code, run.stderr.as_str()), (3, told));
    let mut command = workspace.command(&["check", "a.json", "--format", "github"]);
    let output = command.env("GITHUB_STEP_SUMMARY", "no/where.md").output();
    let run = Run::of(&output.unwrap());
    let told = "error: cannot write the output: no/where.md: there is no such folder\n";
    assert_eq!((run.code, run.stderr.as_str()), (3, told));
}
