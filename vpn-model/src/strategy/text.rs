//! Texts: valid ones at the edges of their rules, and those that break one.

use crate::schema::{Bounds, Pattern, Rule, Statement};
use crate::strategy::dice::{Dice, scrambled};
use crate::strategy::json::Json;
use crate::strategy::own::{class_of, different, keeps, number};
use crate::strategy::{formats, walk};

/// What all rules of a text allow together.
struct Shape {
    min: usize,
    max: usize,
    classes: usize,
    /// Classes that must be among them.
    named: Vec<usize>,
    /// How many different characters.
    different: usize,
    pattern: Option<&'static Pattern>,
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
            named: Vec::new(),
            different: 0,
            pattern: None,
            allowed: Vec::new(),
        };
        for stated in rules {
            match stated.rule {
                Rule::Length(bounds) => {
                    shape.min = shape.min.max(lower(bounds));
                    shape.max = shape.max.min(upper(bounds).unwrap_or(usize::MAX));
                }
                Rule::Classes(bounds) => shape.classes = shape.classes.max(lower(bounds)),
                Rule::EachClass(classes) => {
                    shape.named = classes.iter().map(|class| number(*class)).collect();
                    shape.classes = shape.classes.max(classes.len());
                }
                Rule::DistinctChars(bounds) => shape.different = lower(bounds),
                Rule::Pattern(pattern) => shape.pattern = Some(pattern),
                Rule::Chars(ranges) => shape.allowed = characters(ranges),
                _ => {}
            }
        }
        if shape.max == usize::MAX {
            shape.max = shape.min.max(shape.different) + LONGEST;
        }
        if shape.allowed.is_empty() {
            shape.allowed = "aZ09 _-.ä€😀\"\\/\t".chars().collect();
            if shape.different > 0 {
                shape.allowed.extend('b'..='z');
            }
        }
        shape
    }

    /// A text so long; with a pattern, none if it has none of that length.
    fn text(&self, length: usize, classes: usize, dice: &mut Dice<'_>) -> Option<String> {
        if let Some(pattern) = self.pattern {
            let allowed = |it: char| self.allowed.contains(&it);
            let walked = walk::text(pattern, length, &allowed, dice);
            return walked.or_else(|| walk::text(pattern, length, &|_| true, dice));
        }
        let text = self.build(&self.allowed, length, classes, dice.draw());
        Some(vary(text, &self.allowed, self.different, self.classes))
    }

    /// The same of the given characters, without a pattern.
    fn build(&self, allowed: &[char], length: usize, classes: usize, seed: u32) -> String {
        build(allowed, &self.named, length, classes, seed)
    }
}

/// Puts characters that a text does not have in place of those it has again.
fn vary(text: String, allowed: &[char], wanted: usize, pinned: usize) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for fresh in allowed {
        let is_enough = different(&characters.iter().collect::<String>()) >= wanted;
        if is_enough || characters.contains(fresh) {
            continue;
        }
        let again = (pinned..characters.len()).rev().find(|at| {
            let (before, behind) = characters.split_at(*at);
            behind
                .split_first()
                .is_some_and(|(one, rest)| before.contains(one) || rest.contains(one))
        });
        if let Some(place) = again.and_then(|at| characters.get_mut(at)) {
            *place = *fresh;
        }
    }
    characters.into_iter().collect()
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
    let least = shape.min.max(shape.classes).max(shape.different);
    let short = least.max(1).min(shape.max);
    let length = match dice.below(6) {
        0 => short,
        1 => shape.max,
        2 => least,
        3 => short.saturating_add(1).min(shape.max),
        _ => dice.between(short, shape.max.min(short + LONGEST)),
    };
    let classes = dice.between(shape.classes, 4);
    // A pattern may have no text of that length, and cannot see to other rules.
    let lengths = [length, short, short + 1, short + 2].into_iter();
    let texts = lengths.chain(short..=shape.max.min(short + LONGEST));
    let mut last = None;
    for length in texts {
        let text = shape.text(length, classes, dice).map(Json::Text);
        match text {
            Some(text) if keeps(rules, None, &text) => return text,
            Some(text) => last = last.or(Some(text)),
            None => {}
        }
    }
    last.unwrap_or_else(|| Json::text(""))
}

/// A text of the characters: so long, and with so many classes if they can be had, these first.
fn build(allowed: &[char], named: &[usize], length: usize, classes: usize, seed: u32) -> String {
    let mut order = [1, 0, 2, 3];
    order.sort_by_key(|class| !named.contains(class));
    let by_class: Vec<Vec<char>> = order
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
        state = if seed == 0 { 0 } else { scrambled(state) };
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
            // A text that is too short to keep the other rules breaks them, too.
            lengths.retain(|length| *length >= shape.different.max(shape.classes));
            let length = *dice.pick(&lengths)?;
            if let Some(name) = formatted(rules, stated) {
                return Some(name);
            }
            match shape.pattern {
                Some(_) => shape.text(length, shape.classes, dice)?,
                None => {
                    let text = shape.build(&shape.allowed, length, shape.classes, seed);
                    vary(text, &shape.allowed, shape.different, shape.classes)
                }
            }
        }
        Rule::Chars(ranges) => {
            // One more character, or in place of the last where there is no room.
            let room = shape.max.saturating_sub(1);
            let length = dice.between(shape.min.min(room), room.min(shape.min + LONGEST));
            let length = length.max(shape.classes).max(shape.different);
            let text = shape.build(&shape.allowed, length, shape.classes, seed);
            let mut text = vary(text, &shape.allowed, shape.different, shape.classes);
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
            let length = dice.between(shape.min.max(shape.different), shape.max);
            vary(shape.build(&few, length, 0, seed), &few, shape.different, 0)
        }
        Rule::EachClass(classes) => {
            let lacking = number(*dice.pick(classes)?);
            let mut others = shape.allowed.clone();
            others.retain(|it| class_of(*it) != Some(lacking));
            let length = dice.between(shape.min.max(shape.different), shape.max);
            let text = shape.build(&others, length, 4, seed);
            vary(text, &others, shape.different, 4)
        }
        Rule::DistinctChars(_) => {
            let most = shape.different.checked_sub(1)?;
            // Some of each class, then any.
            let first = shape.build(&shape.allowed, shape.classes, shape.classes, seed);
            let mut few: Vec<char> = first.chars().collect();
            few.extend(&shape.allowed);
            let mut kept = Vec::new();
            few.retain(|it| {
                let fresh = !kept.contains(it);
                kept.push(*it);
                fresh
            });
            few.truncate(dice.between(shape.classes.max(1), most));
            let length = dice.between(shape.min, shape.max);
            let text = shape.build(&few, length, shape.classes, seed);
            vary(text, &few, few.len(), shape.classes)
        }
        Rule::Pattern(_) => misfit(&valid(rules, dice), dice)?,
        Rule::Format(format, []) => formats::broken(format, dice)?.as_text()?.to_owned(),
        _ => return None,
    };
    let text = Json::Text(text);
    let breaks = super::own::breaks(&stated.rule, &text);
    (breaks && keeps(rules, Some(stated), &text)).then_some(text)
}

/// A text of the format that the rules ask for that breaks this rule and no other.
fn formatted(rules: &[Statement], stated: &Statement) -> Option<Json> {
    let format = rules.iter().find_map(|stated| match stated.rule {
        Rule::Format(format, []) => Some(format),
        _ => None,
    })?;
    formats::names(format)
        .into_iter()
        .find(|name| super::own::breaks(&stated.rule, name) && keeps(rules, Some(stated), name))
}

/// The text with one other character in it, or one more, or without one.
fn misfit(text: &Json, dice: &mut Dice<'_>) -> Option<String> {
    let mut characters: Vec<char> = text.as_text()?.chars().collect();
    let wrong = *dice.pick(&['-', ' ', '_', '.', 'Z', 'a', '0', '\n', 'ä', '٣', '😀', '/'])?;
    let at = match dice.below(4) {
        0 => 0,
        1 => characters.len(),
        _ => dice.below(characters.len() + 1),
    };
    match dice.below(3) {
        0 => characters.insert(at.min(characters.len()), wrong),
        1 => *characters.get_mut(at)? = wrong,
        _ if at < characters.len() => drop(characters.remove(at)),
        _ => return None,
    }
    Some(characters.into_iter().collect())
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
            text.push_str(&shape.build(&shape.allowed, missing, shape.classes, 1));
            Json::Text(vary(text, &shape.allowed, shape.different, 0))
        })
        .collect()
}
