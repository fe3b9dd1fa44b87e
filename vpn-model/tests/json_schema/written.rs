//! What is written of each kind of rule, to the letter: it is what people read and generators take.

use std::fmt::Write as _;

use vpn_model::json_schema::{Draft, Profile, document, stated};
use vpn_model::{BodyKind, operations};

use crate::invented;

/// The documents of an invented body for validators, and for generators of the older kind.
fn documents(operation: &str, kind: BodyKind) -> String {
    let operation = invented::find(operation);
    let choices = [
        (Draft::Draft2020_12, Profile::Full),
        (Draft::Draft07, Profile::Types),
    ];
    let written = choices.map(|(draft, profile)| {
        let mut document = document(&operation, kind, draft, profile).unwrap();
        // It changes with every version.
        document.as_object_mut().unwrap().shift_remove("$id");
        format!("{draft}, {profile}: {document:#}\n")
    });
    written.concat()
}

#[test]
fn a_partial_update_with_every_kind_of_condition_is_written_like_this() {
    insta::assert_snapshot!(documents("demo-v1:tune", BodyKind::Request));
}

#[test]
fn a_replacement_with_every_kind_of_condition_is_written_like_this() {
    insta::assert_snapshot!(documents("demo-v1:replace", BodyKind::Request));
}

#[test]
fn a_body_with_every_type_is_written_like_this() {
    insta::assert_snapshot!(documents("demo-v1:hold-thing", BodyKind::Request));
}

#[test]
fn an_answer_with_every_type_is_written_like_this() {
    insta::assert_snapshot!(documents("demo-v1:hold-thing", BodyKind::Response));
}

#[test]
fn what_a_schema_cannot_say_of_the_invented_rules_is_this() {
    let mut text = String::new();
    let invented = invented::all().into_iter();
    for operation in invented.filter(|one| one.id.starts_with("demo")) {
        for rule in stated(operation.body(BodyKind::Request).unwrap()) {
            let unsaid = rule.unsaid.map_or("-", |topic| topic.as_str());
            let code = rule.statement.rule.code();
            let absent = rule.absent;
            writeln!(text, "{} {code} ({absent:?}): {unsaid}", rule.pointer).unwrap();
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_examples_of_all_requests_are_these() {
    let mut text = String::new();
    let requests = operations().iter().filter(|one| one.request.is_some());
    for operation in requests {
        let kind = BodyKind::Request;
        let document = document(operation, kind, Draft::Draft2020_12, Profile::Full).unwrap();
        writeln!(text, "{}", operation.id).unwrap();
        for example in document["examples"].as_array().unwrap() {
            writeln!(text, "    {example}").unwrap();
        }
    }
    insta::assert_snapshot!(text);
}
