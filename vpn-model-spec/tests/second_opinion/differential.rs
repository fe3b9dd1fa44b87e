//! The interpreter and the runtime on documents that nobody wrote.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::env;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use vpn_model_rule_language::{Condition, Literal, Root, Test};
use vpn_model_spec::interpret::BodyKind;
use vpn_model_spec::ir::{Base, Spec, Struct, Type, Wrapper};

use crate::compare::{Given, difference, id, interpreted, operation, specs};
use crate::generate::{Doc, Mistakes, object};
use crate::leaves;
use crate::write::{Damage, Style, damage, damaged, style, write};

/// A payload and what is known beside it.
#[derive(Clone)]
struct Sample {
    text: Vec<u8>,
    given: Given,
}

impl std::fmt::Debug for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\n{:?}", self.text.escape_ascii(), self.given)
    }
}

/// The same documents in every run; `PROPTEST_CASES` asks for more of them.
fn runner(cases: u32) -> TestRunner {
    let mut config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    if env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// Payloads of a body with what is known beside them. None: the operation has no such body.
fn samples(spec: &Spec, body: BodyKind) -> Option<BoxedStrategy<Sample>> {
    let roots = &operation(spec).roots;
    let root = match body {
        BodyKind::Request => &roots.request,
        BodyKind::Response => &roots.response,
        BodyKind::Error => &roots.error,
    };
    let table = spec.struct_named(root.as_ref()?)?;
    let docs = object(table, spec, Mistakes::Some);
    let samples = (docs, given(spec), style(), damage())
        .prop_map(|(doc, given, style, damage)| sample(&doc, given, style, &damage));
    Some(samples.boxed())
}

fn compare_all(body: BodyKind, cases: u32) {
    for spec in specs() {
        let Some(samples) = samples(&spec, body) else {
            continue;
        };
        let result = runner(cases).run(&samples, |sample| {
            let Some((ours, theirs)) = difference(&spec, body, &sample.text, &sample.given) else {
                return Ok(());
            };
            Err(TestCaseError::fail(format!(
                "\n  interpreter {ours:?}\n  runtime     {theirs:?}"
            )))
        });
        if let Err(error) = result {
            panic!("{} {body:?}: {error}", id(&spec));
        }
    }
}

fn sample(doc: &Doc, given: Given, style: Style, damage: &Damage) -> Sample {
    let text = damaged(write(doc, style).into_bytes(), damage);
    Sample { text, given }
}

/// A stored connection and a gateway that the spec's conditions look at, or nothing.
fn given(spec: &Spec) -> BoxedStrategy<Given> {
    let Some(body) = &operation(spec).body else {
        return Just(Given::default()).boxed();
    };
    let wrapper = |wrapper: &Option<Wrapper>| {
        let member = wrapper.as_ref().and_then(Wrapper::member);
        member.map(str::to_owned)
    };
    let (current, gateway) = (wrapper(&body.current), wrapper(&body.gateway));
    let stored = stored_table(spec, current.as_deref())
        .map_or_else(
            || Just(Doc::Object(vec![])).boxed(),
            |table| object(table, spec, Mistakes::Stored),
        )
        .boxed();
    let current = resource(stored, spec, Root::Current, current);
    let nothing = Just(Doc::Object(vec![])).boxed();
    let gateway = resource(nothing, spec, Root::Gateway, gateway);
    let blocks = vec![
        vec![],
        vec!["10.0.0.0/8".to_owned(), "100.64.0.0/11".to_owned()],
    ];
    (
        proptest::option::weighted(0.75, current),
        proptest::option::weighted(0.75, gateway),
        proptest::option::weighted(0.1, select(blocks)),
    )
        .prop_map(|(current, gateway, blocks)| Given {
            current,
            gateway,
            blocks,
        })
        .boxed()
}

/// The table of the request whose members are stored.
fn stored_table<'s>(spec: &'s Spec, wrapper: Option<&str>) -> Option<&'s Struct> {
    let root = spec.struct_named(operation(spec).roots.request.as_ref()?)?;
    let wrapped = root
        .members
        .iter()
        .find(|member| Some(member.name.as_str()) == wrapper);
    match wrapped.map(|member| &member.holds) {
        Some(Type::One(Base::Struct(name))) => spec.struct_named(name),
        _ => Some(root),
    }
}

/// An answer with values that conditions ask for, in its wrapper or without it.
fn resource(
    base: BoxedStrategy<Doc>,
    spec: &Spec,
    root: Root,
    wrapper: Option<String>,
) -> BoxedStrategy<String> {
    let asked: Vec<_> = asked(spec, root)
        .into_iter()
        .map(|(path, values)| {
            let value = prop_oneof![
                5 => select(values.clone()).prop_map(Some),
                2 => select(values).prop_map(|value| Some(upper(value))),
                1 => Just(Some(Doc::text("other"))),
                1 => leaves::any().prop_map(Some),
                2 => Just(None),
            ];
            value.prop_map(move |value| (path.clone(), value))
        })
        .collect();
    (base, asked, proptest::bool::weighted(0.5))
        .prop_map(move |(mut doc, asked, is_wrapped)| {
            for (path, value) in asked {
                doc.set(&path, value);
            }
            if let (true, Some(wrapper)) = (is_wrapped, &wrapper) {
                doc = Doc::Object(vec![(wrapper.clone(), doc)]);
            }
            write(&doc, Style::Compact)
        })
        .boxed()
}

fn upper(doc: Doc) -> Doc {
    match doc {
        Doc::Text(text) => Doc::Text(text.to_ascii_uppercase()),
        other => other,
    }
}

/// The paths that conditions look at, with the values they ask for.
fn asked(spec: &Spec, wanted: Root) -> Vec<(Vec<String>, Vec<Doc>)> {
    let mut asked: Vec<(Vec<String>, Vec<Doc>)> = Vec::new();
    let rules = spec
        .structs
        .iter()
        .flat_map(|table| &table.members)
        .flat_map(|member| &member.rules);
    for condition in rules.flat_map(|rule| rule.stated.rule.conditions()) {
        let Condition::Compare {
            root, path, test, ..
        } = condition
        else {
            continue;
        };
        if *root != wanted {
            continue;
        }
        let (Test::In(literals) | Test::NotIn(literals)) = test;
        let path: Vec<String> = path.iter().map(|step| step.name.clone()).collect();
        let values = literals.iter().map(|literal| match literal {
            Literal::Text(text) => Doc::text(text),
            Literal::Integer(integer) => Doc::raw(integer),
            Literal::Boolean(boolean) => Doc::raw(boolean),
        });
        match asked.iter_mut().find(|(other, _)| *other == path) {
            Some((_, others)) => others.extend(values),
            None => asked.push((path, values.collect())),
        }
    }
    asked
}

#[test]
fn requests_are_judged_alike() {
    compare_all(BodyKind::Request, 3000);
}

#[test]
fn responses_are_judged_alike() {
    compare_all(BodyKind::Response, 1500);
}

#[test]
fn errors_are_judged_alike() {
    compare_all(BodyKind::Error, 500);
}

#[test]
fn generated_requests_reach_every_rule() {
    let mut missing = vec![
        "syntax",
        "type",
        "required",
        "required-when",
        "unknown-field",
        "duplicate-field",
        "enum",
        "range",
        "length",
        "chars",
        "classes",
        "format",
        "items",
        "unique",
        "reserved-block",
        "tunnel-address",
        "tunnel-pair",
        "only-when",
        "distinct",
        "incompatible",
        "ineffective",
        "weak-algorithm",
        "unsupported",
        "unchecked",
    ];
    let reached = RefCell::new(BTreeSet::new());
    for spec in specs() {
        let Some(samples) = samples(&spec, BodyKind::Request) else {
            continue;
        };
        let result = runner(3000).run(&samples, |sample| {
            let lines = interpreted(&spec, BodyKind::Request, &sample.text, &sample.given);
            reached
                .borrow_mut()
                .extend(lines.into_iter().map(|(_, code, ..)| code));
            Ok(())
        });
        result.unwrap();
    }
    missing.retain(|code| !reached.borrow().contains(*code));
    assert_eq!(missing, Vec::<&str>::new());
}
