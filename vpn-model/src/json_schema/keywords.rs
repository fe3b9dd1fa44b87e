//! Rules of one value as keywords.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Map, formats, pattern};
use crate::schema::{Bounds, Class, FieldSchema, Kind, Literal, Rule, Statement};
use crate::{Ipv4Net, Severity};

/// A line break at the end, past which Python's `$` looks.
const LINE_BREAK: &str = "\\n$";

/// Adds what the rules of a member say about its value.
pub(super) fn add(schema: &mut Map, field: &'static FieldSchema) {
    for stated in binding(field) {
        match stated.rule {
            Rule::Items(limits) if matches!(field.kind.without_null(), Kind::Map(_)) => {
                bounds(schema, "minProperties", "maxProperties", limits);
            }
            Rule::Items(limits) => bounds(schema, "minItems", "maxItems", limits),
            Rule::Unique(None) => drop(schema.insert("uniqueItems".to_owned(), true.into())),
            Rule::Keys(rule) => {
                let mut names = match schema.remove("propertyNames") {
                    Some(Value::Object(names)) => names,
                    _ => Map::from_iter([("type".to_owned(), "string".into())]),
                };
                text(&mut names, *rule);
                schema.insert("propertyNames".to_owned(), names.into());
            }
            _ => {}
        }
    }
    if let Some(names) = schema
        .get_mut("propertyNames")
        .and_then(Value::as_object_mut)
    {
        refuse_line_break(names);
    }
    let Some(value) = innermost(schema, field.kind) else {
        return;
    };
    for stated in binding(field) {
        match stated.rule {
            Rule::Range(limits) => bounds(value, "minimum", "maximum", limits),
            Rule::RangeExcept(limits) => {
                let mut hole = Map::from_iter([("type".to_owned(), "integer".into())]);
                bounds(&mut hole, "minimum", "maximum", limits);
                value.insert("not".to_owned(), hole.into());
            }
            Rule::Fixed(only) => fixed(value, only),
            rule => text(value, rule),
        }
    }
    refuse_line_break(value);
}

/// The rules that make a value an error.
pub(super) fn binding(field: &'static FieldSchema) -> impl Iterator<Item = &'static Statement> {
    field
        .rules
        .iter()
        .filter(|stated| stated.weight() == Severity::Error)
}

/// Adds what a rule says about a text.
pub(super) fn text(schema: &mut Map, rule: Rule) {
    match rule {
        Rule::Length(limits) => bounds(schema, "minLength", "maxLength", limits),
        Rule::Chars(ranges) => matching(schema, format!("^{}*$", pattern::set(ranges))),
        Rule::Pattern(made) => matching(schema, pattern::portable(made.text)),
        Rule::Format(name, []) => format(schema, name),
        Rule::EachClass(classes) => {
            for class in classes {
                matching(schema, occurs(*class));
            }
        }
        Rule::Classes(limits) => classes(schema, limits),
        Rule::TunnelAddress(except) => tunnel_address(schema, except),
        _ => {}
    }
}

/// Adds that a text has a format.
pub(super) fn format(schema: &mut Map, name: &str) {
    for (keyword, value) in formats::keywords(name) {
        match keyword.as_str() {
            "pattern" => matching(schema, value.as_str().unwrap_or_default().to_owned()),
            "allOf" | "anyOf" => also(schema, json!({ keyword: value })),
            _ => drop(schema.insert(keyword, value)),
        }
    }
}

/// Adds a pattern; one schema has no more than one.
fn matching(schema: &mut Map, pattern: String) {
    if schema.contains_key("pattern") {
        also(schema, json!({ "pattern": pattern }));
    } else {
        schema.insert("pattern".to_owned(), pattern.into());
    }
}

/// Adds a schema that must hold, too. Each says its type: there are consumers
/// that leave out what has none.
fn also(schema: &mut Map, other: Value) {
    let mut branch = Map::new();
    branch.insert("type".to_owned(), type_of(schema));
    if let Value::Object(other) = other {
        branch.extend(other);
    }
    if let Value::Array(all) = schema.entry("allOf").or_insert_with(|| json!([])) {
        all.push(branch.into());
    }
}

/// The type, or the types: with `null`, where the value can be null.
fn type_of(schema: &Map) -> Value {
    schema
        .get("type")
        .cloned()
        .unwrap_or_else(|| "string".into())
}

/// Narrows bounds.
fn bounds(schema: &mut Map, least: &str, most: &str, limits: Bounds) {
    let found = |schema: &Map, keyword: &str| schema.get(keyword).and_then(Value::as_i64);
    if let Some(min) = limits.min {
        let min = found(schema, least).map_or(min, |found| found.max(min));
        schema.insert(least.to_owned(), min.into());
    }
    if let Some(max) = limits.max {
        let max = found(schema, most).map_or(max, |found| found.min(max));
        schema.insert(most.to_owned(), max.into());
    }
}

fn fixed(schema: &mut Map, only: Literal) {
    let only = match only {
        Literal::Text(text) => text.into(),
        Literal::Integer(value) => value.into(),
        Literal::Boolean(value) => value.into(),
    };
    if matches!(schema.get("type"), Some(Value::Array(_))) {
        schema.insert("enum".to_owned(), json!([only, null]));
    } else {
        schema.insert("const".to_owned(), only);
    }
}

fn classes(schema: &mut Map, limits: Bounds) {
    let bound = |bound: i64| usize::try_from(bound).unwrap_or_default();
    if let Some(min) = limits.min.map(bound) {
        for pattern in at_least(min) {
            matching(schema, pattern);
        }
    }
    if let Some(max) = limits.max.map(bound)
        && max < Class::ALL.len()
    {
        let more = at_least(max + 1).map(|pattern| json!({ "type": "string", "pattern": pattern }));
        let more: Vec<_> = more.collect();
        also(
            schema,
            json!({ "not": { "type": "string", "allOf": more } }),
        );
    }
}

/// So many of the four classes occur: of any few that would be too many to
/// lack, one does. Said like this it needs no alternatives, which forms would
/// let people choose from.
fn at_least(count: usize) -> impl Iterator<Item = String> {
    let few = (Class::ALL.len() + 1).saturating_sub(count);
    let ways = (0_u32..1 << Class::ALL.len()).filter(move |way| way.count_ones() as usize == few);
    ways.map(|way| {
        let classes = Class::ALL.into_iter().enumerate();
        let chosen = classes.filter(|(index, _)| way & (1 << index) != 0);
        let ranges: Vec<_> = chosen
            .flat_map(|(_, class)| ranges(class))
            .copied()
            .collect();
        pattern::set(&ranges)
    })
}

fn occurs(class: Class) -> String {
    pattern::set(ranges(class))
}

const fn ranges(class: Class) -> &'static [(char, char)] {
    match class {
        Class::Upper => &[('A', 'Z')],
        Class::Lower => &[('a', 'z')],
        Class::Digit => &[('0', '9')],
        Class::Special => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
    }
}

/// One of the two hosts of a /30 in 169.254.0.0/16, outside of some blocks.
fn tunnel_address(schema: &mut Map, except: &[Ipv4Net]) {
    let hosts = (0..=255_u8).filter(|last| matches!(last % 4, 1 | 2));
    let hosts: Vec<_> = hosts.collect();
    // Third octets by the last octets that they can have.
    let mut blocks: Vec<(BTreeSet<u32>, BTreeSet<u32>)> = Vec::new();
    for third in 0..=255_u8 {
        let free = |last: &&u8| {
            let address = std::net::Ipv4Addr::new(169, 254, third, **last);
            !except.iter().any(|block| block.contains(&address))
        };
        let last: BTreeSet<u32> = hosts
            .iter()
            .filter(free)
            .map(|last| (*last).into())
            .collect();
        match blocks.iter_mut().find(|(known, _)| *known == last) {
            _ if last.is_empty() => {}
            Some((_, thirds)) => drop(thirds.insert(third.into())),
            None => blocks.push((last, BTreeSet::from([third.into()]))),
        }
    }
    let ways: Vec<_> = blocks
        .iter()
        .map(|(last, thirds)| {
            let (thirds, last) = (pattern::numbers(thirds), pattern::numbers(last));
            format!("(?:{thirds})\\.(?:{last})")
        })
        .collect();
    let ways = match ways.as_slice() {
        [one] => one.clone(),
        all => format!("(?:{})", all.join("|")),
    };
    // This says all that the pattern of a network says.
    schema.insert(
        "pattern".to_owned(),
        format!("^169\\.254\\.{ways}/30$").into(),
    );
    schema.insert(
        "examples".to_owned(),
        json!(["169.254.76.1/30", "169.254.76.2/30"]),
    );
}

/// In Python, `^[a-z]*$` fits a text with a line break at its end.
pub(super) fn refuse_line_break(schema: &mut Map) {
    let length = |keyword| schema.get(keyword).and_then(Value::as_u64);
    // One length only: a text with a line break would be too long.
    let exact = length("minLength").is_some() && length("minLength") == length("maxLength");
    if !exact
        && patterns(schema).any(|pattern| pattern.ends_with('$') && !takes_line_break(pattern))
    {
        let refused = json!({ "type": "string", "pattern": LINE_BREAK });
        schema.insert("not".to_owned(), refused);
    }
}

fn patterns(schema: &Map) -> impl Iterator<Item = &str> {
    let all = schema.get("allOf").and_then(Value::as_array);
    let more = all
        .into_iter()
        .flatten()
        .map(|branch| branch.get("pattern"));
    let patterns = std::iter::once(schema.get("pattern")).chain(more);
    patterns.filter_map(|pattern| pattern?.as_str())
}

/// Whether a set of the pattern may have a line break in it.
fn takes_line_break(pattern: &str) -> bool {
    pattern.contains("[^") || pattern.contains("\\x0a")
}

/// The schema of one value: of an item of a list, of a value of a map. Nothing
/// where it stands elsewhere: objects and lists of values have no rules here.
fn innermost(schema: &mut Map, kind: Kind) -> Option<&mut Map> {
    match kind {
        Kind::List(kind) => innermost(schema.get_mut("items")?.as_object_mut()?, *kind),
        Kind::Map(kind) => innermost(
            schema.get_mut("additionalProperties")?.as_object_mut()?,
            *kind,
        ),
        Kind::Nullable(kind) => innermost(schema, *kind),
        _ => schema.contains_key("type").then_some(schema),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::refuse_line_break;

    #[test]
    fn a_line_break_at_the_end_is_refused_unless_the_pattern_takes_line_breaks() {
        let said = |pattern: &str| {
            let Value::Object(mut schema) = json!({ "pattern": pattern }) else {
                return None;
            };
            refuse_line_break(&mut schema);
            schema.remove("not")
        };
        let refused = Some(json!({ "type": "string", "pattern": "\\n$" }));
        assert_eq!(said("^[a-z]*$"), refused);
        assert_eq!(said("^[^a]*$"), None);
        assert_eq!(said("^[\\x0a-z]*$"), None);
        assert_eq!(said("[a-z]"), None);
    }
}
