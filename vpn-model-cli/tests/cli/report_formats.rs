//! Reports for pipelines: against their published schemas, and what they promise beyond.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::workspace::{Run, Workspace};

const AS: [&str; 2] = ["--as", "otc-v5:update-vpn-connection"];

/// Errors, warnings, notes, the same twice, characters that every format
/// escapes in its own way, and a file that is no JSON.
fn payloads() -> Workspace {
    Workspace::with(
        "{\n  \"vpn_connection\": {\n    \"name\": \"a b<&>|%,: \\\"\",\n    \
         \"peer_subnets\": [\"10.0.0.0/33\", \"x\"],\n    \"a%|<:,\\n`b\": 1,\n    \
         \"ikepolicy\": {\"dh_group\": \"group2\", \"lifetime_seconds\": 5}\n  }\n}\n",
    )
    .file("sub/ä b.json", r#"{"vpn_connection": {"name": "fine"}}"#)
    .file("sub/broken.json", "{\"vpn_connection\": {")
}

fn run(format: &str) -> Run {
    let arguments = ["validate", "--format", format, "."];
    payloads().run(&[&arguments[..], &AS].concat())
}

fn schema(name: &str) -> Value {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn assert_valid(schema: &Value, report: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn sarif_is_that_of_its_schema() {
    let mut schema = schema("tests/schemas/sarif-2.1.0.json");
    // One pattern of it is none: a bracket too many. We say no language.
    for object in ["run", "toolComponent"] {
        let language = format!("/definitions/{object}/properties/language");
        let language = schema.pointer_mut(&language).unwrap();
        language.as_object_mut().unwrap().remove("pattern");
    }
    let run = run("sarif");
    assert_eq!(run.code, 1);
    assert_valid(&schema, &run.json());
    let clean = payloads().run(&[
        "validate",
        "--format",
        "sarif",
        AS[0],
        AS[1],
        "sub/ä b.json",
    ]);
    assert_valid(&schema, &clean.json());
}

#[test]
fn sarif_results_have_rules_regions_and_pointers() {
    let log = run("sarif").json();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), vpn_model::Code::ALL.len());
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0];
        assert!(place["logicalLocations"][0]["fullyQualifiedName"].is_string());
        let region = &place["physicalLocation"]["region"];
        assert!(region["endColumn"].as_u64() >= Some(1), "{result}");
    }
    let name = run["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["ruleId"] == "chars");
    let name = name.unwrap();
    assert_eq!(
        name["locations"][0]["physicalLocation"]["region"]["startLine"],
        3
    );
    assert_eq!(name["level"], "error");
    let uri = &name["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "a.json");
}

#[test]
fn gitlab_is_that_of_its_schema() {
    let run = run("gitlab");
    let report = run.json();
    assert_valid(&schema("tests/schemas/gitlab-code-quality.json"), &report);
    let mut fingerprints: Vec<_> = fingerprints(&report, "/fingerprint");
    let all = fingerprints.len();
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), all, "each is unique: {run}");
    let nothing = payloads().file("c.json", r#"{"vpn_connection": {"psk": "Abcdefgh1-"}}"#);
    let nothing = nothing.run(&["validate", "--format", "gitlab", AS[0], AS[1], "c.json"]);
    assert_valid(
        &schema("tests/schemas/gitlab-code-quality.json"),
        &nothing.json(),
    );
}

#[test]
fn json_is_that_of_the_schema_that_the_command_prints() {
    let workspace = payloads();
    let schema = workspace.run(&["schema", "--report"]).json();
    assert_valid(&schema, &run("json").json());
    let strict = closed(schema);
    assert_valid(&strict, &run("json").json());
    let none = Workspace::with("[1]").run(&["validate", "--format", "json", "a.json"]);
    assert_valid(&strict, &none.json());
    let names: Vec<_> = (0..200).map(|number| format!("\"x{number}\": 1")).collect();
    let many = Workspace::with(format!("{{{}}}", names.join(",")));
    let arguments = ["validate", "--format", "json", "a.json"];
    assert_valid(&strict, &many.run(&[&arguments[..], &AS].concat()).json());
}

/// The schema with every object closed: what is written is documented.
fn closed(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.values_mut().for_each(close);
                if members.contains_key("properties") {
                    members.insert("additionalProperties".to_owned(), false.into());
                }
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema);
    schema
}

#[test]
fn junit_is_that_of_its_schema() {
    let run = run("junit");
    let workspace = Workspace::new().file("report.xml", &run.stdout);
    let schema = format!("{}/tests/schemas/junit-10.xsd", env!("CARGO_MANIFEST_DIR"));
    let linted = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema", &schema])
        .arg(workspace.path().join("report.xml"))
        .output();
    // Where xmllint is not installed, the checks below have to do.
    if let Ok(output) = linted {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}\n{run}");
    }
    let count = |what: &str| run.stdout.matches(what).count();
    assert_eq!(count("<testsuite "), 3, "{run}");
    assert_eq!(count("<testsuite "), count("</testsuite>"));
    assert_eq!(count("<testcase "), count("</testcase>"));
    assert_eq!(count("<failure "), count("</failure>"));
    let report = payloads().run(&["validate", "--format", "json", AS[0], AS[1], "."]);
    let errors = report.json()["summary"]["errors"].as_u64().unwrap();
    assert_eq!(
        u64::try_from(count("<failure ")).unwrap(),
        errors,
        "one per error"
    );
    assert!(!run.stdout.contains("a b<"), "{run}");
}

#[test]
fn ndjson_is_one_violation_a_line() {
    let run = run("ndjson");
    let report = payloads()
        .run(&["validate", "--format", "json", AS[0], AS[1], "."])
        .json();
    let mut expected = Vec::new();
    for file in report["files"].as_array().unwrap() {
        for violation in file["violations"].as_array().unwrap() {
            let mut line = violation.clone();
            line["path"] = file["path"].clone();
            line["as"] = file["as"].clone();
            expected.push(line);
        }
    }
    let lines: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn concise_is_one_violation_a_line() {
    insta::assert_snapshot!(run("concise"));
}

#[test]
fn github_annotations_are_escaped() {
    insta::assert_snapshot!(run("github"));
}

#[test]
fn github_gets_ten_annotations_a_level_and_all_in_the_log() {
    let names = |count: usize| {
        let members: Vec<_> = (0..count)
            .map(|number| format!("\"x{number}\": 1"))
            .collect();
        format!("{{\"vpn_connection\": {{}}, {}}}", members.join(","))
    };
    for (count, annotations) in [(1, 1), (9, 9), (10, 10), (11, 10), (40, 10)] {
        let run = Workspace::with(names(count))
            .run(&["validate", "--format", "github", AS[0], AS[1], "a.json"]);
        let found = run
            .stdout
            .lines()
            .filter(|line| line.starts_with("::error "))
            .count();
        assert_eq!(found, annotations, "{count}: {run}");
        let named = (0..count).filter(|number| run.stdout.contains(&format!("/x{number}")));
        assert_eq!(named.count(), count, "{run}");
    }
    let run =
        Workspace::with(names(40)).run(&["validate", "--format", "github", AS[0], AS[1], "a.json"]);
    assert!(
        run.stdout.contains("title=vpn-model%3A 31 more errors::GitHub shows no more; they are in the log:%0Aa.json: 31 × unknown-field"),
        "{run}"
    );
}

#[test]
fn github_gets_a_step_summary_and_paths_from_the_repository() {
    let workspace = payloads();
    let summary = workspace.path().join("summary.md");
    let output = workspace
        .command(&[
            "validate",
            "--format",
            "github",
            AS[0],
            AS[1],
            "broken.json",
        ])
        .current_dir(workspace.path().join("sub"))
        .env("GITHUB_STEP_SUMMARY", &summary)
        .env("GITHUB_WORKSPACE", workspace.path())
        .output()
        .unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.contains("file=sub/broken.json,"), "{stdout}");
    let summary = fs::read_to_string(summary).unwrap();
    assert!(
        summary.starts_with("### vpn-model\n\n1 file: 1 invalid; 1 error\n\n| what |"),
        "{summary}"
    );
    assert!(
        summary.contains("| error `syntax` | sub/broken.json:1 |"),
        "{summary}"
    );
}

fn fingerprints(report: &Value, pointer: &str) -> Vec<String> {
    let items = report
        .as_array()
        .or_else(|| report["runs"][0]["results"].as_array());
    let items = items.unwrap().iter();
    items
        .map(|item| item.pointer(pointer).unwrap().as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn fingerprints_depend_neither_on_lines_nor_on_values() {
    let before = r#"{"vpn_connection": {"name": "a b", "psk": "short", "x": 1, "x": 2}}"#;
    let after = "{\n\n  \"vpn_connection\": {\n    \"cgw_id\": \"1\",\n    \"name\": \"c d e\",\n    \
                 \"psk\": \"other\",\n    \"x\": [1],\n\n    \"x\": 2\n  }\n}";
    for (format, pointer) in [
        ("gitlab", "/fingerprint"),
        ("sarif", "/partialFingerprints/pathCodePointer~1v1"),
    ] {
        let of = |text: &str| {
            let run = Workspace::with(text)
                .run(&["validate", "--format", format, AS[0], AS[1], "a.json"]);
            fingerprints(&run.json(), pointer)
        };
        let (before, after) = (of(before), of(after));
        assert!(
            before.iter().all(|one| after.contains(one)),
            "{before:?} {after:?}"
        );
        assert!(after.len() > before.len(), "the new one is new");
        let mut unique = after.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), after.len(), "the same twice is two");
    }
}

#[test]
fn several_reports_are_written_at_once() {
    let workspace = payloads();
    let formats = [
        "human", "concise", "json", "ndjson", "sarif", "github", "gitlab", "junit",
    ];
    let outputs: Vec<_> = formats
        .iter()
        .map(|format| format!("{format}=out.{format}.json"))
        .collect();
    let mut arguments = vec!["validate", AS[0], AS[1], "--format", "concise,sarif"];
    for output in &outputs {
        arguments.extend(["--output", output]);
    }
    arguments.push(".");
    let all = workspace.run(&arguments);
    assert_eq!(
        (all.code, all.stdout.as_str()),
        (1, ""),
        "both have a file: {all}"
    );
    // Reports of an earlier run are no payloads.
    let again = workspace.run(&arguments);
    assert_eq!(again.stderr, all.stderr);
    for format in formats {
        let written =
            fs::read_to_string(workspace.path().join(format!("out.{format}.json"))).unwrap();
        assert_eq!(written, run(format).stdout, "{format}");
    }
}

#[test]
fn a_file_with_one_payload_a_line_is_one_of_each_report() {
    let text = "{\"vpn_connection\": {\"psk\": \"Abcdefgh1-\"}}\n\n{\"vpn_connection\": {\"name\": \"a b\"}}\n\
                {\"vpn_connection\": {\"name\": \"c d\"}}\n";
    let workspace = Workspace::new()
        .file("a.ndjson", text)
        .file("b.ndjson", "")
        .file("c.json", r#"{"vpn_connection": {"name": "e f"}}"#);
    let run = |format| workspace.run(&["validate", "--format", format, AS[0], AS[1], "."]);
    let schema = workspace.run(&["schema", "--report"]).json();
    let report = run("json").json();
    assert_valid(&closed(schema), &report);
    let violations = report["files"][0]["violations"].as_array().unwrap();
    let names = violations.iter().filter(|one| one["code"] == "chars");
    let places: Vec<_> = names
        .map(|one| (one["record"].as_u64(), one["line"].as_u64()))
        .collect();
    assert_eq!(places, [(Some(2), Some(3)), (Some(3), Some(4))]);
    assert_eq!(report["files"][1]["records"], 0);
    let gitlab = fingerprints(&run("gitlab").json(), "/fingerprint");
    let mut unique = gitlab.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), gitlab.len());
    let junit = run("junit").stdout;
    assert_eq!(junit.matches("<testsuite ").count(), 3, "{junit}");
    assert!(
        junit.contains("name=\"record 2: chars /vpn_connection/name\""),
        "{junit}"
    );
    let github = run("github").stdout;
    assert!(
        github.contains("file=a.ndjson,line=3,endLine=3,col=29,"),
        "{github}"
    );
}
