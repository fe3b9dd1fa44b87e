//! A payload that keeps a rule and one that breaks it, with what a violation says.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use vpn_model::schema::{Root, Rule};
use vpn_model::strategy::{Case, NearMiss, clean, held, near_misses, samples};
use vpn_model::{BodyInfo, Code, Context, Param, Report, Severity, Violation};

use super::pointer::{below, generic, occurrences, remove};
use super::rule::Subject;
use super::secrets;
use super::shrink::{plain, shrink};

/// Each way to break a rule is tried with so many seeds.
const SEEDS: u64 = 6;
/// So many valid payloads are looked at for one that keeps a rule.
const VALID: usize = 48;

/// Payloads about one rule.
#[derive(Debug, Default, Serialize)]
pub(super) struct Examples {
    good: Option<Example>,
    bad: Option<Example>,
}

/// A payload, and the GET answers that stand beside it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Example {
    /// Of a bad one: where the violation is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    payload: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway: Option<Value>,
}

/// A message, with names in place of what differs.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Message {
    template: String,
    params: BTreeMap<&'static str, Param>,
}

impl Example {
    fn of(case: &Case) -> Option<Self> {
        let parsed =
            |json: &vpn_model::strategy::Json| serde_json::from_str(&json.to_string()).ok();
        Some(Self {
            pointer: None,
            payload: parsed(&case.payload)?,
            current: case.current.as_ref().and_then(parsed),
            gateway: case.gateway.as_ref().and_then(parsed),
        })
    }

    fn report(&self, body: &BodyInfo) -> Option<Report> {
        let mut context = Context::new();
        if let Some(current) = &self.current {
            context = context.current_json(current.to_string()).ok()?;
        }
        if let Some(gateway) = &self.gateway {
            context = context.gateway_json(gateway.to_string()).ok()?;
        }
        Some(body.check_json(self.payload.to_string().as_bytes(), &context))
    }

    /// The smallest that still shows it, payload and answers.
    fn shrunk(self, secrets: &[&str], shows: &dyn Fn(&Self) -> bool) -> Self {
        let mut example = self;
        for part in [Part::Payload, Part::Current, Part::Gateway] {
            let with = |document: Option<Value>| example.with(part, document);
            let shows_with = |document: &Value| shows(&with(Some(document.clone())));
            let Some(document) = example.part(part) else {
                continue;
            };
            let smaller = shrink(document.clone(), &shows_with);
            example = match part {
                Part::Payload => with(Some(plain(smaller, secrets, &shows_with))),
                _ if shows(&with(None)) => with(None),
                _ => with(Some(smaller)),
            };
        }
        example
    }

    const fn part(&self, part: Part) -> Option<&Value> {
        match part {
            Part::Payload => Some(&self.payload),
            Part::Current => self.current.as_ref(),
            Part::Gateway => self.gateway.as_ref(),
        }
    }

    fn with(&self, part: Part, document: Option<Value>) -> Self {
        let mut changed = self.clone();
        match (part, document) {
            (Part::Payload, Some(document)) => changed.payload = document,
            (Part::Payload, None) => {}
            (Part::Current, document) => changed.current = document,
            (Part::Gateway, document) => changed.gateway = document,
        }
        changed
    }

    /// Whether the answers have what the rule asks for; a resource may stand in a wrapper.
    fn answers(&self, subject: &Subject) -> bool {
        subject.asked().iter().all(|(root, pointer)| {
            let answer = match root {
                Root::Current => &self.current,
                _ => &self.gateway,
            };
            let has = |answer: &Value| {
                let wrapped = format!("/*{pointer}");
                occurrences(answer, pointer) + occurrences(answer, &wrapped) > 0
            };
            answer.as_ref().is_some_and(has)
        })
    }
}

#[derive(Clone, Copy)]
enum Part {
    Payload,
    Current,
    Gateway,
}

/// What makes payloads of one body.
pub(super) struct Makers<'b> {
    body: &'b BodyInfo,
    misses: Vec<NearMiss>,
    held: Vec<NearMiss>,
    valid: Vec<Example>,
    /// Names of members that hold secrets.
    secrets: Vec<&'static str>,
}

impl<'b> Makers<'b> {
    pub(super) fn of(body: &'b BodyInfo) -> Self {
        let valid = clean(body);
        let valid = samples(&valid, 0).take(VALID);
        Self {
            body,
            misses: near_misses(body),
            held: held(body),
            valid: valid.filter_map(|case| Example::of(&case)).collect(),
            secrets: secrets(body.schema),
        }
    }

    /// A good and a bad payload, and all that a violation can say.
    pub(super) fn examples(&self, subject: &Subject) -> (Examples, Vec<Message>) {
        let mut messages: Vec<Message> = Vec::new();
        let mut bad: Option<(Example, Violation)> = None;
        for example in of_subject(&self.misses, subject) {
            let Some(violation) = self.only_violation(&example, subject) else {
                continue;
            };
            let message = Message {
                template: violation.template(),
                params: violation
                    .params
                    .iter()
                    .map(|(name, param)| (name, param.clone()))
                    .collect(),
            };
            if messages
                .iter()
                .all(|known| known.template != message.template)
            {
                messages.push(message);
            }
            bad.get_or_insert((example, violation));
        }
        let bad = bad.map(|(example, violation)| {
            let shows = |example: &Example| {
                let found = self.only_violation(example, subject);
                found.is_some_and(|found| {
                    generic(&found.pointer) == generic(&violation.pointer)
                        && found.template() == violation.template()
                })
            };
            let small = example.shrunk(&self.secrets, &shows);
            let pointer = self
                .only_violation(&small, subject)
                .map(|found| found.pointer);
            Example { pointer, ..small }
        });
        let good = self.good(subject, bad.as_ref());
        (Examples { good, bad }, messages)
    }

    /// The violation of the rule, if there is no other.
    fn only_violation(&self, example: &Example, subject: &Subject) -> Option<Violation> {
        let report = example.report(self.body)?;
        let is_other = |found: &&Violation| !is_about_the_member(found, subject);
        let mut found = report.violations().iter().filter(is_other);
        let first = found.next()?;
        let is_it = first.code == subject.statement.rule.code()
            && first.severity == subject.statement.weight()
            && found.next().is_none();
        is_it.then(|| first.clone())
    }

    /// A payload of which the rule is checked and kept: beside the same answers as the bad one, or
    /// beside answers of its own.
    fn good(&self, subject: &Subject, bad: Option<&Example>) -> Option<Example> {
        let held = of_subject(&self.held, subject).map(|example| self.without_cautions(example));
        let held: Vec<_> = held.collect();
        let candidates = || held.iter().chain(&self.valid).cloned();
        let beside = |example: Example| match bad {
            Some(bad) => Example {
                current: bad.current.clone(),
                gateway: bad.gateway.clone(),
                ..example
            },
            None => example,
        };
        let needed = needed(subject);
        for needed in [needed.as_slice(), needed.get(..1).unwrap_or_default(), &[]] {
            let shows = |example: &Example| {
                let mut places = needed.iter();
                self.is_kept(example, subject)
                    && example.answers(subject)
                    && places
                        .all(|(pointer, count)| occurrences(&example.payload, pointer) >= *count)
            };
            let found = candidates().map(beside).find(&shows);
            if let Some(example) = found.or_else(|| candidates().find(&shows)) {
                return Some(example.shrunk(&self.secrets, &shows));
            }
        }
        None
    }

    /// The same without members that the provider has something against.
    fn without_cautions(&self, mut example: Example) -> Example {
        let report = example.report(self.body);
        let found = report.iter().flat_map(Report::violations);
        for caution in found
            .filter(|found| found.code != Code::Unchecked)
            .filter(|found| found.severity != Severity::Error)
        {
            remove(&mut example.payload, &caution.pointer);
        }
        example
    }

    /// Nothing is wrong, and the rule is not left unchecked.
    fn is_kept(&self, example: &Example, subject: &Subject) -> bool {
        let code = subject.statement.rule.code();
        let Some(report) = example.report(self.body) else {
            return false;
        };
        report.violations().iter().all(|found| {
            let names_it = matches!(
                found.params.get("rule"),
                Some(Param::Text(text)) if text == code.as_str()
            );
            let is_there = || subject.pointers().contains(&generic(&found.pointer));
            is_about_the_member(found, subject) && !(names_it && is_there())
        })
    }
}

/// What is said of a member whatever it holds: the provider has something against it, or other
/// rules of it need more than there is.
fn is_about_the_member(found: &Violation, subject: &Subject) -> bool {
    match found.code {
        Code::Unchecked => true,
        Code::Deprecated | Code::Unsupported => {
            found.code != subject.statement.rule.code() && found.pointer == subject.pointer()
        }
        _ => false,
    }
}

/// The cases of those that are about the rule.
fn of_subject<'n>(all: &'n [NearMiss], subject: &'n Subject) -> impl Iterator<Item = Example> + 'n {
    let about = |near: &&NearMiss| {
        near.about.as_ref().is_some_and(|(statement, member)| {
            member == subject.pointer()
                && subject
                    .same
                    .iter()
                    .any(|same| std::ptr::eq(*statement, *same))
        })
    };
    all.iter()
        .filter(about)
        .flat_map(|near| (0..SEEDS).filter_map(|seed| Example::of(&near.sample(seed)?)))
}

/// What a good payload has: places, and how often.
fn needed(subject: &Subject) -> Vec<(String, usize)> {
    match subject.statement.rule {
        // The member itself is what is wrong.
        Rule::Deprecated | Rule::Unsupported if subject.values.is_empty() => Vec::new(),
        Rule::Unique(by) => {
            let item = format!("{}/*", subject.pointer());
            let pointer = by.map_or(item.clone(), |by| below(&item, by));
            vec![(pointer, 2)]
        }
        _ => subject
            .pointers()
            .into_iter()
            .map(|pointer| (pointer, 1))
            .collect(),
    }
}
