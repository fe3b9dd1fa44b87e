//! Writes the dictionaries and the seeds that come from the specs.
//!
//! `cargo run --manifest-path fuzz/Cargo.toml --example prepare`, after specs have changed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use vpn_model::Code;
use vpn_model_fuzz::specs;
use vpn_model_rule_language::Rule;
use vpn_model_spec::ir::{Base, Section, Type};

fn main() -> io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
    let json = dictionary(json_words());
    for target in ["reader", "differential", "lines", "renderers", "schema"] {
        fs::write(fuzz.join(format!("dict/{target}.dict")), &json)?;
    }
    fs::write(fuzz.join("dict/pattern.dict"), dictionary(pattern_words()))?;
    fs::write(fuzz.join("dict/spec.dict"), dictionary(spec_words()))?;
    let words = dictionary(configuration_words());
    fs::write(fuzz.join("dict/configuration.dict"), words)?;
    let seeds = fuzz.join("seeds/spec");
    fs::create_dir_all(&seeds)?;
    for (index, rule) in rules().iter().enumerate() {
        fs::write(seeds.join(format!("rule-{:03}.txt", index + 1)), rule)?;
    }
    let seeds = fuzz.join("seeds/pattern");
    fs::create_dir_all(&seeds)?;
    for (index, pattern) in patterns().iter().enumerate() {
        let seed = seeds.join(format!("pattern-{:03}.txt", index + 1));
        fs::write(seed, format!("{pattern}\na-0"))?;
    }
    for target in ["differential", "renderers", "schema"] {
        let seeds = fuzz.join(format!("seeds/{target}"));
        fs::create_dir_all(&seeds)?;
        for index in 0..48_u32 {
            fs::write(seeds.join(format!("choices-{index:03}.bin")), row(index))?;
        }
    }
    Ok(())
}

/// A row of choices that makes a large document: libFuzzer begins with short inputs, of which
/// hardly a member comes. The same in every run.
fn row(index: u32) -> Vec<u8> {
    let mut state = index.wrapping_mul(0x9E37_79B9) | 1;
    let mut row = vec![0, index.to_le_bytes()[0]];
    for _ in 0..64 << (index % 4) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        row.push(state.to_le_bytes()[2]);
    }
    row
}

/// libFuzzer's format: a quoted text a line.
fn dictionary(words: BTreeSet<String>) -> String {
    let mut lines = "# Written by `cargo run --example prepare` from the specs.\n".to_owned();
    for word in words {
        let escape = |byte: u8| match byte {
            b'"' | b'\\' => format!("\\{}", char::from(byte)),
            b' '..=b'~' => char::from(byte).to_string(),
            _ => format!("\\x{byte:02x}"),
        };
        let escaped: String = word.bytes().map(escape).collect();
        lines.push_str(&format!("\"{escaped}\"\n"));
    }
    lines
}

/// The rules of the specs, each once.
fn rules() -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    for spec in specs() {
        let members = spec.structs.iter().flat_map(|table| &table.members);
        let values = spec.enums.iter().flat_map(|list| &list.values);
        let of_members = members.flat_map(|member| &member.rules);
        let of_values = values.flat_map(|value| &value.rules);
        rules.extend(of_members.chain(of_values).map(|rule| rule.text.clone()));
    }
    rules
}

/// The patterns of the specs, and some with all that patterns can have.
fn patterns() -> BTreeSet<String> {
    let texts = [
        "^(a{2,3}|b{2}|c{1,}|(?:d?e)+|)*$",
        r"^[^a-c\]\-]*(\d\.)*$",
        "^((a*)*|(b|)+){0,2}c*$",
        "^(é|[α-ω\u{1f600}])*$",
    ];
    let mut patterns: BTreeSet<String> = texts.map(str::to_owned).into();
    for spec in specs() {
        for member in spec.structs.iter().flat_map(|table| &table.members) {
            for rule in &member.rules {
                let mut rule = &rule.stated.rule;
                while let Rule::Keys(inner) = rule {
                    rule = inner;
                }
                if let Rule::Pattern(pattern) = rule {
                    patterns.insert(pattern.text.clone());
                }
            }
        }
    }
    patterns
}

fn pattern_words() -> BTreeSet<String> {
    let words = [
        "^",
        "$",
        "(?:",
        "()",
        "[^",
        "\\d",
        "\\-",
        "\\]",
        "\\\\",
        "{0}",
        "{0,}",
        "{1,2}",
        "{1000}",
        ")*",
        ")?",
        ")+",
        "|)",
        "[a-z]",
        "[\u{0}-",
        "-\u{10ffff}]",
        "\u{d7ff}",
        "\u{e000}",
        "\n",
    ];
    words.map(str::to_owned).into()
}

fn json_words() -> BTreeSet<String> {
    let tokens = [
        "null",
        "true",
        "false",
        "{}",
        "[]",
        "{\"",
        "\":",
        "\",\"",
        "\"\"",
        "-0",
        "1e3",
        "1E+2",
        "3600.0",
        "\\u0000",
        "\\ud800",
        "\\ud83d\\ude00",
        "\\\"",
        "\\\\",
        "\u{feff}",
        "\u{1b}[31m",
        "\u{202e}",
        "99999999999999999999",
        "10.0.0.1",
        "10.0.0.0/8",
        "169.254.76.1/30",
        "169.254.76.2/30",
        "100.64.0.0/10",
        "98c5af8a-0000-1111-2222-333344445555",
        "\"$schema\"",
    ];
    let mut words: BTreeSet<String> = tokens.map(str::to_owned).into();
    for spec in specs() {
        for member in spec.structs.iter().flat_map(|table| &table.members) {
            let end = match member.holds.base() {
                Base::Struct(_) => "{",
                _ if matches!(member.holds, Type::Map(_)) => "{",
                _ if member.holds.is_array() => "[",
                _ => "",
            };
            words.insert(format!("\"{}\":{end}", member.name));
        }
        for value in spec.enums.iter().flat_map(|list| &list.values) {
            words.insert(format!("\"{}\"", value.name));
        }
    }
    words
}

fn configuration_words() -> BTreeSet<String> {
    let tokens = [
        "[[payloads]]\n",
        "[[ignore]]\n",
        "[severity]\n",
        "files = [\"**/*.json\"]\n",
        "as = \"otc-v5:update-vpn-connection:request\"\n",
        "gateway = \"g.json\"\n",
        "current = \"c.json\"\n",
        "reason = \"why\"\n",
        "pointer = \"/vpn_connection/*\"\n",
        "code = \"",
        " = \"error\"\n",
        " = \"warning\"\n",
        " = \"note\"\n",
        " = \"off\"\n",
        "a.json",
        "**/",
        "{a,b}",
        "[!a-z]",
        "../",
        "~0",
        "\"\"\"",
        "'''",
        "1979-05-27T07:32:00Z",
        "0x1F",
        "inf",
        "\\u0000",
        "\u{feff}",
        "\u{1b}[31m",
        "\u{202e}",
        "{\"vpn-model-baseline\": 1, \"violations\": [",
        "{\"file\": \"a.json\", \"code\": \"chars\", \"pointer\": \"/vpn_connection/name\", \"count\": 1}",
        "18446744073709551615",
    ];
    let mut words: BTreeSet<String> = tokens.map(str::to_owned).into();
    words.extend(Code::ALL.iter().map(|code| code.as_str().to_owned()));
    words
}

fn spec_words() -> BTreeSet<String> {
    let tokens = [
        "---\n",
        "# ",
        "## ",
        "### ",
        "`",
        "|",
        "\\|",
        "| Yes |",
        "| No |",
        "Array of ",
        " as ",
        "\n\n",
        "|---|",
        "`PATCH /v1/{thing_id}`",
        "## Values\n\n",
        "| Value | Rules | Description |\n|---|---|---|\n",
        "| Parameter | Type | Mandatory | Rules | Description |\n|---|---|---|---|---|\n",
        "| Parameter | Type | Rules | Description |\n|---|---|---|---|\n",
        "api: ",
        "provider: ",
        "source: ",
        "page: ",
        "read: 2025-10\n",
        "update: partial\n",
        "update: replace\n",
        "current: ",
        "gateway: ",
        "warn(",
        "note(",
        "source = \"",
        "except = \"",
        "assume(",
        "alone",
        " in [\"",
        " == \"",
        " != \"",
        "current.",
        "gateway.",
        "..=",
        "..",
        "i64",
        "r#",
        "r\"",
        "'",
        "/*",
        "//",
        "b\"",
        "0x10",
        "1_000",
        "\u{e9}",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "\\u{1f600}",
        "\\n",
        "&lt;",
        "<!--",
        "[a]: b\n",
        "**",
        "~~",
        "openapi: 3.0.3\n",
        "info:\n  title: Demo\n",
        "x-api: ",
        "x-rules:\n",
        "x-request-rules:\n",
        "x-update: replace\n",
        "x-gateway: true\n",
        "x-enum-descriptions:\n",
        "x-enum-rules:\n",
        "$ref: '#/components/schemas/",
        "allOf:\n",
        "oneOf:\n",
        "type: object\n",
        "type: array\n",
        "type: string\n",
        "type: integer\n",
        "format: ",
        "enum: [",
        "properties:\n",
        "items:\n",
        "required: [",
        "nullable: true\n",
        "readOnly: true\n",
        "writeOnly: true\n",
        "additionalProperties:\n",
        "minLength: 1\n",
        "maximum: 9\n",
        "pattern: ^[a-z]*$\n",
        "uniqueItems: true\n",
        "default: ",
        "description: ",
        ": >-\n",
        ": |-\n",
        "&a ",
        "*a",
        "!!str ",
        "self",
        "Self",
        "crate",
        "type",
    ];
    let mut words: BTreeSet<String> = tokens.map(str::to_owned).into();
    words.extend(Base::BUILT_IN.iter().map(|base| base.name().to_owned()));
    let headings = Section::ALL.map(Section::heading);
    words.extend(headings.map(|heading| format!("## {heading}\n\n")));
    words.extend(Rule::NAMES.iter().map(|name| format!("{name}(")));
    words.extend(rules());
    words
}
