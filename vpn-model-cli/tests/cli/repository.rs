//! A repository of payloads, seen from one of its folders.

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
