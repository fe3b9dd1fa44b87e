//! Members among valid neighbours.

use crate::schema::{Clause, FieldSchema, Kind, Root, Rule, Schema};
use crate::strategy::clause::{arranged, decide, may_fail, may_hold};
use crate::strategy::dice::Dice;
use crate::strategy::json::{Json, find};
use crate::strategy::object::{asks, is_needed, members};
use crate::strategy::{formats, values};

/// The members that rules bind to one of these, directly or through others.
pub(super) fn kin(schema: &'static Schema, names: &[&str]) -> Vec<&'static str> {
    let inside = |kin: &[&str], name: &str| kin.contains(&name) || names.contains(&name);
    let mut kin: Vec<&'static str> = Vec::new();
    loop {
        let before = kin.len();
        for field in schema.fields {
            let others: Vec<&'static str> = field
                .rules
                .iter()
                .flat_map(|stated| siblings(&stated.rule))
                .collect();
            let bound = inside(&kin, field.name) || others.iter().any(|other| inside(&kin, other));
            if bound {
                for name in others.into_iter().chain([field.name]) {
                    if !kin.contains(&name) {
                        kin.push(name);
                    }
                }
            }
        }
        if kin.len() == before {
            return kin;
        }
    }
}

/// The other members that a rule looks at.
pub(super) fn siblings(rule: &Rule) -> Vec<&'static str> {
    if let Rule::TunnelPair(other) | Rule::Distinct(other) = rule {
        return vec![other];
    }
    if let Rule::Order { less, more, .. } = rule {
        return vec![less, more];
    }
    rule.clauses().iter().filter_map(sibling).collect()
}

/// The other member that a condition looks at.
fn sibling(clause: &Clause) -> Option<&'static str> {
    match clause {
        Clause::Present(name) | Clause::Has { list: name, .. } => Some(*name),
        Clause::Compare {
            root: Root::Sibling,
            path,
            ..
        } => path.first().copied(),
        _ => None,
    }
}

/// Whether a rule of the member, or below it, asks for the gateway or the stored resource.
pub(super) fn asks_context(field: &FieldSchema) -> bool {
    let asks = |clause: &Clause| {
        matches!(
            clause,
            Clause::Compare {
                root: Root::Current | Root::Gateway,
                ..
            }
        )
    };
    let own = field
        .rules
        .iter()
        .any(|stated| stated.rule.clauses().iter().any(asks));
    own || matches!(field.kind.innermost(), Kind::Object(schema) if schema.fields.iter().any(asks_context))
}

/// These members among valid ones that no rule binds to them.
///
/// `missing` stay out with all that is bound to them; with `context`, so do the
/// members that ask for it.
pub(super) fn around(
    schema: &'static Schema,
    these: Vec<(String, Json)>,
    missing: &[&str],
    context: bool,
    dice: &mut Dice<'_>,
) -> Option<Vec<(String, Json)>> {
    let mut missing = missing.to_vec();
    let these = accompanied(schema, these, &mut missing, dice)?;
    let names: Vec<&str> = these
        .iter()
        .map(|(name, _)| name.as_str())
        .chain(missing.iter().copied())
        .collect();
    let kin = kin(schema, &names);
    let free = |field: &'static FieldSchema| {
        let named = names.contains(&field.name);
        let bound = kin.contains(&field.name) && !is_needed(field);
        let asks = context && asks_context(field);
        !(named || bound || asks)
    };
    let mut others = members(schema, true, &free, dice);
    let together: Vec<_> = others.iter().chain(&these).cloned().collect();
    for field in schema.fields.iter().filter(|_| !schema.tolerant) {
        let asks_for_it = field.rules.iter().any(|stated| match stated.rule {
            Rule::RequiredWhen(clauses) => may_hold(clauses, &together, dice),
            _ => false,
        });
        let is_out = missing.contains(&field.name) || find(&together, field.name).is_some();
        if asks_for_it && !is_out {
            let value = values::value(field.kind, field.rules, true, dice);
            others.extend(value.map(|value| (field.name.to_owned(), value)));
        }
    }
    let behind = others.split_off(dice.below(others.len() + 1).min(others.len()));
    others.extend(these);
    others.extend(behind);
    Some(others)
}

/// These members with those that make their conditions come out as they should; a member that is among them or
/// `missing` is so on purpose and stays.
fn accompanied(
    schema: &'static Schema,
    mut these: Vec<(String, Json)>,
    missing: &mut Vec<&str>,
    dice: &mut Dice<'_>,
) -> Option<Vec<(String, Json)>> {
    let mut next = 0;
    while let Some((name, value)) = these.get(next).cloned() {
        next += 1;
        for stated in schema.field(&name).map_or(&[][..], |field| field.rules) {
            let Some((clauses, should_hold)) = wish(&stated.rule, &value, &these, dice) else {
                continue;
            };
            for clause in clauses {
                let is_free = |name: &str| find(&these, name).is_none() && !missing.contains(&name);
                let comes_out = decide(clause, &these, dice);
                let is_fine = if should_hold {
                    !comes_out.fails
                } else {
                    !comes_out.holds
                };
                if is_fine || !sibling(clause).is_some_and(is_free) {
                    continue;
                }
                let but = (!should_hold).then_some(0);
                let setting = arranged(schema, std::slice::from_ref(clause), but, dice)?;
                these.extend(setting.members);
                missing.extend(setting.missing);
                if !should_hold {
                    // One that fails is enough.
                    break;
                }
            }
        }
    }
    Some(these)
}

/// Conditions of a rule that come out, or may, such that the value breaks it, and whether they should hold instead.
fn wish(
    rule: &Rule,
    value: &Json,
    members: &[(String, Json)],
    dice: &Dice<'_>,
) -> Option<(&'static [Clause], bool)> {
    match *rule {
        Rule::OnlyWhen(clauses) => {
            (asks(value) && may_fail(clauses, members, dice)).then_some((clauses, true))
        }
        Rule::Incompatible(clauses) | Rule::Ineffective(clauses) => {
            may_hold(clauses, members, dice).then_some((clauses, false))
        }
        Rule::Format(format, clauses @ [_, ..]) => {
            let lacks_it = |text: &str| !formats::has_format(format, text);
            let breaks = value.as_text().is_some_and(lacks_it) && may_hold(clauses, members, dice);
            breaks.then_some((clauses, false))
        }
        _ => None,
    }
}
