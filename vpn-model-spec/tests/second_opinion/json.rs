//! The interpreter's JSON reader on its own, and beside the runtime's.

use vpn_model_spec::interpret::BodyKind::{Error, Request};
use vpn_model_spec::interpret::json::{DEPTH_LIMIT, Kind, SIZE_LIMIT, parse};

use crate::compare::{Given, checked, difference, spec};

const OTC: &str = "otc-v5:update-vpn-connection";

/// What is no JSON.
const FAULTS: &[&[u8]] = &[
    b"",
    b" ",
    b"{",
    b"[1,]",
    b"[1 2]",
    b"{\"a\":1,}",
    b"{\"a\"}",
    b"{a:1}",
    b"{'a':1}",
    b"{} {}",
    b"{}x",
    b"nul",
    b"True",
    b"NaN",
    b"-Infinity",
    b"[01]",
    b"[-]",
    b"[+1]",
    b"[1.]",
    b"[.5]",
    b"[1e]",
    b"[1e+]",
    b"[0x10]",
    b"[-01]",
    b"\"",
    b"\"a\nb\"",
    b"\"a\tb\"",
    b"\"\x1f\"",
    b"\"\\x\"",
    b"\"\\u12\"",
    b"\"\\u12G4\"",
    b"\"\\u+123\"",
    b"\"\\ud800\"",
    b"\"\\udc00\"",
    b"\"\\ud800\\u0041\"",
    b"\"\\ud800\\ud800\"",
    b"\"\\ud800x\"",
    b"\xef\xbb\xbf{}",
    b"\"\xff\"",
    b"\"\xc0\x80\"",
    b"\"\xed\xa0\x80\"",
    b"\"\xf5\x80\x80\x80\"",
    b"\xa0{}",
    b"\x0c{}",
    b"{}\0",
    b"/**/{}",
];

#[test]
fn what_is_no_json_is_a_fault_for_both() {
    for text in FAULTS {
        assert!(parse(text).is_err(), "{}", text.escape_ascii());
        for wrapped in [text.to_vec(), [b"{\"x\":", *text, b"}"].concat()] {
            let different = difference(&spec(OTC), Error, &wrapped, &Given::default());
            assert_eq!(different, None, "{}", wrapped.escape_ascii());
        }
    }
}

#[test]
fn what_is_json_is_read_with_its_places() {
    let node = parse(b" {\"a\\u00e9\\ud83d\\ude00\" : [ -0.5E+1 ,null]}\r\n").unwrap();
    assert_eq!((node.start, node.end), (1, 43));
    let entry = &node.entries().unwrap()[0];
    assert_eq!(entry.key, "aé😀");
    assert_eq!((entry.key_start, entry.key_end), (2, 23));
    let items = entry.value.items().unwrap();
    assert_eq!(items[0].kind, Kind::Number("-0.5E+1".to_owned()));
    assert_eq!((items[0].start, items[0].end), (28, 35));
    assert!(items[1].is_null());
}

#[test]
fn the_first_of_two_members_counts() {
    let node = parse(br#"{"a":1,"a":2}"#).unwrap();
    assert_eq!(node.entries().unwrap().len(), 2);
    assert_eq!(node.get("a").unwrap().kind, Kind::Number("1".to_owned()));
}

#[test]
fn depth_is_limited_alike() {
    for (depth, is_fault) in [(DEPTH_LIMIT, false), (DEPTH_LIMIT + 1, true)] {
        // The object is the first level.
        let inner = depth - 1;
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let (deepest, levels) = if open == "[" {
                ("", inner)
            } else {
                ("{}", inner - 1)
            };
            let text = format!(
                "{{\"x\":{}{deepest}{}}}",
                open.repeat(levels),
                close.repeat(levels)
            );
            assert_eq!(parse(text.as_bytes()).is_err(), is_fault, "{depth} {open}");
            for body in [Request, Error] {
                let different = difference(&spec(OTC), body, text.as_bytes(), &Given::default());
                assert_eq!(different, None, "{depth} {open}");
            }
        }
    }
}

#[test]
fn size_is_limited_alike() {
    for (size, is_fault) in [(SIZE_LIMIT, false), (SIZE_LIMIT + 1, true)] {
        let mut text = b"{}".to_vec();
        text.resize(size, b' ');
        assert_eq!(parse(&text).is_err(), is_fault);
        let codes = checked(&spec(OTC), Error, &text, &Given::default());
        assert_eq!(codes.iter().any(|(_, code, ..)| code == "syntax"), is_fault);
    }
}
