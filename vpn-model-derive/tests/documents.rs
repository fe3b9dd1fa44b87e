//! A struct that several documents have in common: a report cites the document of the struct around.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use vpn_model::{Context, Model};

#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "manual, 1st edition, table Request")]
struct First {
    phases: Vec<Phase>,
}

#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "manual, 2nd edition, table Request")]
struct Second {
    phases: Vec<Phase>,
}

#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "our own API, table Request")]
struct Ours {
    phases: Vec<Phase>,
}

#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(
    documents("manual, 1st edition", "manual, 2nd edition"),
    source = "table Phase"
)]
struct Phase {
    life: Option<Life>,
}

#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(
    documents("manual, 1st edition", "manual, 2nd edition"),
    source = "table Life"
)]
struct Life {
    #[model(range(1..=9))]
    time: u32,
}

const PHASES: &str = r#"{"phases": [{}, {"life": {"time": 10, "tide": 1}}, {"life": 1}]}"#;

/// The sources of what is wrong with the text.
fn sources<T: Model>(text: &str) -> Vec<&'static str> {
    let report = T::check_json(text, &Context::new());
    let violations = report.violations().iter();
    violations.map(|violation| violation.source).collect()
}

#[test]
fn a_report_cites_the_document_of_the_struct_that_was_asked_for() {
    assert_eq!(
        sources::<First>(PHASES),
        [
            "manual, 1st edition, table Life",
            "manual, 1st edition, table Life",
            "manual, 1st edition, table Phase",
        ]
    );
    assert_eq!(
        sources::<Second>(PHASES),
        [
            "manual, 2nd edition, table Life",
            "manual, 2nd edition, table Life",
            "manual, 2nd edition, table Phase",
        ]
    );
}

#[test]
fn a_value_that_was_built_is_checked_with_the_same_document() {
    let life = Some(Life { time: 10 });
    let second = Second {
        phases: vec![Phase { life }],
    };
    let report = second.validate(&Context::new());
    let [violation] = report.violations() else {
        panic!("{report}");
    };
    assert_eq!(violation.source, "manual, 2nd edition, table Life");
}

#[test]
fn without_one_of_the_documents_around_it_a_report_cites_all() {
    let all = "manual, 1st edition and manual, 2nd edition, table Life";
    assert_eq!(sources::<Life>(r#"{"time": 10}"#), [all]);
    assert_eq!(sources::<Ours>(PHASES).first(), Some(&all));
    // The struct around cites both, of which the first is not the one.
    assert_eq!(sources::<Phase>(r#"{"life": {"time": 10}}"#), [all]);
}

#[test]
fn a_document_whose_name_begins_like_another_is_not_taken_for_it() {
    let life = Life::schema();
    assert_eq!(life.source_in("manual, 1st editions, table X"), life.source);
    assert_eq!(
        life.source_in("manual, 1st edition, table X"),
        "manual, 1st edition, table Life"
    );
}
