//! What a person reads beside reports: help, `list`, `explain`.

use crate::workspace::Workspace;

#[test]
fn the_help_is_for_a_newcomer() {
    let workspace = Workspace::new();
    insta::assert_snapshot!("help", workspace.run(&["--help"]));
    insta::assert_snapshot!("help_validate_short", workspace.run(&["validate", "-h"]));
    insta::assert_snapshot!("help_validate", workspace.run(&["validate", "--help"]));
    insta::assert_snapshot!("help_list", workspace.run(&["list", "--help"]));
    insta::assert_snapshot!("help_explain", workspace.run(&["explain", "--help"]));
}

#[test]
fn validate_without_a_path_says_what_to_type() {
    insta::assert_snapshot!(Workspace::new().run(&["validate"]));
}

#[test]
fn a_file_in_place_of_the_command_is_understood() {
    insta::assert_snapshot!(Workspace::with("{}").run(&["a.json"]));
}

#[test]
fn list_shows_operations_in_columns_or_as_json() {
    let workspace = Workspace::new();
    insta::assert_snapshot!("list", workspace.run(&["list"]));
    insta::assert_snapshot!("list_json", workspace.run(&["list", "--format", "json"]));
}

#[test]
fn explain_prints_the_page_of_a_code() {
    insta::assert_snapshot!(Workspace::new().run(&["explain", "tunnel-pair"]));
}

#[test]
fn explain_takes_a_code_as_it_is_pasted_or_remembered() {
    let workspace = Workspace::new();
    let expected = workspace.run(&["explain", "tunnel-pair"]).stdout;
    for word in [
        "error[tunnel-pair]",
        "tunnel_pair",
        "[tunnel-pair]:",
        " Tunnel-Pair",
    ] {
        assert_eq!(workspace.run(&["explain", word]).stdout, expected, "{word}");
    }
}

#[test]
fn explain_without_a_code_lists_all() {
    insta::assert_snapshot!(Workspace::new().run(&["explain"]));
}

#[test]
fn every_listed_code_can_be_explained() {
    let workspace = Workspace::new();
    for code in vpn_model::Code::ALL {
        let run = workspace.run(&["explain", code.as_str()]);
        assert_eq!(run.code, 0, "{run}");
        assert!(run.stdout.starts_with(&format!("# {code} (")), "{run}");
    }
}

#[test]
fn an_unknown_code_gets_a_suggestion_and_the_list() {
    insta::assert_snapshot!(Workspace::new().run(&["explain", "tunel-pair"]));
}
