//! Near misses of the rules about two values: the ends of a tunnel, and values that must differ.

use super::{Finder, Subject};
use crate::schema::{FieldSchema, Kind, Rule, Statement};
use crate::strategy::around::around;
use crate::strategy::cautions::with_cautions;
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::networks::other_host;
use crate::strategy::object::{integer, is_sound};
use crate::strategy::place::{Hit, stored_path};
use crate::strategy::values;

/// Makes a value of the subject, and one of the other that goes ill with it.
type Clash = fn(&'static FieldSchema, &'static FieldSchema, &mut Dice<'_>) -> Option<(Json, Json)>;

/// Where the two values stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Both in the body, the subject last or first.
    Body { subject_last: bool },
    /// The subject in the body, the other one stored.
    SubjectOnly,
    /// The other one in the body, the subject stored.
    OtherOnly,
}

impl Finder {
    pub(super) fn tunnel_pair(
        &mut self,
        subject: Subject<'_>,
        stated: &'static Statement,
        other: &'static str,
    ) {
        let equal: Clash = |field, other, dice| {
            let value = valid(field, dice)?;
            is_sound(other, &value).then(|| (value.clone(), value))
        };
        let apart: Clash = |field, other, dice| {
            let value = valid(field, dice)?;
            let end = valid(other, dice)?;
            (other_host(value.as_text()?)? != end).then_some((value, end))
        };
        for clash in [equal, apart] {
            for subject_last in [true, false] {
                // Whatever the order, the peer end is named.
                let layout = Layout::Body { subject_last };
                self.clash(subject, stated, other, clash, layout, true);
            }
            self.clash(subject, stated, other, clash, Layout::SubjectOnly, true);
            self.clash(subject, stated, other, clash, Layout::OtherOnly, false);
        }
    }

    pub(super) fn distinct(
        &mut self,
        subject: Subject<'_>,
        stated: &'static Statement,
        other: &'static str,
    ) {
        let equal: Clash = |field, other, dice| {
            let value = valid(field, dice)?;
            is_sound(other, &value).then(|| (value.clone(), value))
        };
        for subject_last in [true, false] {
            self.clash(
                subject,
                stated,
                other,
                equal,
                Layout::Body { subject_last },
                subject_last,
            );
        }
        self.clash(subject, stated, other, equal, Layout::SubjectOnly, true);
        self.clash(subject, stated, other, equal, Layout::OtherOnly, false);
    }

    /// Integers in the wrong order or, where the rule is to be kept, in the right one.
    pub(super) fn order(
        &mut self,
        subject: Subject<'_>,
        stated: &'static Statement,
        less: &'static str,
        more: &'static str,
        may_be_equal: bool,
    ) {
        let keeping = self.keeping;
        let is_less = subject.field.name == less;
        let other = if is_less { more } else { less };
        let pair =
            move |field: &'static FieldSchema, other: &'static FieldSchema, dice: &mut Dice<'_>| {
                let (own, others) = (integers(field, dice), integers(other, dice));
                let mut pairs: Vec<(i64, i64)> = Vec::new();
                for value in own.iter().chain(&others).copied() {
                    for end in [value, value.saturating_sub(1), value.saturating_add(1)] {
                        pairs.push((value, end));
                    }
                    pairs.extend(others.iter().map(|end| (value, *end)));
                }
                pairs.retain(|(value, end)| {
                    let ordered = if is_less { value < end } else { end < value };
                    let fits = ordered || may_be_equal && value == end;
                    fits == keeping && holds(field, *value) && holds(other, *end)
                });
                let (value, end) = dice.pick(&pairs)?;
                Some((Json::number(value), Json::number(end)))
            };
        for subject_last in [true, false] {
            let layout = Layout::Body { subject_last };
            self.clash(subject, stated, other, pair, layout, subject_last);
        }
        self.clash(subject, stated, other, pair, Layout::SubjectOnly, true);
        self.clash(subject, stated, other, pair, Layout::OtherOnly, false);
    }

    /// Pairs that go well together, in the body and with a stored value.
    pub(super) fn keep_pair(
        &mut self,
        subject: Subject<'_>,
        stated: &'static Statement,
        other: &'static str,
    ) {
        let ends: Clash = |field, other, dice| {
            let value = valid(field, dice)?;
            let end = other_host(value.as_text()?)?;
            is_sound(other, &end).then_some((value, end))
        };
        let apart: Clash = |field, other, dice| {
            let (value, end) = (valid(field, dice)?, valid(other, dice)?);
            (value != end).then_some((value, end))
        };
        let is_tunnel = matches!(stated.rule, Rule::TunnelPair(_));
        let pair = if is_tunnel { ends } else { apart };
        let body = Layout::Body { subject_last: true };
        for layout in [body, Layout::SubjectOnly, Layout::OtherOnly] {
            let blames_subject = layout != Layout::OtherOnly;
            self.clash(subject, stated, other, pair, layout, blames_subject);
        }
    }

    fn clash(
        &mut self,
        subject: Subject<'_>,
        stated: &'static Statement,
        other: &'static str,
        clash: impl Fn(
            &'static FieldSchema,
            &'static FieldSchema,
            &mut Dice<'_>,
        ) -> Option<(Json, Json)>
        + Copy
        + Send
        + Sync
        + 'static,
        layout: Layout,
        blames_subject: bool,
    ) {
        let keeping = self.keeping;
        let Subject {
            schema,
            field,
            steps,
        } = subject;
        let Some(other) = schema.field(other) else {
            return;
        };
        let in_body = matches!(layout, Layout::Body { .. });
        let path = stored_path(steps, self.wrapper);
        if !in_body && path.is_none() {
            return;
        }
        let wrapper = self.wrapper.filter(|_| !in_body);
        let blamed = if blames_subject { field } else { other };
        let below = blamed.pointer;
        let (code, weight) = (stated.rule.code(), stated.weight());
        self.about(stated, subject)
            .add(steps, below, code, weight, move |dice| {
                let (value, end) = clash(field, other, dice)?;
                let own = (field.name.to_owned(), value.clone());
                let others = (other.name.to_owned(), end.clone());
                let members = match layout {
                    Layout::Body { subject_last: true } => vec![others, own],
                    Layout::Body {
                        subject_last: false,
                    } => vec![own, others],
                    Layout::SubjectOnly => vec![own],
                    Layout::OtherOnly => vec![others],
                };
                let stored = match layout {
                    Layout::Body { .. } => None,
                    Layout::SubjectOnly => Some((other.name, end)),
                    Layout::OtherOnly => Some((field.name, value)),
                };
                let missing: Vec<&str> = stored.iter().map(|(name, _)| *name).collect();
                let members = around(schema, members, &missing, !in_body, dice)?;
                let mut hit = Hit::one(Json::Object(members), code, weight, below);
                if keeping {
                    hit.expected.clear();
                }
                with_cautions(schema, &hit.value, &mut hit.expected);
                if let (Some((name, value)), Some(mut path)) = (stored, path.clone()) {
                    path.push(name);
                    hit.current.push((path, value));
                    hit.wrapper = wrapper;
                }
                Some(hit)
            });
    }
}

/// Integers at the edges of what a member holds.
fn integers(field: &'static FieldSchema, dice: &mut Dice<'_>) -> Vec<i64> {
    let Kind::Integer(machine) = field.kind else {
        return Vec::new();
    };
    let (min, max) = values::bounds(machine, field.rules);
    let any = valid(field, dice).as_ref().and_then(integer);
    [min, max].into_iter().chain(any).collect()
}

/// Whether a member can hold the number.
fn holds(field: &'static FieldSchema, number: i64) -> bool {
    let fits = matches!(field.kind, Kind::Integer(machine) if machine.contains(number));
    fits && is_sound(field, &Json::number(number))
}

fn valid(field: &'static FieldSchema, dice: &mut Dice<'_>) -> Option<Json> {
    values::value(field.kind, field.rules, true, dice)
}
