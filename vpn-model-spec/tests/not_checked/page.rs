//! The page `specs/NOT-CHECKED.md`, made from the specs and from the errata of
//! their README. The test and the example that writes it share this file.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use vpn_model_rule_language::{Condition, Root, Rule as Stated};
use vpn_model_spec::ir::{Base, Member, Operation, Rule, Spec, Struct, Type, Update};
use vpn_model_spec::{compile, files};

const INTRODUCTION: &str = "\
# What we do not check

Made by `cargo run -p vpn-model-spec --example not_checked`; a test compares it.

`vpn-model` reads a payload, and no network. What only the provider knows is not checked, or only when you give what a GET
request answered: `--current` and `--gateway` of the command, `current_json` and `gateway_json` of `Context`. A rule that
needs an answer which was not given is reported as a note, `unchecked`.
";

const RULES: &str = "
## Rules that need an answer

A rule that is not in this list needs nothing but the payload.
";

const PARTIAL: &str = "
An update of this operation is partial: a member that is left out keeps its stored value. So the rules that look at
several members need the stored resource, too, when one of these is not in the body:
";

const STATE: &str = "
## What is not checked at all

It is the state of the provider or of the other end, or no document says enough for a rule. The errata in
[README.md](README.md) say more about each.
";

/// The place of the page.
pub(crate) fn path() -> PathBuf {
    root().join("specs/NOT-CHECKED.md")
}

/// The page.
pub(crate) fn page() -> Result<String, Box<dyn Error>> {
    let sources = files::read_specs(&root())?;
    let specs = compile(&sources).map_err(|_| "the specs do not compile")?;
    let mut page = String::from(INTRODUCTION);
    page.push_str(RULES);
    for spec in &specs {
        for operation in &spec.operations {
            of_operation(&mut page, spec, operation)?;
        }
    }
    page.push_str(STATE);
    page.push_str("\n| operation | what the documents say | what we do |\n|---|---|---|\n");
    let readme = fs::read_to_string(root().join("specs/README.md"))?;
    for [operation, says, ours] in not_checked(&readme) {
        writeln!(page, "| {operation} | {says} | {ours} |")?;
    }
    Ok(page)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What one operation needs; nothing for one without such rules.
fn of_operation(
    page: &mut String,
    spec: &Spec,
    operation: &Operation,
) -> Result<(), Box<dyn Error>> {
    let (Some(body), Some(request)) = (&operation.body, &operation.roots.request) else {
        return Ok(());
    };
    let mut found = Found {
        partial: body.update == Update::Partial,
        ..Found::default()
    };
    let request = spec.struct_named(request).ok_or("no such struct")?;
    found.object(spec, request, "");
    if found.answers.is_empty() && found.siblings.is_empty() {
        return Ok(());
    }
    write!(page, "\n### {}\n", spec.full_id(operation))?;
    if !found.answers.is_empty() {
        page.push_str("\n| member | rule | needs |\n|---|---|---|\n");
    }
    for [place, rule, needs] in &found.answers {
        writeln!(page, "| `{place}` | `{rule}` | {needs} |")?;
    }
    if !found.siblings.is_empty() {
        page.push_str(PARTIAL);
        page.push_str("\n| member | rule |\n|---|---|\n");
    }
    for [place, rule] in &found.siblings {
        writeln!(page, "| `{place}` | `{rule}` |")?;
    }
    Ok(())
}

/// The rules of a request that need more than the request.
#[derive(Default)]
struct Found {
    partial: bool,
    /// Place, rule, and what it needs.
    answers: Vec<[String; 3]>,
    /// Place and rule of those that look at several members of the body.
    siblings: Vec<[String; 2]>,
}

impl Found {
    fn object(&mut self, spec: &Spec, object: &Struct, place: &str) {
        for member in &object.members {
            let place = format!("{place}/{}", member.name);
            for rule in &member.rules {
                self.rule(rule, &place);
            }
            if let Some((object, place)) = inner(spec, member, &place) {
                self.object(spec, object, &place);
            }
        }
    }

    fn rule(&mut self, rule: &Rule, place: &str) {
        let conditions = rule.stated.rule.conditions();
        let asks = |asked| {
            conditions
                .iter()
                .any(|one| matches!(one, Condition::Compare { root, .. } if *root == asked))
        };
        // A member that the stored resource has need not be sent.
        let stored = matches!(rule.stated.rule, Stated::RequiredWhen(_)) && self.partial;
        let mut needs = Vec::new();
        if asks(Root::Current) || stored {
            needs.push("the stored resource");
        }
        if asks(Root::Gateway) {
            needs.push("the gateway");
        }
        let several = rule.stated.rule.sibling().is_some()
            || matches!(rule.stated.rule, Stated::Order(_))
            || conditions.iter().any(|one| one.sibling().is_some());
        // One that is assumed holds until something else is known.
        let assumed = !conditions.is_empty()
            && conditions
                .iter()
                .all(|one| matches!(one, Condition::Compare { assumed: true, .. }));
        if !needs.is_empty() {
            let needs = needs.join(" and ");
            self.answers
                .push([place.to_owned(), rule.text.clone(), needs]);
        } else if self.partial && several && !assumed {
            self.siblings.push([place.to_owned(), rule.text.clone()]);
        }
    }
}

/// The object in a member, and its place.
fn inner<'s>(spec: &'s Spec, member: &Member, place: &str) -> Option<(&'s Struct, String)> {
    let Base::Struct(name) = member.holds.base() else {
        return None;
    };
    let place = match member.holds {
        Type::One(_) => place.to_owned(),
        Type::Array(_) | Type::Map(_) | Type::OneOrMany(_) => format!("{place}/*"),
    };
    Some((spec.struct_named(name)?, place))
}

/// The errata about what is not checked: operation, the documents' words, and ours.
fn not_checked(readme: &str) -> impl Iterator<Item = [&str; 3]> {
    readme
        .lines()
        .skip_while(|line| *line != "## Errata")
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [operation, says, ours, _] = cells.as_slice() else {
                return None;
            };
            let about = ours.to_lowercase();
            (about.contains("not checked")).then_some([*operation, *says, *ours])
        })
}
