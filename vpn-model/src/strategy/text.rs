//! Texts: valid ones at the edges of their rules, and those that break one.

use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::own::{class_of, keeps};
use crate::{Bounds, Rule, Statement};

/// What all rules of a text allow together.
struct Shape {
    min: usize,
    max: usize,
    classes: usize,
    allowed: Vec<char>,
}

/// When a spec gives no upper bound.
const LONGEST: usize = 40;

impl Shape {
    fn of(rules: &[Statement]) -> Self {
        let mut shape = Self {
            min: 0,
            max: usize::MAX,
            classes: 0,
            allowed: Vec::new(),
        };
        for stated in rules {
            match stated.rule {
                Rule::Length(bounds) => {
                    shape.min = shape.min.max(lower(bounds));
                    shape.max = shape.max.min(upper(bounds).unwrap_or(usize::MAX));
                }
                Rule::Classes(bounds) => shape.classes = shape.classes.max(lower(bounds)),
                Rule::Chars(ranges) => shape.allowed = characters(ranges),
                _ => {}
            }
        }
        if shape.max == usize::MAX {
            shape.max = shape.min + LONGEST;
        }
        if shape.allowed.is_empty() {
            shape.allowed = "aZ09 _-.ä€😀\"\\/\t".chars().collect();
        }
        shape
    }
}

/// Edges first, then some of what lies between.
fn characters(ranges: &[(char, char)]) -> Vec<char> {
    let mut all: Vec<char> = ranges
        .iter()
        .flat_map(|(first, last)| [*first, *last])
        .collect();
    for (first, last) in ranges {
        all.extend((*first..=*last).take(32));
    }
    all
}

fn lower(bounds: Bounds) -> usize {
    bounds
        .min
        .and_then(|min| usize::try_from(min).ok())
        .unwrap_or_default()
}

fn upper(bounds: Bounds) -> Option<usize> {
    bounds.max.and_then(|max| usize::try_from(max).ok())
}

/// A text that keeps its rules.
pub(super) fn valid(rules: &[Statement], dice: &mut Dice<'_>) -> Json {
    let shape = Shape::of(rules);
    let short = shape.min.max(shape.classes).max(1).min(shape.max);
    let length = match dice.below(6) {
        0 => short,
        1 => shape.max,
        2 => shape.min.max(shape.classes),
        3 => short.saturating_add(1).min(shape.max),
        _ => dice.between(short, shape.max.min(short + LONGEST)),
    };
    let classes = dice.between(shape.classes, 4);
    Json::Text(build(&shape.allowed, length, classes, dice.draw()))
}

/// A text of the characters: so long, and with so many classes if they can be had.
fn build(allowed: &[char], length: usize, classes: usize, seed: u32) -> String {
    let by_class: Vec<Vec<char>> = [1, 0, 2, 3]
        .into_iter()
        .map(|class| {
            allowed
                .iter()
                .copied()
                .filter(|it| class_of(*it) == Some(class))
                .collect()
        })
        .filter(|members: &Vec<char>| !members.is_empty())
        .take(classes)
        .collect();
    let mut state = seed;
    let mut text = String::new();
    for index in 0..length {
        let from = by_class.get(index).map_or(allowed, Vec::as_slice);
        let number = usize::try_from(state >> 8).unwrap_or_default();
        let picked = number.checked_rem(from.len()).and_then(|at| from.get(at));
        text.extend(picked);
        // From a seed of 0 all are the first.
        state = if seed == 0 {
            0
        } else {
            state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)
        };
    }
    text
}

/// A text that breaks this rule and no other; none if there is none.
pub(super) fn breaking(
    rules: &[Statement],
    stated: &Statement,
    dice: &mut Dice<'_>,
) -> Option<Json> {
    let shape = Shape::of(rules);
    let seed = dice.draw();
    let text = match stated.rule {
        Rule::Length(bounds) => {
            let mut lengths: Vec<usize> = upper(bounds)
                .into_iter()
                .flat_map(|max| [max + 1, max * 2 + 1])
                .collect();
            let min = lower(bounds);
            lengths.extend(
                [min.checked_sub(1), min.checked_rem(min)]
                    .into_iter()
                    .flatten(),
            );
            let length = *dice.pick(&lengths)?;
            build(&shape.allowed, length, shape.classes, seed)
        }
        Rule::Chars(ranges) => {
            // One more character, or in place of the last where there is no room.
            let room = shape.max.saturating_sub(1);
            let length = dice.between(shape.min.min(room), room.min(shape.min + LONGEST));
            let mut text = build(
                &shape.allowed,
                length.max(shape.classes),
                shape.classes,
                seed,
            );
            let wrong = outside(ranges);
            let at = dice.below(text.chars().count() + 1);
            let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
            text.insert(at, *dice.pick(&wrong)?);
            text
        }
        Rule::Classes(bounds) => {
            let classes = dice.between(1, lower(bounds).saturating_sub(1));
            let order = dice.below(4);
            let of = |class: usize| (0..classes).any(|number| (order + number) % 4 == class);
            let few: Vec<char> = shape
                .allowed
                .iter()
                .copied()
                .filter(|it| class_of(*it).is_some_and(of))
                .collect();
            let length = dice.between(shape.min, shape.max);
            build(&few, length, 0, seed)
        }
        _ => return None,
    };
    let text = Json::Text(text);
    let breaks = super::own::breaks(&stated.rule, &text);
    (breaks && keeps(rules, Some(stated), &text)).then_some(text)
}

/// Characters that are not allowed: neighbours of those that are, then all kinds.
fn outside(ranges: &[(char, char)]) -> Vec<char> {
    let neighbours = ranges.iter().flat_map(|(first, last)| {
        let before = u32::from(*first).checked_sub(1).and_then(char::from_u32);
        [before, char::from_u32(u32::from(*last) + 1)]
            .into_iter()
            .flatten()
    });
    neighbours
        .chain([
            ' ', '\t', '\n', '\0', '"', '\\', '<', '\'', 'ä', 'ß', '٣', '\u{a0}', '\u{200b}',
            '\u{ff21}', '中', '😀',
        ])
        .filter(|it| {
            !ranges
                .iter()
                .any(|(first, last)| (*first..=*last).contains(it))
        })
        .collect()
}

/// Texts that together have the first and the last character of every allowed range.
pub(super) fn all_characters(ranges: &[(char, char)], rules: &[Statement]) -> Vec<Json> {
    let shape = Shape::of(rules);
    let edges: Vec<char> = ranges
        .iter()
        .flat_map(|(first, last)| [*first, *last])
        .collect();
    edges
        .chunks(shape.max.max(1))
        .map(|some| {
            let mut text: String = some.iter().collect();
            let missing = shape.min.saturating_sub(some.len());
            text.push_str(&build(&shape.allowed, missing, shape.classes, 1));
            Json::Text(text)
        })
        .collect()
}
