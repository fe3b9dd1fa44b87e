//! Texts that break one of their rules, and no other.

use crate::schema::{Rule, Statement};
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::own::{self, class_of, is_in, keeps, number};
use crate::strategy::text::{ALL_CLASSES, LONGEST, Shape, lower, upper, valid, vary};
use crate::strategy::{formats, walk};

/// A text that breaks this rule and no other; none if there is none.
pub(super) fn text(rules: &[Statement], stated: &Statement, dice: &mut Dice<'_>) -> Option<Json> {
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
                    let allowed = shape.limited(&shape.allowed, dice);
                    let text = shape.build(&allowed, length, shape.classes, seed);
                    vary(text, &allowed, shape.different, shape.classes)
                }
            }
        }
        Rule::Chars(ranges) => {
            // One more character, or in place of the last where there is no room.
            let room = shape.max.saturating_sub(1);
            let length = dice.between(shape.min.min(room), room.min(shape.min + LONGEST));
            let length = length.max(shape.classes).max(shape.different);
            let allowed = shape.limited(&shape.allowed, dice);
            let text = shape.build(&allowed, length, shape.classes, seed);
            let mut text = vary(text, &allowed, shape.different, shape.classes);
            let wrong = outside(ranges);
            let at = dice.below(text.chars().count() + 1);
            let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
            text.insert(at, *dice.pick(&wrong)?);
            text
        }
        Rule::Classes(bounds) => {
            let most = upper(bounds).filter(|most| *most < ALL_CLASSES);
            let (few, classes) = match exceeded(lower(bounds), most, dice) {
                Some(most) => {
                    let classes = dice.between(most + 1, ALL_CLASSES);
                    (shape.of_classes(&shape.allowed, classes, dice), classes)
                }
                None => {
                    let least = lower(bounds);
                    let classes = dice.between(usize::from(least > 1), least.saturating_sub(1));
                    let order = dice.below(ALL_CLASSES);
                    let of = |class| (0..classes).any(|number| (order + number) % 4 == class);
                    let mut few = shape.allowed.clone();
                    few.retain(|it| class_of(*it).is_none_or(of));
                    (few, 0)
                }
            };
            let shortest = shape.min.max(shape.different).max(classes);
            let length = dice.between(shortest, shape.max);
            let few = match shape.most_different {
                usize::MAX => few,
                most => shape.some(&few, classes, most, seed),
            };
            match shape.pattern {
                Some(pattern) => walk::text(pattern, length, &|it| few.contains(&it), dice)?,
                None => {
                    let text = shape.build(&few, length, classes, seed);
                    vary(text, &few, shape.different, classes)
                }
            }
        }
        Rule::EachClass(classes) => {
            let lacking = number(*dice.pick(classes)?);
            let mut others = shape.allowed.clone();
            others.retain(|it| class_of(*it) != Some(lacking));
            let others = shape.limited(&others, dice);
            let length = dice.between(shape.min.max(shape.different), shape.max);
            let text = shape.build(&others, length, shape.most_classes, seed);
            vary(text, &others, shape.different, shape.most_classes)
        }
        Rule::DistinctChars(bounds) => {
            let allowed = shape.of_classes(&shape.allowed, shape.most_classes, dice);
            match exceeded(lower(bounds), upper(bounds), dice) {
                Some(most) => {
                    let length = dice.between(shape.min.max(most + 1), shape.max);
                    let text = shape.build(&allowed, length, shape.classes, seed);
                    vary(text, &allowed, most + 1, shape.classes)
                }
                None => {
                    let most = shape.different.checked_sub(1)?;
                    let count = dice.between(shape.classes.max(1), most);
                    let few = shape.some(&allowed, shape.classes, count, seed);
                    let length = dice.between(shape.min, shape.max);
                    let text = shape.build(&few, length, shape.classes, seed);
                    vary(text, &few, few.len(), shape.classes)
                }
            }
        }
        Rule::Pattern(_) => misfit(&valid(rules, dice), dice)?,
        Rule::Format(format, []) => formats::broken(format, dice)?.as_text()?.to_owned(),
        _ => return None,
    };
    let text = Json::Text(text);
    let breaks = own::breaks(&stated.rule, &text);
    (breaks && keeps(rules, Some(stated), &text)).then_some(text)
}

/// The upper bound, if it is the one of the two that is going to be broken.
fn exceeded(least: usize, most: Option<usize>, dice: &mut Dice<'_>) -> Option<usize> {
    most.filter(|_| least == 0 || dice.chance())
}

/// A text of the format that the rules ask for that breaks this rule and no other.
fn formatted(rules: &[Statement], stated: &Statement) -> Option<Json> {
    let format = rules.iter().find_map(|stated| match stated.rule {
        Rule::Format(format, []) => Some(format),
        _ => None,
    })?;
    formats::names(format)
        .into_iter()
        .find(|name| own::breaks(&stated.rule, name) && keeps(rules, Some(stated), name))
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
        .filter(|it| !is_in(ranges, *it))
        .collect()
}
