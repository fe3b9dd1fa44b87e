//! Places in a body, and how a value at one becomes a whole payload.

use crate::schema::{FieldSchema, Kind, Schema, Statement};
use crate::strategy::case::{Case, Expected};
use crate::strategy::clause::Facts;
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::{around, cautions, values};
use crate::{Code, Severity};

/// One step from the root of a body towards a value.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// To a member of an object.
    Member(&'static Schema, &'static FieldSchema),
    /// To an item of a list of such items.
    Item(Kind, &'static [Statement]),
    /// To a value of a map of such values.
    Entry(Kind, &'static [Statement]),
}

/// A value that breaks a rule, and what else that needs.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) value: Json,
    /// Pointers start at the value.
    pub(super) expected: Vec<Expected>,
    pub(super) current: Facts,
    pub(super) gateway: Facts,
    /// The member that the stored resource may be wrapped in.
    pub(super) wrapper: Option<&'static str>,
    /// Whether the stored resource must be given, even if it has nothing.
    pub(super) knows_current: bool,
}

impl Hit {
    pub(super) const fn new(value: Json, expected: Vec<Expected>) -> Self {
        Self {
            value,
            expected,
            current: Vec::new(),
            gateway: Vec::new(),
            wrapper: None,
            knows_current: false,
        }
    }

    /// A value with one violation, at the pointer that starts at the value.
    pub(super) fn one(
        value: Json,
        code: Code,
        severity: Severity,
        pointer: impl Into<String>,
    ) -> Self {
        Self::new(value, Vec::new()).breaking(code, severity, pointer)
    }

    /// The same with one violation more.
    pub(super) fn breaking(
        mut self,
        code: Code,
        severity: Severity,
        pointer: impl Into<String>,
    ) -> Self {
        self.expected.push(Expected {
            code,
            severity,
            pointer: pointer.into(),
        });
        self
    }

    fn below(mut self, value: Json, segment: &str) -> Self {
        for expected in &mut self.expected {
            expected.pointer = format!("/{}{}", escaped(segment), expected.pointer);
        }
        Self { value, ..self }
    }

    /// Puts the value where the steps lead, among valid neighbours.
    pub(super) fn lift(self, steps: &[Step], dice: &mut Dice<'_>) -> Option<Self> {
        let mut hit = self;
        for step in steps.iter().rev() {
            hit = match step {
                Step::Member(schema, field) => hit.member(schema, field, dice)?,
                Step::Item(kind, rules) => hit.item(*kind, rules, dice)?,
                Step::Entry(kind, rules) => hit.entry(*kind, rules, dice)?,
            };
        }
        Some(hit)
    }

    fn member(
        self,
        schema: &'static Schema,
        field: &'static FieldSchema,
        dice: &mut Dice<'_>,
    ) -> Option<Self> {
        dice.given(&self.current, &self.gateway);
        let own = vec![(field.name.to_owned(), self.value.clone())];
        let members = around::around(schema, own, &[], false, dice)?;
        let mut hit = self;
        cautions::caution_member(schema, field, &hit.value, &mut hit.expected);
        let mut hit = hit.below(Json::Object(members), field.name);
        let beside = Some(field.name);
        cautions::with_cautions_beside(schema, &hit.value, beside, &mut hit.expected);
        Some(hit)
    }

    fn entry(self, kind: Kind, rules: &[Statement], dice: &mut Dice<'_>) -> Option<Self> {
        let others = others(rules, dice);
        let index = dice.below(others + 1);
        let keys = values::keys(rules, others + 1, dice);
        let (least, _) = values::sizes(rules);
        let name = keys.get(index).or(keys.first())?.clone();
        if keys.len() < least {
            return None;
        }
        let mut members = Vec::new();
        for key in keys {
            let value = if key == name {
                self.value.clone()
            } else {
                values::value(kind, rules, true, dice)?
            };
            members.push((key, value));
        }
        Some(self.below(Json::Object(members), &name))
    }

    fn item(self, kind: Kind, rules: &[Statement], dice: &mut Dice<'_>) -> Option<Self> {
        let count = others(rules, dice);
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(values::value(kind, rules, true, dice)?);
        }
        let beside = std::slice::from_ref(&self.value);
        let mut items = values::distinct(items, kind, rules, true, beside, dice)?;
        let index = dice.below(items.len() + 1);
        items.insert(index, self.value.clone());
        Some(self.below(Json::List(items), &index.to_string()))
    }

    /// The payload, with the answers that it needs.
    pub(super) fn finish(self, tolerant: bool, dice: &mut Dice<'_>) -> Case {
        let mut current = answer(self.current);
        if self.knows_current && !tolerant {
            current = current.or(Some(Json::Object(Vec::new())));
        }
        let wrapper = self.wrapper.filter(|_| dice.chance());
        if let Some(wrapper) = wrapper {
            current = current.map(|document| Json::Object(vec![(wrapper.to_owned(), document)]));
        }
        let mut expected = self.expected;
        for one in &mut expected {
            if tolerant && one.code != Code::Syntax && !one.pointer.is_empty() {
                one.code = Code::Drift;
                one.severity = Severity::Note;
            }
        }
        Case {
            payload: self.value,
            current,
            gateway: answer(self.gateway),
            expected,
        }
    }
}

/// How many items or values stand beside one.
fn others(rules: &[Statement], dice: &mut Dice<'_>) -> usize {
    let (min, max) = values::sizes(rules);
    dice.below(4)
        .max(min.saturating_sub(1))
        .min(max.unwrap_or(usize::MAX).saturating_sub(1))
}

fn answer(facts: Facts) -> Option<Json> {
    if facts.is_empty() {
        return None;
    }
    let mut document = Json::Object(Vec::new());
    for (path, value) in facts {
        document.put(&path, value);
    }
    Some(document)
}

/// A name as a segment of a JSON Pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The pointer of a place, with `*` for the number of an item and the key of a map.
pub(super) fn pointer(steps: &[Step]) -> String {
    let segment = |step: &Step| match step {
        Step::Member(_, field) => field.pointer,
        Step::Item(..) | Step::Entry(..) => "/*",
    };
    steps.iter().map(segment).collect()
}

/// The names that lead to a place below the wrapper; none inside of lists and maps, and above the wrapper.
pub(super) fn stored_path(steps: &[Step], wrapper: Option<&str>) -> Option<Vec<&'static str>> {
    let mut names = Vec::new();
    for step in steps {
        match step {
            Step::Member(_, field) => names.push(field.name),
            Step::Item(..) | Step::Entry(..) => return None,
        }
    }
    let (first, rest) = names.split_first()?;
    (Some(*first) == wrapper).then(|| rest.to_vec())
}

/// The severity of a rule that stands in no spec because it always holds.
pub(super) fn implied(rule: Code) -> Severity {
    rule.severity()
}
