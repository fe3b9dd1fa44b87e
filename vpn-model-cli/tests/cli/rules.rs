//! `schema --rules`: what JSON Schema cannot say, and that each rule does what it says.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde_json::Value;
use vpn_model::json_schema::stated;
use vpn_model::{Code, Context, Report, Violation, operations};

use crate::workspace::Workspace;

static RULES: LazyLock<Value> =
    LazyLock::new(|| Workspace::new().run(&["schema", "--rules"]).json());

fn rules() -> impl Iterator<Item = &'static Value> {
    RULES["rules"].as_array().unwrap().iter()
}

/// What the library says of an example.
fn report(rule: &Value, example: &Value) -> Report {
    let operation = operations()
        .iter()
        .find(|one| one.id == rule["operation"])
        .unwrap();
    let mut context = Context::new();
    if example["current"].is_object() {
        context = context
            .current_json(example["current"].to_string())
            .unwrap();
    }
    if example["gateway"].is_object() {
        context = context
            .gateway_json(example["gateway"].to_string())
            .unwrap();
    }
    let body = operation.request.as_ref().unwrap();
    body.check_json(example["payload"].to_string().as_bytes(), &context)
}

/// What is said of a member whatever it holds, and what needs documents that are not there.
fn is_beside(found: &Violation, rule: &Value) -> bool {
    let of_member = matches!(found.code, Code::Deprecated | Code::Unsupported);
    found.code == Code::Unchecked
        || of_member && rule["code"] != found.code.as_str() && rule["pointers"][0] == *found.pointer
}

#[test]
fn it_is_what_its_schema_says() {
    let schema = include_str!("../schemas/rules.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(&RULES)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn every_good_payload_is_accepted() {
    for rule in rules() {
        let report = report(rule, &rule["good"]);
        let wrong: Vec<_> = report
            .violations()
            .iter()
            .filter(|one| !is_beside(one, rule))
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", rule["id"]);
    }
}

#[test]
fn every_bad_payload_gives_that_code_at_that_pointer_and_nothing_else() {
    for rule in rules() {
        let report = report(rule, &rule["bad"]);
        let found: Vec<_> = report
            .violations()
            .iter()
            .filter(|one| !is_beside(one, rule))
            .collect();
        let [found] = found.as_slice() else {
            panic!("{}: {found:?}", rule["id"]);
        };
        assert_eq!(rule["code"], found.code.as_str(), "{}", rule["id"]);
        assert_eq!(rule["severity"], found.severity.as_str(), "{}", rule["id"]);
        assert_eq!(rule["bad"]["pointer"], *found.pointer, "{}", rule["id"]);
        assert_eq!(rule["source"], found.source, "{}", rule["id"]);
        let messages = rule["messages"].as_array().unwrap();
        let template = messages
            .iter()
            .find(|one| one["template"] == found.template());
        assert!(template.is_some(), "{}: {}", rule["id"], found.message());
    }
}

#[test]
fn every_rule_that_no_schema_says_is_there_once() {
    let ids: HashSet<_> = rules().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules().count());
    for operation in operations() {
        for stated in operation.request.iter().flat_map(stated) {
            let is_it = |rule: &&Value| {
                let place = rule["pointers"][0].as_str().unwrap();
                rule["operation"] == operation.id
                    && rule["code"] == stated.statement.rule.code().as_str()
                    && rule["severity"] == stated.statement.weight().as_str()
                    && place.trim_end_matches("/*") == stated.pointer
            };
            let topics: Vec<_> = rules().filter(is_it).map(|rule| &rule["topic"]).collect();
            match stated.unsaid {
                Some(topic) => {
                    assert!(topics.contains(&&Value::from(topic.as_str())), "{stated:?}")
                }
                None => assert!(topics.is_empty(), "{stated:?}"),
            }
        }
    }
}

#[test]
fn a_template_has_the_names_of_its_parameters() {
    for message in rules().flat_map(|rule| rule["messages"].as_array().unwrap()) {
        let template = message["template"].as_str().unwrap();
        let named = template
            .split('{')
            .skip(1)
            .map(|rest| rest.split_once('}').unwrap().0);
        for name in named {
            assert!(!message["params"][name].is_null(), "{message}");
        }
    }
}

#[test]
fn the_conditions_have_the_words_of_the_message() {
    for rule in rules() {
        for message in rule["messages"].as_array().unwrap() {
            if let Some(when) = message["params"]["when"].as_str() {
                assert!(rule["text"].as_str().unwrap().contains(when), "{rule}");
            }
        }
    }
}

#[test]
fn a_rule_asks_only_for_what_it_needs() {
    for rule in rules() {
        let needs: Vec<_> = rule["needs"].as_array().into_iter().flatten().collect();
        for answer in ["current", "gateway"] {
            let is_given = [&rule["good"], &rule["bad"]]
                .iter()
                .any(|one| one[answer].is_object());
            assert!(!is_given || needs.contains(&&Value::from(answer)), "{rule}");
        }
    }
}

#[test]
fn a_rule_is_readable() {
    let id = "otc-v5:update-vpn-connection/vpn_connection/tunnel_peer_address#tunnel-pair";
    let rule = rules().find(|rule| rule["id"] == id).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(rule).unwrap());
}
