//! Valid texts, at the edges of their rules.

use crate::schema::{Bounds, Pattern, Rule, Statement};
use crate::strategy::dice::{Dice, scrambled};
use crate::strategy::json::Json;
use crate::strategy::own::{class_of, different, is_in, keeps, number};
use crate::strategy::walk;

/// What all rules of a text allow together.
pub(super) struct Shape {
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) classes: usize,
    pub(super) most_classes: usize,
    /// Classes that must be among them.
    pub(super) named: Vec<usize>,
    /// How many different characters.
    pub(super) different: usize,
    pub(super) most_different: usize,
    pub(super) pattern: Option<&'static Pattern>,
    pub(super) allowed: Vec<char>,
}

/// When a spec gives no upper bound.
pub(super) const LONGEST: usize = 40;

/// Upper case, lower case, digits and special characters.
pub(super) const ALL_CLASSES: usize = 4;

impl Shape {
    pub(super) fn of(rules: &[Statement]) -> Self {
        let mut shape = Self {
            min: 0,
            max: usize::MAX,
            classes: 0,
            most_classes: ALL_CLASSES,
            named: Vec::new(),
            different: 0,
            most_different: usize::MAX,
            pattern: None,
            allowed: Vec::new(),
        };
        for stated in rules {
            match stated.rule {
                Rule::Length(bounds) => {
                    shape.min = shape.min.max(lower(bounds));
                    shape.max = shape.max.min(upper(bounds).unwrap_or(usize::MAX));
                }
                Rule::Classes(bounds) => {
                    shape.classes = shape.classes.max(lower(bounds));
                    let most = upper(bounds).unwrap_or(ALL_CLASSES);
                    shape.most_classes = shape.most_classes.min(most);
                }
                Rule::EachClass(classes) => {
                    shape
                        .named
                        .extend(classes.iter().map(|class| number(*class)));
                    shape.classes = shape.classes.max(shape.named.len());
                }
                Rule::DistinctChars(bounds) => {
                    shape.different = shape.different.max(lower(bounds));
                    let most = upper(bounds).unwrap_or(usize::MAX);
                    shape.most_different = shape.most_different.min(most);
                }
                Rule::Pattern(pattern) => shape.pattern = Some(pattern),
                Rule::Chars(ranges) if shape.allowed.is_empty() => {
                    shape.allowed = characters(ranges);
                }
                Rule::Chars(ranges) => shape.allowed.retain(|it| is_in(ranges, *it)),
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
    pub(super) fn text(
        &self,
        length: usize,
        classes: usize,
        dice: &mut Dice<'_>,
    ) -> Option<String> {
        let allowed = self.limited(&self.allowed, dice);
        if let Some(pattern) = self.pattern {
            let is_allowed = |it: char| allowed.contains(&it);
            let walked = walk::text(pattern, length, &is_allowed, dice);
            return walked.or_else(|| walk::text(pattern, length, &|_| true, dice));
        }
        let text = self.build(&allowed, length, classes, dice.draw());
        Some(vary(text, &allowed, self.different, self.classes))
    }

    /// Those of the characters that a text can be made of at will without too many classes or too
    /// many different characters.
    pub(super) fn limited(&self, from: &[char], dice: &mut Dice<'_>) -> Vec<char> {
        let few = self.of_classes(from, self.most_classes, dice);
        if self.most_different == usize::MAX {
            return few;
        }
        let seed = dice.draw();
        self.some(&few, self.most_classes, self.most_different, seed)
    }

    /// Those that are in no class, or in so many classes.
    pub(super) fn of_classes(&self, from: &[char], most: usize, dice: &mut Dice<'_>) -> Vec<char> {
        let mut few = from.to_vec();
        if most < ALL_CLASSES {
            let mut chosen: Vec<usize> = (0..ALL_CLASSES).collect();
            dice.shuffle(&mut chosen);
            chosen.retain(|class| from.iter().any(|it| class_of(*it) == Some(*class)));
            chosen.sort_by_key(|class| !self.named.contains(class));
            chosen.truncate(most);
            few.retain(|it| class_of(*it).is_none_or(|class| chosen.contains(&class)));
        }
        few
    }

    /// So many different ones: some of each class, then any.
    pub(super) fn some(&self, from: &[char], classes: usize, count: usize, seed: u32) -> Vec<char> {
        let first = self.build(from, classes, classes, seed);
        let mut some = Vec::new();
        for it in first.chars().chain(from.iter().copied()) {
            if !some.contains(&it) {
                some.push(it);
            }
        }
        some.truncate(count);
        some
    }

    /// The same of the given characters, without a pattern.
    pub(super) fn build(
        &self,
        allowed: &[char],
        length: usize,
        classes: usize,
        seed: u32,
    ) -> String {
        build(allowed, &self.named, length, classes, seed)
    }
}

/// Puts characters that a text does not have in place of those it has again.
pub(super) fn vary(text: String, allowed: &[char], wanted: usize, pinned: usize) -> String {
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

pub(super) fn lower(bounds: Bounds) -> usize {
    bounds
        .min
        .and_then(|min| usize::try_from(min).ok())
        .unwrap_or_default()
}

pub(super) fn upper(bounds: Bounds) -> Option<usize> {
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
    let classes = dice.between(shape.classes, shape.most_classes);
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
