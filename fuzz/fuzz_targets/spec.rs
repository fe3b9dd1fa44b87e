//! Arbitrary text through the spec compiler and the rule language.
//!
//! Nothing may panic. What is wrong with a spec has a place in it and can be
//! shown; what compiles becomes Rust. A text is an OpenAPI document when it says
//! so near its top, or has a percent sign in front of it, and a page of tables
//! otherwise. A text of one line is also tried as a rule, by itself and in a spec
//! of either kind.
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

/// OpenAPI documents say the same in more words.
const LONGEST_OPENAPI: usize = 24 << 10;

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    if let Some(document) = openapi(text) {
        if document.len() <= LONGEST_OPENAPI {
            spec(openapi_file(document), document);
        }
    } else if text.len() > LONGEST {
        // Nothing.
    } else if text.contains('\n') {
        spec(file(text), text);
    } else {
        rule(text);
        spec("specs/demo/v1/change-thing.md", &around(text));
        spec("specs/demo/v1/things.yaml", &openapi_around(text));
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

/// The text, if it is an OpenAPI document.
fn openapi(text: &str) -> Option<&str> {
    if let Some(marked) = text.strip_prefix('%') {
        return Some(marked);
    }
    // A comment can come first.
    let mut lines = text.lines().take(4);
    lines
        .any(|line| line.starts_with("openapi:"))
        .then_some(text)
}

fn spec(file: &str, text: &str) {
    let sources = [Source::new(file, text)];
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

/// The file that the document says it is, so that it can be right.
fn openapi_file(text: &str) -> &'static str {
    let mut lines = text.lines();
    let api = lines.find_map(|line| line.strip_prefix("x-api:"));
    match api.map(str::trim) {
        Some("altostrat") => "specs/altostrat/managed-vpn.yaml",
        Some("stackit-v1") => "specs/stackit/v1/connections.yaml",
        Some("stackit-v1alpha1") => "specs/stackit/v1alpha1/connections.yaml",
        Some("stackit-v1beta1") => "specs/stackit/v1beta1/connections.yaml",
        _ => "specs/demo/v1/things.yaml",
    }
}

/// The file that the page says it is.
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

/// The same in an OpenAPI document. YAML takes the rule as it is: a quote in it
/// is written twice, and nothing else is special.
fn openapi_around(rule: &str) -> String {
    let rule = rule.replace('\'', "''");
    let mut spec = String::from(OPENAPI_HEAD);
    for (name, schema) in [
        ("text", "type: string"),
        ("number", "type: integer"),
        ("flag", "type: boolean"),
        ("uuid", "type: string\n          format: uuid"),
        ("address", "type: string\n          format: ipv4"),
        (
            "texts",
            "type: array\n          items:\n            type: string",
        ),
        (
            "map",
            "type: object\n          additionalProperties:\n            type: string",
        ),
        ("null", "type: string\n          nullable: true"),
    ] {
        let _ = writeln!(
            spec,
            "        {name}:\n          {schema}\n          description: Some.\n          x-rules: ['{rule}']"
        );
    }
    spec
}

const OPENAPI_HEAD: &str = "openapi: 3.0.3
info:
  title: Demo
  version: '1'
x-api: demo-v1
x-provider: Demo
x-source: Demo API 1
x-read: 2025-10
servers:
  - url: https://demo.example/
paths:
  /v1/things:
    put:
      operationId: changeThing
      description: Changes a thing.
      x-update: replace
      x-gateway: true
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Thing'
      responses:
        '200':
          description: The thing.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Answer'
        '404':
          description: There is none.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Answer'
components:
  schemas:
    Answer:
      type: object
      description: An answer.
      properties:
        id:
          type: string
          description: Thing.
    Thing:
      type: object
      description: A thing.
      properties:
";

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
