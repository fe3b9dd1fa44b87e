//! Completions, man pages, and the schema of the report.

use std::fs;
#[cfg(unix)]
use std::process::Command;

use crate::workspace::Workspace;

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = Workspace::new().run(&["completions", shell]);
        assert_eq!(run.code, 0, "{run}");
        for word in [
            "validate",
            "explain",
            "sarif",
            "--output",
            "stored connection",
        ] {
            let told = run.stdout.contains(word) || (word.contains(' ') && shell == "bash");
            assert!(
                told || word == "--output" && run.stdout.contains("output"),
                "{word}: {run}"
            );
        }
    }
    let run = Workspace::new().run(&["completions", "tcsh"]);
    assert_eq!(run.code, 2, "{run}");
}

#[cfg(unix)]
#[test]
fn bash_completes_options_and_their_words() {
    let script = Workspace::new().run(&["completions", "bash"]).stdout;
    let workspace = Workspace::new().file("vpn-model.bash", script);
    let completed = |words: &[&str]| {
        let (last, before) = words.split_last().unwrap();
        let drive = format!(
            "source ./vpn-model.bash; COMP_WORDS=({} '{last}'); COMP_CWORD={}; \
             $(complete -p vpn-model | grep -o '_vpn[^ ]*' | head -1) vpn-model '{last}' '{}'; \
             echo \"${{COMPREPLY[*]}}\"",
            before.join(" "),
            before.len(),
            before.last().unwrap(),
        );
        let mut bash = Command::new("bash");
        bash.args(["-c", &drive]).current_dir(workspace.path());
        String::from_utf8(bash.output().unwrap().stdout).unwrap()
    };
    for (words, expected) in [
        (&["vpn-model", "va"][..], "validate\n"),
        (&["vpn-model", "validate", "--stdin"], "--stdin-filename\n"),
        (&["vpn-model", "validate", "--format", "s"], "sarif\n"),
        (
            &["vpn-model", "validate", "--as", "otc-v"],
            "otc-v5:update-vpn-connection\n",
        ),
        (&["vpn-model", "explain", "tunnel-p"], "tunnel-pair\n"),
        // As bash cuts `--as otc-v5:up` and `--as=otc-v5:`.
        (
            &["vpn-model", "validate", "--as", "otc-v5", ":", "up"],
            "update-vpn-connection\n",
        ),
        (
            &["vpn-model", "schema", "--as", "=", "otc-v5", ":"],
            "update-vpn-connection\n",
        ),
        (
            &["vpn-model", "types", "--as", "stackit-v1", ":", "g"],
            "get-gateway-connection\n",
        ),
        (&["vpn-model", "completions", "po"], "powershell\n"),
    ] {
        assert_eq!(completed(words), expected, "{words:?}");
    }
}

#[test]
fn the_man_page_is_printed_or_written_for_each_command() {
    let workspace = Workspace::new();
    let run = workspace.run(&["man"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains(".TH vpn-model 1"), "{run}");
    let run = workspace.run(&["man", "validate"]);
    assert_eq!(run.code, 0, "{run}");
    let title = concat!(
        ".TH vpn-model-validate 1  \"vpn-model ",
        env!("CARGO_PKG_VERSION"),
        "\""
    );
    assert!(run.stdout.contains(title), "{run}");
    assert!(!workspace.path().join("validate").exists());
    let run = workspace.run(&["man", "./validate"]);
    assert_eq!(run.stdout, "10 pages in ./validate\n", "{run}");
    let run = workspace.run(&["man", "man1"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "10 pages in man1\n"),
        "{run}"
    );
    let page = fs::read_to_string(workspace.path().join("man1/vpn-model-validate.1")).unwrap();
    assert!(page.contains(".TH vpn-model-validate 1"), "{page}");
    let run = workspace.file("file", "").run(&["man", "file/below"]);
    assert_eq!(run.code, 3, "{run}");
}

#[test]
fn the_schema_of_the_report_is_printed() {
    let run = Workspace::new().run(&["schema", "--report"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.json()["$defs"]["violation"]["type"], "object");
    assert_eq!(Workspace::new().run(&["schema"]).code, 2);
}

#[test]
fn a_slip_in_the_name_of_a_page_is_no_directory() {
    let workspace = Workspace::new();
    let run = workspace.run(&["man", "valdate"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("did you mean `validate`?"), "{run}");
    assert!(!workspace.path().join("valdate").exists());
    assert_eq!(workspace.run(&["man", "./valdate"]).code, 0);
}

#[test]
fn what_stands_below_the_options_keeps_its_lines_in_a_man_page() {
    let workspace = Workspace::new();
    let page = workspace.run(&["man", "validate"]).stdout;
    for section in [
        ".SH EXIT CODES\n.nf\n  0  everything is valid",
        ".SH CONFIGURATION\n.nf\nvpn\\-model.toml, in the working directory",
        ".SH EXAMPLES\n.nf\n  vpn\\-model validate  ",
    ] {
        assert!(page.contains(section), "{section}: {page}");
    }
    assert!(page.ends_with("requests/\n.fi\n"), "{page}");
    let page = workspace.run(&["man"]).stdout;
    assert!(page.contains(".fi\n.SH VERSION\n"), "{page}");
    assert!(!page.contains("help(1)"), "there is no such page: {page}");
    for command in ["list", "explain", "schema", "types", "completions", "man"] {
        let page = workspace.run(&["man", command]).stdout;
        assert!(!page.contains("EXTRA"), "{page}");
        assert_eq!(
            page.matches("\n.nf\n").count(),
            page.matches("\n.fi\n").count()
        );
    }
}
