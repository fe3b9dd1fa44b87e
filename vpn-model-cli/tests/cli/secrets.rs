//! No output of any kind shows a pre-shared key.

use std::fs;

use crate::workspace::Workspace;

/// Every format.
const OUTPUTS: [&str; 8] = [
    "human=out.human",
    "concise=out.concise",
    "json=out.json-report",
    "ndjson=out.ndjson",
    "sarif=out.sarif",
    "github=out.github",
    "gitlab=out.gitlab",
    "junit=out.junit",
];

/// Payloads with a key in a place where a key can end up by mistake. `KEY`
/// stands for the key, `"KEY"` for the key as a string.
const PLACES: &[&str] = &[
    r#"{"vpn_connection": {"psk": "KEY"}}"#,
    r#"{"vpn_connection": {"psk": "KEY", "name": "a b"}}"#,
    r#"{"vpn_connection": {"psk": "KEY", "psk": "KEY"}}"#,
    r#"{"vpn_connection": {"psk": ["KEY", "KEY"]}}"#,
    r#"{"vpn_connection": {"psk": {"value": "KEY"}}}"#,
    r#"{"vpn_connection": {"pskk": "KEY"}}"#,
    r#"{"vpn_connection": {"PSK": "KEY"}}"#,
    r#"{"vpn_connection": {"pre_shared_key": {"a": ["KEY"], "psk": "KEY"}}}"#,
    r#"{"vpn_connection": {"ikepolicy": {"psk": "KEY"}}}"#,
    r#"{"vpn_connection": {"ikepolicy": ["KEY"]}}"#,
    r#"{"vpn_connection": {"ikepolicy": "KEY"}}"#,
    r#"{"vpn_connection": {"policy_rules": ["KEY", {"psk": "KEY"}, {"source": {"psk": "KEY"}}]}}"#,
    r#"{"vpn_connection": {"peer_subnets": [["KEY"], {"psk": "KEY"}]}}"#,
    r#"{"vpn_connection": {"name": ["KEY"], "cgw_id": {"psk": "KEY"}}}"#,
    r#"{"psk": "KEY"}"#,
    r#"{"psk": "KEY", "vpn_connection": {}}"#,
    r#"{"vpn_connection": "KEY"}"#,
    r#"{"vpn_connection": ["KEY"]}"#,
    r#"["KEY"]"#,
    r#""KEY""#,
    "KEY",
    r#"{"vpn_connection": {"psk": KEY}}"#,
    r#"{"vpn_connection": {"psk": 'KEY'}}"#,
    r#"{"vpn_connection": {"psk": "KEY}}"#,
    r#"{"vpn_connection": {"psk": "KEY",}}"#,
    r#"{"vpn_connection": {"psk": "KEY" "name": "a"}}"#,
    r#"{"vpn_connection": {"psk": "KEY"}} KEY"#,
    r#"{"vpn_connection": {"psk": "KEY\q"}}"#,
    "{\"vpn_connection\": {\"psk\": \"KEY\n\"}}",
    "{\"vpn_connection\":\n{\"psk\":\n\"KEY\",\n\"name\": }}",
    r#"{"$schema": "KEY", "vpn_connection": {"psk": "KEY"}, "x": 1}"#,
    r#"{"vpn_connection": {"psk": "KEY"}, "request_id": {"psk": "KEY"}}"#,
];

/// Too short; of too few classes; with a wrong character; a number; fine.
const KEYS: &[&str] = &[
    "Xq!7zw",
    "zwqxvkjplm",
    "Zw§9qxvkjp-x",
    "9182736455463",
    "Zwq9-xvkjplm",
];

fn assert_silent(workspace: &Workspace, arguments: &[&str], key: &str) {
    // All formats in one run, each in a file; and in colour what has colours.
    let mut options = vec!["check", "--color", "always"];
    options.extend(OUTPUTS.iter().flat_map(|output| ["--output", output]));
    let output = workspace
        .command(&[&options[..], arguments].concat())
        .env("GITHUB_STEP_SUMMARY", workspace.path().join("out.summary"))
        .output()
        .unwrap();
    let mut all = vec![output.stdout, output.stderr];
    // What is detected can be another operation, or none.
    let detected = workspace.run(&[&["validate"], arguments].concat());
    all.extend([detected.stdout.into_bytes(), detected.stderr.into_bytes()]);
    for file in fs::read_dir(workspace.path()).unwrap() {
        let path = file.unwrap().path();
        if path
            .file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("out.")
        {
            all.push(fs::read(path).unwrap());
        }
    }
    assert!(all.len() >= OUTPUTS.len() + 4 || output.status.code() != Some(1));
    // A part of the key gives it away, too.
    let characters: Vec<char> = key.chars().collect();
    for written in all {
        let written = String::from_utf8(written).unwrap();
        for part in characters.windows(5) {
            let part: String = part.iter().collect();
            assert!(!written.contains(&part), "{part} in {written}");
            let escaped: String = part
                .encode_utf16()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect();
            assert!(!written.contains(&escaped), "{part} in {written}");
        }
    }
}

#[test]
fn no_report_shows_a_key_wherever_it_stands() {
    for key in KEYS {
        for place in PLACES {
            let workspace = Workspace::with(place.replace("KEY", key));
            assert_silent(&workspace, &["a.json"], key);
        }
    }
}

#[test]
fn no_report_shows_a_key_whatever_the_payload_is_checked_as() {
    for kind in ["request", "response", "error"] {
        let told = format!("otc-v5:update-vpn-connection:{kind}");
        for place in PLACES {
            let workspace = Workspace::with(place.replace("KEY", "Xq!7zw"));
            assert_silent(&workspace, &["a.json", "--as", &told], "Xq!7zw");
        }
    }
}

#[test]
fn no_complaint_about_a_context_shows_a_key() {
    for place in PLACES {
        let workspace = Workspace::with(r#"{"vpn_connection": {"enable_hub": true}}"#)
            .file("context.json", place.replace("KEY", "Xq!7zw"));
        for option in ["--current", "--gateway"] {
            assert_silent(&workspace, &["a.json", option, "context.json"], "Xq!7zw");
        }
    }
}

#[test]
fn neither_lines_nor_baselines_nor_the_configuration_show_a_key() {
    let lines: Vec<_> = PLACES
        .iter()
        .map(|place| place.replace('\n', " "))
        .collect();
    let text = lines.join("\n").replace("KEY", "Xq!7zw");
    let workspace = Workspace::new()
        .file("a.ndjson", &text)
        // A key that was pasted into the wrong file.
        .file(
            "vpn-model.toml",
            "[severity]\nunknown-field = \"warning\"\n",
        )
        .file("known.json", &text);
    let told = ["--as", "otc-v5:update-vpn-connection"];
    let written = ["a.ndjson", "--write-baseline", "new.json"];
    for arguments in [
        &["a.ndjson"][..],
        &["a.ndjson", "--max-violations", "5"],
        &["a.ndjson", "--baseline", "known.json"],
        &written,
    ] {
        assert_silent(&workspace, arguments, "Xq!7zw");
        assert_silent(&workspace, &[arguments, &told].concat(), "Xq!7zw");
    }
    let baseline = fs::read_to_string(workspace.path().join("new.json")).unwrap();
    assert!(baseline.contains("/vpn_connection/psk"));
    assert!(!baseline.contains("Xq!7"), "{baseline}");
}
