//! Near misses of the rules that a value breaks by itself.

use super::{Finder, broken};
use crate::Code;
use crate::schema::{Bounds, FieldSchema, Kind, Literal, Rule, Statement, ValueSchema};
use crate::strategy::around::around;
use crate::strategy::case::Expected;
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::place::{Hit, Step, implied};
use crate::strategy::{formats, networks, object, own, values};

impl Finder {
    pub(super) fn own_rules(&mut self, kind: Kind, rules: &'static [Statement], steps: &[Step]) {
        match kind {
            Kind::Integer(machine) => self.integer(machine, rules, steps),
            Kind::Format(name) => {
                let code = Code::Format;
                self.add(steps, "", code, implied(code), move |dice| {
                    Some(Hit::one(
                        formats::broken(name, dice)?,
                        code,
                        implied(code),
                        "",
                    ))
                });
            }
            Kind::Values(list) => self.values(list.values, steps),
            _ => {}
        }
        for stated in rules {
            let code = stated.rule.code();
            let weight = stated.weight();
            match (kind, stated.rule) {
                (Kind::List(item) | Kind::Map(item), Rule::Items(bounds)) => {
                    self.about_value(stated, steps)
                        .add(steps, "", code, weight, move |dice| {
                            let mut counts: Vec<i64> = bounds
                                .max
                                .into_iter()
                                .flat_map(|max| [max + 1, max + 7])
                                .collect();
                            counts.extend(bounds.min.filter(|min| *min > 0).map(|min| min - 1));
                            let count = *dice.pick(&counts)?;
                            let many =
                                many(kind, *item, rules, usize::try_from(count).ok()?, dice)?;
                            Some(Hit::one(many, code, weight, ""))
                        });
                }
                (Kind::List(item), Rule::Unique(by)) => {
                    let below = by.map_or_else(|| "/*".to_owned(), |by| format!("/*/{by}"));
                    self.about_value(stated, steps)
                        .add(steps, &below, code, weight, move |dice| {
                            twins(item, rules, by, stated, dice)
                        });
                }
                (
                    Kind::Text | Kind::Secret,
                    Rule::Length(_)
                    | Rule::Chars(_)
                    | Rule::Classes(_)
                    | Rule::EachClass(_)
                    | Rule::DistinctChars(_)
                    | Rule::Pattern(_)
                    | Rule::Format(_, []),
                ) => {
                    self.about_value(stated, steps)
                        .add(steps, "", code, weight, move |dice| {
                            Some(Hit::one(
                                broken::text(rules, stated, dice)?,
                                code,
                                weight,
                                "",
                            ))
                        });
                }
                (Kind::Integer(_) | Kind::Boolean, Rule::Fixed(only)) => {
                    self.about_value(stated, steps)
                        .add(steps, "", code, weight, move |dice| {
                            let mut wrong = match only {
                                Literal::Integer(only) => {
                                    [only.checked_sub(1), only.checked_add(1)]
                                        .into_iter()
                                        .flatten()
                                        .map(Json::number)
                                        .collect()
                                }
                                Literal::Boolean(only) => vec![Json::Bool(!only)],
                                Literal::Text(_) => Vec::new(),
                            };
                            wrong.retain(|value| own::keeps(rules, Some(stated), value));
                            Some(Hit::one(dice.pick(&wrong)?.clone(), code, weight, ""))
                        });
                }
                (Kind::Format(_), Rule::ReservedBlock(_) | Rule::TunnelAddress(_)) => {
                    self.about_value(stated, steps)
                        .add(steps, "", code, weight, move |dice| {
                            Some(Hit::one(
                                networks::breaking(rules, stated, dice)?,
                                code,
                                weight,
                                "",
                            ))
                        });
                }
                _ => {}
            }
        }
    }

    fn integer(&mut self, machine: Bounds, rules: &'static [Statement], steps: &[Step]) {
        let code = Code::Range;
        for stated in rules
            .iter()
            .filter(|stated| matches!(stated.rule, Rule::Range(_) | Rule::RangeExcept(_)))
        {
            let weight = stated.weight();
            self.about_value(stated, steps)
                .add(steps, "", code, weight, move |dice| {
                    let edges = match stated.rule {
                        Rule::Range(bounds) => [
                            bounds.min.and_then(|min| min.checked_sub(1)),
                            bounds.max.and_then(|max| max.checked_add(1)),
                        ],
                        Rule::RangeExcept(bounds) => [bounds.min, bounds.max],
                        _ => return None,
                    };
                    let wrong: Vec<Json> = edges
                        .into_iter()
                        .flatten()
                        .filter(|number| machine.contains(*number))
                        .map(Json::number)
                        .filter(|number| own::keeps(rules, Some(stated), number))
                        .collect();
                    Some(Hit::one(dice.pick(&wrong)?.clone(), code, weight, ""))
                });
        }
        // Beyond the type itself, and beyond every type of any machine.
        self.add(steps, "", code, implied(code), move |dice| {
            let mut wrong = vec![
                "9".repeat(20),
                format!("-{}", "9".repeat(20)),
                "1".repeat(400),
            ];
            let edges = [
                machine.min.and_then(|min| min.checked_sub(1)),
                machine.max.and_then(|max| max.checked_add(1)),
            ];
            wrong.extend(edges.into_iter().flatten().map(|number| number.to_string()));
            Some(Hit::one(
                Json::number(dice.pick(&wrong)?),
                code,
                implied(code),
                "",
            ))
        });
    }

    fn values(&mut self, all: &'static [ValueSchema], steps: &[Step]) {
        let code = Code::Enum;
        let tolerant = self.schema.tolerant;
        self.add(steps, "", code, implied(code), move |dice| {
            let text = dice.pick(all)?.text;
            let mut wrong = vec![
                text.to_uppercase(),
                text.to_lowercase(),
                format!("{text} "),
                format!("{text}s"),
                text.replace('-', "_"),
                text.chars().skip(1).collect(),
                String::new(),
                "none".to_owned(),
            ];
            // Responses are read without regard to case.
            wrong.retain(|wrong| {
                all.iter().all(|value| {
                    value.text != wrong && !(tolerant && value.text.eq_ignore_ascii_case(wrong))
                })
            });
            Some(Hit::one(
                Json::text(dice.pick(&wrong)?),
                code,
                implied(code),
                "",
            ))
        });
        // What a provider cautions against it says about requests.
        let cautioned = all.iter().filter(|_| !tolerant);
        for value in cautioned {
            for stated in value.cautions {
                self.about_value(stated, steps).add(
                    steps,
                    "",
                    stated.rule.code(),
                    stated.weight(),
                    |_| {
                        let expected = |stated| Expected::of(stated, "");
                        let all = value.cautions.iter().map(expected).collect();
                        Some(Hit::new(Json::text(value.text), all))
                    },
                );
            }
        }
    }
}

/// A list or a map of so many valid items, all different where the rules ask for it.
pub(super) fn many(
    whole: Kind,
    item: Kind,
    rules: &'static [Statement],
    count: usize,
    dice: &mut Dice<'_>,
) -> Option<Json> {
    let by = rules.iter().find_map(|stated| match stated.rule {
        Rule::Unique(by) => by,
        _ => None,
    });
    // What need not be there cannot be equal.
    let but = |field: &'static FieldSchema| Some(field.name) != by || field.required;
    let mut items: Vec<Json> = Vec::new();
    for number in 0..count {
        let plain = match item {
            // Far from every reserved block of a provider, and different.
            Kind::Format(formats::IPV6_CIDR) => Some(format!("2001:db8:{number:x}::/48")),
            Kind::Format(formats::IPV4_CIDR | formats::CIDR | formats::IPV4_CIDR_OR_ADDRESS) => {
                Some(format!("10.{}.{}.0/24", number / 200, number % 200))
            }
            _ => None,
        };
        let plain = plain.map(Json::Text);
        let fits = |item: &Json| {
            own::keeps(rules, None, item) && values::is_fresh(item, rules, items.iter())
        };
        let made = |dice: &mut Dice<'_>| match item {
            Kind::Object(schema) => Some(Json::Object(object::members(schema, true, &but, dice))),
            kind => values::value(kind, rules, true, dice),
        };
        let fresh = plain.filter(fits);
        let fresh = fresh.or_else(|| dice.persist(|dice| made(dice).filter(fits)));
        items.push(fresh?);
    }
    let list = match whole {
        Kind::Map(_) => {
            let keys = values::keys(rules, count, dice);
            let enough = keys.len() == count;
            enough.then(|| Json::Object(keys.into_iter().zip(items).collect()))?
        }
        _ => Json::List(items),
    };
    // Items that are too few or many, and nothing else.
    let others = |stated: &&Statement| !matches!(stated.rule, Rule::Items(_));
    rules
        .iter()
        .filter(others)
        .all(|stated| !own::breaks(&stated.rule, &list))
        .then_some(list)
}

/// A list with two items that must differ and do not; the later one is named.
fn twins(
    item: &'static Kind,
    rules: &'static [Statement],
    by: Option<&'static str>,
    stated: &Statement,
    dice: &mut Dice<'_>,
) -> Option<Hit> {
    let (_, max) = values::sizes(rules);
    let Json::List(mut items) = values::value(Kind::List(item), rules, true, dice)? else {
        return None;
    };
    items.truncate(max.unwrap_or(usize::MAX).saturating_sub(2));
    let first = values::value(*item, rules, true, dice)?;
    let mut second = first.clone();
    if let (Some(by), Kind::Object(schema), Json::Object(members)) = (by, *item, &mut second) {
        let field = schema.field(by)?;
        let same = match first.get(by) {
            Some(value) => value.clone(),
            None => values::value(field.kind, field.rules, true, dice)?,
        };
        *members = around(schema, vec![(by.to_owned(), same)], &[], false, dice)?;
    }
    let first = by.map_or_else(
        || second.clone(),
        |by| {
            if first.get(by).is_some() {
                first.clone()
            } else {
                second.clone()
            }
        },
    );
    let beside = [first, second];
    let mut items = values::distinct(items, *item, rules, true, &beside, dice)?;
    let [first, second] = beside;
    let at = dice.below(items.len() + 1);
    items.insert(at, first);
    let later = at + 1 + dice.below(items.len() - at);
    items.insert(later, second);
    let pointer = by.map_or_else(|| format!("/{later}"), |by| format!("/{later}/{by}"));
    Some(Hit::one(
        Json::List(items),
        stated.rule.code(),
        stated.weight(),
        pointer,
    ))
}
