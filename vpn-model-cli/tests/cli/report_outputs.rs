//! Where reports go.

use std::fs;

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
