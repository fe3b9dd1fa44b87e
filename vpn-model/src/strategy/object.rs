//! Valid objects: members in and out, and rules between members kept.

use crate::schema::{FieldSchema, Rule, Schema, Statement};
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
        Rule::Format(format, [_, ..]) => {
            let asked = asked_formats(field, members, dice);
            let has_it = |text: &str| formats::has_format(format, text);
            if asked.contains(&format) && !value.as_text().is_some_and(has_it) {
                match formats::valid(&asked, field.rules, dice) {
                    Some(text) => replace(members, field.name, text),
                    None => leave_out = true,
                }
            }
        }
        Rule::OnlyWhen(clauses) => {
            leave_out = asks(&value) && may_fail(clauses, members, dice);
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

/// Whether a member with this value asks for something: a flag that is `false` does not.
pub(super) const fn asks(value: &Json) -> bool {
    !matches!(value, Json::Bool(false) | Json::Null)
}

/// The formats that a text has to have beside these members.
pub(super) fn asked_formats(
    field: &FieldSchema,
    members: &[(String, Json)],
    dice: &Dice<'_>,
) -> Vec<&'static str> {
    let asked = |stated: &Statement| match stated.rule {
        Rule::Format(format, clauses) if may_hold(clauses, members, dice) => Some(format),
        _ => None,
    };
    field.rules.iter().filter_map(asked).collect()
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

/// Whether the value keeps the rules that it has by itself.
pub(super) fn is_sound(field: &FieldSchema, value: &Json) -> bool {
    own::keeps(field.rules, None, value)
}
