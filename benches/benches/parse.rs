//! How long it takes to read a body with all rules, beside the peers.
//!
//! Per body a table, with the same candidates in each. Those with types stop at
//! the first mistake that a type sees, so a bad body is held beside the good one.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use validator::Validate as _;
use vpn_model::otc::v5::{UpdateIkePolicy, UpdateVpnConnectionRequest as Ours};
use vpn_model::{BodyInfo, Context, Limits, Model as _, operations};
use vpn_model_benches::harness::{Candidate, Rounds, micros, ratio};
use vpn_model_benches::{bare, bodies, page, plain};

const SCHEMA: &str = include_str!("../cli/update-vpn-connection.schema.json");

fn main() -> io::Result<()> {
    let rounds = Rounds::of_bench(1_000);
    let schema: Value = serde_json::from_str(SCHEMA)?;
    let schemas = Schemas::new(&schema, bodies::stored()?);
    let mut report = String::new();
    let (small, typical) = (bodies::SMALL.to_owned(), bodies::TYPICAL.to_owned());
    for (name, good, bad) in [
        ("Small", small, bodies::SMALL_BAD.to_owned()),
        ("Typical", typical, bodies::TYPICAL_BAD.to_owned()),
        ("Maximal", bodies::maximal(), bodies::maximal_bad()),
    ] {
        let title = format!("{name}, {} bytes:", good.len());
        let candidates = peers(good.as_bytes(), &schemas);
        let _ = writeln!(report, "{}", rounds.table(&title, &candidates));
        let title = format!("{name}, {} bytes, with mistakes:", bad.len());
        let of_good = || usize::from(Ours::from_json(&good).is_ok());
        let mut candidates = vec![Candidate::new(
            "vpn-model, `from_json`, of the good body",
            of_good,
        )];
        candidates.extend(peers(bad.as_bytes(), &schemas));
        let _ = writeln!(report, "{}", rounds.table(&title, &candidates));
    }
    report += &in_another_order(rounds)?;
    report += &(phase_1(rounds) + "\n");
    report += &(without_rules(rounds) + "\n");
    report += &written(rounds)?;
    report += &all_operations(rounds)?;
    page::publish("parse", &report)
}

/// Made once, as a service would.
struct Schemas {
    /// With it, every rule can be checked.
    stored: Context,
    /// Without, and rules that were not checked are only counted.
    counting: Context,
    jsonschema: jsonschema::Validator,
    boon: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Schemas {
    #[expect(clippy::expect_used, reason = "the schema is ours")]
    fn new(schema: &Value, stored: Context) -> Self {
        let mut compiler = boon::Compiler::new();
        let mut boon = boon::Schemas::new();
        compiler.enable_format_assertions();
        compiler
            .add_resource("body.json", schema.clone())
            .expect("the schema is JSON");
        Self {
            stored,
            counting: Context::new().limits(Limits::default().unchecked(0)),
            index: compiler
                .compile("body.json", &mut boon)
                .expect("boon takes the schema"),
            jsonschema: jsonschema::options()
                .should_validate_formats(true)
                .build(schema)
                .expect("jsonschema takes the schema"),
            boon,
        }
    }
}

fn peers<'b>(body: &'b [u8], schemas: &'b Schemas) -> Vec<Candidate<'b>> {
    let typed = move || serde_json::from_slice::<plain::Request>(body);
    let value = move || serde_json::from_slice::<Value>(body);
    vec![
        Candidate::new("serde_json, typed, no rules", move || {
            usize::from(typed().is_ok())
        }),
        Candidate::new("jiter, tokens only", move || {
            usize::from(jiter::Jiter::new(body).next_skip().is_ok())
        }),
        Candidate::new("serde_json, typed, and garde", move || {
            typed().map_or(0, |value| {
                usize::from(garde::Validate::validate(&value).is_ok())
            })
        }),
        Candidate::new("serde_json, typed, and validator", move || {
            typed().map_or(0, |value| usize::from(value.validate().is_ok()))
        }),
        Candidate::new(
            "serde_json, untyped, and jsonschema, all errors",
            move || value().map_or(0, |value| schemas.jsonschema.iter_errors(&value).count()),
        ),
        Candidate::new("serde_json, untyped, and boon", move || {
            value().map_or(0, |value| {
                usize::from(schemas.boon.validate(&value, schemas.index).is_ok())
            })
        }),
        Candidate::new("vpn-model, `from_json`", move || {
            match Ours::from_json(body) {
                Ok(_) => 0,
                Err(report) => report.violations().len(),
            }
        }),
        Candidate::new("vpn-model, `from_json_with`, what is stored", move || {
            match Ours::from_json_with(body, &schemas.stored) {
                Ok(_) => 0,
                Err(report) => report.violations().len(),
            }
        }),
        Candidate::new("vpn-model, `from_json_with`, notes counted", move || {
            match Ours::from_json_with(body, &schemas.counting) {
                Ok(_) => 0,
                Err(report) => report.violations().len(),
            }
        }),
        Candidate::new("vpn-model, `is_valid`", move || {
            usize::from(Ours::is_valid(body))
        }),
    ]
}

/// The typical body with its members in the order of the alphabet, in one line.
fn in_another_order(rounds: Rounds) -> io::Result<String> {
    let body = bodies::in_another_order(bodies::TYPICAL)?;
    let body = body.as_bytes();
    let title = format!(
        "Typical, in alphabetical order and in one line, {} bytes:",
        body.len()
    );
    let candidates = [
        Candidate::new("serde_json, typed, no rules", || {
            usize::from(serde_json::from_slice::<plain::Request>(body).is_ok())
        }),
        Candidate::new("vpn-model, `from_json`", || {
            usize::from(Ours::from_json(body).is_ok())
        }),
    ];
    Ok(rounds.table(&title, &candidates) + "\n")
}

/// A part of the body, of which no rule depends on what is stored: so there are no notes to make.
fn phase_1(rounds: Rounds) -> String {
    let body = bodies::PHASE_1.as_bytes();
    let typed = || serde_json::from_slice::<plain::IkePolicy>(body);
    let title = format!("Phase 1 alone, {} bytes in one line, no notes:", body.len());
    rounds.table(
        &title,
        &[
            Candidate::new("serde_json, typed, no rules", || {
                usize::from(typed().is_ok())
            }),
            Candidate::new("serde_json, typed, and garde", || {
                typed().map_or(0, |value| {
                    usize::from(garde::Validate::validate(&value).is_ok())
                })
            }),
            Candidate::new("serde_json, typed, and validator", || {
                typed().map_or(0, |value| usize::from(value.validate().is_ok()))
            }),
            Candidate::new("vpn-model, `from_json`", || {
                usize::from(UpdateIkePolicy::from_json(body).is_ok())
            }),
            Candidate::new("vpn-model, `is_valid`", || {
                usize::from(UpdateIkePolicy::is_valid(body))
            }),
        ],
    )
}

/// What rules cost, and what is left without them.
fn without_rules(rounds: Rounds) -> String {
    let body = bodies::TYPICAL.as_bytes();
    let title = format!(
        "The same structs without rules, typical, {} bytes:",
        body.len()
    );
    rounds.table(
        &title,
        &[
            Candidate::new("serde_json, typed, no rules", || {
                usize::from(serde_json::from_slice::<plain::Request>(body).is_ok())
            }),
            Candidate::new("jiter, tokens only", || {
                usize::from(jiter::Jiter::new(body).next_skip().is_ok())
            }),
            Candidate::new("vpn-model, `from_json`, no rules", || {
                usize::from(bare::Request::from_json(body).is_ok())
            }),
            Candidate::new("vpn-model, `is_valid`, no rules", || {
                usize::from(bare::Request::is_valid(body))
            }),
            Candidate::new("vpn-model, `is_valid`, all rules", || {
                usize::from(Ours::is_valid(body))
            }),
        ],
    )
}

/// How long it takes to write what was read.
fn written(rounds: Rounds) -> io::Result<String> {
    fn size(value: &impl Serialize) -> usize {
        serde_json::to_vec(value).map_or(0, |text| text.len())
    }
    fn read<T: DeserializeOwned>(text: &str) -> io::Result<T> {
        Ok(serde_json::from_str(text)?)
    }
    let plain: plain::Request = read(bodies::TYPICAL)?;
    let ours: Ours = read(bodies::TYPICAL)?;
    let table = rounds.table(
        "Writing the typical body with serde_json:",
        &[
            Candidate::new("derived by serde", || size(&plain)),
            Candidate::new("vpn-model", || size(&ours)),
        ],
    );
    Ok(table + "\n")
}

/// Every operation's request (or response, where there is none), the longest valid one of the corpus.
fn all_operations(rounds: Rounds) -> io::Result<String> {
    let mut table = "Every operation, its longest valid body of the corpus. Of serde_json means: of the time that it \
                     takes to read the body untyped and without rules.\n\n\
                     |  | bytes | serde_json, untyped | vpn-model | of serde_json |\n\
                     | --- | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for operation in operations() {
        let (kind, info) = match &operation.request {
            Some(request) => ("request", request),
            None => ("response", &operation.response),
        };
        let Some(text) = longest_valid(operation.id, kind, info)? else {
            continue;
        };
        let context = Context::new();
        let medians = rounds.medians(&[
            Candidate::new("serde_json", || {
                usize::from(serde_json::from_slice::<Value>(&text).is_ok())
            }),
            Candidate::new("vpn-model", || {
                info.check_json(&text, &context).violations().len()
            }),
        ]);
        if let [serde, ours] = *medians {
            let _ = writeln!(
                table,
                "| {} {kind} | {} | {} | {} | {:.2} |",
                operation.id,
                text.len(),
                micros(serde),
                micros(ours),
                ratio(ours, serde),
            );
        }
    }
    Ok(table)
}

fn longest_valid(id: &str, kind: &str, info: &BodyInfo) -> io::Result<Option<Vec<u8>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../specs/examples")
        .join(id.replace(':', "/"))
        .join(kind);
    let mut longest: Option<Vec<u8>> = None;
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        if !name.ends_with(".json") || name.ends_with(".expect.json") {
            continue;
        }
        let text = std::fs::read(&path)?;
        let is_longer = longest
            .as_ref()
            .is_none_or(|known| known.len() < text.len());
        let is_read = serde_json::from_slice::<Value>(&text).is_ok();
        if is_longer && is_read && !info.check_json(&text, &Context::new()).has_errors() {
            longest = Some(text);
        }
    }
    Ok(longest)
}
