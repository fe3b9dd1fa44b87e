//! Rules beside rules: a member, a list or a condition that has another rule to keep, as somebody may put
//! them on a struct of one's own.

use std::collections::BTreeSet;

use vpn_model::strategy::{Case, Json, NearMiss, clean, held, near_misses, samples, valid};
use vpn_model::{BodyInfo, Code, Map, Model};

use crate::odd::Age;
use crate::support::{check, found};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Model)]
pub(crate) enum Sort {
    #[model(name = "address")]
    Address,
    #[model(name = "name")]
    Name,
    #[model(name = "other")]
    Other,
}

/// Texts whose format is not all that is asked of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Ends {
    pub(crate) sort: Option<Sort>,
    #[model(format(Ipv4Address, sort == "address"), length(..=9))]
    pub(crate) short: Option<String>,
    #[model(format(Ipv4Address, sort == "address"), length(1..), pattern("^([1-4](\\.[1-4])*)?$"))]
    pub(crate) low: Option<String>,
    #[model(format(Uuid, sort != "other"), chars("a-f0-9-"))]
    pub(crate) small: Option<String>,
    #[model(format(HostName), length(3..=5), chars("a-z"))]
    pub(crate) label: Option<String>,
    #[model(format(Ipv4Address, sort == "address"), format(HostName, sort == "name"), length(5..=20))]
    pub(crate) either: Option<String>,
    #[model(format(HostNameOrAddress, sort != "other"), format(Ipv4Address, sort == "address"), length(..=15))]
    pub(crate) both: Option<String>,
}

/// Lists that must have items enough, and no two alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Crowds {
    #[model(items(3..=4), unique(id))]
    pub(crate) parts: Option<Vec<Part>>,
    #[model(items(3..), unique)]
    pub(crate) sorts: Option<Vec<Sort>>,
    #[model(items(4..=6), unique, range(1..=6))]
    pub(crate) numbers: Option<Vec<u32>>,
    #[model(items(2..=3), keys(length(1..=1)), keys(chars("a-c")))]
    pub(crate) map: Option<Map<bool>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Part {
    #[model(range(1..=5))]
    pub(crate) id: u32,
    pub(crate) name: Option<String>,
}

/// Members that ask for others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Modes {
    pub(crate) on: Option<bool>,
    pub(crate) sort: Option<Sort>,
    #[model(only_when(on == true))]
    pub(crate) text: Option<String>,
    #[model(only_when(on == true, sort in ["name", "other"]), range(1..=9))]
    pub(crate) number: Option<u32>,
    #[model(only_when(present(text)))]
    pub(crate) parts: Option<Vec<Part>>,
    #[model(items(1..=3), unique)]
    pub(crate) list: Option<Vec<Sort>>,
    #[model(only_when(list has "name"), length(2..=4))]
    pub(crate) named: Option<String>,
    pub(crate) age: Option<Age>,
    /// What it asks for, the provider cautions against.
    #[model(only_when(age == "old"), range(1..=9))]
    pub(crate) years: Option<u32>,
}

fn bodies() -> [BodyInfo; 3] {
    [
        BodyInfo::of::<Ends>(),
        BodyInfo::of::<Crowds>(),
        BodyInfo::of::<Modes>(),
    ]
}

#[test]
fn what_is_expected_is_found() {
    let mut wrong = Vec::new();
    for body in bodies() {
        let mut all = vec![
            ("valid".to_owned(), valid(&body), 200),
            ("clean".to_owned(), clean(&body), 200),
        ];
        for one in near_misses(&body).iter().chain(&held(&body)) {
            all.push((format!("{one:?}"), one.strategy(), 24));
        }
        for (name, strategy, count) in all {
            let differs = |case: &Case| found(&check(&body, case, &case.text())) != case.expected;
            let case = samples(&strategy, 1).take(count).find(differs);
            wrong.extend(case.map(|case| format!("{name}: {}", case.text())));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// What valid payloads hold at that place.
fn values(body: &BodyInfo, pointer: &str) -> BTreeSet<String> {
    let strategy = valid(body);
    let cases = samples(&strategy, 1).take(300);
    let text = |value: &Json| value.to_string();
    cases
        .filter_map(|case| case.payload.at(pointer).map(text))
        .collect()
}

#[test]
fn a_text_with_a_format_and_another_rule_is_not_left_out() {
    let body = BodyInfo::of::<Ends>();
    for member in ["short", "low", "small", "label", "either", "both"] {
        let values = values(&body, &format!("/{member}"));
        assert!(values.len() > 1, "{member}: {values:?}");
    }
}

#[test]
fn a_list_is_filled_up_to_all_values_that_there_are() {
    let body = BodyInfo::of::<Crowds>();
    for member in ["parts", "sorts", "numbers", "map"] {
        assert!(!values(&body, &format!("/{member}")).is_empty(), "{member}");
    }
    assert_eq!(
        values(&body, "/sorts").len(),
        6,
        "all orders of three values"
    );
}

#[test]
fn a_member_that_asks_for_others_is_doubled_and_broken_beside_them() {
    let all = near_misses(&BodyInfo::of::<Modes>());
    for (code, pointer) in [
        (Code::DuplicateField, "/text"),
        (Code::DuplicateField, "/number"),
        (Code::DuplicateField, "/parts"),
        (Code::DuplicateField, "/named"),
        (Code::Range, "/parts/*/id"),
        (Code::Required, "/parts/*/id"),
    ] {
        let is_it = |one: &&NearMiss| one.code == code && one.pointer == pointer;
        assert!(all.iter().any(|one| is_it(&one)), "{code} at {pointer}");
    }
}
