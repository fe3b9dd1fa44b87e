//! Arbitrary text as `vpn-model.toml`, or as a baseline when it begins like JSON.
//!
//! Nothing may panic, nothing that is written moves a cursor, and no part of a
//! secret is shown: not that of a payload that is checked with it, and not one
//! that a baseline has by mistake. What the command writes down as a baseline it
//! also reads, and then nothing is left to report. A baseline that is read and
//! written anew says the same, and once more the same text.
#![no_main]

use std::collections::BTreeMap;
use std::str;

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use vpn_model::Code;
use vpn_model_cli::fuzzing::{Look, baseline, render_configured, render_known, rewritten};

/// Larger ones say the same several times.
const LONGEST: usize = 4 << 10;

/// A secret of which no four characters stand together anywhere else.
const SECRET: &str = "Zq7!xK2#pW9v";

const TARGET: &str = "otc-v5:update-vpn-connection";

const PAYLOADS: [&str; 3] = [
    r#"{"vpn_connection": {"psk": "Zq7!xK", "name": "a b", "nam": "Zq7!xK2#pW9v", "peer_subnets": ["100.64.0.0/10", 1]}}"#,
    r#"{"vpn_connection": {"psk": ["Zq7!xK2#pW9v"], "ikepolicy": {"psk": "Zq7!xK2#pW9v", "dpd": {}, "dh_group": "group1"}}}"#,
    r#"{"vpn_connection": {"psk": "Zq7!xK2#pW9v"#,
];

/// Names that globs and baselines can mean.
const NAMES: [&str; 2] = ["payloads/a.json", "a.json"];

const LOOKS: [Look; 5] = [
    Look::Plain,
    Look::Concise,
    Look::Json,
    Look::Sarif,
    Look::StepSummary,
];

fuzz_target!(|input: &[u8]| {
    if input.len() > LONGEST {
        return;
    }
    let is_baseline = input.trim_ascii_start().first() == Some(&b'{');
    // One look at a time, since rendering takes its time.
    let look = LOOKS[input.len() % LOOKS.len()];
    for payload in PAYLOADS {
        for name in NAMES {
            let text = payload.as_bytes();
            let shown = if is_baseline {
                render_known(name, Some(TARGET), text, look, input)
            } else {
                render_configured(name, Some(TARGET), text, look, input)
            };
            let shown = String::from_utf8(shown.expect("memory takes it"));
            let shown = shown.expect("a report is text");
            check(&shown, input, is_baseline);
        }
    }
    if is_baseline {
        kept(input);
    } else if let Ok(name) = str::from_utf8(input) {
        written(name);
    }
});

/// Nothing is shown that may not be.
fn check(shown: &str, input: &[u8], is_baseline: bool) {
    let control = shown.chars().find(|one| one.is_control() && *one != '\n');
    assert_eq!(control, None, "{shown:?}");
    for part in SECRET.as_bytes().windows(4) {
        // A word of a configuration is shown to those who wrote it.
        let is_in_input = !is_baseline && input.windows(4).any(|window| window == part);
        let part = str::from_utf8(part).expect("ASCII");
        assert!(
            is_in_input || !shown.contains(part),
            "{part:?} of {}:\n{shown}",
            input.escape_ascii()
        );
    }
}

/// What a baseline says, it says when it is written anew.
fn kept(text: &[u8]) {
    let Some(written) = rewritten(text) else {
        return;
    };
    let again = rewritten(written.as_bytes());
    assert_eq!(again.as_ref(), Some(&written), "{written}");
    let says = |text: &[u8]| {
        let stored: Value = serde_json::from_slice(text).expect("it was read");
        let entries = stored["violations"].as_array().expect("a list");
        let mut says = BTreeMap::new();
        for entry in entries {
            let member = |name: &str| entry[name].as_str().expect("a text").to_owned();
            let key = ["file", "code", "pointer"].map(member);
            let count: &mut u64 = says.entry(key).or_default();
            *count = count.saturating_add(entry["count"].as_u64().expect("a number"));
        }
        says
    };
    assert_eq!(says(text), says(written.as_bytes()), "{written}");
}

/// A baseline of a file with that name knows all that is wrong with it.
fn written(name: &str) {
    for payload in PAYLOADS {
        let text = payload.as_bytes();
        let known = baseline(name, TARGET, text).expect("memory takes it");
        for part in SECRET.as_bytes().windows(4) {
            let part = str::from_utf8(part).expect("ASCII");
            assert!(name.contains(part) || !known.contains(part), "{known}");
        }
        assert_eq!(rewritten(known.as_bytes()).as_ref(), Some(&known));
        let shown = render_known(name, Some(TARGET), text, Look::Json, known.as_bytes());
        let report: Value =
            serde_json::from_slice(&shown.expect("memory takes it")).expect("it is JSON");
        let left = report["files"][0]["violations"].as_array().expect("a list");
        let unchecked = Code::Unchecked.as_str();
        assert!(
            left.iter().all(|violation| violation["code"] == unchecked),
            "{left:?} of {known}"
        );
    }
}
