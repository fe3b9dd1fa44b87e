//! Regular expressions that every consumer reads in the same way: ECMA-262 with
//! the flag `u`, Python, RE2 and Rust. So without lookaround, without `\d`
//! (Python has more digits than ten), and with nothing escaped that need not be.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A set of characters: `[0-9A-Za-z_.\-]`.
pub(super) fn set(ranges: &[(char, char)]) -> String {
    let mut text = String::from("[");
    for (first, last) in ranges {
        push_in_set(&mut text, *first);
        if first != last {
            text.push('-');
            push_in_set(&mut text, *last);
        }
    }
    text.push(']');
    text
}

fn push_in_set(text: &mut String, character: char) {
    match character {
        '[' | ']' | '\\' | '^' | '-' => {
            text.push('\\');
            text.push(character);
        }
        control if control.is_control() => {
            // Writing into a string cannot fail.
            let _ = write!(text, "\\x{:02x}", u32::from(control));
        }
        other => text.push(other),
    }
}

/// The text itself, in any case.
pub(super) fn any_case(text: &str) -> String {
    let mut pattern = String::new();
    for character in text.chars() {
        if character.is_ascii_alphabetic() {
            let (upper, lower) = (
                character.to_ascii_uppercase(),
                character.to_ascii_lowercase(),
            );
            pattern.extend(['[', upper, lower, ']']);
        } else if character.is_ascii_alphanumeric() || !character.is_ascii() {
            pattern.push(character);
        } else {
            pattern.push_str(&set(&[(character, character)]));
        }
    }
    pattern
}

/// Numbers in decimal digits without leading zeros: `25[0-5]` and so on.
pub(super) fn numbers(all: &BTreeSet<u32>) -> String {
    alternatives(all).join("|")
}

/// Numbers that share all but their last digit stand together.
fn alternatives(all: &BTreeSet<u32>) -> Vec<String> {
    let mut last_digits: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for number in all {
        last_digits
            .entry(number / 10)
            .or_default()
            .insert(number % 10);
    }
    let mut begun: BTreeMap<BTreeSet<u32>, BTreeSet<u32>> = BTreeMap::new();
    for (before, digits) in last_digits {
        begun.entry(digits).or_default().insert(before);
    }
    let mut found: Vec<_> = begun.into_iter().collect();
    // Small numbers first, as people write them.
    found.sort_by_key(|(_, before)| before.first().copied());
    found
        .into_iter()
        .map(|(digits, mut before)| {
            let optional = before.remove(&0);
            let digits = digit_set(&digits);
            if before.is_empty() {
                return digits;
            }
            let before = alternatives(&before);
            let mark = if optional { "?" } else { "" };
            match before.as_slice() {
                [one] if !optional || is_atom(one) => format!("{one}{mark}{digits}"),
                all => format!("(?:{}){mark}{digits}", all.join("|")),
            }
        })
        .collect()
}

/// One character or one set: what a quantifier takes as a whole.
fn is_atom(pattern: &str) -> bool {
    pattern.len() == 1 || pattern.starts_with('[') && pattern.find(']') == Some(pattern.len() - 1)
}

/// `7`, `[0-5]`, `[1256]`.
fn digit_set(digits: &BTreeSet<u32>) -> String {
    let digits: Vec<char> = digits
        .iter()
        .filter_map(|digit| char::from_digit(*digit, 10))
        .collect();
    if let [one] = digits.as_slice() {
        return one.to_string();
    }
    let mut ranges: Vec<(char, char)> = Vec::new();
    for digit in digits {
        match ranges.last_mut() {
            Some((_, last)) if u32::from(*last) + 1 == u32::from(digit) => *last = digit,
            _ => ranges.push((digit, digit)),
        }
    }
    // Two digits in a row are no range worth writing.
    let ranges: Vec<_> = ranges
        .into_iter()
        .flat_map(|(first, last)| {
            if u32::from(first) + 1 == u32::from(last) {
                vec![(first, first), (last, last)]
            } else {
                vec![(first, last)]
            }
        })
        .collect();
    set(&ranges)
}

/// A pattern of a spec, in words that every consumer knows.
pub(super) fn portable(text: &str) -> String {
    let mut portable = String::new();
    let mut in_set = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('d') if in_set => portable.push_str("0-9"),
                Some('d') => portable.push_str("[0-9]"),
                Some(escaped) if in_set => push_in_set(&mut portable, escaped),
                Some(escaped) if "^$\\.*+?()[]{}|".contains(escaped) => {
                    portable.extend(['\\', escaped]);
                }
                Some(escaped) => portable.push(escaped),
                None => {}
            },
            '[' if in_set => portable.push_str("\\["),
            '[' => {
                in_set = true;
                portable.push('[');
                if characters.next_if_eq(&'^').is_some() {
                    portable.push('^');
                }
            }
            ']' => {
                in_set = false;
                portable.push(']');
            }
            other => portable.push(other),
        }
    }
    portable
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{any_case, numbers, portable, set};

    #[test]
    fn numbers_are_written_short() {
        let all = |numbers: std::ops::RangeInclusive<u32>| numbers.collect::<BTreeSet<_>>();
        assert_eq!(numbers(&all(0..=32)), "[12]?[0-9]|3[0-2]");
        assert_eq!(
            numbers(&all(0..=255)),
            "(?:[1-9]|1[0-9]|2[0-4])?[0-9]|25[0-5]"
        );
        assert_eq!(numbers(&BTreeSet::from([1, 2])), "[12]");
        assert_eq!(numbers(&BTreeSet::from([12, 130])), "12|130");
        // What may be missing is one character or one set, or stands in parentheses.
        assert_eq!(numbers(&BTreeSet::from([5, 15])), "1?5");
        assert_eq!(numbers(&BTreeSet::from([5, 105])), "(?:10)?5");
        let teens = (10..20).map(|ten| ten * 10 + 5);
        assert_eq!(numbers(&teens.chain([5]).collect()), "(?:1[0-9])?5");
    }

    #[test]
    fn what_means_something_in_a_set_is_escaped() {
        assert_eq!(set(&[('a', 'z'), ('-', '-'), ('[', '[')]), r"[a-z\-\[]");
        assert_eq!(set(&[('\n', '\n'), (' ', '~')]), r"[\x0a -~]");
        assert_eq!(any_case("v2.x"), "[Vv]2[.][Xx]");
    }

    #[test]
    fn a_pattern_has_no_escape_that_the_flag_u_refuses() {
        assert_eq!(
            portable(r"^(\d[\d\-_]*|a\-b\.c)?$"),
            r"^([0-9][0-9\-_]*|a-b\.c)?$"
        );
        assert_eq!(portable("^[^/[]+$"), r"^[^/\[]+$");
    }
}
