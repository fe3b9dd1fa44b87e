//! What a report is in each format, found out with other people's parsers.

use std::collections::HashSet;

use pulldown_cmark::{Event, Options, Parser, Tag};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;
use serde_json::Value;
use vpn_model::{Code, Report, Severity};
use vpn_model_cli::fuzzing::{Line, Look};

/// GitHub's table has so many rows at most.
const ROWS: usize = 100;

/// The text is a report in that format, about all of these violations.
pub fn says_all(look: Look, shown: &str, report: &Report) {
    let found = report.violations().len();
    match look {
        Look::Plain | Look::Colored => {}
        Look::Concise => {
            let lines = shown.lines();
            assert_eq!(lines.count(), found, "{shown}");
        }
        Look::Json => json(shown, report),
        Look::Ndjson => {
            let lines = shown.lines().map(|line| {
                serde_json::from_str::<Value>(line)
                    .unwrap_or_else(|error| panic!("{error}: {line}"))
            });
            assert_eq!(lines.count(), found, "{shown}");
        }
        Look::Sarif => {
            let log = value(shown);
            let results = log["runs"][0]["results"].as_array().expect("a list");
            assert_eq!(results.len(), found, "{shown}");
            unique(results, "/partialFingerprints/pathCodePointer~1v1");
        }
        Look::Gitlab => {
            let issues = value(shown);
            let issues = issues.as_array().expect("a list");
            assert_eq!(issues.len(), found, "{shown}");
            unique(issues, "/fingerprint");
        }
        Look::Junit => junit(shown, report),
        Look::Github => github(shown),
        Look::StepSummary => {
            let violations = report.violations().iter();
            // These share a line of the log.
            let others = violations.filter(|one| one.code != Code::Unchecked);
            step_summary(shown, others.count());
        }
    }
}

fn value(shown: &str) -> Value {
    serde_json::from_str(shown).unwrap_or_else(|error| panic!("{error}: {shown}"))
}

/// Pipelines tell violations apart by their fingerprints.
fn unique(list: &[Value], pointer: &str) {
    let mut seen = HashSet::new();
    for one in list {
        let fingerprint = one.pointer(pointer).and_then(Value::as_str);
        let fingerprint = fingerprint.expect("each has one");
        assert!(seen.insert(fingerprint), "{fingerprint} twice");
    }
}

fn json(shown: &str, report: &Report) {
    let object = value(shown);
    let listed = object["files"][0]["violations"].as_array();
    let listed = listed.expect("a list");
    assert_eq!(listed.len(), report.violations().len());
    let count = |key: &str| object["summary"][key].as_u64().expect("a number");
    let counted = count("errors") + count("warnings") + count("notes");
    assert_eq!(counted, listed.len() as u64);
}

/// A test case for each error, or one that passes.
fn junit(shown: &str, report: &Report) {
    let errors = report.count(Severity::Error);
    assert_eq!(xml(shown), (errors.max(1), errors), "{shown}");
}

/// The text is well-formed XML; how many test cases and failures it has.
fn xml(shown: &str) -> (usize, usize) {
    let mut reader = Reader::from_str(shown);
    let (mut cases, mut failures, mut depth) = (0, 0, 0_i32);
    loop {
        let event = reader.read_event();
        match event.unwrap_or_else(|error| panic!("{error}: {shown}")) {
            Xml::Start(element) => {
                depth += 1;
                match element.name().as_ref() {
                    b"testcase" => cases += 1,
                    b"failure" => failures += 1,
                    _ => {}
                }
                for attribute in element.attributes() {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{error}: {shown}"));
                    assert!(!attribute.value.contains(&b'<'), "{shown}");
                }
            }
            Xml::End(_) => depth -= 1,
            // A file with lines, nothing of which is wrong.
            Xml::Empty(element) if element.name().as_ref() == b"testcase" => cases += 1,
            // An entity of XML, and none that a document would have to define.
            Xml::GeneralRef(name) => {
                let known: [&[u8]; 4] = [b"amp", b"lt", b"gt", b"quot"];
                assert!(known.contains(&name.as_ref()), "{shown}");
            }
            Xml::Text(text) => assert!(depth > 0 || text.trim_ascii().is_empty(), "{shown}"),
            Xml::Decl(_) => {}
            Xml::Eof => break,
            other => panic!("{other:?} in {shown}"),
        }
    }
    assert_eq!(depth, 0, "{shown}");
    (cases, failures)
}

/// Each line is a command of ours, or none at all.
fn github(shown: &str) {
    let lines: Vec<_> = shown.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let is_ours = ["error", "warning", "notice"]
            .iter()
            .any(|level| line.starts_with(&format!("::{level} ")));
        let is_last = number + 1 == lines.len();
        let is_plain = line.starts_with("- ") || (is_last && line.starts_with("1 file"));
        assert!(is_ours || is_plain, "{line:?} of {shown}");
        assert!(!line.contains("##["), "{line:?} of {shown}");
    }
}

/// A table in Markdown with a row for each violation, and nothing that is more than text.
fn step_summary(shown: &str, found: usize) {
    let start = shown.find("### vpn-model\n").expect("a heading");
    let markdown = &shown[start..];
    let mut rows = 0;
    for line in markdown.lines().filter(|line| line.starts_with('|')) {
        rows += 1;
        let mut pipes = 0;
        let mut escaped = false;
        for character in line.chars() {
            pipes += usize::from(character == '|' && !escaped);
            escaped = character == '\\' && !escaped;
        }
        assert_eq!(pipes, 5, "{line}");
    }
    // Two of them are the head.
    let expected = if found == 0 { 0 } else { found.min(ROWS) + 2 };
    assert_eq!(rows, expected, "{markdown}");
    let mut tables = 0;
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        let is_text = match &event {
            Event::Start(tag) => {
                tables += usize::from(matches!(tag, Tag::Table(_)));
                matches!(
                    tag,
                    Tag::Table(_)
                        | Tag::TableHead
                        | Tag::TableRow
                        | Tag::TableCell
                        | Tag::Paragraph
                        | Tag::Heading { .. }
                )
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::Rule | Event::HardBreak => false,
            _ => true,
        };
        assert!(is_text, "{event:?} in {markdown}");
    }
    assert_eq!(tables, usize::from(found > 0), "{markdown}");
}

/// Nothing that is written moves a cursor or sets a colour.
pub fn printable(what: &str, shown: &str) {
    let control = shown.chars().find(|one| one.is_control() && *one != '\n');
    assert_eq!(control, None, "{what}: {shown:?}");
}

/// The text is a report about a file of these lines, with these reports.
pub fn lines_say_all(look: Look, shown: &str, lines: &[Line], reports: &[Report]) {
    let found: usize = reports.iter().map(|report| report.violations().len()).sum();
    let errors: usize = reports.iter().map(|one| one.count(Severity::Error)).sum();
    // A payload that is fine is not shown.
    match look {
        Look::Json => {
            let object = value(shown);
            let file = &object["files"][0];
            assert_eq!(file["records"], lines.len(), "{shown}");
            assert_eq!(file["valid"], errors == 0, "{shown}");
            let listed = file["violations"].as_array().expect("a list").iter();
            let listed = listed.map(|one| (one["record"].as_u64(), one["code"].as_str()));
            let expected = lines
                .iter()
                .zip(reports)
                .flat_map(|((_, number, _), report)| {
                    let number = u64::try_from(*number).ok();
                    let violations = report.violations().iter();
                    violations.map(move |one| (number, Some(one.code.as_str())))
                });
            assert!(listed.eq(expected), "{shown}");
        }
        Look::Ndjson | Look::Concise => assert_eq!(shown.lines().count(), found, "{shown}"),
        Look::Sarif => {
            let log = value(shown);
            let results = log["runs"][0]["results"].as_array().expect("a list");
            assert_eq!(results.len(), found, "{shown}");
            unique(results, "/partialFingerprints/pathCodePointer~1v1");
        }
        Look::Gitlab => {
            let issues = value(shown);
            let issues = issues.as_array().expect("a list");
            assert_eq!(issues.len(), found, "{shown}");
            unique(issues, "/fingerprint");
        }
        Look::Junit => assert_eq!(xml(shown).1, errors, "{shown}"),
        Look::Github => github(shown),
        Look::StepSummary | Look::Plain | Look::Colored => {}
    }
}
