//! Whether a value breaks one of its own rules: a second, slow and obvious
//! reading of the rules that need nothing but the value.

use std::collections::BTreeSet;

use crate::Ipv4Net;
use crate::schema::{Bounds, Class, Rule, Statement};
use crate::strategy::clause::equal;
use crate::strategy::formats;
use crate::strategy::json::Json;

/// Whether the value breaks the rule by itself; rules about other things are never broken.
pub(super) fn breaks(rule: &Rule, value: &Json) -> bool {
    match (rule, value) {
        (Rule::Length(bounds), Json::Text(text)) => outside(*bounds, text.chars().count()),
        (Rule::Chars(ranges), Json::Text(text)) => !text.chars().all(|it| is_in(ranges, it)),
        (Rule::Classes(bounds), Json::Text(text)) => outside(*bounds, classes(text)),
        (Rule::EachClass(wanted), Json::Text(text)) => wanted
            .iter()
            .any(|class| !text.chars().any(|it| class_of(it) == Some(number(*class)))),
        (Rule::DistinctChars(bounds), Json::Text(text)) => outside(*bounds, different(text)),
        (Rule::Pattern(pattern), Json::Text(text)) => !pattern.matches(text),
        (Rule::Format(format, []), Json::Text(text)) => !formats::has_format(format, text),
        (Rule::Fixed(only), Json::Bool(_)) => !equal(value, *only),
        (Rule::Fixed(only), Json::Number(number)) => {
            number.parse::<i64>().is_ok() && !equal(value, *only)
        }
        (Rule::Keys(rule), Json::Object(members)) => members
            .iter()
            .any(|(key, _)| breaks(rule, &Json::text(key))),
        (Rule::Range(bounds), Json::Number(number)) => number
            .parse::<i64>()
            .is_ok_and(|number| beyond(*bounds, number)),
        (Rule::RangeExcept(bounds), Json::Number(number)) => number
            .parse::<i64>()
            .is_ok_and(|number| !beyond(*bounds, number)),
        (Rule::Items(bounds), Json::List(items)) => outside(*bounds, items.len()),
        // Of a map; objects have no such rule.
        (Rule::Items(bounds), Json::Object(members)) => outside(*bounds, members.len()),
        (Rule::ReservedBlock(blocks), Json::Text(text)) => {
            network(text).is_some_and(|network| blocks.iter().any(|block| block.contains(&network)))
        }
        (Rule::TunnelAddress(except), Json::Text(text)) => {
            network(text).is_some_and(|network| !usable(network, except))
        }
        _ => false,
    }
}

/// Whether the value keeps all its own rules but, perhaps, that one.
pub(super) fn keeps(rules: &[Statement], but: Option<&Statement>, value: &Json) -> bool {
    rules
        .iter()
        .filter(|stated| but.is_none_or(|but| !std::ptr::eq(*stated, but)))
        .all(|stated| !breaks(&stated.rule, value))
}

fn outside(bounds: Bounds, count: usize) -> bool {
    beyond(bounds, i64::try_from(count).unwrap_or(i64::MAX))
}

fn beyond(bounds: Bounds, number: i64) -> bool {
    bounds.min.is_some_and(|min| number < min) || bounds.max.is_some_and(|max| number > max)
}

/// Whether one of the ranges has the character.
pub(super) fn is_in(ranges: &[(char, char)], character: char) -> bool {
    ranges
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&character))
}

/// How many of upper case, lower case, digits and special characters occur.
pub(super) fn classes(text: &str) -> usize {
    (0..4)
        .filter(|class| text.chars().any(|it| class_of(it) == Some(*class)))
        .count()
}

/// How many different characters occur.
pub(super) fn different(text: &str) -> usize {
    text.chars().collect::<BTreeSet<char>>().len()
}

/// The class's number.
pub(super) const fn number(class: Class) -> usize {
    match class {
        Class::Upper => 0,
        Class::Lower => 1,
        Class::Digit => 2,
        Class::Special => 3,
    }
}

/// The class of a character, if it has one.
pub(super) const fn class_of(character: char) -> Option<usize> {
    match character {
        'A'..='Z' => Some(0),
        'a'..='z' => Some(1),
        '0'..='9' => Some(2),
        _ if character.is_ascii_punctuation() => Some(3),
        _ => None,
    }
}

/// The network that a text is in the one form that providers take.
pub(super) fn network(text: &str) -> Option<Ipv4Net> {
    let network: Ipv4Net = text.parse().ok()?;
    (network.to_string() == text).then_some(network)
}

fn usable(network: Ipv4Net, except: &[Ipv4Net]) -> bool {
    let address = network.addr();
    let [a, b, _, last] = address.octets();
    let host = matches!(last % 4, 1 | 2);
    let excepted = except.iter().any(|block| block.contains(&address));
    (a, b) == (169, 254) && network.prefix_len() == 30 && host && !excepted
}
