//! Files that nobody planned: huge, binary, or made to fool a terminal.

use std::fmt::Write as _;

use crate::workspace::{Run, Workspace};

fn both_formats(workspace: &Workspace, path: &str) -> [Run; 2] {
    ["human", "json"].map(|format| workspace.run(&["check", "--format", format, path]))
}

fn assert_harmless(run: &Run) {
    let hostile = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2066}'..='\u{2069}')
    };
    for text in [&run.stdout, &run.stderr] {
        assert!(!text.contains(hostile), "{text:?}");
    }
}

#[test]
fn nothing_in_a_payload_steers_the_terminal() {
    let texts = [
        "{\"vpn_connection\": {\"a\\u001b[31mb\\nc\\u202e\": 1}}",
        "{\"vpn_connection\": {\"a\u{9b}31m\u{202e}\u{7f}\": 1, \"name\": \"\u{9b}31m\u{202e}\"}}",
        "{\"x\\u001b]0;title\\u0007\": 1, \"y\u{9b}\": 2}",
        "{\"vpn_connection\": \"\u{1b}[31m\"}",
        "{\"vpn_connection\":\r\r{\"name\": 1}}",
        "\u{1b}[2J",
    ];
    for text in texts {
        for run in both_formats(&Workspace::with(text), "a.json") {
            assert_harmless(&run);
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_in_a_file_name_steers_the_terminal() {
    let name = "a\u{1b}[31m\nb.json";
    let workspace = Workspace::new()
        .file(name, "{\"vpn_connection\": {\"x\": 1}}")
        .file("c\u{1b}[31m.json", "[]");
    for path in [
        name,
        ".",
        "missing\u{1b}[31m.json",
        "\u{1b}[31m*",
        "\u{1b}[31m[",
    ] {
        for run in both_formats(&workspace, path) {
            assert_ne!(run.code, 0, "{run}");
            assert_harmless(&run);
        }
    }
    let run = workspace.run(&["check", "c\u{1b}[31m.json", "--current", "c\u{1b}[31m.json"]);
    assert_harmless(&run);
}

#[cfg(unix)]
#[test]
fn a_file_name_that_is_not_utf8_is_no_problem() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let name = OsStr::from_bytes(b"a\xff.json");
    let workspace = Workspace::new().file(name, "{\"vpn_connection\": {\"x\": 1}}");
    for run in both_formats(&workspace, ".") {
        assert_eq!(run.code, 1, "{run}");
    }
}

#[test]
fn a_minified_document_gets_short_snippets_at_the_right_place() {
    let mut text = "{\"vpn_connection\": {".to_owned();
    for index in 0..10_500 {
        write!(text, "\"m{index:05}\":\"{}\",", "v".repeat(80)).unwrap();
    }
    text.push_str("\"policy_rules\":[]}}");
    let workspace = Workspace::with(&text);
    let [human, json] = both_formats(&workspace, "a.json");
    let longest = human.stdout.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(200), "{longest:?}");
    let column = text.find("\"m09999\"").unwrap() + 1;
    assert!(human.stdout.contains(&format!(" --> a.json:1:{column}\n")));
    assert_eq!(
        json.json()["files"][0]["violations"][9_999]["column"],
        column
    );
    for run in [&human, &json] {
        assert!(
            run.stderr.ends_with(" more violations, not shown\n"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_very_long_value_and_a_very_long_name_are_cut() {
    let (value, name) = ("v".repeat(100_000), "n".repeat(100_000));
    let text = format!(r#"{{"vpn_connection": {{"name": "{value}", "{name}": 1}}}}"#);
    let [human, _] = both_formats(&Workspace::with(&text), "a.json");
    insta::assert_snapshot!(human);
    let other = Workspace::with(format!(r#"{{"{name}": 1}}"#));
    insta::assert_snapshot!(
        "a_very_long_name_that_fits_nothing",
        other.run(&["check", "a.json"])
    );
}

#[test]
fn deep_large_and_binary_files_are_violations() {
    let texts: [Vec<u8>; 6] = [
        "[".repeat(100_000).into_bytes(),
        format!("{{\"vpn_connection\":{}", "{\"a\":".repeat(100_000)).into_bytes(),
        b"{\"vpn_connection\": {\"name\": \"\xff\"}}".to_vec(),
        b"\xff\xfe{\0}\0".to_vec(),
        b"\0\0\0".to_vec(),
        vec![b' '; (16 << 20) + 2],
    ];
    for text in texts {
        for run in both_formats(&Workspace::with(&text), "a.json") {
            assert_eq!(run.code, 1, "{run}");
            assert!(run.stdout.contains("syntax"), "{run}");
            assert_harmless(&run);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_never_ends_is_read_up_to_the_limit() {
    assert_eq!(Workspace::new().run(&["check", "/dev/zero"]).code, 1);
}

#[test]
fn a_text_in_utf_16_is_called_that_and_shown_masked() {
    let text = r#"{"vpn_connection": {"psk": "Xq!7zwAb"}}"#;
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
    let little = wide(u16::to_le_bytes);
    for text in [
        [b"\xff\xfe".to_vec(), little.clone()].concat(),
        [b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat(),
        little,
    ] {
        let run = Workspace::with(text).run(&["check", "a.json"]);
        assert_eq!(run.code, 1, "{run}");
        assert!(
            run.stdout
                .starts_with("error[syntax]: the text is UTF-16, not UTF-8\n --> a.json:1:1\n"),
            "{run}"
        );
        assert!(!run.stdout.contains('X'), "{run}");
    }
}
