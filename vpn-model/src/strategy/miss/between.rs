//! Near misses of the rules between a member and what stands beside it: in the
//! body, in the stored resource, at the gateway.

use super::{Finder, Subject, asking_value};
use crate::schema::{Clause, FieldSchema, Rule, Schema, Statement};
use crate::strategy::around::{around, siblings};
use crate::strategy::cautions::{self, with_cautions};
use crate::strategy::clause::{Setting, arrange};
use crate::strategy::dice::Dice;
use crate::strategy::json::{Json, find};
use crate::strategy::object::{asked_formats, is_sound};
use crate::strategy::place::{Hit, stored_path};
use crate::strategy::{formats, text};

/// Everything that stands in an object because a rule needs it, in this order.
type Members = Vec<(String, Json)>;

/// Makes the value of a member that a rule refuses beside these, or none where it refuses that there is none.
trait Refused: Fn(&Members, &mut Dice<'_>) -> Option<Option<Json>> + Send + Sync + 'static {}

impl<F> Refused for F where
    F: Fn(&Members, &mut Dice<'_>) -> Option<Option<Json>> + Send + Sync + 'static
{
}

impl Finder {
    pub(super) fn between(&mut self, subject: Subject<'_>, stated: &'static Statement) {
        let Subject { schema, field, .. } = subject;
        match stated.rule {
            Rule::TunnelPair(other) => self.tunnel_pair(subject, stated, other),
            Rule::Distinct(other) => self.distinct(subject, stated, other),
            Rule::Order {
                less,
                more,
                may_be_equal,
            } => self.order(subject, stated, less, more, may_be_equal),
            Rule::Required => {
                self.conditional(subject, stated, &[], None, |_, _| Some(None));
            }
            Rule::Format(format, clauses @ [_, ..]) => {
                self.conditional(subject, stated, clauses, None, move |beside, dice| {
                    let text = formats::broken(format, dice)?;
                    let mut others = asked_formats(field, beside, dice);
                    others.retain(|other| *other != format);
                    let has_it = |other: &&str| {
                        formats::has_format(other, text.as_text().unwrap_or_default())
                    };
                    let fits = is_sound(field, &text) && others.iter().all(has_it);
                    fits.then_some(Some(text))
                });
            }
            Rule::RequiredWhen(clauses) => {
                self.conditional(subject, stated, clauses, None, |_, _| Some(None));
            }
            Rule::OnlyWhen(clauses) => {
                for number in 0..clauses.len() {
                    let but = Some(number);
                    self.conditional(subject, stated, clauses, but, move |_, dice| {
                        asking_value(schema, field, dice).map(Some)
                    });
                }
            }
            Rule::Ineffective(clauses) | Rule::Incompatible(clauses) => {
                let mut names = siblings(&stated.rule);
                if matches!(stated.rule, Rule::Ineffective(_)) {
                    names.push(field.name);
                }
                for member in names.iter().filter_map(|name| schema.field(name)) {
                    self.together(subject, stated, clauses, member);
                    self.stored_conditions(subject, stated, clauses, member);
                }
            }
            _ => {}
        }
    }

    /// Conditions that come out as wanted, and the member as the rule refuses it: a value, or absent.
    fn conditional(
        &mut self,
        subject: Subject<'_>,
        stated: &'static Statement,
        clauses: &'static [Clause],
        but: Option<usize>,
        value: impl Refused,
    ) {
        let below = subject.below();
        let Subject {
            schema,
            field,
            steps,
        } = subject;
        let (code, weight) = (stated.rule.code(), stated.weight());
        self.about(stated, subject)
            .add(steps, below, code, weight, move |dice| {
                let setting = arrange(schema, clauses, but, dice)?;
                let value = value(&setting.members, dice)?;
                let hit = place(schema, field.name, value, setting, dice)?;
                let mut hit = hit.breaking(code, weight, below);
                with_cautions(schema, &hit.value, &mut hit.expected);
                Some(hit)
            });
    }

    /// Members that must not stand together, the named one last.
    fn together(
        &mut self,
        subject: Subject<'_>,
        stated: &'static Statement,
        clauses: &'static [Clause],
        last: &'static FieldSchema,
    ) {
        let Subject {
            schema,
            field,
            steps,
        } = subject;
        let FieldSchema {
            name: last,
            pointer: below,
            ..
        } = *last;
        let (code, weight) = (stated.rule.code(), stated.weight());
        self.about(stated, subject)
            .add(steps, below, code, weight, move |dice| {
                let mut setting = arrange(schema, clauses, None, dice)?;
                if find(&setting.members, field.name).is_none() {
                    let value = asking_value(schema, field, dice)?;
                    setting.members.push((field.name.to_owned(), value));
                }
                let value = find(&setting.members, last)?.clone();
                setting.members.retain(|(name, _)| name != last);
                setting.members.push((last.to_owned(), value));
                let hit = stand(schema, setting, &[], dice)?;
                let mut hit = hit.breaking(code, weight, below);
                with_cautions(schema, &hit.value, &mut hit.expected);
                Some(hit)
            });
    }

    /// The same with only the named member in the body, and the rest in the stored resource.
    fn stored_conditions(
        &mut self,
        subject: Subject<'_>,
        stated: &'static Statement,
        clauses: &'static [Clause],
        present: &'static FieldSchema,
    ) {
        let Some(path) = stored_path(subject.steps, self.wrapper) else {
            return;
        };
        let Subject {
            schema,
            field,
            steps,
        } = subject;
        let wrapper = self.wrapper;
        let FieldSchema {
            name: present,
            pointer: below,
            ..
        } = *present;
        let (code, weight) = (stated.rule.code(), stated.weight());
        self.about(stated, subject)
            .add(steps, below, code, weight, move |dice| {
                let mut setting = arrange(schema, clauses, None, dice)?;
                let value = match find(&setting.members, present) {
                    Some(value) => value.clone(),
                    // It is the one that no condition looks at.
                    None => asking_value(schema, field, dice)?,
                };
                let others = std::mem::take(&mut setting.members).into_iter();
                let there: Members = others.filter(|(name, _)| name != present).collect();
                if there.is_empty() {
                    // Nothing of it can be stored.
                    return None;
                }
                let mut stored = Vec::new();
                for (name, value) in there {
                    let mut path = path.clone();
                    let name = schema.field(&name)?.name;
                    path.push(name);
                    stored.push(name);
                    setting.current.push((path, value));
                }
                setting.members = vec![(present.to_owned(), value)];
                let hit = stand(schema, setting, &stored, dice)?;
                let mut hit = hit.breaking(code, weight, below);
                hit.wrapper = wrapper;
                with_cautions(schema, &hit.value, &mut hit.expected);
                Some(hit)
            });
    }

    /// The rule decided, and kept.
    pub(super) fn keep(&mut self, subject: Subject<'_>, stated: &'static Statement) {
        let Subject {
            schema,
            field,
            steps,
        } = subject;
        let rule = stated.rule;
        let count = match rule {
            Rule::Incompatible(clauses) | Rule::Ineffective(clauses) | Rule::Format(_, clauses) => {
                clauses.len()
            }
            Rule::RequiredWhen(_) | Rule::OnlyWhen(_) => 1,
            Rule::Order {
                less,
                more,
                may_be_equal,
            } => {
                self.order(subject, stated, less, more, may_be_equal);
                return;
            }
            Rule::TunnelPair(other) | Rule::Distinct(other) => {
                self.keep_pair(subject, stated, other);
                return;
            }
            _ => return,
        };
        for number in 0..count {
            let below = subject.below();
            self.about(stated, subject).add(
                steps,
                below,
                rule.code(),
                stated.weight(),
                move |dice| {
                    let but = (!matches!(rule, Rule::RequiredWhen(_) | Rule::OnlyWhen(_)))
                        .then_some(number);
                    let setting = arrange(schema, rule.clauses(), but, dice)?;
                    let value = match find(&setting.members, field.name) {
                        _ if setting.missing.contains(&field.name) => None,
                        Some(value) => Some(value.clone()),
                        None if matches!(rule, Rule::Format(..)) => {
                            Some(text_for(field, &setting.members, dice)?)
                        }
                        None => Some(asking_value(schema, field, dice)?),
                    };
                    let mut hit = place(schema, field.name, value, setting, dice)?;
                    hit.expected = cautions::of_object(schema, &hit.value, "");
                    Some(hit)
                },
            );
        }
    }
}

/// A text with the formats that these members ask for, or any where they ask for none.
fn text_for(field: &FieldSchema, members: &[(String, Json)], dice: &mut Dice<'_>) -> Option<Json> {
    match asked_formats(field, members, dice).as_slice() {
        [] => Some(text::valid(field.rules, dice)),
        asked => formats::valid(asked, field.rules, dice),
    }
}

/// The member, or its absence, in its setting.
fn place(
    schema: &'static Schema,
    name: &'static str,
    value: Option<Json>,
    mut setting: Setting,
    dice: &mut Dice<'_>,
) -> Option<Hit> {
    setting.members.retain(|(known, _)| known != name);
    dice.shuffle(&mut setting.members);
    match value {
        Some(value) => {
            let at = dice
                .below(setting.members.len() + 1)
                .min(setting.members.len());
            setting.members.insert(at, (name.to_owned(), value));
            stand(schema, setting, &[], dice)
        }
        None => {
            let mut hit = stand(schema, setting, &[name], dice)?;
            // The stored resource must be known to lack it.
            hit.knows_current = true;
            Some(hit)
        }
    }
}

/// An object with the members of the setting, among others if it may have others.
fn stand(
    schema: &'static Schema,
    setting: Setting,
    missing: &[&str],
    dice: &mut Dice<'_>,
) -> Option<Hit> {
    let Setting {
        members,
        current,
        gateway,
        missing: unwanted,
        alone,
    } = setting;
    if unwanted.iter().any(|name| find(&members, name).is_some()) {
        return None;
    }
    let knows_current = !unwanted.is_empty();
    let missing = &[missing, &unwanted].concat();
    let members: Members = if alone {
        let lonely = members.len() == 1
            && schema
                .fields
                .iter()
                .all(|field| !field.required || find(&members, field.name).is_some());
        lonely.then_some(members)?
    } else {
        dice.given(&current, &gateway);
        around(schema, members, missing, false, dice)?
    };
    let mut hit = Hit::new(Json::Object(members), Vec::new());
    hit.current = current;
    hit.gateway = gateway;
    hit.knows_current = knows_current;
    Some(hit)
}
