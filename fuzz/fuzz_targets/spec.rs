//! Arbitrary text through the spec compiler and the rule language.
//!
//! Nothing may panic. What is wrong with a spec has a place in it and can be
//! shown; what compiles becomes Rust. A text of one line is also tried as a
//! rule, by itself and in a spec.
#![no_main]

use std::fmt::Write as _;

use annotate_snippets::Renderer;
use libfuzzer_sys::fuzz_target;
use vpn_model_rule_language::parse_rule;
use vpn_model_spec::emit::emit;
use vpn_model_spec::render::render;
use vpn_model_spec::{Source, compile};

/// What takes longer to read than it teaches.
const LONGEST: usize = 8 << 10;

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    if text.len() > LONGEST {
        return;
    }
    if text.contains('\n') {
        spec(text);
    } else {
        rule(text);
        spec(&around(text));
    }
    // Spans live in a table of the thread that only grows.
    proc_macro2::extra::invalidate_current_thread_spans();
});

fn rule(text: &str) {
    match parse_rule(text) {
        Ok(stated) => {
            assert!(!stated.rule.name().is_empty());
            let _ = stated.rule.conditions();
        }
        Err(errors) => {
            for error in errors {
                assert!(!error.to_string().is_empty());
                let (start, end) = (error.span().start(), error.span().end());
                // The text is one line. An empty one has no place: there, the line is 0.
                assert!(start.line <= 1 && end.line <= 1, "{text:?}: {error}");
                assert!(start.column <= text.chars().count(), "{text:?}: {error}");
                assert!(end.column <= text.chars().count(), "{text:?}: {error}");
            }
        }
    }
}

fn spec(text: &str) {
    let sources = [Source::new(file(text), text)];
    let source = &sources[0];
    match compile(&sources) {
        Ok(specs) => {
            assert_eq!(specs.len(), 1);
            for file in emit(&specs) {
                if let Err(error) = syn::parse_file(&file.text) {
                    let (at, text) = (error.span().start(), file.text);
                    panic!("{} is no Rust at {at:?}: {error}\n{text}", file.path);
                }
            }
        }
        Err(diagnostics) => {
            assert!(!diagnostics.is_empty());
            let plain = Renderer::plain();
            for diagnostic in &diagnostics {
                let (start, end) = (diagnostic.span.start, diagnostic.span.end);
                let inside = source.text().get(start..end);
                assert!(inside.is_some(), "{diagnostic:?} in {text:?}");
                let at = source.position(start);
                assert_eq!((at.line, at.column), (diagnostic.line, diagnostic.column));
                assert!(!diagnostic.message.is_empty());
            }
            // Showing is slow, and the same for all.
            for diagnostic in diagnostics.iter().take(2) {
                assert!(!render(diagnostic, &sources, &plain).is_empty());
            }
        }
    }
}

/// The file that the spec says it is, so that it can be right.
fn file(text: &str) -> &'static str {
    if text.contains("api: otc-v5") {
        "specs/otc/v5/update-vpn-connection.md"
    } else {
        "specs/demo/v1/change-thing.md"
    }
}

/// A spec that has the rule on a member of every type.
fn around(rule: &str) -> String {
    let mut spec = String::from(HEAD);
    for holds in [
        "String",
        "Secret",
        "Boolean",
        "Integer",
        "Uuid",
        "Ipv4Address",
        "Ipv4Cidr",
        "Mode",
        "Part",
        "Array of String",
        "Array of Part",
        "Map of String",
        "Map of Part",
        "String or null",
        "Part or Array of Part",
        "Any",
        "Cidr",
        "Ipv6Cidr",
        "Ipv4CidrOrAddress",
    ] {
        let name = holds.to_lowercase().replace(' ', "_");
        let _ = writeln!(spec, "| {name} | {holds} | No | `{rule}` | Some. |");
    }
    spec + TAIL
}

const HEAD: &str = "---
api: demo-v1
provider: Demo
source: Demo API reference
read: 2025-10
update: partial
current: thing
gateway: gateway
---

# change-thing

`PATCH /v1/things`

Changes the thing.

## Request

### Thing

| Parameter | Type | Mandatory | Rules | Description |
|-----------|------|-----------|-------|-------------|
| other | String | No | | Another. |
";

const TAIL: &str = "
### Part

| Parameter | Type | Mandatory | Rules | Description |
|-----------|------|-----------|-------|-------------|
| kind | String | No | | Kind. |

## Response

### ThingResponse

| Parameter | Type | Rules | Description |
|-----------|------|-------|-------------|
| id | Uuid | | Thing. |

## Error

### ThingError

| Parameter | Type | Rules | Description |
|-----------|------|-------|-------------|
| code | String | | Code. |

## Values

### Mode

| Value | Rules | Description |
|-------|-------|-------------|
| a | | One. |
| b | | Other. |
";
