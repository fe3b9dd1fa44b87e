//! Near misses: a walk over the tree of a body that asks every rule at every
//! place how to break it.

mod between;
mod broken;
mod edges;
mod own;
mod pairs;
mod shape;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::schema::{FieldSchema, Kind, Schema, Statement};
use crate::stored::Wrapper;
use crate::strategy::dice::{Dice, TRIES, decisions};
use crate::strategy::json::Json;
use crate::strategy::own::keeps;
use crate::strategy::place::{Hit, Step, pointer};
use crate::strategy::{NearMiss, values};
use crate::{BodyInfo, Code, Severity};

/// Deeper than any payload; a spec could refer to itself.
const DEEPEST: usize = 12;

/// Every near miss of a body.
pub(super) fn all(body: &BodyInfo) -> Vec<NearMiss> {
    let mut finder = Finder::new(body, false);
    finder.syntax();
    finder.value(Kind::Object(body.schema), &[], &[]);
    finder.found
}

/// Every rule, kept at its edges.
pub(super) fn held(body: &BodyInfo) -> Vec<NearMiss> {
    let mut finder = Finder::new(body, true);
    finder.value(Kind::Object(body.schema), &[], &[]);
    finder.found
}

/// The member of a partial update below which absent members mean stored values.
fn wrapper(body: &BodyInfo) -> Option<&'static str> {
    match body.names().current {
        Some(Wrapper::Member(name)) if body.names().partial => Some(name),
        _ => None,
    }
}

/// Makes a value that breaks a rule; none where these decisions lead nowhere.
pub(super) trait Flaw: Fn(&mut Dice<'_>) -> Option<Hit> + Send + Sync + 'static {}

impl<F: Fn(&mut Dice<'_>) -> Option<Hit> + Send + Sync + 'static> Flaw for F {}

/// Collects near misses.
pub(super) struct Finder {
    schema: &'static Schema,
    /// See [`wrapper`].
    wrapper: Option<&'static str>,
    keeping: bool,
    /// What the next near miss is about: the rule, and the member that has it.
    about: Option<(&'static Statement, String)>,
    found: Vec<NearMiss>,
}

/// A member of an object, and where the object stands.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s> {
    schema: &'static Schema,
    field: &'static FieldSchema,
    steps: &'s [Step],
}

impl Finder {
    fn new(body: &BodyInfo, keeping: bool) -> Self {
        Self {
            schema: body.schema,
            wrapper: wrapper(body),
            keeping,
            about: None,
            found: Vec::new(),
        }
    }

    /// Says which rule of a member the next near miss is about.
    fn about(&mut self, stated: &'static Statement, subject: Subject<'_>) -> &mut Self {
        let member = pointer(subject.steps) + subject.below();
        self.about = Some((stated, member));
        self
    }

    /// The same for a rule of the value there, or of the list or the map that it is in.
    fn about_value(&mut self, stated: &'static Statement, steps: &[Step]) -> &mut Self {
        let is_member = |step: &Step| matches!(step, Step::Member(..));
        let end = steps.iter().rposition(is_member).map_or(0, |at| at + 1);
        let member = pointer(steps.get(..end).unwrap_or_default());
        self.about = Some((stated, member));
        self
    }

    /// Adds a way to break a rule at a place; `below` goes on from the steps to the violation.
    fn add(
        &mut self,
        steps: &[Step],
        below: &str,
        code: Code,
        severity: Severity,
        flaw: impl Flaw,
    ) {
        let about = self.about.take();
        let tolerant = self.schema.tolerant;
        let pointer = pointer(steps) + below;
        let steps = steps.to_vec();
        let build = move |dice: &mut Dice<'_>| {
            let hit = flaw(dice)?.lift(&steps, dice)?;
            Some(hit.finish(tolerant, dice))
        };
        // Where nothing leads anywhere, the rule cannot be broken alone.
        let mut noise = 1;
        let possible = (0..TRIES).any(|_| build(&mut Dice::new(&decisions(&mut noise))).is_some());
        if possible {
            self.found.push(NearMiss {
                code,
                severity,
                pointer,
                about,
                build: Arc::new(build),
            });
        }
    }

    fn value(&mut self, kind: Kind, rules: &'static [Statement], steps: &[Step]) {
        if !self.keeping {
            self.wrong_type(kind, steps);
        }
        self.well_typed(kind, rules, steps);
    }

    /// What can be wrong with a value of the right JSON type, and inside of it.
    fn well_typed(&mut self, kind: Kind, rules: &'static [Statement], steps: &[Step]) {
        if self.keeping {
            self.edges(kind, rules, steps);
        } else {
            self.own_rules(kind, rules, steps);
        }
        if steps.len() > DEEPEST {
            return;
        }
        let with = |step: Step| [steps, &[step]].concat();
        match kind {
            Kind::Object(schema) => self.object(schema, steps),
            Kind::List(item) => self.value(*item, rules, &with(Step::Item(*item, rules))),
            Kind::Map(value) => {
                if !self.keeping {
                    self.duplicate_key(*value, rules, steps);
                    self.wrong_key(*value, rules, steps);
                }
                self.value(*value, rules, &with(Step::Entry(*value, rules)));
            }
            Kind::OneOrMany(item) => {
                self.well_typed(*item, rules, steps);
                self.value(*item, rules, &with(Step::Item(*item, rules)));
            }
            Kind::Nullable(kind) => self.well_typed(*kind, rules, steps),
            _ => {}
        }
    }

    fn object(&mut self, schema: &'static Schema, steps: &[Step]) {
        if !self.keeping {
            self.unknown_member(schema, steps);
        }
        for field in schema.fields {
            let subject = Subject {
                schema,
                field,
                steps,
            };
            if !self.keeping {
                self.missing_member(subject);
                self.duplicate_member(subject);
            }
            let mut below = steps.to_vec();
            below.push(Step::Member(schema, field));
            self.value(field.kind, field.rules, &below);
            if !self.keeping {
                self.cautions(subject, &below);
            }
            for stated in field.rules {
                if self.keeping {
                    self.keep(subject, stated);
                } else {
                    self.between(subject, stated);
                }
            }
        }
    }
}

impl Subject<'_> {
    /// The pointer from the object to the member.
    const fn below(&self) -> &'static str {
        self.field.pointer
    }
}

/// A valid value that asks for something: a flag that is `false` does not, and one that must be has none.
fn asking_value(
    schema: &'static Schema,
    field: &'static FieldSchema,
    dice: &mut Dice<'_>,
) -> Option<Json> {
    match field.kind.without_null() {
        Kind::Boolean => Some(Json::Bool(true)).filter(|value| keeps(field.rules, None, value)),
        kind => values::value(kind, field.rules, !schema.tolerant, dice),
    }
}
