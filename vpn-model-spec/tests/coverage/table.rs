//! The table of `specs/examples/COVERAGE.md`, made from the strategies, the
//! corpus and the interpreter. The test and the example that writes it share this file.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use vpn_model::strategy::near_misses;
use vpn_model::{BodyInfo, Code, operations};
use vpn_model_spec::interpret::{BodyKind, Known, interpret, json};
use vpn_model_spec::ir::Spec;
use vpn_model_spec::{compile, files};

/// What proves one rule at one place.
#[derive(Debug, Default)]
pub(crate) struct Proof {
    /// Sound payloads of the corpus in which the rule has something to look at.
    pub(crate) valid: usize,
    /// Strategies that break only this rule.
    pub(crate) near_misses: usize,
    /// Payloads of the corpus that break only this rule.
    pub(crate) corpus: usize,
    /// Those of them about which the interpreter says the same.
    pub(crate) interpreter: usize,
}

/// The proofs of a body: by place and rule.
pub(crate) type Proofs = BTreeMap<(String, &'static str), Proof>;

/// A payload of the corpus.
struct Case {
    /// `length-vpn_connection-name`, `kept-…`, `valid`, `clean`.
    title: String,
    text: Vec<u8>,
    expected: Value,
}

impl Case {
    fn is_sound(&self) -> bool {
        self.title == "valid" || self.title == "clean" || self.title.starts_with("kept-")
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The place of the table.
pub(crate) fn path() -> PathBuf {
    root().join("specs/examples/COVERAGE.md")
}

/// The proofs of every body, in the order of the specs.
pub(crate) fn proofs() -> Result<Vec<(String, Proofs)>, Box<dyn Error>> {
    let sources = files::read_specs(&root())?;
    let specs = compile(&sources).map_err(|_| "the specs do not compile")?;
    let specs: Vec<Spec> = specs.iter().flat_map(Spec::by_operation).collect();
    let mut all = Vec::new();
    for operation in operations() {
        let spec = specs
            .iter()
            .find(|spec| {
                spec.operation()
                    .is_some_and(|own| spec.full_id(own) == operation.id)
            })
            .ok_or("an operation without a spec")?;
        for (name, body) in operation.bodies() {
            let kind = match name {
                vpn_model::BodyKind::Request => BodyKind::Request,
                vpn_model::BodyKind::Response => BodyKind::Response,
                vpn_model::BodyKind::Error => BodyKind::Error,
            };
            let folder = format!("{}/{name}", operation.id.replace(':', "/"));
            let cases = cases(&root().join("specs/examples").join(folder))?;
            let title = format!("{}:{name}", operation.id);
            all.push((title, of_body(spec, kind, body, &cases)?));
        }
    }
    Ok(all)
}

fn cases(folder: &Path) -> Result<Vec<Case>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let Some((_, title)) = stem.and_then(|stem| stem.split_once('-')) else {
            continue;
        };
        if title.ends_with(".expect") {
            continue;
        }
        cases.push(Case {
            title: title.to_owned(),
            text: fs::read(&path)?,
            expected: serde_json::from_slice(&fs::read(path.with_extension("expect.json"))?)?,
        });
    }
    Ok(cases)
}

fn of_body(
    spec: &Spec,
    kind: BodyKind,
    body: &BodyInfo,
    cases: &[Case],
) -> Result<Proofs, Box<dyn Error>> {
    let mut proofs = Proofs::new();
    for near_miss in near_misses(body) {
        let key = (near_miss.pointer.clone(), near_miss.code.as_str());
        proofs.entry(key).or_default().near_misses += 1;
    }
    for ((pointer, code), proof) in &mut proofs {
        let title = title(code, pointer);
        for case in cases {
            if case.title == title {
                proof.corpus += 1;
                proof.interpreter += usize::from(interpreter_agrees(spec, kind, case)?);
            } else if case.is_sound() && looks_at(code, pointer, &title, case) {
                proof.valid += 1;
            }
        }
    }
    Ok(proofs)
}

/// The rule and the place as they stand in the name of a file of the corpus.
fn title(code: &str, pointer: &str) -> String {
    let place: Vec<&str> = pointer
        .split('/')
        .skip(1)
        .map(|segment| match segment {
            "*" => "item",
            "?" => "unknown",
            name => name,
        })
        .collect();
    [&[code], place.as_slice()].concat().join("-")
}

/// Whether a rule has something to look at in a sound payload.
fn looks_at(code: &str, pointer: &str, title: &str, case: &Case) -> bool {
    // These look at members that need not be there; the corpus says where they were kept.
    let has_conditions = [
        Code::RequiredWhen,
        Code::OnlyWhen,
        Code::Incompatible,
        Code::Ineffective,
        Code::TunnelPair,
        Code::Distinct,
    ];
    if has_conditions.iter().any(|rule| rule.as_str() == code) {
        // Which of the members is blamed depends on their order: any of the object will do.
        let object = |title: &str| title.rsplit_once('-').map(|(object, _)| object.to_owned());
        let kept = case.title.strip_prefix("kept-");
        return kept.is_some_and(|kept| object(kept) == object(title));
    }
    let segments: Vec<&str> = pointer.split('/').skip(1).collect();
    serde_json::from_slice::<Value>(&case.text).is_ok_and(|value| occurs(&value, &segments))
}

/// Whether the place is in the document; an unknown member's place is its object.
fn occurs(value: &Value, segments: &[&str]) -> bool {
    match segments {
        [] | ["?"] => true,
        ["*", rest @ ..] => match value {
            Value::Array(items) => items.iter().any(|item| occurs(item, rest)),
            Value::Object(members) => members.values().any(|value| occurs(value, rest)),
            _ => false,
        },
        [name, rest @ ..] => value.get(name).is_some_and(|value| occurs(value, rest)),
    }
}

fn interpreter_agrees(spec: &Spec, kind: BodyKind, case: &Case) -> Result<bool, Box<dyn Error>> {
    let answer = |name: &str| -> Result<Option<json::Node>, Box<dyn Error>> {
        let Some(answer) = case.expected.pointer(&format!("/context/{name}")) else {
            return Ok(None);
        };
        let node = json::parse(answer.to_string().as_bytes());
        node.map(Some).map_err(|_| "a context is no JSON".into())
    };
    let known = Known {
        current: answer("current")?,
        gateway: answer("gateway")?,
        reserved_blocks: None,
    };
    let found: Vec<(String, String)> = interpret(
        spec,
        spec.operation().ok_or("no operation")?,
        kind,
        &case.text,
        &known,
    )
    .into_iter()
    .filter(|finding| finding.code != "unchecked")
    .map(|finding| (finding.code.to_owned(), finding.pointer))
    .collect();
    let text =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let expected: Option<Vec<(String, String)>> = case
        .expected
        .get("violations")
        .and_then(Value::as_array)
        .ok_or("an expectation without violations")?
        .iter()
        .map(|one| Some((text(one, "code")?, text(one, "pointer")?)))
        .collect();
    Ok(expected.is_some_and(|expected| expected == found))
}

/// The page.
pub(crate) fn page() -> Result<String, Box<dyn Error>> {
    let mut page = String::from(
        "# What proves each rule\n\n\
         Made by `cargo run -p vpn-model-spec --example coverage`; a test compares it. A row is a rule at a place of a \
         body: so many payloads of the corpus keep it, so many strategies break it and nothing else, so many payloads of \
         the corpus do so, and about so many of these the reference interpreter says the same.\n",
    );
    for (title, proofs) in proofs()? {
        write!(
            page,
            "\n## {title}\n\n| place | rule | valid | near misses | corpus | interpreter |\n\
             |---|---|---:|---:|---:|---:|\n"
        )?;
        for ((pointer, code), proof) in proofs {
            let place = if pointer.is_empty() {
                "(the document)".to_owned()
            } else {
                format!("`{pointer}`")
            };
            let Proof {
                valid,
                near_misses,
                corpus,
                interpreter,
            } = proof;
            writeln!(
                page,
                "| {place} | {code} | {valid} | {near_misses} | {corpus} | {interpreter} |"
            )?;
        }
    }
    Ok(page)
}
