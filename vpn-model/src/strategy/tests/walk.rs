//! Texts that fit a pattern.

use super::choices;
use crate::__private::Place;
use crate::schema::Pattern;
use crate::schema::make::pattern;
use crate::strategy::dice::Dice;
use crate::strategy::walk::text;

/// `^(ab|cde)$`: of its places, each takes one letter.
static TWO_WAYS: Pattern = pattern(
    "^(ab|cde)$",
    false,
    0b0_0101,
    0b1_0010,
    &[
        place(&[('a', 'a')], 0b0_0010),
        place(&[('b', 'b')], 0),
        place(&[('c', 'c')], 0b0_1000),
        place(&[('d', 'd')], 0b1_0000),
        place(&[('e', 'e')], 0),
    ],
);

const fn place(ranges: &'static [(char, char)], follow: u64) -> Place {
    Place { ranges, follow }
}

#[test]
fn whatever_is_drawn_a_text_of_that_length_is_found_if_there_is_one_and_fits() {
    for (length, expected) in [
        (0, None),
        (1, None),
        (2, Some("ab")),
        (3, Some("cde")),
        (4, None),
    ] {
        for choices in choices(50) {
            let found = text(&TWO_WAYS, length, &|_| true, &mut Dice::new(&choices));
            assert_eq!(found.as_deref(), expected, "{length}");
            assert!(found.is_none_or(|found| TWO_WAYS.matches(&found)));
        }
    }
    let without_b = text(&TWO_WAYS, 2, &|it| it != 'b', &mut Dice::new(&[]));
    assert_eq!(without_b, None);
}

#[test]
fn a_pattern_shows_its_text_to_who_debugs_and_not_its_table() {
    assert_eq!(format!("{TWO_WAYS:?}"), r#"Pattern("^(ab|cde)$")"#);
}
