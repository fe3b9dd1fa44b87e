//! Valid values, by what a member holds and what the spec states of it.

use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::{formats, object, own, text};
use crate::{Bounds, Kind, Literal, Rule, Statement, ValueSchema};

/// A valid value, with edges preferred; `clean` avoids what the provider cautions against.
pub(super) fn value(
    kind: Kind,
    rules: &[Statement],
    clean: bool,
    dice: &mut Dice<'_>,
) -> Option<Json> {
    match kind {
        Kind::Text | Kind::Secret => {
            let format = rules.iter().find_map(|stated| match stated.rule {
                Rule::Format(name, _) => Some(name),
                _ => None,
            });
            match format {
                Some(name) => formats::valid(name, rules, dice),
                None => Some(text::valid(rules, dice)),
            }
        }
        Kind::Integer(machine) => {
            let (min, max) = bounds(machine, rules);
            let draw = i64::from(dice.draw());
            let between = min.saturating_add(
                draw.checked_rem(max.saturating_sub(min).max(1))
                    .unwrap_or_default(),
            );
            let all = [
                min,
                max,
                min.saturating_add(1),
                max.saturating_sub(1),
                between,
                between,
            ];
            let edges: Vec<i64> = all
                .into_iter()
                .filter(|one| (min..=max).contains(one))
                .collect();
            dice.pick(&edges).map(Json::number)
        }
        Kind::Boolean => {
            let value = Json::Bool(dice.chance());
            let other = Json::Bool(value == Json::Bool(false));
            let keeps = own::keeps(rules, None, &value);
            Some(if keeps { value } else { other })
        }
        Kind::Format(name) => formats::valid(name, rules, dice),
        Kind::Values(all) => enumerated(all, clean, dice),
        Kind::Object(schema) => Some(Json::Object(object::members(
            schema,
            clean,
            &|_| true,
            dice,
        ))),
        Kind::List(item) => list(*item, rules, clean, dice),
    }
}

fn enumerated(all: &[ValueSchema], clean: bool, dice: &mut Dice<'_>) -> Option<Json> {
    let sound: Vec<_> = all
        .iter()
        .filter(|value| !clean || value.cautions.is_empty())
        .collect();
    let text = match dice.pick(&sound) {
        Some(value) => value.text,
        None => dice.pick(all)?.text,
    };
    Some(Json::text(text))
}

fn list(item: Kind, rules: &[Statement], clean: bool, dice: &mut Dice<'_>) -> Option<Json> {
    let (min, max) = sizes(rules);
    let count = match dice.below(24) {
        0 => min,
        23 => max.unwrap_or(min + 3),
        1 => min + 1,
        _ => dice.between(min, min + 3),
    };
    let count = max.map_or(count, |max| count.min(max));
    let mut items = Vec::new();
    for _ in 0..count {
        items.push(value(item, rules, clean, dice)?);
    }
    make_unique(&mut items, rules, None);
    Some(Json::List(items))
}

/// The fewest and the most items.
pub(super) fn sizes(rules: &[Statement]) -> (usize, Option<usize>) {
    let count = |bound: i64| usize::try_from(bound).ok();
    let mut sizes = (0, None);
    for stated in rules {
        if let Rule::Items(Bounds { min, max }) = stated.rule {
            sizes = (min.and_then(count).unwrap_or_default(), max.and_then(count));
        }
    }
    sizes
}

/// Takes out what equals an earlier item, or the item `pinned`, which stays.
pub(super) fn make_unique(items: &mut Vec<Json>, rules: &[Statement], pinned: Option<&Json>) {
    for stated in rules {
        let Rule::Unique(by) = stated.rule else {
            continue;
        };
        let mut seen: Vec<Json> = Vec::new();
        let key =
            |item: &Json| by.map_or_else(|| Some(item.clone()), |name| item.get(name).cloned());
        seen.extend(pinned.and_then(key));
        let mut kept = 0;
        items.retain(|item| {
            let key = key(item);
            let fresh = key.as_ref().is_none_or(|key| !seen.contains(key));
            seen.extend(key);
            kept += usize::from(fresh);
            fresh
        });
    }
}

/// What the type and all ranges allow together.
pub(super) fn bounds(machine: Bounds, rules: &[Statement]) -> (i64, i64) {
    let mut min = machine.min.unwrap_or(i64::MIN);
    let mut max = machine.max.unwrap_or(i64::MAX);
    for stated in rules {
        match stated.rule {
            Rule::Range(bounds) => {
                min = min.max(bounds.min.unwrap_or(i64::MIN));
                max = max.min(bounds.max.unwrap_or(i64::MAX));
            }
            Rule::Fixed(Literal::Integer(only)) => (min, max) = (only, only),
            _ => {}
        }
    }
    (min, max)
}
