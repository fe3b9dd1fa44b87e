//! Valid texts.

use std::collections::BTreeSet;

use super::{choices, stated};
use crate::__private::Place;
use crate::schema::make::pattern;
use crate::schema::{Bounds, Pattern, Rule};
use crate::strategy::dice::Dice;
use crate::strategy::own::keeps;
use crate::strategy::text::valid;

/// So many letters, and no other number of them.
fn exactly(count: usize) -> &'static Pattern {
    let place = |at: usize| Place {
        ranges: &[('x', 'x')],
        follow: if at + 1 < count { 2 << at } else { 0 },
    };
    let places: Vec<Place> = (0..count).map(place).collect();
    let made = pattern("^x*$", false, 1, 1 << (count - 1), places.leak());
    Box::leak(Box::new(made))
}

fn length(min: i64) -> Rule {
    Rule::Length(Bounds {
        min: Some(min),
        max: Some(255),
    })
}

#[test]
fn a_text_is_as_short_or_long_as_it_may_be_or_little_longer_than_it_must_be() {
    let rules = [stated(length(8))];
    let lengths = choices(200).map(|choices| {
        let text = valid(&rules, &mut Dice::new(&choices));
        text.as_text().unwrap().chars().count()
    });
    let lengths: BTreeSet<usize> = lengths.collect();
    assert!(lengths.len() > 30);
    assert!(lengths.is_superset(&[8, 9, 255].into()));
    assert!(lengths.iter().all(|it| (8..=48).contains(it) || *it == 255));
}

#[test]
fn a_pattern_with_texts_of_one_length_has_it_found_if_that_is_little_longer_than_the_least() {
    for count in [1, 2, 3, 20, 41] {
        let rules = [stated(length(1)), stated(Rule::Pattern(exactly(count)))];
        for choices in choices(8) {
            let text = valid(&rules, &mut Dice::new(&choices));
            assert_eq!(text.as_text(), Some("x".repeat(count).as_str()));
        }
    }
}

#[test]
fn a_text_has_characters_that_all_of_its_rules_allow_and_as_many_classes_as_they_ask_for() {
    let two = Bounds {
        min: Some(2),
        max: Some(2),
    };
    let rules = [
        stated(length(1)),
        stated(Rule::Chars(&[('0', '9'), ('A', 'Z'), ('a', 'm')])),
        stated(Rule::Chars(&[('0', '9'), ('a', 'z')])),
        stated(Rule::Classes(two)),
    ];
    for choices in choices(50) {
        let text = valid(&rules, &mut Dice::new(&choices));
        assert!(keeps(&rules, None, &text), "{text}");
    }
}
