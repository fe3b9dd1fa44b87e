//! Patterns: which are read, what they accept, and what a person reads about a bad one.

#![allow(
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test does"
)]

use vpn_model_rule_language::Pattern;

/// Whether the automaton takes the text.
fn takes(pattern: &Pattern, text: &str) -> bool {
    let mut next = pattern.first;
    let mut reached = 0;
    for character in text.chars() {
        let candidates = next;
        (reached, next) = (0, 0);
        for (index, position) in pattern.positions.iter().enumerate() {
            let in_range = |(first, last): &(char, char)| (*first..=*last).contains(&character);
            if candidates & (1 << index) != 0 && position.ranges.iter().any(in_range) {
                reached |= 1 << index;
                next |= position.follow;
            }
        }
    }
    if text.is_empty() {
        pattern.empty
    } else {
        reached & pattern.last != 0
    }
}

#[track_caller]
fn accepts(pattern: &str, good: &[&str], bad: &[&str]) {
    let read = Pattern::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    for text in good {
        assert!(takes(&read, text), "{pattern} must take {text:?}");
    }
    for text in bad {
        assert!(!takes(&read, text), "{pattern} must not take {text:?}");
    }
}

#[track_caller]
fn refused(pattern: &str, message: &str) {
    match Pattern::new(pattern) {
        Ok(read) => panic!("{pattern}: accepted as {read:?}"),
        Err(error) => assert_eq!(error, message, "{pattern}"),
    }
}

#[test]
fn a_label_begins_and_ends_with_a_letter_or_a_digit() {
    accepts(
        "^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)?$",
        &["", "a", "0", "a-b", "aa", "a--9"],
        &["-", "-a", "a-", "a_b", "ä", "a b", "a\n"],
    );
}

#[test]
fn quantifiers_repeat_as_often_as_they_say() {
    accepts("^(a{2})*$", &["", "aa", "aaaa"], &["a", "aaa"]);
    accepts("^(ba{1,3})*$", &["ba", "baaaba"], &["b", "baaaa", "bb"]);
    accepts("^(ba{2,})*$", &["baa", "baaaaabaa"], &["ba", "baaba"]);
    accepts("^(ba+c?)*$", &["ba", "baac"], &["bc", "bacc"]);
    accepts("^(ba{0,2})*$", &["b", "baab"], &["baaa", "a"]);
    accepts("^(ba{0})*$", &["b", "bb"], &["ba"]);
    accepts("^(a*)*$", &["", "aaa"], &["b"]);
}

#[test]
fn alternatives_and_groups_nest() {
    accepts(
        "^(?:ab|c(d|)|[0-9])*$",
        &["", "ab", "c", "cd", "7c"],
        &["a", "d", "abd"],
    );
}

#[test]
fn groups_beside_each_other_are_not_deep() {
    let many = format!("^({})*$", "(a)".repeat(40));
    accepts(&many, &["", &"a".repeat(40)], &["a"]);
}

#[test]
fn what_takes_no_character_is_not_repeated() {
    let nothing = "(".repeat(16) + &"){1000}".repeat(16);
    accepts(&format!("^(a{nothing})*$"), &["", "aa"], &["b"]);
}

#[test]
fn classes_and_escapes_stand_for_characters() {
    accepts("^[\\d.-]*$", &["1.2-3"], &["a"]);
    accepts("^[a\\-\\]]*$", &["a-]"], &["\\"]);
    accepts("^(\\.\\d)*$", &[".1.2"], &["1.", ".a", ".٣"]);
    accepts("^[-a]*$", &["-a"], &["b"]);
    accepts("^[a-ac]*$", &["ac"], &["b"]);
    accepts(
        "^[^a-c/]*$",
        &["", "d", "ä😀", "\u{0}", "\u{10ffff}"],
        &["b", "/"],
    );
    accepts(
        "^[^\\d\\u]*$".replace("\\u", "u").as_str(),
        &["v"],
        &["u", "3"],
    );
    accepts("^(ä|😀)*$", &["ä😀"], &["a"]);
}

#[test]
fn all_64_positions_can_be_used() {
    let many = "^(a{63}b)*$";
    let good = format!("{}b", "a".repeat(63));
    accepts(many, &[good.as_str()], &[&good.replacen('a', "", 1), "b"]);
    refused(
        "^(a{64}b)*$",
        "the pattern is too long: expected at most 64 places for a character",
    );
    refused(
        "^((a{1000}){1000})*$",
        "the pattern is too long: expected at most 64 places for a character",
    );
}

#[test]
fn a_pattern_bounds_no_length() {
    let length = "a pattern that implies a length: write `length` beside one that fits shorter and longer texts, too";
    for pattern in [
        "^[a-z]+$",
        "^a*b$",
        "^[a-z]{0,63}$",
        "^$",
        "^(a|b)?$",
        "^(){5}$",
        "^(a{0})*$",
    ] {
        refused(pattern, length);
    }
}

#[test]
fn what_is_no_pattern_is_told_where() {
    let anchors = "a pattern is about the whole text: expected `^` at the start and `$` at the end";
    for pattern in ["", "^", "$", "a*", "^a*", "a*$"] {
        refused(pattern, anchors);
    }
    for (pattern, message) in [
        (
            "^a*|b*$",
            "`^` and `$` belong to one alternative each: expected a group around all, as in \"^(a|b)*$\"",
        ),
        ("^(a*$", "a group without its `)`, at character 5"),
        ("^a*)$", "a `)` without its `(`, at character 4"),
        ("^*$", "a quantifier with nothing to repeat, at character 2"),
        (
            "^a**$",
            "a quantifier with nothing to repeat, at character 4",
        ),
        (
            "^a*?$",
            "a quantifier with nothing to repeat, at character 4",
        ),
        (
            "^.*$",
            "`.` is not known: write a class such as [a-z], at character 2",
        ),
        (
            "^(?=a)*$",
            "of groups, only `(…)` and `(?:…)` are known, at character 4",
        ),
        (
            "^\\w*$",
            "of what can follow a backslash, only `d` and punctuation are known, at character 3",
        ),
        (
            "^a*\\$",
            "of what can follow a backslash, only `d` and punctuation are known, at character 4",
        ),
        ("^[]*$", "a class without characters, at character 4"),
        ("^[a*$", "a class without its `]`, at character 5"),
        (
            "^[z-a]*$",
            "the range `z-a` ends before it starts, at character 6",
        ),
        (
            "^[\\d-z]*$",
            "a range goes from a character to a character, at character 7",
        ),
        (
            "^[[a]*$",
            "`[` stands for itself as `\\[` only, at character 3",
        ),
        ("^a{2*$", "expected {2}, {2,} or {2,4}, at character 5"),
        ("^a{,2}$", "expected {2}, {2,} or {2,4}, at character 4"),
        (
            "^a{3,2}$",
            "a repetition that ends before it starts, at character 8",
        ),
        (
            "^a{1001}$",
            "a repetition of more than 1000 times, at character 8",
        ),
        (
            "^a^*$",
            "`^` stands for itself as `\\^` only, at character 3",
        ),
        (
            "^a}*$",
            "`}` stands for itself as `\\}` only, at character 3",
        ),
    ] {
        refused(pattern, message);
    }
    refused(
        &format!("^{}a{}*$", "(".repeat(33), ")".repeat(33)),
        "groups that lie too deep in each other, at character 35",
    );
}
