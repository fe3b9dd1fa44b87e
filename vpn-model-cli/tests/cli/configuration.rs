//! `vpn-model.toml`: what the files of a repository are, severities, and what
//! is ignored.

use crate::workspace::{Run, Workspace};

const CONFIG: &str = r#"
[[payloads]]
files   = ["payloads/**/*.json"]
as      = "otc-v5:update-vpn-connection"
gateway = "state/gateway.json"
current = "state/connection.json"

[severity]
weak-algorithm = "error"
unknown-field  = "warning"
chars          = "off"

[[ignore]]
code    = "reserved-block"
pointer = "/vpn_connection/peer_subnets/*"
files   = ["payloads/lab/**"]
reason  = "lab range, agreed with the provider"
"#;

const RESERVED: &str = r#"{"vpn_connection": {"peer_subnets": ["100.64.0.0/10"]}}"#;

/// A repository with one payload of each kind.
fn repository() -> Workspace {
    Workspace::new()
        .file("vpn-model.toml", CONFIG)
        .file(
            "payloads/chars.json",
            r#"{"vpn_connection": {"name": "a b"}}"#,
        )
        .file("payloads/field.json", r#"{"vpn_connection": {"nam": "a"}}"#)
        .file(
            "payloads/hub.json",
            r#"{"vpn_connection": {"enable_hub": true}}"#,
        )
        .file("payloads/lab/reserved.json", RESERVED)
        .file("payloads/reserved.json", RESERVED)
        .file(
            "payloads/weak.json",
            r#"{"vpn_connection": {"ikepolicy": {"dh_group": "group14"}}}"#,
        )
        .file(
            "state/connection.json",
            r#"{"vpn_connection": {"style": "BGP"}}"#,
        )
        .file(
            "state/gateway.json",
            r#"{"vpn_gateway": {"ip_version": "ipv4"}}"#,
        )
        .file("other.json", r#"{"vpn_connection": {"name": "a b"}}"#)
}

/// Code and severity of all violations, by file.
fn found(run: &Run) -> Vec<String> {
    let report = run.json();
    let files = report["files"].as_array().unwrap().iter();
    let lines = files.map(|file| {
        let violations = file["violations"].as_array().unwrap().iter();
        let violations: Vec<_> = violations
            .map(|violation| {
                let text = |key: &str| violation[key].as_str().unwrap();
                format!("{}[{}]", text("severity"), text("code"))
            })
            .collect();
        format!(
            "{} {}",
            file["path"].as_str().unwrap(),
            violations.join(" ")
        )
    });
    lines.map(|line| line.trim_end().to_owned()).collect()
}

fn with_config(config: &str) -> Workspace {
    Workspace::with(r#"{"vpn_connection": {"name": "a"}}"#).file("vpn-model.toml", config)
}

#[test]
fn validate_alone_checks_the_repository() {
    let run = repository().run(&["validate", "--format", "json"]);
    assert_eq!(run.code, 1, "{run}");
    let expected = [
        "payloads/chars.json",
        "payloads/field.json warning[unknown-field]",
        "payloads/hub.json",
        "payloads/lab/reserved.json",
        "payloads/reserved.json error[reserved-block]",
        "payloads/weak.json error[weak-algorithm]",
    ];
    assert_eq!(found(&run), expected);
    let report = run.json();
    assert_eq!(report["files"][5]["valid"], false);
    assert_eq!(report["files"][1]["valid"], true);
    assert_eq!(report["summary"]["ignored"], 1);
    assert_eq!(report["summary"]["errors"], 2);
    assert_eq!(run.stderr, "");
}

#[test]
fn it_is_found_from_a_folder_below() {
    let repository = repository();
    let mut command = repository.command(&["validate", "--format", "json"]);
    let output = command.current_dir(repository.path().join("payloads/lab"));
    let run = Run::of(&output.output().unwrap());
    assert_eq!(found(&run)[2..4], ["../hub.json", "reserved.json"]);
    assert_eq!(run.code, 1, "{run}");
}

#[test]
fn named_files_are_what_the_configuration_says() {
    let paths = [
        "payloads/weak.json",
        "./payloads/lab/reserved.json",
        "other.json",
    ];
    let run = repository().run(&[&["check", "--format", "json"], &paths[..]].concat());
    let expected = [
        "payloads/weak.json error[weak-algorithm]",
        "./payloads/lab/reserved.json",
        // No payloads of the configuration; its severities hold.
        "other.json note[unchecked]",
    ];
    assert_eq!(found(&run), expected);
}

#[test]
fn what_it_names_as_context_is_no_payload_of_a_search() {
    let run = repository().run(&["check", "--format", "json", "."]);
    assert!(
        found(&run).iter().all(|line| !line.contains("state")),
        "{run}"
    );
    assert_eq!(run.code, 1, "{run}");
}

#[test]
fn without_it_nothing_of_it_holds() {
    let run = repository().run(&[
        "check",
        "--format",
        "json",
        "--no-config",
        "payloads/weak.json",
    ]);
    assert_eq!(
        found(&run),
        ["payloads/weak.json note[unchecked] warning[weak-algorithm]"]
    );
    assert_eq!(repository().run(&["check", "--no-config"]).code, 2);
}

#[test]
fn the_command_line_beats_it() {
    let repository = repository()
        .file("static.json", r#"{"vpn_connection": {"style": "STATIC"}}"#)
        .file("answer.json", r#"{"vpn_connection": {"id": "x"}}"#);
    let hub = ["validate", "--format", "json", "payloads/hub.json"];
    assert_eq!(found(&repository.run(&hub)), ["payloads/hub.json"]);
    let run = repository.run(&[&hub[..], &["--current", "static.json"]].concat());
    assert_eq!(found(&run), ["payloads/hub.json error[only-when]"]);
    let told = ["--as", "otc-v5:update-vpn-connection:response"];
    let run = repository.run(&[&hub[..], &told].concat());
    assert_eq!(run.json()["files"][0]["as"], told[1]);
}

#[test]
fn standard_input_is_the_file_whose_name_it_has() {
    let repository = repository();
    let name = "payloads/lab/new.json";
    let run = repository.run_on(
        RESERVED,
        &["check", "--format", "json", "--stdin-filename", name, "-"],
    );
    assert_eq!(found(&run), ["payloads/lab/new.json"], "{run}");
    let run = repository.run_on(
        RESERVED,
        &["check", "--format", "json", "--stdin-filename", name],
    );
    assert_eq!(run.code, 0, "{run}");
    let run = repository.run_on(RESERVED, &["check", "--format", "json", "-"]);
    assert_eq!(
        found(&run),
        ["<stdin> note[unchecked] error[reserved-block]"]
    );
}

#[test]
fn everything_that_is_wrong_with_it_is_said_at_once() {
    let config = r#"
[[payload]]
files = []

[[payloads]]
fils = ["a/*.json"]
as = "otc-v5:update-vpn-conection"
gateway = 3

[[payloads]]
files = ["/abs/*.json", "[a.json", "../x/*.json", 1]

[severity]
weak-algoritm = "error"
chars = "warn"
syntax = "off"

[[ignore]]
code = "chars"
pointer = "vpn_connection"
reson = "x"

[[ignore]]
code = "syntax"
reason = "  "

[[ignore]]
reason = "x"
"#;
    insta::assert_snapshot!(with_config(config).run(&["validate", "a.json"]));
}

#[test]
fn what_is_no_toml_has_a_place() {
    let run = with_config("payloads = 3\n[severity\nx = 1\n").run(&["validate"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.starts_with("error: vpn-model.toml:2:10: "),
        "{run}"
    );
}

#[test]
fn bytes_that_are_no_utf8_have_a_place_and_a_mark_or_windows_line_ends_do_no_harm() {
    let workspace = Workspace::new().file("vpn-model.toml", b"[severity]\nx = \"\xff\"\n");
    let run = workspace.run(&["check"]);
    assert_eq!(run.stderr, "error: vpn-model.toml:2:6: this is not UTF-8\n");
    assert_eq!(run.code, 2);
    let run = with_config("\u{feff}[severity]\r\nrange = \"nope\"\r\n").run(&["check"]);
    assert!(
        run.stderr.starts_with("error: vpn-model.toml:2:9: "),
        "{run}"
    );
    let good = "\u{feff}[[payloads]]\r\nfiles = [\"*.json\"]\r\n";
    assert_eq!(with_config(good).run(&["check"]).code, 0);
}

#[test]
fn a_folder_or_a_device_in_its_place_is_not_overlooked() {
    let folder = Workspace::with("{}").file("vpn-model.toml/a.txt", "");
    let run = folder.run(&["validate", "a.json"]);
    assert_eq!(run.code, 3, "{run}");
    assert!(run.stderr.contains("it is a directory"), "{run}");
    let run = folder.run(&["validate", "--config", "missing.toml", "a.json"]);
    assert_eq!(run.code, 3, "{run}");
    #[cfg(target_os = "linux")]
    assert_eq!(
        folder
            .run(&["validate", "--config", "/dev/zero", "a.json"])
            .code,
        2
    );
}

#[test]
fn nothing_in_it_steers_the_terminal() {
    let hostile = "\"\\u001b[31m\\u202e\"";
    let config = format!(
        "[[payloads]]\nfiles = [{hostile}, \"[\\u001b\"]\nas = {hostile}\ncurrent = {hostile}\n\
         {hostile} = 1\n[severity]\n{hostile} = \"error\"\nrange = {hostile}\n"
    );
    let files = format!("[[payloads]]\nfiles = [{hostile}, \"\\u001b*\"]\ncurrent = {hostile}\n");
    for config in [config, files] {
        let run = with_config(&config).run(&["validate"]);
        assert!(run.code >= 2, "{run}");
        let is_hostile = |one: char| one == '\u{202e}' || (one.is_control() && one != '\n');
        assert!(!run.stderr.contains(is_hostile), "{:?}", run.stderr);
    }
}

#[test]
fn a_file_in_two_payloads_is_an_error_that_names_both() {
    let config = "[[payloads]]\nfiles = [\"*.json\"]\n\n[[payloads]]\nfiles = [\"[ab].json\"]\n";
    let workspace = with_config(config)
        .file("b.json", "{}")
        .file("c.json", "{}");
    insta::assert_snapshot!(workspace.run(&["validate", "a.json", "b.json"]));
    let told = ["validate", "a.json", "--as", "otc-v5:update-vpn-connection"];
    assert_eq!(workspace.run(&told).code, 0);
}

#[test]
fn globs_that_match_nothing_are_errors() {
    let config = "[[payloads]]\nfiles = [\"*.json\", \"nope/*.json\", \"folder\", \"no.json\"]\n";
    let run = with_config(config)
        .file("folder/b.json", "{}")
        .run(&["check"]);
    insta::assert_snapshot!(run);
}

#[test]
fn payloads_that_are_not_there_are_nothing_to_check() {
    let run = with_config("[severity]\nrange = \"note\"\n").run(&["validate"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("has no [[payloads]]"), "{run}");
}

#[test]
fn an_ignore_that_matches_nothing_is_reported_when_all_its_files_were_checked() {
    let fixed = repository().file("payloads/lab/reserved.json", r#"{"vpn_connection": {}}"#);
    let warned = "warning: vpn-model.toml:13:1: this [[ignore]] matches nothing\n";
    for paths in [&[][..], &["payloads/lab"], &["payloads/lab/reserved.json"]] {
        let run = fixed.run(&[&["validate"], paths].concat());
        assert!(run.stderr.starts_with(warned), "{run}");
    }
    let run = fixed.run(&["validate", "payloads/lab"]);
    assert_eq!(
        run.code, 0,
        "it is a warning about the configuration: {run}"
    );
    let denied = "error: vpn-model.toml:13:1: this [[ignore]] matches nothing\n";
    let run = fixed.run(&["validate", "--deny", "warnings", "--quiet"]);
    assert!(run.stderr.starts_with(denied), "{run}");
    assert_eq!(run.code, 2, "{run}");
    let run = fixed.run(&["validate", "payloads/hub.json", "--deny", "warnings"]);
    assert_eq!(run.stderr, "");
    assert_eq!(run.code, 0, "of its files, none was checked: {run}");
    assert_eq!(fixed.run(&["validate", "-q"]).stderr, "");
}

#[test]
fn an_ignore_without_pointer_and_files_holds_everywhere() {
    let config = "[[ignore]]\ncode = \"chars\"\nreason = \"known\"\n";
    let workspace = Workspace::with(r#"{"vpn_connection": {"name": "a b"}}"#);
    let workspace = workspace.file("vpn-model.toml", config);
    assert_eq!(workspace.run(&["check", "a.json"]).code, 0);
    let run = workspace.run_on(r#"{"vpn_connection": {"name": "a b"}}"#, &["check", "-"]);
    assert_eq!(run.code, 0, "{run}");
}

#[test]
fn what_a_long_report_leaves_out_can_be_turned_off_too() {
    let many: Vec<_> = (0..10_500)
        .map(|index| format!("\"m{index}\": 1"))
        .collect();
    let text = format!("{{\"vpn_connection\": {{{}}}}}", many.join(", "));
    let workspace =
        Workspace::with(text).file("vpn-model.toml", "[severity]\nunknown-field = \"off\"\n");
    let run = workspace.run(&["check", "a.json"]);
    assert_eq!(run.code, 0, "{run}");
}

#[test]
fn an_unchecked_rule_can_be_made_an_error() {
    let workspace = with_config("[severity]\nunchecked = \"error\"\n");
    let run = workspace.run(&["check", "a.json"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("error[unchecked]"), "{run}");
}

#[test]
fn an_ignore_is_not_called_useless_when_a_file_could_not_be_checked() {
    let workspace = with_config("[[ignore]]\ncode = \"chars\"\nreason = \"x\"\n")
        .file("a.json", r#"{"vpn_connection": {"name": "a b"}}"#)
        .file("a.ndjson", "{\"vpn_connection\": {\"name\": \"a b\"}}\n");
    for file in ["a.json", "a.ndjson", "missing.json"] {
        let run = workspace.run(&["validate", file]);
        assert!(run.stderr.starts_with("error: cannot "), "{run}");
        assert!(!run.stderr.contains("[[ignore]]"), "{run}");
    }
}

#[test]
fn answers_beside_the_payloads_are_no_payloads() {
    let config = "[[payloads]]\nfiles = [\"*.json\"]\nas = \"otc-v5:update-vpn-connection\"\n\
                  current = \"current.json\"\n\n[[ignore]]\ncode = \"range\"\nreason = \"x\"\n";
    let workspace = with_config(config)
        .file("current.json", r#"{"vpn_connection": {"style": "BGP"}}"#)
        .file("gateway.json", r#"{"vpn_gateway": {"ip_version": "ipv4"}}"#);
    let run = workspace.run(&["validate", "--gateway", "gateway.json"]);
    assert_eq!(run.stdout, "1 file: 1 valid\n");
    assert!(run.stderr.contains("[[ignore]] matches nothing"), "{run}");
}
