//! A value by itself: its type, and the rules that look at nothing else.

use std::collections::BTreeSet;

use vpn_model_rule_language::{Bounds, Class, Literal, Rule};

use super::formats::{self, Network};
use super::json::{Kind, Node};
use super::scope::Asked;
use super::whole::{Whole, machine_bounds};
use super::{Severity, pattern, pointer_to, severity_of, unique};
use crate::ir::{self, Base, Member, Side, Type};

/// Something wrong with a value, and the rule that says so: 0 is its type, then come the row's rules.
pub(super) struct Flaw {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) pointer: String,
    pub(super) at: usize,
    pub(super) rule: usize,
}

/// Whether the value can take part in rules about several members. A list or an object can,
/// whatever is wrong in it.
pub(super) fn is_sound(node: &Node, row: &Member, asked: &Asked<'_>) -> bool {
    if row.holds.is_array() {
        return node.items().is_some();
    }
    flaws(node, row, "", asked)
        .iter()
        .all(|flaw| flaw.severity != Severity::Error)
}

/// All flaws of a value. What lies in an object is not the object's own flaw.
pub(super) fn flaws(node: &Node, row: &Member, pointer: &str, asked: &Asked<'_>) -> Vec<Flaw> {
    let Type::Array(_) = &row.holds else {
        return item_flaws(node, row, pointer, asked);
    };
    let Some(items) = node.items() else {
        return vec![mistake("type", node, pointer)];
    };
    let mut flaws = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let pointer = pointer_to(pointer, &index.to_string());
        flaws.extend(item_flaws(item, row, &pointer, asked));
    }
    for (index, rule) in row.rules.iter().enumerate() {
        match &rule.stated.rule {
            Rule::Items(bounds) if !counts(items.len(), *bounds) => {
                flaws.push(broken("items", rule, index, node, pointer));
            }
            Rule::Unique(by) => {
                let by = by.as_ref().map(|member| member.name.as_str());
                for (place, again) in unique::repeated(items, row, by, pointer, asked) {
                    flaws.push(broken("unique", rule, index, again, &place));
                }
            }
            Rule::Deprecated | Rule::Unsupported => {
                let code = super::code_of(&rule.stated.rule);
                flaws.push(broken(code, rule, index, node, pointer));
            }
            _ => {}
        }
    }
    flaws
}

/// The flaws of one value: the member's, or one item's of its list.
pub(super) fn item_flaws(node: &Node, row: &Member, pointer: &str, asked: &Asked<'_>) -> Vec<Flaw> {
    if let Some(code) = misfit(node, row.holds.base(), asked) {
        return vec![mistake(code, node, pointer)];
    }
    let mut flaws = cautions(node, row.holds.base(), pointer, asked);
    let whole = match (&node.kind, row.holds.base()) {
        (Kind::Number(number), Base::Integer) => Whole::parse(number),
        _ => None,
    };
    let is_too_large = whole.is_some_and(|whole| !whole.is_in(machine_bounds(row)));
    if is_too_large {
        flaws.push(mistake("range", node, pointer));
    }
    for (index, rule) in row.rules.iter().enumerate() {
        let text = node.text().unwrap_or_default();
        let network = Network::parse(text);
        let is_broken = match &rule.stated.rule {
            Rule::Length(bounds) => !counts(text.chars().count(), *bounds),
            Rule::Chars(set) => text.chars().any(|character| !set.contains(character)),
            Rule::Classes(bounds) => {
                let found = Class::ALL.into_iter().filter(|class| occurs(*class, text));
                !counts(found.count(), *bounds)
            }
            Rule::EachClass(classes) => !classes.iter().all(|class| occurs(*class, text)),
            Rule::DistinctChars(bounds) => {
                let different: BTreeSet<char> = text.chars().collect();
                !counts(different.len(), *bounds)
            }
            Rule::Pattern(pattern) => !pattern::fits(&pattern.tree, text),
            Rule::Format(format, conditions) => {
                conditions.is_empty() && !formats::is(*format, text)
            }
            Rule::Fixed(Literal::Boolean(only)) => node.kind != Kind::Boolean(*only),
            Rule::Fixed(Literal::Integer(only)) => {
                !is_too_large && whole.is_some_and(|it| it != Whole::from(*only))
            }
            // Of a list as a whole, not of its items.
            Rule::Deprecated | Rule::Unsupported => !row.holds.is_array(),
            Rule::Range(bounds) => !is_too_large && whole.is_some_and(|it| !it.is_in(*bounds)),
            Rule::ReservedBlock(blocks) => {
                let blocks = asked.reserved_blocks.unwrap_or(blocks);
                let mut blocks = blocks.iter().filter_map(|block| Network::parse(block));
                network.is_some_and(|it| blocks.any(|block| it.is_inside(block)))
            }
            Rule::TunnelAddress { except } => {
                network.is_some_and(|it| !it.is_tunnel_address(except))
            }
            // About the list as a whole, about several members, or about values of a list.
            Rule::Items(_)
            | Rule::Unique(_)
            | Rule::Keys(_)
            | Rule::TunnelPair(_)
            | Rule::Distinct(_)
            | Rule::Order(_)
            | Rule::Required
            | Rule::RequiredWhen(_)
            | Rule::OnlyWhen(_)
            | Rule::Incompatible(_)
            | Rule::Ineffective(_)
            | Rule::WeakAlgorithm
            | Rule::Fixed(Literal::Text(_)) => false,
        };
        if is_broken {
            let code = super::code_of(&rule.stated.rule);
            flaws.push(broken(code, rule, index, node, pointer));
        }
    }
    flaws
}

/// Why the value does not fit its type, if it does not.
pub(super) fn misfit(node: &Node, base: &Base, asked: &Asked<'_>) -> Option<&'static str> {
    let is_response = asked.side == Side::Response;
    let fits_format = |fits: bool| (!is_response && !fits).then_some("format");
    match (base, &node.kind) {
        (Base::Struct(_), Kind::Object(_))
        | (Base::Boolean, Kind::Boolean(_))
        | (Base::String | Base::Secret | Base::Timestamp, Kind::String(_)) => None,
        (Base::Integer, Kind::Number(number)) if Whole::parse(number).is_some() => None,
        (Base::Uuid, Kind::String(text)) => fits_format(formats::is_uuid(text)),
        (Base::Ipv4Address, Kind::String(text)) => fits_format(formats::address(text).is_some()),
        (Base::Ipv4Cidr, Kind::String(text)) => fits_format(Network::parse(text).is_some()),
        (Base::Enum(name), Kind::String(text)) => {
            value_named(name, text, asked).is_none().then_some("enum")
        }
        _ => Some("type"),
    }
}

/// The value of a list of values. Providers change the case of words in responses.
fn value_named<'a>(list: &str, text: &str, asked: &Asked<'a>) -> Option<&'a ir::Value> {
    let list = asked.spec.enum_named(list)?;
    list.values.iter().find(|value| match asked.side {
        Side::Request => value.name == text,
        Side::Response => value.name.eq_ignore_ascii_case(text),
    })
}

/// What the provider says against a value of a list.
fn cautions(node: &Node, base: &Base, pointer: &str, asked: &Asked<'_>) -> Vec<Flaw> {
    let (Base::Enum(name), Some(text)) = (base, node.text()) else {
        return Vec::new();
    };
    let rules = value_named(name, text, asked).map_or(&[][..], |value| &value.rules);
    let flaw = |rule: &ir::Rule| Flaw {
        rule: 0,
        ..broken(super::code_of(&rule.stated.rule), rule, 0, node, pointer)
    };
    rules.iter().map(flaw).collect()
}

/// Whether a character of the class occurs.
fn occurs(class: Class, text: &str) -> bool {
    text.chars().any(|character| match class {
        Class::Upper => character.is_ascii_uppercase(),
        Class::Lower => character.is_ascii_lowercase(),
        Class::Digit => character.is_ascii_digit(),
        Class::Special => character.is_ascii_punctuation(),
    })
}

/// Whether so many are allowed.
fn counts(count: usize, bounds: Bounds) -> bool {
    i64::try_from(count).is_ok_and(|count| Whole::from(count).is_in(bounds))
}

fn mistake(code: &'static str, node: &Node, pointer: &str) -> Flaw {
    Flaw {
        code,
        severity: Severity::Error,
        pointer: pointer.to_owned(),
        at: node.start,
        rule: 0,
    }
}

fn broken(code: &'static str, rule: &ir::Rule, index: usize, node: &Node, pointer: &str) -> Flaw {
    Flaw {
        severity: severity_of(&rule.stated),
        rule: index + 1,
        ..mistake(code, node, pointer)
    }
}
