//! Valid values, by what a member holds and what the spec states of it.

use crate::schema::{Bounds, Kind, Literal, Rule, Statement, ValueSchema};
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::{formats, object, own, text};

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
                Some(name) => formats::valid(&[name], rules, dice),
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
                .filter(|one| own::keeps(rules, None, &Json::number(one)))
                .collect();
            dice.pick(&edges).map(Json::number)
        }
        Kind::Boolean => {
            let value = Json::Bool(dice.chance());
            let other = Json::Bool(value == Json::Bool(false));
            let keeps = own::keeps(rules, None, &value);
            Some(if keeps { value } else { other })
        }
        Kind::Format(name) => formats::valid(&[name], rules, dice),
        Kind::Values(list) => enumerated(list.values, clean, dice),
        Kind::Object(schema) => Some(Json::Object(object::members(
            schema,
            clean,
            &|_| true,
            dice,
        ))),
        Kind::List(item) => list(*item, rules, clean, dice),
        Kind::Map(of) => map(*of, rules, clean, dice),
        Kind::OneOrMany(item) if dice.chance() => list(*item, rules, clean, dice),
        Kind::Nullable(_) if dice.one_in(4) => Some(Json::Null),
        Kind::OneOrMany(kind) | Kind::Nullable(kind) => value(*kind, rules, clean, dice),
        Kind::Any => dice.pick(&anything()).cloned(),
    }
}

/// A value of each JSON type.
fn anything() -> Vec<Json> {
    vec![
        Json::text("x"),
        Json::Bool(true),
        Json::number("1.5"),
        Json::List(vec![Json::Null, Json::number("-7")]),
        Json::Object(vec![("a/b~c".to_owned(), Json::text(""))]),
    ]
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

/// How many items; none and the most of them, too.
fn count(rules: &[Statement], dice: &mut Dice<'_>) -> usize {
    let (min, max) = sizes(rules);
    let count = match dice.below(24) {
        0 => min,
        23 => max.unwrap_or(min + 3),
        1 => min + 1,
        _ => dice.between(min, min + 3),
    };
    max.map_or(count, |max| count.min(max))
}

fn map(of: Kind, rules: &[Statement], clean: bool, dice: &mut Dice<'_>) -> Option<Json> {
    let count = count(rules, dice);
    let mut members = Vec::new();
    for key in keys(rules, count, dice) {
        members.push((key, value(of, rules, clean, dice)?));
    }
    let (least, _) = sizes(rules);
    (members.len() >= least).then_some(Json::Object(members))
}

/// The rules of a map's keys, as rules of a text.
pub(super) fn key_rules(rules: &[Statement]) -> Vec<Statement> {
    let of_key = |stated: &Statement| match stated.rule {
        Rule::Keys(rule) => Some(Statement {
            rule: *rule,
            ..*stated
        }),
        _ => None,
    };
    rules.iter().filter_map(of_key).collect()
}

/// So many different keys of a map; fewer where the rules allow no more.
pub(super) fn keys(rules: &[Statement], count: usize, dice: &mut Dice<'_>) -> Vec<String> {
    let of_keys = key_rules(rules);
    if !of_keys.is_empty() {
        let mut keys: Vec<String> = Vec::new();
        for number in 0..count {
            let key = text::valid(&of_keys, dice);
            let key = key.as_text().unwrap_or_default().to_owned();
            // One that the others do not have.
            let candidates = [key, format!("k{number}"), format!("key-{number}-again")];
            let fits =
                |key: &String| !keys.contains(key) && own::keeps(&of_keys, None, &Json::text(key));
            let key = candidates.into_iter().find(fits).or_else(|| {
                let any = |dice: &mut Dice<'_>| match text::valid(&of_keys, dice) {
                    Json::Text(key) => Some(key).filter(fits),
                    _ => None,
                };
                dice.persist(any)
            });
            keys.extend(key);
        }
        return keys;
    }
    let plain = dice.chance();
    let key = |number: usize| match number {
        // What a pointer and a text must escape.
        0 if !plain => "a/b~c".to_owned(),
        1 if !plain => "\u{e4} \"quoted\"".to_owned(),
        number => format!("key-{number}"),
    };
    (0..count).map(key).collect()
}

fn list(item: Kind, rules: &[Statement], clean: bool, dice: &mut Dice<'_>) -> Option<Json> {
    let count = count(rules, dice);
    let mut items = Vec::new();
    for _ in 0..count {
        items.push(value(item, rules, clean, dice)?);
    }
    distinct(items, item, rules, clean, &[], dice).map(Json::List)
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

/// Items of a list that is going to have some `beside` them: without those that must differ from one before and do
/// not, and as many more as the list needs; none where there are not so many different ones.
pub(super) fn distinct(
    items: Vec<Json>,
    item: Kind,
    rules: &[Statement],
    clean: bool,
    beside: &[Json],
    dice: &mut Dice<'_>,
) -> Option<Vec<Json>> {
    let (least, _) = sizes(rules);
    let mut kept: Vec<Json> = Vec::new();
    for one in items {
        if is_fresh(&one, rules, kept.iter().chain(beside)) {
            kept.push(one);
        }
    }
    while kept.len() + beside.len() < least {
        let more = dice.persist(|dice| {
            let fresh = |one: &Json| is_fresh(one, rules, kept.iter().chain(beside));
            value(item, rules, clean, dice).filter(fresh)
        });
        kept.push(more?);
    }
    Some(kept)
}

/// Whether an item differs from these as the rules of its list ask for.
pub(super) fn is_fresh<'i>(
    item: &Json,
    rules: &[Statement],
    others: impl Iterator<Item = &'i Json> + Clone,
) -> bool {
    rules.iter().all(|stated| match stated.rule {
        Rule::Unique(None) => others.clone().all(|other| other != item),
        Rule::Unique(Some(by)) => item
            .get(by)
            .is_none_or(|value| others.clone().all(|other| other.get(by) != Some(value))),
        _ => true,
    })
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
