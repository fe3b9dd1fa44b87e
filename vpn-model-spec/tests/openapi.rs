//! OpenAPI documents: what becomes of a good one, and what is said of a bad one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fmt::Write as _;

use insta::assert_snapshot;
use vpn_model_spec::emit::emit;
use vpn_model_spec::ir::{Spec, Token};
use vpn_model_spec::{Diagnostic, Source, compile};

const GOOD: &str = include_str!("good/things.yaml");
const FILE: &str = "specs/demo/v1/things.yaml";

fn diagnostics(title: &str, text: &str) -> Vec<Diagnostic> {
    match compile(&[Source::new(FILE, text)]) {
        Ok(_) => panic!("{title}: nothing is wrong"),
        Err(diagnostics) => diagnostics,
    }
}

#[test]
fn a_document_becomes_the_rust_that_a_careful_engineer_would_write() {
    let specs = compile(&[Source::new(FILE, GOOD)]).unwrap_or_else(|found| {
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        panic!("{}", found.join("\n"))
    });
    let files = emit(&specs);
    let file = files
        .iter()
        .find(|file| file.path == "vpn-model/src/demo/v1/things.rs");
    assert_snapshot!("openapi-things", file.unwrap().text);
}

/// What is wrong, and how a good document becomes wrong in that way.
const MISTAKES: [(&str, &str, &str); 42] = [
    ("no YAML", "openapi: 3.0.3", "openapi: [3.0.3"),
    ("another version", "openapi: 3.0.3", "openapi: 3.1.0"),
    ("no OpenAPI", "info:\n  title: Demo\n", "info:\n"),
    ("an extension that is missing", "x-read: 2025-10\n", ""),
    (
        "a key twice",
        "x-read: 2025-10",
        "x-read: 2025-10\nx-read: 2025-11",
    ),
    ("an anchor", "info:\n", "info: &info\n"),
    (
        "an alias",
        "x-read: 2025-10",
        "x-read: &x 2025-10\nx-page: *x",
    ),
    ("a tag", "x-read: 2025-10", "x-read: !!str 2025-10"),
    (
        "a second document",
        "openapi: 3.0.3\n",
        "openapi: 3.0.3\n---\n",
    ),
    (
        "a scheme that is no token",
        "scheme: bearer",
        "scheme: basic",
    ),
    (
        "a reference that leads to itself",
        "    Kind:\n",
        "    Round:\n      $ref: '#/components/schemas/Round'\n    Kind:\n",
    ),
    (
        "a rule in quotes that does not fit",
        "- required_when(kind == \"even\", gateway.mode == \"full\")",
        "- 'required_when(kinds == \"even\", gateway.mode == \"full\")'",
    ),
    (
        "an unknown extension",
        "x-update: replace",
        "x-updates: replace",
    ),
    (
        "an operation without an id",
        "operationId: GetThing\n",
        "deprecated: false\n",
    ),
    (
        "a scheme that is not there",
        "- token: [thing.change]",
        "- tokens: [thing.change]",
    ),
    (
        "a schema that is not there",
        "schemas/Kind'",
        "schemas/Kinds'",
    ),
    (
        "a parameter that is not there",
        "parameters/thingId'",
        "parameters/thing'",
    ),
    (
        "a response that is not there",
        "responses/NotFound'",
        "responses/Gone'",
    ),
    ("a header", "in: query", "in: header"),
    (
        "a query in another style",
        "in: query",
        "in: query\n          style: spaceDelimited",
    ),
    (
        "a map in a query that is no deep object",
        "type: boolean\n      responses:",
        "type: object\n            additionalProperties:\n              type: string\n      responses:",
    ),
    (
        "a path in another style",
        "in: path",
        "in: path\n      style: label",
    ),
    (
        "a path parameter that is left out",
        "name: thingId",
        "name: thing",
    ),
    (
        "a choice",
        "      type: string\n      enum: [odd, even]",
        "      oneOf:\n        - type: string",
    ),
    (
        "a meaning of a value that is no text",
        "odd: Not even.",
        "odd: [Not even.]",
    ),
    (
        "a place elsewhere that is no text",
        "description: A thing.\n      type: object",
        "description: A thing.\n      type: object\n      x-elsewhere:\n        name: 3",
    ),
    ("a number with a fraction", "type: integer", "type: number"),
    (
        "a keyword of a list on a text",
        "minLength: 1\n",
        "minItems: 1\n",
    ),
    ("an unknown format", "format: ipv4", "format: ipv6"),
    (
        "a pattern that implies a length",
        "^[a-z]*$",
        "^[a-z]{1,63}$",
    ),
    ("a pattern that is not anchored", "^[a-z]*$", "[a-z]*"),
    ("a list of numbers", "minimum: 1\n", "enum: [1, 2]\n"),
    (
        "a keyword without a meaning here",
        "minimum: 1\n",
        "multipleOf: 2\n",
    ),
    ("an example", "minimum: 1\n", "example: 1\n"),
    (
        "a rule that does not read",
        "required_when(kind ==",
        "required_when(kind =",
    ),
    (
        "a rule that is not known",
        "- required_when(kind == \"even\", gateway.mode == \"full\")",
        "- 'unsupportd'",
    ),
    (
        "a member that is not there",
        "required_when(kind ==",
        "required_when(kinds ==",
    ),
    (
        "required and not described",
        "required: [network]",
        "required: [net]",
    ),
    (
        "a description that is missing",
        "description: What it is called.\n",
        "title: Name\n",
    ),
    (
        "a value without a description",
        "        odd: Not even.\n",
        "",
    ),
    (
        "another body for the same class",
        "'404':\n          $ref: '#/components/responses/NotFound'\n      security",
        "'404':\n          $ref: '#/components/responses/NotFound'\n        '500':\n          description: No.\n          content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/Base'\n      security",
    ),
    (
        "a schema that nobody refers to",
        "    Refusal:\n",
        "    Unused:\n      type: object\n    Refusal:\n",
    ),
];

#[test]
fn every_mistake_is_told_with_its_place_and_what_was_expected() {
    let mut text = String::new();
    for (title, good, bad) in MISTAKES {
        let document = GOOD.replacen(good, bad, 1);
        assert_ne!(document, GOOD, "{title}: nothing was replaced");
        writeln!(text, "## {title}\n").unwrap();
        for diagnostic in diagnostics(title, &document) {
            writeln!(text, "{diagnostic}").unwrap();
        }
        text.push('\n');
    }
    assert_snapshot!("openapi-mistakes", text);
}

/// What is marked is what is wrong: no more, and no less.
#[test]
fn every_mistake_is_marked_to_the_letter() {
    let mut text = String::new();
    for (title, good, bad) in MISTAKES {
        let document = GOOD.replacen(good, bad, 1);
        let source = Source::new(FILE, document.as_str());
        for diagnostic in diagnostics(title, &document) {
            let marked = source.slice(diagnostic.span);
            writeln!(text, "{title}: {marked:?}").unwrap();
        }
    }
    assert_snapshot!("openapi-marked", text);
}

/// Found by fuzzing: the parser stops behind the last character.
#[test]
fn what_ends_too_early_is_wrong_inside_of_the_text() {
    for text in [
        "ran == \"ge(30..items:\n=200)",
        "a: \"ä",
        "ä: [ä",
        "openapi: {",
    ] {
        let sources = [Source::new(FILE, text)];
        let found = compile(&sources).unwrap_err();
        for diagnostic in &found {
            let (start, end) = (diagnostic.span.start, diagnostic.span.end);
            assert!(text.get(start..end).is_some(), "{diagnostic:?}");
        }
        assert!(found[0].message.starts_with("this is no YAML"), "{found:?}");
    }
}

fn compiled(document: &str) -> Spec {
    match compile(&[Source::new(FILE, document)]) {
        Ok(mut specs) => specs.remove(0),
        Err(found) => panic!("{found:#?}"),
    }
}

#[test]
fn a_token_can_have_a_header_of_its_own() {
    assert_eq!(compiled(GOOD).token, Some(Token::Bearer));
    let scheme = "type: apiKey\n      in: header\n      name: X-Auth-Token";
    let document = GOOD.replace("type: http\n      scheme: bearer", scheme);
    let header = "X-Auth-Token".to_owned();
    assert_eq!(compiled(&document).token, Some(Token::Header(header)));
}

#[test]
fn each_operation_of_a_document_can_be_looked_at_alone() {
    let specs = compiled(GOOD).by_operation();
    let ids: Vec<Vec<&str>> = specs
        .iter()
        .map(|spec| spec.operations.iter().map(|it| it.id.as_str()).collect())
        .collect();
    assert_eq!(ids, [["get-thing"], ["change-thing"]]);
}

#[test]
fn a_reference_to_a_reference_leads_to_the_schema() {
    let sort = "    Sort:\n      $ref: '#/components/schemas/Kind'\n    Kind:\n";
    let document = GOOD
        .replace("schemas/Kind'", "schemas/Sort'")
        .replace("    Kind:\n", sort);
    assert_ne!(document, GOOD);
    assert_eq!(emit(&[compiled(&document)]), emit(&[compiled(GOOD)]));
}

/// Whatever stands where nothing is expected is reported, and reported there.
#[test]
fn an_unknown_key_is_found_in_every_object_of_the_document() {
    let lines: Vec<&str> = GOOD.lines().collect();
    let mut tried = 0;
    for (number, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let begins_an_object = line.trim_start().contains(": ") && !line.contains("- ");
        let in_block_text = line.contains("Everything is replaced");
        if !begins_an_object || in_block_text || line.ends_with("|-") {
            continue;
        }
        let unknown = format!("{}zzz: 1", " ".repeat(indent));
        let mut with_unknown = lines.clone();
        with_unknown.insert(number + 1, &unknown);
        let text = with_unknown.join("\n");
        let found = diagnostics(line, &text);
        let is_found = found.iter().any(|one| {
            // A schema, a status or a scheme of that name is wrong in another way, in the same place.
            (number + 1..=number + 2).contains(&one.line) || one.message.contains("zzz")
        });
        assert!(is_found, "line {}: {line}\n{found:?}", number + 2);
        tried += 1;
    }
    assert!(tried > 80, "{tried}");
}

#[test]
fn a_document_that_is_cut_short_anywhere_is_no_panic() {
    for (end, _) in GOOD.char_indices().step_by(3) {
        let (start, rest) = GOOD.split_at(end);
        let without_a_character: String = rest.chars().skip(1).collect();
        let _ = compile(&[Source::new(FILE, start)]);
        let _ = compile(&[Source::new(FILE, format!("{start}{without_a_character}"))]);
    }
}
