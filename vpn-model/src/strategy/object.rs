//! Valid objects: members in and out, and rules between members kept.

use crate::schema::{Clause, FieldSchema, Kind, Root, Rule, Schema, Statement};
use crate::strategy::cautions::is_cautioned;
use crate::strategy::clause::{may_fail, may_hold};
use crate::strategy::dice::Dice;
use crate::strategy::json::{Json, find};
use crate::strategy::{formats, networks, own, values};

/// The members of a valid object in any order; those that `wanted` refuses are
/// left out where they can be.
pub(super) fn members(
    schema: &'static Schema,
    clean: bool,
    wanted: &dyn Fn(&'static FieldSchema) -> bool,
    dice: &mut Dice<'_>,
) -> Vec<(String, Json)> {
    let clean = clean && !schema.tolerant;
    let mut members = Vec::new();
    // Now and then all of them.
    let all = dice.one_in(6);
    for field in schema.fields {
        let refused = clean && is_cautioned(field) && !field.required;
        if wanted(field) && !refused && (is_needed(field) || all || dice.chance()) {
            let value = values::value(field.kind, field.rules, clean, dice);
            members.extend(value.map(|value| (field.name.to_owned(), value)));
        }
    }
    settle(schema, &mut members, clean, wanted, dice);
    dice.shuffle(&mut members);
    members
}

/// Whether a member must, or at least ought to, be there.
pub(super) fn is_needed(field: &FieldSchema) -> bool {
    let advised = |stated: &Statement| matches!(stated.rule, Rule::Required);
    field.required || field.rules.iter().any(advised)
}

/// Makes the members fit each other, mostly by leaving one out.
pub(super) fn settle(
    schema: &'static Schema,
    members: &mut Vec<(String, Json)>,
    clean: bool,
    wanted: &dyn Fn(&'static FieldSchema) -> bool,
    dice: &mut Dice<'_>,
) {
    for _round in 0..8 {
        let before = members.clone();
        for field in schema.fields {
            for stated in field.rules {
                settle_rule(field, &stated.rule, members, clean, wanted, dice);
            }
        }
        if *members == before {
            return;
        }
    }
}

fn settle_rule(
    field: &'static FieldSchema,
    rule: &Rule,
    members: &mut Vec<(String, Json)>,
    clean: bool,
    wanted: &dyn Fn(&'static FieldSchema) -> bool,
    dice: &mut Dice<'_>,
) {
    let Some(value) = find(members, field.name).cloned() else {
        if let Rule::RequiredWhen(clauses) = rule
            && wanted(field)
            && may_hold(clauses, members, dice)
        {
            let value = values::value(field.kind, field.rules, clean, dice);
            members.extend(value.map(|value| (field.name.to_owned(), value)));
        }
        return;
    };
    let mut leave_out = false;
    match *rule {
        Rule::TunnelPair(other) => {
            let other = find(members, other)
                .and_then(Json::as_text)
                .and_then(networks::other_host);
            if let Some(end) = other
                && end != value
            {
                replace(members, field.name, end);
            }
        }
        Rule::Order {
            less,
            more,
            may_be_equal,
        } => {
            let number = |name: &str| find(members, name).and_then(integer);
            if let (Some(less), Some(more)) = (number(less), number(more)) {
                leave_out = !(less < more || may_be_equal && less == more);
            }
        }
        Rule::Distinct(other) => leave_out = find(members, other) == Some(&value),
        Rule::Format(format, clauses @ [_, ..])
            if may_hold(clauses, members, dice)
                && !value
                    .as_text()
                    .is_some_and(|text| formats::has_format(format, text)) =>
        {
            match formats::valid(format, field.rules, dice) {
                Some(text) => replace(members, field.name, text),
                None => leave_out = true,
            }
        }
        Rule::OnlyWhen(clauses) => {
            let asks = !matches!(value, Json::Bool(false) | Json::Null);
            leave_out = asks && may_fail(clauses, members, dice);
        }
        Rule::Incompatible(clauses) | Rule::Ineffective(clauses) => {
            leave_out = may_hold(clauses, members, dice)
        }
        _ => {}
    }
    if leave_out && !is_needed(field) {
        members.retain(|(name, _)| name != field.name);
    }
}

/// A number that 64 bits hold.
pub(super) fn integer(value: &Json) -> Option<i64> {
    match value {
        Json::Number(number) => number.parse().ok(),
        _ => None,
    }
}

fn replace(members: &mut [(String, Json)], name: &str, value: Json) {
    if let Some((_, old)) = members.iter_mut().find(|(known, _)| known == name) {
        *old = value;
    }
}

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
    let sibling = |clause: &Clause| match clause {
        Clause::Present(name) | Clause::Has { list: name, .. } => Some(*name),
        Clause::Compare {
            root: Root::Sibling,
            path,
            ..
        } => path.first().copied(),
        _ => None,
    };
    rule.clauses().iter().filter_map(sibling).collect()
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
) -> Vec<(String, Json)> {
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
    others
}

/// Whether the value keeps the rules that it has by itself.
pub(super) fn is_sound(field: &FieldSchema, value: &Json) -> bool {
    own::keeps(field.rules, None, value)
}
