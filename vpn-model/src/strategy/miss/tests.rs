//! Texts that break a rule.

use std::collections::BTreeSet;

use super::broken;
use crate::leaves::Format as _;
use crate::names::Fqdn;
use crate::schema::{Bounds, Rule};
use crate::strategy::dice::Dice;
use crate::strategy::own::class_of;
use crate::strategy::tests::{choices, stated};

fn bounds(min: i64, max: i64) -> Bounds {
    Bounds {
        min: Some(min),
        max: Some(max),
    }
}

#[test]
fn a_text_of_too_few_classes_has_any_of_them() {
    let rules = [
        stated(Rule::Classes(bounds(3, 4))),
        stated(Rule::Length(bounds(8, 12))),
    ];
    let mut seen: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
    for choices in choices(60) {
        let text = broken::text(&rules, &rules[0], &mut Dice::new(&choices)).unwrap();
        let text = text.as_text().unwrap();
        seen.insert(text.chars().filter_map(class_of).collect());
    }
    // By chance none has a class.
    seen.remove(&BTreeSet::new());
    // One alone, or two that are neighbours in the circle of upper case, lower case, digits and special characters.
    let alone = [0, 1, 2, 3].map(|class| [class].into());
    let two = [0, 1, 2, 3].map(|class| [class, (class + 1) % 4].into());
    assert_eq!(seen, alone.into_iter().chain(two).collect());
}

#[test]
fn a_text_with_a_format_is_too_long_for_another_rule_and_keeps_its_format() {
    let rules = [
        stated(Rule::Length(bounds(1, 100))),
        stated(Rule::Format(Fqdn::NAME, &[])),
    ];
    for choices in choices(20) {
        if let Some(text) = broken::text(&rules, &rules[0], &mut Dice::new(&choices)) {
            assert_eq!(text.as_text(), Some("x".repeat(128).as_str()));
        }
    }
    let found = |choices: Vec<u32>| broken::text(&rules, &rules[0], &mut Dice::new(&choices));
    assert!(choices(20).any(|choices| found(choices).is_some()));
}
