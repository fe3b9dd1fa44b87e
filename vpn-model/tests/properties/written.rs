//! What the strategies make of the invented bodies, to the letter: the same seed gives the same payloads,
//! and a reviewer sees what becomes of each kind of rule. Those of the providers are the corpus.

use std::fmt::Write as _;

use vpn_model::strategy::{Case, Json, Style, both, clean, held, near_misses, samples, valid};
use vpn_model::{BodyInfo, BodyKind};

use crate::invented;

/// The first cases of every strategy of a body.
pub(crate) fn cases(body: &BodyInfo) -> String {
    let mut text = String::new();
    for (word, strategy) in [("valid", valid(body)), ("clean", clean(body))] {
        for case in samples(&strategy, 5).take(24) {
            writeln!(text, "{word}: {}", written(&case)).unwrap();
        }
    }
    for (word, all) in [("kept", held(body)), ("broken", near_misses(body))] {
        for one in all {
            writeln!(text, "{word} {one:?}").unwrap();
            for case in samples(&one.strategy(), 3).take(2) {
                writeln!(text, "    {}", written(&case)).unwrap();
            }
        }
    }
    text
}

fn cases_of(operation: &str, kind: BodyKind) -> String {
    let operation = invented::find(operation);
    cases(operation.body(kind).unwrap())
}

fn written(case: &Case) -> String {
    let mut text = case.text();
    for (word, answer) in [("stored", &case.current), ("gateway", &case.gateway)] {
        if let Some(answer) = answer {
            write!(text, " | {word} {answer}").unwrap();
        }
    }
    for expected in &case.expected {
        let (severity, code) = (expected.severity, expected.code);
        write!(text, " | {severity}[{code}] at {}", expected.pointer).unwrap();
    }
    text
}

#[test]
fn of_a_partial_update_the_strategies_make_these_payloads() {
    insta::assert_snapshot!(cases_of("demo-v1:tune", BodyKind::Request));
}

#[test]
fn of_a_replacement_the_strategies_make_these_payloads() {
    insta::assert_snapshot!(cases_of("demo-v1:replace", BodyKind::Request));
}

#[test]
fn of_a_body_with_every_type_the_strategies_make_these_payloads() {
    insta::assert_snapshot!(cases_of("demo-v1:hold-thing", BodyKind::Request));
}

#[test]
fn of_an_answer_with_every_type_the_strategies_make_these_payloads() {
    insta::assert_snapshot!(cases_of("demo-v1:hold-thing", BodyKind::Response));
}

#[test]
fn two_mistakes_are_put_into_one_payload_like_this() {
    let operation = invented::find("demo-v1:tune");
    let body = operation.body(BodyKind::Request).unwrap();
    let all = near_misses(body);
    let (mut text, mut apart) = (String::new(), 0);
    for (index, one) in all.iter().enumerate() {
        for distance in [5, 24] {
            let other = &all[(index + distance) % all.len()];
            let (first, second) = (one.sample(5).unwrap(), other.sample(6).unwrap());
            match both(body.schema, &first, &second) {
                Some(case) => writeln!(text, "{}", written(&case)).unwrap(),
                None => apart += 1,
            }
        }
    }
    insta::assert_snapshot!(format!("{text}{apart} cannot stand in one"));
}

#[test]
fn a_value_is_written_like_this_in_every_style() {
    let text = |name: &str| (name.to_owned(), Json::text(name));
    let list = Json::List(vec![Json::Null, Json::Bool(true), Json::number(-7)]);
    let value = Json::Object(vec![
        text("a/b"),
        ("k".to_owned(), list),
        text("\t \"q\" \\ \u{1f600}"),
        ("k".to_owned(), Json::List(Vec::new())),
        ("o".to_owned(), Json::Object(vec![text("x")])),
    ]);
    let mut all = format!("{value}\n{}\n", value.write(Style::Pretty));
    for seed in 0..6 {
        writeln!(all, "{seed}: {}", value.write(Style::Wild(seed))).unwrap();
        writeln!(all, "{seed}: {}", value.reordered(seed)).unwrap();
    }
    insta::assert_snapshot!(all);
}
