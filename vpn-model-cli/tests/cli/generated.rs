//! `example` and `mutate`: what they print, and that `validate` agrees with it.

use serde_json::Value;

use crate::workspace::Workspace;

const OPERATION: &str = "otc-v5:update-vpn-connection";

#[test]
fn the_help_says_what_is_printed() {
    let workspace = Workspace::new();
    insta::assert_snapshot!("help_example", workspace.run(&["example", "--help"]));
    insta::assert_snapshot!("help_mutate", workspace.run(&["mutate", "--help"]));
}

#[test]
fn an_example_is_one_line_and_the_same_for_the_same_seed() {
    let workspace = Workspace::new();
    let error = format!("{OPERATION}:error");
    insta::assert_snapshot!(
        "example",
        workspace.run(&["example", &error, "--count", "3", "--seed", "1"])
    );
    let first = workspace.run(&["example", OPERATION, "--seed", "5"]).stdout;
    let again = workspace.run(&["example", OPERATION, "--seed", "5"]).stdout;
    let other = workspace.run(&["example", OPERATION, "--seed", "6"]).stdout;
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert_eq!(first.lines().count(), 1);
}

#[test]
fn more_examples_start_with_the_same_ones() {
    let workspace = Workspace::new();
    let few = workspace
        .run(&["example", OPERATION, "--count", "2"])
        .stdout;
    let many = workspace
        .run(&["example", OPERATION, "--count", "5"])
        .stdout;
    assert!(many.starts_with(&few));
    assert_eq!(many.lines().count(), 5);
    assert_eq!(
        workspace
            .run(&["example", OPERATION, "--count", "0"])
            .stdout,
        ""
    );
}

#[test]
fn every_example_is_valid() {
    let workspace = Workspace::new();
    let examples = workspace
        .run(&["example", OPERATION, "--count", "20"])
        .stdout;
    for example in examples.lines() {
        let run = workspace.run_on(example, &["validate", "--as", OPERATION, "-"]);
        assert_eq!(run.code, 0, "{example}: {run}");
    }
}

#[test]
fn a_mutation_says_what_must_be_found() {
    let workspace = Workspace::new();
    insta::assert_snapshot!(
        "mutate_required_when",
        workspace.run(&[
            "mutate",
            OPERATION,
            "--code",
            "required-when",
            "--seed",
            "2"
        ])
    );
}

#[test]
fn validate_finds_what_every_mutation_says() {
    let workspace = Workspace::new();
    let mutations = workspace.run(&["mutate", OPERATION, "--seed", "3"]).stdout;
    assert!(mutations.lines().count() > 50);
    // Every seventh: each is a run of the command.
    for line in mutations.lines().step_by(7) {
        let mutation: Value = serde_json::from_str(line).unwrap();
        let text = match &mutation["text"] {
            Value::String(text) => text.clone(),
            // As it is printed: with duplicate members and large numbers.
            _ => payload(line).to_owned(),
        };
        let mut arguments = vec!["validate", "--format", "json", "--as", OPERATION, "-"];
        let case = ["current", "gateway"]
            .iter()
            .filter(|name| mutation[**name].is_object())
            .fold(Workspace::new(), |case, name| {
                case.file(format!("{name}.json"), mutation[*name].to_string())
            });
        if mutation["current"].is_object() {
            arguments.extend(["--current", "current.json"]);
        }
        if mutation["gateway"].is_object() {
            arguments.extend(["--gateway", "gateway.json"]);
        }
        let report = case.run_on(&text, &arguments).json();
        let violations = report["files"][0]["violations"].as_array().unwrap();
        let is_found = violations.iter().any(|violation| {
            ["code", "severity", "pointer"]
                .iter()
                .all(|member| violation[*member] == mutation[*member])
        });
        assert!(is_found, "{line}: {report}");
    }
}

#[test]
fn a_schema_at_the_top_is_no_mutation_because_a_file_may_have_it() {
    let workspace = Workspace::new();
    for seed in 0..20 {
        let seed = seed.to_string();
        let arguments = [
            "mutate",
            OPERATION,
            "--code",
            "unknown-field",
            "--seed",
            &seed,
        ];
        let mutations = workspace.run(&arguments).stdout;
        let schema_at_the_top = r#""pointer":"/$schema""#;
        assert!(!mutations.contains(schema_at_the_top), "{mutations}");
        // Another name takes its place: `"pointer":"/x"`.
        let (_, pointer) = mutations.split_once(r#""pointer":""#).unwrap();
        let (pointer, _) = pointer.split_once('"').unwrap();
        assert_eq!(pointer.matches('/').count(), 1, "{pointer}");
    }
}

/// The text of the payload in a line.
fn payload(line: &str) -> &str {
    let (_, rest) = line.split_once(r#""payload":"#).unwrap();
    let end = [r#","current":"#, r#","gateway":"#]
        .iter()
        .filter_map(|answer| rest.rfind(answer))
        .min()
        .unwrap_or(rest.len() - 1);
    rest.get(..end).unwrap()
}

#[test]
fn an_unknown_operation_or_code_gets_a_suggestion() {
    let workspace = Workspace::new();
    insta::assert_snapshot!(
        "example_unknown_operation",
        workspace.run(&["example", "otc-v5:update-vpn-conection"])
    );
    insta::assert_snapshot!(
        "mutate_unknown_code",
        workspace.run(&["mutate", OPERATION, "--code", "tunel-pair"])
    );
    insta::assert_snapshot!(
        "mutate_code_of_no_rule",
        workspace.run(&["mutate", OPERATION, "--code", "drift"])
    );
}

#[test]
fn in_a_response_every_mutation_is_drift() {
    let workspace = Workspace::new();
    let response = format!("{OPERATION}:response");
    let all = workspace.run(&["mutate", &response, "--code", "drift"]);
    let ranges = workspace.run(&["mutate", &response, "--code", "range"]);
    for run in [all, ranges] {
        assert!(!run.stdout.is_empty());
        for line in run.stdout.lines() {
            assert!(line.starts_with(r#"{"code":"drift","#), "{line}");
        }
    }
}
