//! Small payloads that are valid, to show what a body looks like.

use std::net::Ipv4Addr;

use serde_json::{Value, json};

use super::{formats, keywords};
use crate::leaves::Format;
use crate::names::{HostName, HostNameOrAddress};
use crate::schema::{Bounds, Clause, EnumSchema, FieldSchema, Kind, Literal, Root, Rule, Schema};
use crate::{BodyInfo, Code, Context, Ipv4Net, Uuid};

/// Obviously made up, and of every kind of character.
const SECRET: &str = "Example-Key-Not-Secret-1";

/// What must be there, and what can be there without regard to other members;
/// of these what the library accepts without a word.
pub(super) fn of(body: &BodyInfo) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for whole in [false, true] {
        let example = object(body.schema, whole);
        let text = example.to_string();
        let report = body.check_json(text.as_bytes(), &Context::new());
        // What depends on other documents cannot be known here.
        let silent = report
            .violations()
            .iter()
            .all(|found| found.code == Code::Unchecked);
        if silent && !found.contains(&example) {
            found.push(example);
        }
    }
    found
}

fn object(schema: &'static Schema, whole: bool) -> Value {
    let wanted = |field: &&'static FieldSchema| {
        field.required || needed_by_sibling(field) || whole && stands_alone(field)
    };
    let mut members: Vec<_> = schema.fields.iter().filter(wanted).collect();
    // An update of nothing shows nothing.
    if members.is_empty() {
        members.extend(schema.fields.iter().find(|field| stands_alone(field)));
    }
    let members = members
        .into_iter()
        .map(|field| (field.name.to_owned(), value(field.kind, field, whole)));
    Value::Object(members.collect())
}

/// The example of a sibling may be what makes it mandatory.
fn needed_by_sibling(field: &FieldSchema) -> bool {
    field.rules.iter().any(|stated| match stated.rule {
        Rule::RequiredWhen(clauses) => clauses.iter().any(|clause| match clause {
            Clause::Compare { root, .. } => *root == Root::Sibling,
            Clause::Alone | Clause::Present(_) | Clause::Has { .. } => true,
        }),
        _ => false,
    })
}

/// No rule asks for something else of it in other company.
fn stands_alone(field: &FieldSchema) -> bool {
    !field.rules.iter().any(|stated| match stated.rule {
        Rule::TunnelPair(_)
        | Rule::Distinct(_)
        | Rule::Order { .. }
        | Rule::Deprecated
        | Rule::Unsupported => true,
        rule => !rule.clauses().is_empty(),
    })
}

fn value(kind: Kind, field: &'static FieldSchema, whole: bool) -> Value {
    match kind {
        Kind::Text | Kind::Secret => text(kind, field).into(),
        Kind::Integer(bounds) => integer(bounds, field).into(),
        Kind::Boolean => Value::Bool(!matches!(only(field), Some(Literal::Boolean(false)))),
        Kind::Format(name) => formatted(name, field, 0),
        Kind::Values(EnumSchema { values, .. }) => {
            let without = values.iter().find(|value| value.cautions.is_empty());
            let value = without.or(values.first());
            value.map_or(Value::Null, |value| value.text.into())
        }
        Kind::Object(schema) => object(schema, whole),
        Kind::List(kind) => {
            let least = field.rules.iter().find_map(|stated| match stated.rule {
                Rule::Items(bounds) => bounds.min,
                _ => None,
            });
            let count = usize::try_from(least.unwrap_or(1).max(1)).unwrap_or(1);
            (0..count)
                .map(|index| item(*kind, field, whole, index))
                .collect()
        }
        Kind::Map(kind) => json!({ "example": value(*kind, field, whole) }),
        Kind::OneOrMany(kind) | Kind::Nullable(kind) => value(*kind, field, whole),
        Kind::Any => Value::Null,
    }
}

/// An item of a list; addresses differ, as they would.
fn item(kind: Kind, field: &'static FieldSchema, whole: bool, index: usize) -> Value {
    match kind {
        Kind::Format(name) => formatted(name, field, index),
        _ => value(kind, field, whole),
    }
}

/// The first of some texts that keeps the rules.
fn text(kind: Kind, field: &FieldSchema) -> &'static str {
    let candidates = match kind {
        Kind::Secret => &[SECRET][..],
        _ => TEXTS,
    };
    let keeps = |text: &&&str| field.rules.iter().all(|stated| keeps(text, stated.rule));
    candidates.iter().find(keeps).copied().unwrap_or("example")
}

const TEXTS: &[&str] = &[
    "example",
    "vpn.example.com",
    "203.0.113.10",
    "192.168.1.0/24",
    "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b",
];

fn keeps(text: &str, rule: Rule) -> bool {
    match rule {
        Rule::Length(bounds) => {
            bounds.contains(i64::try_from(text.chars().count()).unwrap_or(i64::MAX))
        }
        Rule::Chars(ranges) => text.chars().all(|found| {
            ranges
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&found))
        }),
        Rule::Pattern(pattern) => pattern.matches(text),
        Rule::Format(name, _) => match name {
            HostName::NAME => HostName::from_text(text).is_some(),
            HostNameOrAddress::NAME => HostNameOrAddress::from_text(text).is_some(),
            <Uuid as Format>::NAME => Uuid::from_text(text).is_some(),
            <Ipv4Addr as Format>::NAME => Ipv4Addr::from_text(text).is_some(),
            <Ipv4Net as Format>::NAME => Ipv4Net::from_text(text).is_some(),
            _ => true,
        },
        _ => true,
    }
}

/// A number that people know: an hour, half a minute, or the least.
fn integer(mut bounds: Bounds, field: &FieldSchema) -> i64 {
    if let Some(Literal::Integer(only)) = only(field) {
        return only;
    }
    for stated in field.rules {
        if let Rule::Range(stated) = stated.rule {
            bounds.min = bounds.min.max(stated.min);
            bounds.max = stated.max.or(bounds.max);
        }
    }
    let fits = |value: &i64| bounds.contains(*value) && bounds.max != Some(*value);
    [3600, 30]
        .into_iter()
        .find(fits)
        .or(bounds.min)
        .unwrap_or_default()
}

fn only(field: &FieldSchema) -> Option<Literal> {
    field.rules.iter().find_map(|stated| match stated.rule {
        Rule::Fixed(only) => Some(only),
        _ => None,
    })
}

/// What the keywords of the member show, in turn.
fn formatted(name: &str, field: &'static FieldSchema, index: usize) -> Value {
    let mut keywords = formats::keywords(name);
    for stated in field.rules {
        keywords::text(&mut keywords, stated.rule);
    }
    let examples = keywords.get("examples").and_then(Value::as_array);
    examples
        .and_then(|examples| examples.get(index.checked_rem(examples.len())?))
        .cloned()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::{TEXTS, keeps};
    use crate::leaves::Format;
    use crate::names::{HostName, HostNameOrAddress};
    use crate::schema::{Bounds, Pattern, Rule};
    use crate::{Ipv4Net, Uuid};

    /// A pattern that only the empty text fits.
    static NO_TEXT: Pattern = Pattern::new("^$", true, 0, 0, &[]);

    /// The numbers of the texts that keep the rule.
    fn kept(rule: Rule) -> Vec<usize> {
        let texts = TEXTS.iter().enumerate();
        let kept = texts.filter(|(_, text)| keeps(text, rule));
        kept.map(|(number, _)| number).collect()
    }

    #[test]
    fn a_text_is_an_example_only_of_what_it_keeps() {
        let format = |name| Rule::Format(name, &[]);
        assert_eq!(kept(format(HostName::NAME)), [0, 1, 4]);
        assert_eq!(kept(format(HostNameOrAddress::NAME)), [0, 1, 2, 4]);
        assert_eq!(kept(format(<Ipv4Addr as Format>::NAME)), [2]);
        assert_eq!(kept(format(<Ipv4Net as Format>::NAME)), [3]);
        assert_eq!(kept(format(<Uuid as Format>::NAME)), [4]);
        let short = Bounds {
            min: None,
            max: Some(7),
        };
        assert_eq!(kept(Rule::Length(short)), [0]);
        assert_eq!(kept(Rule::Chars(&[('0', '9'), ('.', '/')])), [2, 3]);
        assert!(kept(Rule::Pattern(&NO_TEXT)).is_empty());
        assert_eq!(kept(Rule::Deprecated), [0, 1, 2, 3, 4]);
    }
}
