//! Texts that nobody sends by accident: each ends quickly with a sensible report.

mod size;

use std::time::{Duration, Instant};

use vpn_model::otc::v5::UpdateVpnConnectionResponse;
use vpn_model::{Code, Context, Model as _};

use crate::{COMPLETE, assert_document_order, check, errors, of, wrapped};

const NONE: [&str; 0] = [];

/// Twice checked, in a build without optimization.
const QUICK: Duration = Duration::from_secs(30);

fn quick<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    assert!(start.elapsed() < QUICK, "took {:?}", start.elapsed());
    done
}

/// The codes of the errors, and the place where a syntax error stopped the reading.
fn stopped(text: impl AsRef<[u8]>) -> (Vec<String>, Option<usize>) {
    let text = text.as_ref();
    let report = quick(|| check(text));
    assert_document_order(&report);
    let codes = of(&report, "error")
        .iter()
        .map(|error| error.code.as_str().to_owned())
        .collect();
    let syntax = report
        .violations()
        .iter()
        .find(|found| found.code.as_str() == "syntax");
    let span = syntax.map(|found| found.span.clone().unwrap());
    assert!(
        span.iter()
            .all(|span| span.start <= span.end && span.end <= text.len()),
        "{span:?}"
    );
    (codes, span.map(|span| span.start))
}

fn assert_syntax(text: impl AsRef<[u8]>, at: usize) {
    let text = text.as_ref();
    let shown = String::from_utf8_lossy(&text[..text.len().min(80)]).into_owned();
    assert_eq!(
        stopped(text),
        (vec!["syntax".to_owned()], Some(at)),
        "{shown:?}"
    );
}

fn is_syntax(text: impl AsRef<[u8]>) -> bool {
    stopped(text).0 == ["syntax"]
}

#[test]
fn texts_without_a_value_are_syntax_errors_at_their_end() {
    for text in ["", " ", "\n\n", " \t\r\n "] {
        assert_syntax(text, text.len());
    }
}

#[test]
fn something_behind_the_value_is_a_syntax_error_where_it_starts() {
    let good = wrapped("\"name\": \"a\"");
    for tail in [
        "x", "{}", ",", "}", "]", "\u{0}", "\u{feff}", "//", "null", "\"", "\u{a0}", "\u{b}",
    ] {
        assert_syntax(format!("{good}{tail}"), good.len());
        assert_syntax(format!("{good} \n{tail}"), good.len() + 2);
    }
}

#[test]
fn a_byte_order_mark_and_other_encodings_are_syntax_errors() {
    let good = wrapped("\"name\": \"a\"");
    assert_syntax(format!("\u{feff}{good}"), 0);
    let utf16: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(is_syntax(&utf16));
    let utf16: Vec<u8> = good.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_syntax(&utf16, 0);
}

#[test]
fn json_dialects_are_syntax_errors() {
    for members in [
        "\"name\": \"a\",",
        ",",
        "\"name\": 'a'",
        "'name': \"a\"",
        "name: \"a\"",
        "\"name\" \"a\"",
        "\"name\":",
        "\"name\": \"a\" \"psk\": 1",
        "\"name\": \"a\";",
        "\"name\"= \"a\"",
        "/* */ \"name\": \"a\"",
        "// x",
        "\"enable_hub\": True",
        "\"enable_hub\": TRUE",
        "\"enable_hub\": tru",
        "\"enable_hub\": yes",
        "\"enable_hub\": nul",
        "\"x\": NaN",
        "\"x\": nan",
        "\"x\": Infinity",
        "\"x\": -Infinity",
        "\"x\": undefined",
        "\"x\": 01",
        "\"x\": -01",
        "\"x\": 00",
        "\"x\": +1",
        "\"x\": .5",
        "\"x\": 1.",
        "\"x\": -",
        "\"x\": 1e",
        "\"x\": 1e+",
        "\"x\": 1.e1",
        "\"x\": 0x1F",
        "\"x\": 1_000",
        "\"x\": [1,]",
        "\"x\": [,1]",
        "\"x\": [1 2]",
        "\"x\": {\"a\" 1}",
        "\"x\": {\"a\":}",
        "\"x\": {\"a\": 1,}",
        "\"x\": {1: 2}",
        "\"x\": {a: 2}",
        "\"x\": [}",
        "\"x\": \"\\x41\"",
        "\"x\": \"\\u12\"",
        "\"x\": \"\\u12G4\"",
        "\"x\": \"\\'\"",
        "\"x\": \"\\\"",
        "\"x\": \"a\nb\"",
        "\"x\": \"a\tb\"",
        "\"x\": \"a\u{0}b\"",
        "\"x\": \"a\u{1f}b\"",
        "\"x\": \u{0}",
    ] {
        for text in [
            wrapped(members),
            wrapped(&members.replace("\"x\"", "\"ikepolicy\"")),
        ] {
            let (codes, at) = stopped(&text);
            assert_eq!(codes.last().map(String::as_str), Some("syntax"), "{text}");
            assert!(
                at.is_some_and(|at| (19..=text.len()).contains(&at)),
                "{text}: {at:?}"
            );
        }
    }
}

#[test]
fn bad_numbers_of_integer_members_are_syntax_errors() {
    for number in [
        "01", "-01", "00", "+15", "1.", ".5", "15e", "0x0f", "1_5", "- 15", "15a", "--15",
    ] {
        let text = wrapped(&format!(
            "\"ikepolicy\": {{\"dpd\": {{\"timeout\": {number}}}}}"
        ));
        let (codes, _) = stopped(&text);
        assert_eq!(
            codes.last().map(String::as_str),
            Some("syntax"),
            "{number}: {codes:?}"
        );
    }
}

#[test]
fn lone_surrogates_are_syntax_errors() {
    for bad in [
        "\\ud800",
        "\\udc00",
        "\\ud800\\ud800",
        "\\udc00\\ud800",
        "a\\ud83d",
        "\\ud83d\\n",
        "\\uD83Dx",
    ] {
        assert!(
            is_syntax(wrapped(&format!("\"name\": \"{bad}\""))),
            "name {bad}"
        );
        assert!(
            is_syntax(wrapped(&format!("\"psk\": \"{bad}\""))),
            "psk {bad}"
        );
        assert!(
            is_syntax(wrapped(&format!(
                "\"ikepolicy\": {{\"ike_version\": \"{bad}\"}}"
            ))),
            "enum {bad}"
        );
        let (codes, _) = stopped(wrapped(&format!("\"{bad}\": 1")));
        assert!(codes.contains(&"syntax".to_owned()), "key {bad}");
        let (codes, _) = stopped(wrapped(&format!("\"x\": \"{bad}\"")));
        assert!(codes.contains(&"syntax".to_owned()), "unknown member {bad}");
        let (codes, _) = stopped(wrapped(&format!("\"enable_hub\": \"{bad}\"")));
        assert!(codes.contains(&"syntax".to_owned()), "wrong type {bad}");
    }
}

#[test]
fn invalid_utf_8_is_a_syntax_error_wherever_it_stands() {
    for bad in [
        &b"\xff"[..],
        b"\xc3",
        b"\xc0\xaf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe2\x82",
        b"\x80",
    ] {
        for (before, after) in [
            ("{\"vpn_connection\": {\"name\": \"", "\"}}"),
            ("{\"vpn_connection\": {\"psk\": \"", "\"}}"),
            ("{\"vpn_connection\": {\"x\": \"", "\"}}"),
            ("{\"vpn_connection\": {\"x\": [{\"y\": \"", "\"}]}}"),
            ("{\"vpn_connection\": {\"x\": {\"", "\": 1}}}"),
            ("{\"vpn_connection\": {\"", "\": 1}}"),
            ("{\"vpn_connection\": {\"enable_hub\": \"", "\"}}"),
            (
                "{\"vpn_connection\": {\"name\": \"a\", \"name\": \"",
                "\"}}",
            ),
            ("{\"vpn_connection\": {}}", ""),
            ("", "{\"vpn_connection\": {}}"),
        ] {
            let text = [before.as_bytes(), bad, after.as_bytes()].concat();
            let (codes, at) = stopped(&text);
            assert!(
                codes.contains(&"syntax".to_owned()),
                "{before} {bad:x?}: {codes:?}"
            );
            assert!(
                at.is_some_and(|at| at <= before.len() + bad.len()),
                "{before} {bad:x?}: {at:?}"
            );
            let response = UpdateVpnConnectionResponse::check_json(&text, &Context::new());
            assert!(response.has_errors(), "{before} {bad:x?}");
        }
    }
}

#[test]
fn pointers_escape_tildes_and_slashes_and_nothing_else() {
    for (key, pointer) in [
        ("a/b", "a~1b"),
        ("a~b", "a~0b"),
        ("~1", "~01"),
        ("/", "~1"),
        ("~/~/", "~0~1~0~1"),
        ("a\\/b", "a~1b"),
        ("\\u007e\\u002f", "~0~1"),
        ("a\\\"b", "a\"b"),
        ("a\\\\b", "a\\b"),
        ("a b%20#", "a b%20#"),
        ("\\ud83d\\ude00", "😀"),
        ("", ""),
        ("0", "0"),
    ] {
        let text = wrapped(&format!("\"{key}\": {{}}"));
        let report = check(&text);
        assert_eq!(
            errors(&report),
            [format!("unknown-field /vpn_connection/{pointer}")]
        );
        let key = format!("\"{key}\"");
        assert_eq!(crate::flagged(&text, of(&report, "error")[0]), key);
    }
}

#[test]
fn keys_are_compared_as_they_read_not_as_they_are_written() {
    let text =
        wrapped(r#""na\u006de": "a b", "\u0069kepolicy": {"d\u0070d": {"\u0074imeout": 1}}"#);
    assert_eq!(
        errors(&check(&text)),
        [
            "chars /vpn_connection/name",
            "range /vpn_connection/ikepolicy/dpd/timeout"
        ]
    );
    assert_eq!(
        errors(&check(wrapped(r#""\u006eame": "a", "name": "b""#))),
        ["duplicate-field /vpn_connection/name"]
    );
    assert_eq!(errors(&check(r#"{"vpn\u005fconnection": {}}"#)), NONE);
    // Letters that look the same, or are the same with a mark, are other letters.
    for key in ["nаme", "name\u{301}", "ｎame", "NAME"] {
        assert_eq!(
            errors(&check(wrapped(&format!("\"{key}\": 1")))),
            [format!("unknown-field /vpn_connection/{key}")]
        );
    }
}

/// The reader expects the key that comes next in the spec, and must not take a similar one for it.
#[test]
fn a_key_that_differs_in_one_byte_is_another_key() {
    let keys: Vec<&str> = COMPLETE
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('"')?.split_once("\": "))
        .map(|(key, _)| key)
        .collect();
    assert!(keys.len() > 20, "{keys:?}");
    for key in keys {
        let quoted = format!("\"{key}\": ");
        for at in 0..key.len() {
            let mut other = key.to_owned();
            other.replace_range(at..=at, "~");
            let text = COMPLETE.replacen(&quoted, &format!("\"{other}\": "), 1);
            let report = check(&text);
            let unknown = report.into_iter().find(|it| it.code == Code::UnknownField);
            let unknown = unknown.unwrap_or_else(|| panic!("{other}: {report}"));
            // The pointer writes it with an escape.
            let pointer = format!("/{}", other.replace('~', "~0"));
            assert!(unknown.pointer.ends_with(&pointer), "{other}: {report}");
        }
        for other in [format!("{key}~"), format!("~{key}"), key[1..].to_owned()] {
            let text = COMPLETE.replacen(&quoted, &format!("\"{other}\": "), 1);
            assert!(
                check(&text)
                    .into_iter()
                    .any(|it| it.code == Code::UnknownField),
                "{other}"
            );
        }
    }
}
