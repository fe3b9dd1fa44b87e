//! SARIF 2.1.0, for code scanning.

use std::io::{self, Write};

use vpn_model::{Code, Severity, Violation};

use super::concise::sentence;
use super::fingerprint::Fingerprints;
use super::json::{indented, left_open, list};
use super::sarif_log::{
    ArtifactLocation, Configuration, Driver, Finding, FindingProperties, Invocation, Location, Log,
    LogicalLocation, Message, PhysicalLocation, Region, Rule, RuleProperties, Run, SCHEMA, Tool,
};
use super::{Page, Pen, Render};
use crate::summary::Summary;
use crate::text::capitalized;

/// Draws results up to their fingerprints, which depend on what came before.
pub(crate) struct Results;

/// Writes one result per violation; files without any leave nothing behind.
#[derive(Default)]
pub(crate) struct Sarif {
    results: usize,
    fingerprints: Fingerprints,
}

/// How the text of a log ends that has no results yet.
const END: &str = "]\n    }\n  ]\n}";

impl Pen for Results {
    fn draw(&self, page: &Page<'_>, _: &[u8]) -> io::Result<Vec<String>> {
        let results = page.violations().iter();
        let results =
            results.map(|violation| Ok(left_open(indented(&result(page, violation), 8)?)));
        results.collect()
    }
}

fn result(page: &Page<'_>, violation: &Violation) -> Finding {
    let region = page.range(violation).map(|(start, end)| Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    });
    Finding {
        rule_id: violation.code.as_str(),
        rule_index: Code::ALL.iter().position(|code| *code == violation.code),
        level: level(violation.severity),
        message: Message::plain(sentence(violation)),
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: artifact(page.path()),
                region,
            },
            logical_locations: [LogicalLocation {
                fully_qualified_name: violation.pointer.clone(),
                kind: "member",
            }],
        }],
        properties: FindingProperties {
            operation: page.checked.target.to_string(),
            source: violation.source,
            record: page.checked.record.map(|record| record.number),
        },
    }
}

impl Render for Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let log = Log {
            schema: SCHEMA,
            version: "2.1.0",
            runs: [Run {
                tool: Tool {
                    driver: Driver {
                        name: "vpn-model",
                        semantic_version: env!("CARGO_PKG_VERSION"),
                        short_description: Message::plain(
                            "Checks VPN API payloads before they are sent",
                        ),
                        rules: Code::ALL.iter().copied().map(rule).collect(),
                    },
                },
                column_kind: "unicodeCodePoints",
                results: [],
            }],
        };
        let log = indented(&log, 0)?;
        write!(out, "{}", log.strip_suffix(END).unwrap_or(&log))
    }

    fn file(&mut self, page: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        for (violation, result) in page.violations().iter().zip(texts) {
            let fingerprint = self.fingerprints.next(page.path(), violation);
            let result = format!(
                "{result},
          \"partialFingerprints\": {{
            \"pathCodePointer/v1\": \"{fingerprint}\"
          }}
        }}"
            );
            list(&[result], self.results, out)?;
            self.results += 1;
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let invocations = [Invocation {
            execution_successful: summary.skipped == 0,
        }];
        let invocations = indented(&invocations, 6)?;
        let end = if self.results == 0 { "" } else { "\n      " };
        let invocations = invocations.trim_start();
        writeln!(
            out,
            "{end}],\n      \"invocations\": {invocations}\n    }}\n  ]\n}}"
        )
    }
}

/// What is said of a code, whether it occurs or not.
fn rule(code: Code) -> Rule {
    let page = code.explanation();
    let plain = page.replace('`', "").replace("## ", "");
    // The paragraphs before the first heading.
    let description = page.split("\n## ").next().unwrap_or_default();
    let description = description
        .replace('`', "")
        .replace('\n', " ")
        .replace("  ", "\n\n");
    Rule {
        id: code.as_str(),
        name: pascal(code.as_str()),
        short_description: Message::plain(code.summary().replace('`', "")),
        full_description: Message::plain(description.trim()),
        help: Message {
            text: plain.trim().to_owned(),
            markdown: Some(page.trim().to_owned()),
        },
        default_configuration: Configuration {
            level: level(code.severity()),
        },
        properties: RuleProperties {
            tags: ["vpn", "payload"],
            precision: "very-high",
            severity: match code.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "recommendation",
            },
        },
    }
}

/// `tunnel-pair` as SARIF writes names: `TunnelPair`.
fn pascal(code: &str) -> String {
    code.split('-').map(capitalized).collect()
}

const fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

/// The file as a URI: relative to the repository, if it lies there.
fn artifact(path: &str) -> ArtifactLocation {
    let mut uri = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    let is_relative = !path.starts_with('/') && !path.starts_with('<');
    ArtifactLocation {
        uri,
        uri_base_id: is_relative.then_some("%SRCROOT%"),
    }
}

#[cfg(test)]
mod tests {
    use super::{artifact, pascal};

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(artifact("a b/ä:.json").uri, "a%20b/%C3%A4%3A.json");
        assert_eq!(artifact("/tmp/a.json").uri, "file:///tmp/a.json");
        assert_eq!(artifact("a.json").uri_base_id, Some("%SRCROOT%"));
    }

    #[test]
    fn a_name_is_in_pascal_case() {
        assert_eq!(pascal("tunnel-pair"), "TunnelPair");
    }
}
