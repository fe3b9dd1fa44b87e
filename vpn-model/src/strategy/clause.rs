//! Conditions of rules: what they come to in a payload without context, and
//! what makes them hold or fail.

use crate::schema::{Clause, FieldSchema, Kind, Literal, Root, Schema};
use crate::strategy::dice::Dice;
use crate::strategy::json::{Json, find};
use crate::strategy::{own, values};

/// What a condition can come to, whether absent members mean stored values or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Maybe {
    pub(super) holds: bool,
    pub(super) fails: bool,
}

/// What the clause can come to with what is known of the gateway and the stored resource.
pub(super) fn decide(clause: &Clause, members: &[(String, Json)], dice: &Dice<'_>) -> Maybe {
    let definite = |holds: bool| Maybe {
        holds,
        fails: !holds,
    };
    match clause {
        Clause::Alone => definite(members.len() == 1),
        // Of what can be stored instead nothing is known, and the rule keeps quiet but for a note.
        Clause::Present(name) => definite(find(members, name).is_some()),
        Clause::Has { list, value } => {
            definite(find(members, list).is_some_and(|list| has(list, value)))
        }
        Clause::Compare {
            root: Root::Sibling,
            path,
            negated,
            values,
            assumed,
        } => {
            let name = path.first().copied().unwrap_or_default();
            match find(members, name) {
                // What is made `null` is not there, and nothing stored stands in for it.
                Some(Json::Null) => definite(*negated || *assumed),
                Some(value) => definite(values.iter().any(|one| equal(value, *one)) != *negated),
                None => Maybe {
                    holds: *negated || *assumed,
                    fails: !*negated && !*assumed,
                },
            }
        }
        Clause::Compare {
            root,
            path,
            negated,
            values,
            assumed,
        } => {
            let known = match root {
                Root::Gateway => dice.gateway(path),
                Root::Current | Root::Sibling => dice.stored(path),
            };
            match known {
                Some(value) => definite(values.iter().any(|one| equal(value, *one)) != *negated),
                None => Maybe {
                    holds: *assumed,
                    fails: false,
                },
            }
        }
    }
}

/// Whether all clauses may hold.
pub(super) fn may_hold(clauses: &[Clause], members: &[(String, Json)], dice: &Dice<'_>) -> bool {
    clauses
        .iter()
        .all(|clause| decide(clause, members, dice).holds)
}

/// Whether one of the clauses may fail.
pub(super) fn may_fail(clauses: &[Clause], members: &[(String, Json)], dice: &Dice<'_>) -> bool {
    clauses
        .iter()
        .any(|clause| decide(clause, members, dice).fails)
}

/// Whether a list has the text.
fn has(list: &Json, wanted: &str) -> bool {
    let is_it = |text: &str| text.eq_ignore_ascii_case(wanted);
    match list {
        Json::List(items) => items.iter().filter_map(Json::as_text).any(is_it),
        _ => false,
    }
}

pub(super) fn equal(value: &Json, literal: Literal) -> bool {
    match (value, literal) {
        (Json::Text(text), Literal::Text(wanted)) => text.eq_ignore_ascii_case(wanted),
        (Json::Number(number), Literal::Integer(wanted)) => *number == wanted.to_string(),
        (Json::Bool(value), Literal::Boolean(wanted)) => *value == wanted,
        _ => false,
    }
}

/// Values by their path in an answer.
pub(super) type Facts = Vec<(Vec<&'static str>, Json)>;

/// What must stand beside a member so that conditions come out as wanted.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    pub(super) members: Vec<(String, Json)>,
    pub(super) current: Facts,
    pub(super) gateway: Facts,
    /// Members that must be neither in the body nor stored.
    pub(super) missing: Vec<&'static str>,
    pub(super) alone: bool,
}

/// Makes all clauses hold, but for the one with the number `but`, if any; what is made from now on fits it.
pub(super) fn arrange(
    schema: &'static Schema,
    clauses: &'static [Clause],
    but: Option<usize>,
    dice: &mut Dice<'_>,
) -> Option<Setting> {
    let setting = arranged(schema, clauses, but, dice)?;
    dice.given(&setting.current, &setting.gateway);
    Some(setting)
}

/// The same, for something that other answers are given for.
pub(super) fn arranged(
    schema: &'static Schema,
    clauses: &'static [Clause],
    but: Option<usize>,
    dice: &mut Dice<'_>,
) -> Option<Setting> {
    let mut setting = Setting::default();
    for (number, clause) in clauses.iter().enumerate() {
        let wanted = but != Some(number);
        let (root, path, negated, values) = match clause {
            Clause::Alone if !wanted => return None,
            Clause::Alone => {
                setting.alone = true;
                continue;
            }
            Clause::Present(name) if !wanted => {
                setting.missing.push(name);
                continue;
            }
            Clause::Present(name) => {
                if find(&setting.members, name).is_none() {
                    let value = any(schema.field(name)?, schema, dice)?;
                    // Stored, an empty list would say that there is nothing.
                    if value == Json::List(Vec::new()) {
                        return None;
                    }
                    setting.members.push(((*name).to_owned(), value));
                }
                continue;
            }
            Clause::Has { list, value } => {
                let field = schema.field(list)?;
                let known = setting.members.iter().position(|(name, _)| name == list);
                let before = known.map(|at| setting.members.remove(at).1);
                let list_value = listing(field, schema, before, value, wanted, dice)?;
                setting.members.push(((*list).to_owned(), list_value));
                continue;
            }
            Clause::Compare {
                root,
                path,
                negated,
                values,
                ..
            } => (root, path, negated, values),
        };
        let equal = *negated != wanted;
        match root {
            Root::Sibling => {
                let name = path.first()?;
                let field = schema.field(name)?;
                let value = sibling(field, values, equal, dice)?;
                if find(&setting.members, name).is_none() {
                    setting.members.push(((*name).to_owned(), value));
                }
            }
            Root::Current | Root::Gateway => {
                let known = literals(schema, *root, path);
                let fact = (path.to_vec(), answer(values, &known, equal, dice)?);
                match root {
                    Root::Gateway => setting.gateway.push(fact),
                    _ => setting.current.push(fact),
                }
            }
        }
    }
    Some(setting)
}

/// Any valid value.
fn any(field: &'static FieldSchema, schema: &'static Schema, dice: &mut Dice<'_>) -> Option<Json> {
    values::value(field.kind, field.rules, !schema.tolerant, dice)
}

/// A valid list that has, or has not, the text; with what it must have already.
fn listing(
    field: &'static FieldSchema,
    schema: &'static Schema,
    before: Option<Json>,
    wanted: &str,
    has_it: bool,
    dice: &mut Dice<'_>,
) -> Option<Json> {
    let Json::List(mut items) = before.or_else(|| any(field, schema, dice))? else {
        return None;
    };
    let is_it = |item: &Json| {
        let text = item.as_text();
        text.is_some_and(|text| text.eq_ignore_ascii_case(wanted))
    };
    if !has_it {
        items.retain(|item| !is_it(item));
    } else if !items.iter().any(is_it) {
        let (_, most) = values::sizes(field.rules);
        items.truncate(most.unwrap_or(usize::MAX).saturating_sub(1));
        items.push(Json::text(wanted));
        dice.shuffle(&mut items);
    }
    let list = Json::List(items);
    own::keeps(field.rules, None, &list).then_some(list)
}

/// A valid value of a member that is, or is not, one of the literals.
fn sibling(
    field: &'static FieldSchema,
    literals: &[Literal],
    wanted: bool,
    dice: &mut Dice<'_>,
) -> Option<Json> {
    let is = |value: &Json| literals.iter().any(|one| equal(value, *one));
    match field.kind.without_null() {
        Kind::Values(list) => {
            let texts = |clean: bool| -> Vec<Json> {
                list.values
                    .iter()
                    .filter(|value| !clean || value.cautions.is_empty())
                    .map(|value| Json::text(value.text))
                    .filter(|value| is(value) == wanted)
                    .collect()
            };
            let clean = texts(true);
            let some = if clean.is_empty() {
                texts(false)
            } else {
                clean
            };
            dice.pick(&some).cloned()
        }
        Kind::Boolean => [true, false]
            .map(Json::Bool)
            .into_iter()
            .find(|value| is(value) == wanted),
        _ if wanted => dice.pick(literals).map(|one| json(*one)),
        kind => {
            let value = values::value(kind, field.rules, true, dice)?;
            (!is(&value)).then_some(value)
        }
    }
}

/// All values that rules of the object compare that value of an answer with.
fn literals(schema: &'static Schema, root: Root, path: &[&str]) -> Vec<Json> {
    let rules = schema.fields.iter().flat_map(|field| field.rules);
    let clauses = rules.flat_map(|stated| stated.rule.clauses());
    let same = clauses.filter_map(|clause| match clause {
        Clause::Compare {
            root: start,
            path: way,
            values,
            ..
        } if *start == root && *way == path => Some(*values),
        _ => None,
    });
    same.flatten().map(|literal| json(*literal)).collect()
}

/// A value of an answer that is, or is not, one of the literals; one of the known, if possible.
fn answer(literals: &[Literal], known: &[Json], wanted: bool, dice: &mut Dice<'_>) -> Option<Json> {
    if wanted {
        let value = json(*dice.pick(literals)?);
        // Answers say in upper case what requests say in lower case.
        return Some(match value {
            Json::Text(text) if dice.chance() => Json::Text(text.to_ascii_uppercase()),
            other => other,
        });
    }
    let is_other = |value: &&Json| !literals.iter().any(|literal| equal(value, *literal));
    let others: Vec<_> = known.iter().filter(is_other).collect();
    if let Some(other) = dice.pick(&others) {
        return Some((*other).clone());
    }
    Some(match literals.first()? {
        Literal::Text(_) => Json::text("another"),
        Literal::Boolean(value) => Json::Bool(!value),
        Literal::Integer(_) => {
            let most = literals.iter().map(|one| match one {
                Literal::Integer(value) => *value,
                _ => 0,
            });
            Json::number(most.max().unwrap_or_default().checked_add(1)?)
        }
    })
}

fn json(literal: Literal) -> Json {
    match literal {
        Literal::Text(text) => Json::text(text),
        Literal::Integer(value) => Json::number(value),
        Literal::Boolean(value) => Json::Bool(value),
    }
}
