//! The conformance corpus in `specs/examples`: every case gives what it says,
//! every rule instance has a case, and the files are those of the strategies.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers included"
)]

#[cfg(feature = "proptest")]
#[path = "corpus/cases.rs"]
mod cases;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use vpn_model::schema::{Clause, FieldSchema, Kind, Rule, Schema};
use vpn_model::{BodyInfo, Code, Context, operations};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/examples")
}

/// The folder of every body.
fn bodies() -> Vec<(String, BodyInfo)> {
    let folders = |operation: &vpn_model::OperationInfo| {
        let path = operation.id.replace(':', "/");
        let named = move |(kind, body): (_, &BodyInfo)| (format!("{path}/{kind}"), *body);
        operation.bodies().map(named).collect::<Vec<_>>()
    };
    operations().iter().flat_map(folders).collect()
}

/// The payload files of a body.
fn payloads(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(root().join(folder))
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_str().unwrap().ends_with(".expect.json"))
        .collect();
    paths.sort();
    paths
}

fn expectation(payload: &Path) -> Value {
    let path = payload.with_extension("expect.json");
    let text = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap()
}

fn context(expectation: &Value) -> Context {
    let mut context = Context::new();
    if let Some(current) = expectation.pointer("/context/current") {
        context = context
            .current_json(current.to_string().as_bytes())
            .unwrap();
    }
    if let Some(gateway) = expectation.pointer("/context/gateway") {
        context = context
            .gateway_json(gateway.to_string().as_bytes())
            .unwrap();
    }
    context
}

#[test]
fn every_case_gives_exactly_the_violations_that_it_names() {
    for (folder, body) in bodies() {
        for path in payloads(&folder) {
            let expectation = expectation(&path);
            let report = body.check_json(fs::read(&path).unwrap(), &context(&expectation));
            let found: Vec<Value> = report
                .violations()
                .iter()
                .filter(|violation| violation.code != Code::Unchecked)
                .map(|violation| {
                    serde_json::json!({
                        "code": violation.code,
                        "severity": violation.severity,
                        "pointer": violation.pointer,
                    })
                })
                .collect();
            assert_eq!(
                Value::Array(found),
                expectation["violations"],
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn every_rule_instance_has_a_case() {
    for (folder, body) in bodies() {
        // The rule stands in the name of the file: in a response all codes are `drift`.
        let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in payloads(&folder) {
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            for violation in expectation(&path)["violations"].as_array().unwrap() {
                let pointer = pattern(violation["pointer"].as_str().unwrap());
                named.entry(pointer).or_default().insert(stem.clone());
            }
        }
        let mut missing = Vec::new();
        for (code, pointer) in instances(body.schema) {
            let title = title(code, &pointer);
            let is_case = |stem: &String| {
                stem.split_once('-')
                    .is_some_and(|(_, named)| named == title)
            };
            let stems = named
                .iter()
                .filter(|(named, _)| fits(named, &pointer) || is_below(named, &pointer, code))
                .flat_map(|(_, stems)| stems);
            if !stems.into_iter().any(is_case) {
                missing.push(format!("{code} at {pointer}"));
            }
        }
        assert!(
            missing.is_empty(),
            "{folder} has no case for {missing:#?}; {HOW}"
        );
    }
}

const HOW: &str = "write the corpus anew: \
    cargo run -p vpn-model --features proptest --example corpus";

/// The rule and the place as they stand in the name of the file.
fn title(code: Code, pointer: &str) -> String {
    let unknown = if code == Code::UnknownField {
        "-unknown"
    } else {
        ""
    };
    let place = pointer.replace("/*", "/item").replace('/', "-");
    format!("{code}{place}{unknown}")
}

/// Whether it is the place; an item has any number, a map's value any key.
fn fits(named: &str, pointer: &str) -> bool {
    let (named, pointer): (Vec<_>, Vec<_>) =
        (named.split('/').collect(), pointer.split('/').collect());
    let fits = |(named, wanted): (&&str, &&str)| *wanted == "*" || named == wanted;
    named.len() == pointer.len() && named.iter().zip(&pointer).all(fits)
}

/// An unknown member has any name.
fn is_below(named: &str, pointer: &str, code: Code) -> bool {
    let parent = named.rsplit_once('/').map(|(parent, _)| parent);
    code == Code::UnknownField && parent == Some(pointer)
}

/// The pointer with `*` for the numbers of items.
fn pattern(pointer: &str) -> String {
    let segment = |segment: &str| match segment.parse::<usize>() {
        Ok(_) => "*".to_owned(),
        Err(_) => segment.to_owned(),
    };
    pointer
        .split('/')
        .map(segment)
        .collect::<Vec<_>>()
        .join("/")
}

/// Every rule of a body and where it reports, read off the schema alone.
fn instances(schema: &'static Schema) -> Vec<(Code, String)> {
    let mut all = vec![(Code::Syntax, String::new())];
    value(Kind::Object(schema), None, schema.tolerant, "", &mut all);
    all
}

fn value(
    kind: Kind,
    field: Option<&'static FieldSchema>,
    tolerant: bool,
    at: &str,
    all: &mut Vec<(Code, String)>,
) {
    if let Kind::Nullable(kind) = kind {
        return value(*kind, field, tolerant, at, all);
    }
    if !matches!(kind, Kind::Any) {
        all.push((Code::Type, at.to_owned()));
    }
    match kind {
        Kind::Integer(_) => all.push((Code::Range, at.to_owned())),
        Kind::Format(_) => all.push((Code::Format, at.to_owned())),
        Kind::Values(list) => {
            all.push((Code::Enum, at.to_owned()));
            let cautions = list.values.iter().flat_map(|value| value.cautions);
            let cautions = cautions.filter(|_| !tolerant);
            all.extend(cautions.map(|stated| (stated.rule.code(), at.to_owned())));
        }
        Kind::Object(schema) => {
            all.push((Code::UnknownField, at.to_owned()));
            for field in schema.fields {
                let at = format!("{at}/{}", field.name);
                if field.required && !tolerant {
                    all.push((Code::Required, at.clone()));
                }
                all.push((Code::DuplicateField, at.clone()));
                value(field.kind, Some(field), tolerant, &at, all);
            }
        }
        Kind::List(item) => value(*item, field, tolerant, &format!("{at}/*"), all),
        Kind::Map(of) => {
            all.push((Code::DuplicateField, format!("{at}/*")));
            value(*of, field, tolerant, &format!("{at}/*"), all);
        }
        Kind::OneOrMany(item) => value(*item, field, tolerant, &format!("{at}/*"), all),
        _ => {}
    }
    for stated in field.map_or(&[][..], |field| field.rules) {
        // Of a response they say nothing.
        if tolerant && matches!(stated.rule, Rule::Deprecated | Rule::Unsupported) {
            continue;
        }
        let is_list = matches!(kind, Kind::List(_) | Kind::Map(_));
        let is_item = at.ends_with("/*");
        // About the member as a whole, whatever its items are.
        let of_member = matches!(
            stated.rule,
            Rule::RequiredWhen(_)
                | Rule::OnlyWhen(_)
                | Rule::Ineffective(_)
                | Rule::Incompatible(_)
                | Rule::Deprecated
                | Rule::Unsupported
                | Rule::Required
                | Rule::Order { .. }
        );
        if is_item && of_member {
            continue;
        }
        let place = match stated.rule {
            Rule::Items(_) if is_list => at.to_owned(),
            Rule::Unique(None) if is_list => format!("{at}/*"),
            Rule::Unique(Some(by)) if is_list => format!("{at}/*/{by}"),
            Rule::Incompatible(clauses) => {
                // Reported at the later of its members.
                let (parent, _) = at.rsplit_once('/').unwrap();
                for clause in clauses {
                    if let Clause::Compare {
                        path: [name],
                        root: vpn_model::schema::Root::Sibling,
                        ..
                    } = clause
                    {
                        all.push((Code::Incompatible, format!("{parent}/{name}")));
                    }
                }
                continue;
            }
            Rule::Keys(_) if is_list => format!("{at}/*"),
            Rule::Keys(_) => continue,
            Rule::Order { less, more, .. } => {
                // Reported at the later of the two.
                let (parent, _) = at.rsplit_once('/').unwrap();
                all.push((Code::Order, format!("{parent}/{less}")));
                format!("{parent}/{more}")
            }
            _ if of_member => at.to_owned(),
            Rule::Items(_) | Rule::Unique(_) => continue,
            _ if is_list || (is_item && matches!(kind, Kind::Object(_))) => continue,
            _ => at.to_owned(),
        };
        all.push((stated.rule.code(), place));
    }
}

#[cfg(feature = "proptest")]
#[test]
fn the_files_are_those_of_the_strategies() {
    let made = cases::files();
    for (path, text) in &made {
        let found = fs::read_to_string(root().join(path)).unwrap_or_default();
        assert!(found == *text, "{path} differs; {HOW}");
    }
    for (folder, _) in bodies() {
        for path in payloads(&folder) {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(
                made.contains_key(&format!("{folder}/{name}")),
                "{folder}/{name} is stale; {HOW}"
            );
        }
    }
}
