//! Whether a value breaks a rule by itself.

use crate::schema::{Bounds, Class, Literal, Rule};
use crate::strategy::json::Json;
use crate::strategy::own::breaks;

const TWO_TO_FOUR: Bounds = Bounds {
    min: Some(2),
    max: Some(4),
};

#[track_caller]
fn holds(rule: Rule, good: &[Json], bad: &[Json]) {
    for value in good {
        assert!(!breaks(&rule, value), "{rule:?}: {value}");
    }
    for value in bad {
        assert!(breaks(&rule, value), "{rule:?}: {value}");
    }
}

fn texts<const N: usize>(texts: [&str; N]) -> [Json; N] {
    texts.map(Json::text)
}

fn numbers<const N: usize>(numbers: [&str; N]) -> [Json; N] {
    numbers.map(Json::number)
}

fn lists<const N: usize>(counts: [usize; N]) -> [Json; N] {
    counts.map(|count| Json::List(vec![Json::Null; count]))
}

fn maps<const N: usize>(keys: [&[&str]; N]) -> [Json; N] {
    let member = |key: &&str| ((*key).to_owned(), Json::Null);
    keys.map(|keys| Json::Object(keys.iter().map(member).collect()))
}

#[test]
fn a_text_breaks_rules_of_texts() {
    let bounds = TWO_TO_FOUR;
    holds(
        Rule::Length(bounds),
        &texts(["ab", "äöüß"]),
        &texts(["a", "abcde"]),
    );
    holds(
        Rule::Chars(&[('a', 'c'), ('x', 'x')]),
        &texts(["", "abcx"]),
        &texts(["d", "aw"]),
    );
    holds(
        Rule::Classes(bounds),
        &texts(["aB", "aB1!"]),
        &texts(["", "a", "aä"]),
    );
    holds(
        Rule::EachClass(&[Class::Upper, Class::Special]),
        &texts(["A-", "-aA"]),
        &texts(["A", "-", "a1"]),
    );
    holds(
        Rule::DistinctChars(bounds),
        &texts(["ab", "abcdd"]),
        &texts(["aaa", "abcde"]),
    );
    holds(
        Rule::Format("UUID", &[]),
        &texts(["0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b"]),
        &texts(["0f4e3c2a"]),
    );
}

#[test]
fn a_number_breaks_rules_of_numbers_unless_it_is_none_that_a_machine_has() {
    let beyond = ["9".repeat(20), "1.5".to_owned(), "1e3".to_owned()].map(Json::number);
    let fixed = Rule::Fixed(Literal::Integer(3));
    holds(fixed, &numbers(["3"]), &numbers(["2", "4", "-3"]));
    holds(fixed, &beyond, &[]);
    let range = Rule::Range(TWO_TO_FOUR);
    holds(range, &numbers(["2", "4"]), &numbers(["1", "5", "-2"]));
    holds(range, &beyond, &[]);
    let except = Rule::RangeExcept(TWO_TO_FOUR);
    holds(except, &numbers(["1", "5"]), &numbers(["2", "4"]));
    holds(except, &beyond, &[]);
    let off = Rule::Fixed(Literal::Boolean(false));
    holds(off, &[Json::Bool(false)], &[Json::Bool(true)]);
}

#[test]
fn a_list_or_a_map_has_so_many_items_and_keys_that_keep_their_rules() {
    let items = Rule::Items(TWO_TO_FOUR);
    holds(items, &lists([2, 4]), &lists([0, 1, 5]));
    holds(
        items,
        &maps([&["a", "b"]]),
        &maps([&["a"], &["a", "b", "c", "d", "e"]]),
    );
    holds(
        Rule::Keys(&Rule::Length(TWO_TO_FOUR)),
        &maps([&[], &["ab", "abcd"]]),
        &maps([&["ab", "a"]]),
    );
}

#[test]
fn a_network_breaks_the_rules_of_networks() {
    let blocks = vec!["100.64.0.0/10".parse().unwrap()].leak();
    holds(
        Rule::ReservedBlock(blocks),
        &texts(["100.0.0.0/8", "100.128.0.0/16", "any"]),
        &texts(["100.64.0.0/10", "100.127.255.255/32"]),
    );
    let except = vec!["169.254.195.0/24".parse().unwrap()].leak();
    holds(
        Rule::TunnelAddress(except),
        &texts(["169.254.76.1/30", "169.254.0.2/30"]),
        &texts([
            "169.254.76.0/30",
            "169.254.76.3/30",
            "169.254.76.1/29",
            "169.254.195.1/30",
            "169.253.76.1/30",
            "168.254.76.1/30",
        ]),
    );
}
