//! What strategies make of bodies that are odder than any of a provider.

use std::collections::BTreeSet;

use vpn_model::strategy::{Case, Json, NearMiss, held, near_misses, samples, valid};
use vpn_model::{BodyInfo, Code, Extra, Ipv4Net, Map, Model};

use crate::support::{check, found};
use crate::written;

/// What it lacks is no longer stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(replace(current = "thing"), source = "Demo API reference")]
pub(crate) struct Whole {
    pub(crate) thing: Option<Thing>,
}

/// What it lacks stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(partial(current = "thing"), source = "Demo API reference")]
pub(crate) struct Patch {
    pub(crate) thing: Option<Thing>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Thing {
    pub(crate) on: Option<bool>,
    #[model(fixed(false), ineffective(on == true))]
    pub(crate) never: Option<bool>,
    #[model(fixed(7))]
    pub(crate) seven: Option<u32>,
    pub(crate) age: Option<Age>,
    #[model(ineffective(present(age)))]
    pub(crate) tag: Option<String>,
    #[model(format(Ipv4Address, on == true), chars("0-9."))]
    pub(crate) peer: Option<String>,
    #[model(range(1..=2))]
    pub(crate) left: Option<u32>,
    #[model(range(1..=2), distinct(left))]
    pub(crate) right: Option<u32>,
    #[model(range(5..=9))]
    pub(crate) low: Option<u32>,
    #[model(range(5..=9), order(low < high))]
    pub(crate) high: Option<u32>,
    #[model(tunnel_address)]
    pub(crate) inner: Option<Ipv4Net>,
    #[model(tunnel_address, tunnel_pair(inner))]
    pub(crate) outer: Option<Ipv4Net>,
    #[model(pattern("^(xy)*$"))]
    pub(crate) shape: Option<String>,
    #[model(classes(3..=4), length(8..=12))]
    pub(crate) word: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Lists {
    #[model(items(2..=9))]
    pub(crate) words: Option<Vec<String>>,
    #[model(items(1..=2), unique)]
    pub(crate) nets: Option<Vec<Ipv4Net>>,
    #[model(items(..=3), unique(id))]
    pub(crate) parts: Option<Vec<Part>>,
    #[model(items(..=2), keys(length(2..=3)), keys(chars("a-c")))]
    pub(crate) map: Option<Map<bool>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Part {
    pub(crate) id: Option<u32>,
    pub(crate) name: Option<String>,
}

/// Members that must be there, and rules that ask for them.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Peer {
    pub(crate) age: Age,
    #[model(format(Ipv4Address, age == "old"), format(Fqdn, age == "new"))]
    pub(crate) end: Option<String>,
    #[model(ineffective(alone))]
    pub(crate) only: Option<bool>,
    pub(crate) style: Option<String>,
    #[model(warn(length(..=20)), format(Ipv4Address, assume(style == "ip")))]
    pub(crate) host: Option<String>,
    #[model(range(1..=2), order(low < high))]
    pub(crate) low: Option<u32>,
    #[model(range(1..=2))]
    pub(crate) high: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Model)]
pub(crate) enum Age {
    #[model(name = "old", deprecated)]
    Old,
    #[model(name = "new")]
    New,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "Demo API reference")]
pub(crate) struct Told {
    #[model(length(..=5), deprecated)]
    pub(crate) old: Option<String>,
    pub(crate) count: Option<u32>,
    #[model(extra)]
    pub(crate) extra: Extra,
}

fn bodies() -> [BodyInfo; 5] {
    [
        BodyInfo::of::<Whole>(),
        BodyInfo::of::<Patch>(),
        BodyInfo::of::<Lists>(),
        BodyInfo::of::<Peer>(),
        BodyInfo::of::<Told>(),
    ]
}

/// Some of the cases that break that rule there.
fn broken(body: &BodyInfo, code: Code, pointer: &str) -> Vec<Case> {
    let is_it = |one: &&NearMiss| one.code == code && one.pointer == pointer;
    let all = near_misses(body);
    let near_miss = all.iter().find(is_it).unwrap();
    samples(&near_miss.strategy(), 1).take(60).collect()
}

#[test]
fn what_is_expected_is_found() {
    for body in bodies() {
        let mut all = vec![("valid".to_owned(), valid(&body))];
        for one in near_misses(&body).iter().chain(&held(&body)) {
            all.push((format!("{one:?}"), one.strategy()));
        }
        for (name, strategy) in all {
            for case in samples(&strategy, 1).take(12) {
                let found = found(&check(&body, &case, &case.text()));
                assert_eq!(found, case.expected, "{name}: {}", case.text());
            }
        }
    }
}

#[test]
fn no_other_warning_stands_beside_what_a_rule_says() {
    for near_miss in near_misses(&BodyInfo::of::<Whole>()) {
        for case in samples(&near_miss.strategy(), 1).take(20) {
            assert_eq!(case.expected.len(), 1, "{near_miss:?}: {}", case.text());
        }
    }
}

#[test]
fn a_list_has_an_item_less_one_more_or_several_more() {
    let cases = broken(&BodyInfo::of::<Lists>(), Code::Items, "/words");
    let counts = cases.iter().map(|case| match case.payload.get("words") {
        Some(Json::List(items)) => items.len(),
        _ => 0,
    });
    assert_eq!(counts.collect::<BTreeSet<_>>(), [1, 10, 16].into());
}

#[test]
fn a_text_that_is_no_json_lacks_its_end_or_has_something_more() {
    let cases = broken(&BodyInfo::of::<Peer>(), Code::Syntax, "");
    let kinds = cases.iter().map(|case| {
        let text = case.text();
        let starts = text.starts_with('{');
        (starts, text.ends_with('}'), text.ends_with("}}"))
    });
    let expected = [
        (true, false, false),
        (true, true, true),
        (false, true, false),
    ];
    let kinds: BTreeSet<_> = kinds.collect();
    assert!(kinds.is_superset(&expected.into()), "{kinds:?}");
}

#[test]
fn a_text_misses_a_pattern_by_a_character_less_another_one_or_one_more() {
    let cases = broken(&BodyInfo::of::<Whole>(), Code::Pattern, "/thing/shape");
    let kinds = cases.iter().map(|case| {
        let text = case.payload.at("/thing/shape").and_then(Json::as_text);
        let text = text.unwrap();
        (
            text.chars().all(|it| "xy".contains(it)),
            text.chars().count() % 2,
        )
    });
    let expected = [(true, 1), (false, 0), (false, 1)];
    assert_eq!(kinds.collect::<BTreeSet<_>>(), expected.into());
}

#[test]
fn of_a_body_that_says_what_changes_the_strategies_make_these_payloads() {
    insta::assert_snapshot!(written::cases(&BodyInfo::of::<Patch>()));
}

#[test]
fn of_lists_and_maps_the_strategies_make_these_payloads() {
    insta::assert_snapshot!(written::cases(&BodyInfo::of::<Lists>()));
}
