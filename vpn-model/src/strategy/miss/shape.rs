//! Near misses of the rules that no spec needs to state: well-formed text,
//! JSON types, members that are missing, unknown, or there twice.

use super::{Finder, Subject, broken};
use crate::Code;
use crate::schema::{Kind, Rule, Schema, Statement};
use crate::strategy::around::around;
use crate::strategy::cautions::with_cautions;
use crate::strategy::json::Json;
use crate::strategy::place::{Hit, Step, escaped, implied};
use crate::strategy::values;

impl Finder {
    /// One text that is cut short, once for the whole body.
    pub(super) fn syntax(&mut self) {
        let schema = self.schema;
        self.add(&[], "", Code::Syntax, implied(Code::Syntax), move |dice| {
            let members = around(schema, Vec::new(), &[], false, dice)?;
            let text = Json::Object(members).to_string();
            let broken = match dice.below(4) {
                0 => text.strip_suffix('}')?.to_owned(),
                1 => format!("{text}}}"),
                2 => format!("\u{feff}{text}"),
                _ => format!("{text},"),
            };
            // What was found before the end is reported, too; missing members are not.
            Some(Hit::one(
                Json::Broken(broken),
                Code::Syntax,
                implied(Code::Syntax),
                "",
            ))
        });
    }

    pub(super) fn wrong_type(&mut self, kind: Kind, steps: &[Step]) {
        // In a response `null` is absent.
        let null_is_absent = self.schema.tolerant && matches!(steps.last(), Some(Step::Member(..)));
        self.add(steps, "", Code::Type, implied(Code::Type), move |dice| {
            let mut wrong = wrong_types(kind);
            wrong.retain(|value| !(null_is_absent && *value == Json::Null));
            let value = dice.pick(&wrong)?.clone();
            Some(Hit::one(value, Code::Type, implied(Code::Type), ""))
        });
    }

    pub(super) fn missing_member(&mut self, subject: Subject<'_>) {
        let Subject {
            schema,
            field,
            steps,
        } = subject;
        if !field.required || schema.tolerant {
            return;
        }
        let below = subject.below();
        self.add(
            steps,
            below,
            Code::Required,
            implied(Code::Required),
            move |dice| {
                let members = around(schema, Vec::new(), &[field.name], false, dice)?;
                Some(Hit::one(
                    Json::Object(members),
                    Code::Required,
                    implied(Code::Required),
                    below,
                ))
            },
        );
    }

    /// What the provider has against a member, whatever it holds.
    pub(super) fn cautions(&mut self, subject: Subject<'_>, steps: &[Step]) {
        let Subject { schema, field, .. } = subject;
        if schema.tolerant {
            return;
        }
        for stated in field.rules {
            if matches!(stated.rule, Rule::Deprecated | Rule::Unsupported) {
                let (code, weight) = (stated.rule.code(), stated.weight());
                self.about_value(stated, steps)
                    .add(steps, "", code, weight, move |dice| {
                        // What is expected of the member comes with the member.
                        let value = values::value(field.kind, field.rules, true, dice)?;
                        Some(Hit::new(value, Vec::new()))
                    });
            }
        }
    }

    pub(super) fn unknown_member(&mut self, schema: &'static Schema, steps: &[Step]) {
        let code = Code::UnknownField;
        self.add(steps, "/?", code, implied(code), move |dice| {
            let mut names = vec![
                "comment".to_owned(),
                "x".to_owned(),
                "a/b~c".to_owned(),
                String::new(),
                "$schema".to_owned(),
            ];
            if let Some(field) = dice.pick(schema.fields) {
                names.extend([
                    format!("{}s", field.name),
                    format!("{} ", field.name),
                    field.name.to_uppercase(),
                    field.name.replace('_', ""),
                    field.name.chars().skip(1).collect(),
                ]);
            }
            names.retain(|name| schema.fields.iter().all(|field| field.name != name));
            let name = dice.pick(&names)?.clone();
            let values = [
                Json::text("x"),
                Json::Null,
                Json::number("1e400"),
                Json::List(vec![Json::Object(Vec::new())]),
            ];
            let value = dice.pick(&values)?.clone();
            let pointer = format!("/{}", escaped(&name));
            let members = around(schema, vec![(name, value)], &[], false, dice)?;
            Some(Hit::one(
                Json::Object(members),
                code,
                implied(code),
                pointer,
            ))
        });
    }

    pub(super) fn duplicate_member(&mut self, subject: Subject<'_>) {
        let Subject {
            schema,
            field,
            steps,
        } = subject;
        let below = subject.below();
        let code = Code::DuplicateField;
        self.add(steps, below, code, implied(code), move |dice| {
            let value = values::value(field.kind, field.rules, !schema.tolerant, dice)?;
            // The first value counts; the second is not even looked at.
            let second = match dice.below(3) {
                0 => value.clone(),
                1 => Json::Null,
                _ => dice
                    .pick(&wrong_types(field.kind))
                    .cloned()
                    .unwrap_or(Json::Bool(false)),
            };
            let twice = vec![
                (field.name.to_owned(), value),
                (field.name.to_owned(), second),
            ];
            let members = around(schema, twice, &[], false, dice)?;
            let mut hit = Hit::one(Json::Object(members), code, implied(code), below);
            with_cautions(schema, &first_of_each(&hit.value), &mut hit.expected);
            Some(hit)
        });
    }

    /// A key that breaks one of the rules of keys.
    pub(super) fn wrong_key(&mut self, of: Kind, rules: &'static [Statement], steps: &[Step]) {
        let all = rules.iter().filter(|one| matches!(one.rule, Rule::Keys(_)));
        for (number, stated) in all.enumerate() {
            let (code, weight) = (stated.rule.code(), stated.weight());
            self.about_value(stated, steps)
                .add(steps, "/*", code, weight, move |dice| {
                    let of_keys = values::key_rules(rules);
                    let wrong = broken::text(&of_keys, of_keys.get(number)?, dice)?;
                    let wrong = wrong.as_text()?.to_owned();
                    let (min, max) = values::sizes(rules);
                    let others = max.unwrap_or(3).saturating_sub(1).min(dice.below(3));
                    let others = others.max(min.saturating_sub(1));
                    let mut members = Vec::new();
                    for key in values::keys(rules, others, dice) {
                        members.push((key, values::value(of, rules, true, dice)?));
                    }
                    let pointer = format!("/{}", escaped(&wrong));
                    let at = dice.below(members.len() + 1).min(members.len());
                    members.insert(at, (wrong, values::value(of, rules, true, dice)?));
                    Some(Hit::one(Json::Object(members), code, weight, pointer))
                });
        }
    }

    pub(super) fn duplicate_key(&mut self, of: Kind, rules: &'static [Statement], steps: &[Step]) {
        let code = Code::DuplicateField;
        self.add(steps, "/*", code, implied(code), move |dice| {
            let mut members = Vec::new();
            let (min, max) = values::sizes(rules);
            // Only the first of the two counts.
            let count = min.max(1).max(dice.below(3)).min(max.unwrap_or(usize::MAX));
            for key in values::keys(rules, count, dice) {
                members.push((key, values::value(of, rules, true, dice)?));
            }
            let (key, _) = members.first()?.clone();
            let second = match dice.below(3) {
                0 => values::value(of, rules, true, dice)?,
                1 => Json::Null,
                _ => Json::List(vec![Json::text("x")]),
            };
            let pointer = format!("/{}", escaped(&key));
            members.push((key, second));
            Some(Hit::one(
                Json::Object(members),
                code,
                implied(code),
                pointer,
            ))
        });
    }
}

/// The object without members whose name stands before.
fn first_of_each(object: &Json) -> Json {
    let Json::Object(members) = object else {
        return object.clone();
    };
    let mut first: Vec<(String, Json)> = Vec::new();
    for (name, value) in members {
        if first.iter().all(|(known, _)| known != name) {
            first.push((name.clone(), value.clone()));
        }
    }
    Json::Object(first)
}

/// A value of every JSON type that is not the wanted one.
fn wrong_types(kind: Kind) -> Vec<Json> {
    let number = Json::number;
    let mut wrong = vec![Json::Null];
    match kind {
        Kind::Any => return Vec::new(),
        Kind::Nullable(kind) => {
            let mut wrong = wrong_types(*kind);
            wrong.retain(|value| *value != Json::Null);
            return wrong;
        }
        Kind::OneOrMany(kind) => {
            let mut wrong = wrong_types(*kind);
            wrong.retain(|value| !matches!(value, Json::List(_)));
            return wrong;
        }
        Kind::Integer(_) => {
            wrong.extend([Json::text("3600"), Json::text(""), Json::Bool(true)]);
            wrong.extend(["3600.5", "3600.0", "1e3", "-0.0", "36E+2"].map(number));
        }
        Kind::Boolean => {
            wrong.extend([Json::text("true"), Json::text(""), number("1"), number("0")])
        }
        Kind::Object(_) | Kind::List(_) | Kind::Map(_) => {
            wrong.extend([
                Json::text(""),
                Json::text("x"),
                Json::Bool(false),
                number("0"),
            ]);
        }
        Kind::Text | Kind::Secret | Kind::Format(_) | Kind::Values(_) => {
            wrong.extend([
                Json::Bool(true),
                number("1"),
                number("1.5"),
                Json::number("9".repeat(40)),
            ]);
        }
    }
    if !matches!(kind, Kind::List(_)) {
        wrong.extend([Json::List(Vec::new()), Json::List(vec![Json::text("x")])]);
    }
    if !matches!(kind, Kind::Object(_) | Kind::Map(_)) {
        wrong.extend([
            Json::Object(Vec::new()),
            Json::Object(vec![("x".to_owned(), Json::Null)]),
        ]);
    }
    wrong
}
