//! A repository of payloads, seen from one of its folders, and in part.

use std::fs;

use crate::workspace::Workspace;

/// A repository with a configuration, a payload that is wrong, and a folder.
fn repository() -> Workspace {
    let configuration = "[[payloads]]\nfiles = [\"payloads/*.json\"]\nas = \
                         \"otc-v5:update-vpn-connection\"\n";
    let workspace = Workspace::new()
        .file("vpn-model.toml", configuration)
        .file("payloads/a.json", r#"{"vpn_connection": {"name": "a b"}}"#)
        .file("docs/deep/x.md", "");
    fs::create_dir(workspace.path().join(".git")).unwrap();
    workspace
}

#[test]
fn reports_for_pipelines_are_the_same_from_every_folder() {
    let workspace = repository();
    for format in ["sarif", "gitlab", "github", "junit"] {
        let arguments = ["validate", "--format", format];
        let here = workspace.run(&arguments);
        let mut below = workspace.command(&arguments);
        below.current_dir(workspace.path().join("docs/deep"));
        let below = String::from_utf8(below.output().unwrap().stdout).unwrap();
        assert!(here.stdout.contains("payloads/a.json"), "{here}");
        assert_eq!(here.stdout, below, "{format}");
    }
}

#[test]
fn an_ignore_for_files_that_were_not_named_is_not_called_useless() {
    let ignore = "[[ignore]]\ncode = \"chars\"\nfiles = [\"lab/**\"]\nreason = \"x\"\n";
    let valid = r#"{"vpn_connection": {}}"#;
    let workspace = Workspace::new()
        .file("vpn-model.toml", ignore)
        .file("lab/b.json", r#"{"vpn_connection": {"name": "a b"}}"#)
        .file("lab/c.json", valid)
        .file("d.json", valid);
    for (paths, is_useless) in [
        (&["d.json"][..], false),
        (&["lab/c.json", "d.json"], false),
        (&["lab"], false),
    ] {
        let run = workspace.run(&[&["check"], paths].concat());
        assert_eq!(run.stderr.contains("[[ignore]]"), is_useless, "{run}");
    }
    let fixed = workspace.file("lab/b.json", valid);
    for (path, is_useless) in [("lab/c.json", false), ("lab", true)] {
        let run = fixed.run(&["check", path]);
        assert_eq!(run.stderr.contains("[[ignore]]"), is_useless, "{run}");
    }
}

#[test]
fn an_empty_text_is_no_glob() {
    let run = Workspace::new()
        .file(
            "vpn-model.toml",
            "[[payloads]]\nfiles = [\"a.json\", \"\"]\n",
        )
        .run(&["validate"]);
    assert_eq!(run.code, 2, "{run}");
    let told = "error: vpn-model.toml:2:20: an empty text is no file and no glob\n";
    assert!(run.stderr.starts_with(told), "{run}");
}
