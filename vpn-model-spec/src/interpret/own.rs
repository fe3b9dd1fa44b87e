//! A value by itself: its type, and the rules that look at nothing else.

use std::collections::BTreeSet;

use vpn_model_rule_language::{Bounds, Class, Literal, Rule};

use super::formats::{self, Network};
use super::json::{Entry, Kind, Node};
use super::scope::Asked;
use super::whole::{Whole, machine_bounds};
use super::{Severity, pattern, pointer_to, severity_of, unique};
use crate::ir::{self, Base, Member, Side, Type};

/// Something wrong with a value.
pub(super) struct Flaw {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) pointer: String,
    pub(super) at: usize,
}

/// The values that a member's value is made of: the items of a list, the values of a map, or the
/// value itself, which has no segment of a pointer. `null` that may be there has none. None: the
/// value is no list or map where there must be one.
pub(super) fn values<'n>(node: &'n Node, row: &Member) -> Option<Vec<(Option<String>, &'n Node)>> {
    if row.nullable && node.is_null() {
        return Some(Vec::new());
    }
    match &row.holds {
        Type::One(_) => Some(vec![(None, node)]),
        Type::OneOrMany(_) if node.items().is_none() => Some(vec![(None, node)]),
        Type::Array(_) | Type::OneOrMany(_) => {
            let items = node.items()?.iter().enumerate();
            Some(items.map(|(at, it)| (Some(at.to_string()), it)).collect())
        }
        Type::Map(_) => {
            let firsts = node
                .entries()?
                .iter()
                .filter(|entry| !is_repeated(entry, node));
            Some(firsts.map(|it| (Some(it.key.clone()), &it.value)).collect())
        }
    }
}

/// Whether the same key stands in the object before.
fn is_repeated(entry: &Entry, object: &Node) -> bool {
    let mut entries = object.entries().unwrap_or_default().iter();
    entries.any(|other| other.key == entry.key && other.key_start < entry.key_start)
}

/// Whether the value can take part in rules about several members. A list, a map or an object can,
/// whatever is wrong in it.
pub(super) fn is_sound(node: &Node, row: &Member, asked: &Asked<'_>) -> bool {
    let is_collection = match &row.holds {
        Type::One(_) => false,
        Type::Array(_) | Type::OneOrMany(_) => node.items().is_some(),
        Type::Map(_) => node.entries().is_some(),
    };
    is_collection
        || flaws(node, row, "", asked)
            .iter()
            .all(|flaw| flaw.severity != Severity::Error)
}

/// All flaws of a value. What lies in an object is not the object's own flaw.
pub(super) fn flaws(node: &Node, row: &Member, pointer: &str, asked: &Asked<'_>) -> Vec<Flaw> {
    let Some(values) = values(node, row) else {
        return vec![mistake("type", node, pointer)];
    };
    let mut flaws = Vec::new();
    for (segment, value) in &values {
        match segment {
            None => flaws.extend(item_flaws(value, row, pointer, asked)),
            Some(segment) => {
                flaws.extend(item_flaws(value, row, &pointer_to(pointer, segment), asked));
            }
        }
    }
    match (&row.holds, node.is_null()) {
        (Type::Map(_), false) => flaws.extend(repeated_keys(node, pointer)),
        (Type::Array(_), false) => {}
        _ => return flaws,
    }
    for rule in &row.rules {
        match &rule.stated.rule {
            Rule::Items(bounds) if !counts(values.len(), *bounds) => {
                flaws.push(broken("items", rule, node, pointer));
            }
            Rule::Unique(by) => {
                let by = by.as_ref().map(|member| member.name.as_str());
                let items = node.items().unwrap_or_default();
                for (place, again) in unique::repeated(items, row, by, pointer, asked) {
                    flaws.push(broken("unique", rule, again, &place));
                }
            }
            Rule::Keys(of_key) => {
                let code = super::code_of(of_key);
                for entry in wrong_keys(node, of_key) {
                    let pointer = pointer_to(pointer, &entry.key);
                    flaws.push(Flaw {
                        at: entry.key_start,
                        ..broken(code, rule, node, &pointer)
                    });
                }
            }
            Rule::Deprecated | Rule::Unsupported => {
                let code = super::code_of(&rule.stated.rule);
                flaws.push(broken(code, rule, node, pointer));
            }
            _ => {}
        }
    }
    flaws
}

/// Whether a text, or a key, breaks a rule for texts.
fn breaks_as_text(rule: &Rule, text: &str) -> bool {
    match rule {
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
        Rule::Format(format, conditions) => conditions.is_empty() && !formats::is(*format, text),
        _ => false,
    }
}

/// The keys of a map that break a rule; one that stands there before was looked at there.
fn wrong_keys<'n>(map: &'n Node, rule: &'n Rule) -> impl Iterator<Item = &'n Entry> {
    let entries = map.entries().unwrap_or_default().iter();
    entries.filter(|entry| !is_repeated(entry, map) && breaks_as_text(rule, &entry.key))
}

/// The keys of a map that stand in it before.
fn repeated_keys(map: &Node, pointer: &str) -> Vec<Flaw> {
    let entries = map.entries().unwrap_or_default().iter();
    let again = entries.filter(|entry| is_repeated(entry, map));
    again
        .map(|entry| Flaw {
            at: entry.key_start,
            ..mistake("duplicate-field", map, &pointer_to(pointer, &entry.key))
        })
        .collect()
}

/// The flaws of one value: the member's, one item's of its list, or one value's of its map.
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
    for rule in &row.rules {
        let text = node.text().unwrap_or_default();
        let network = Network::parse(text);
        let is_broken = match &rule.stated.rule {
            Rule::Length(_)
            | Rule::Chars(_)
            | Rule::Classes(_)
            | Rule::EachClass(_)
            | Rule::DistinctChars(_)
            | Rule::Pattern(_)
            | Rule::Format(..) => breaks_as_text(&rule.stated.rule, text),
            Rule::Fixed(Literal::Boolean(only)) => node.kind != Kind::Boolean(*only),
            Rule::Fixed(Literal::Integer(only)) => {
                !is_too_large && whole.is_some_and(|it| it != Whole::from(*only))
            }
            // Of a list or a map as a whole, not of its items.
            Rule::Deprecated | Rule::Unsupported => {
                !matches!(row.holds, Type::Array(_) | Type::Map(_))
            }
            Rule::Range(bounds) => !is_too_large && whole.is_some_and(|it| !it.is_in(*bounds)),
            Rule::RangeExcept(bounds) => whole.is_some_and(|it| it.is_in(*bounds)),
            Rule::ReservedBlock(blocks) => {
                let of_region = asked.reserved_blocks;
                let of_region = of_region.filter(|_| rule.stated.severity.is_none());
                let blocks = of_region.unwrap_or(blocks);
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
            flaws.push(broken(code, rule, node, pointer));
        }
    }
    flaws
}

/// Whether a value that was stored is of the type of one value of the member.
pub(super) fn fits(node: &Node, row: &Member, asked: &Asked<'_>) -> bool {
    misfit(node, row.holds.base(), asked).is_none()
}

/// Why the value does not fit its type, if it does not.
pub(super) fn misfit(node: &Node, base: &Base, asked: &Asked<'_>) -> Option<&'static str> {
    let is_response = asked.side == Side::Response;
    let fits_format = |fits: bool| (!is_response && !fits).then_some("format");
    match (base, &node.kind) {
        (Base::Any, _)
        | (Base::Struct(_), Kind::Object(_))
        | (Base::Boolean, Kind::Boolean(_))
        | (Base::String | Base::Secret | Base::Timestamp, Kind::String(_)) => None,
        (Base::Integer, Kind::Number(number)) if Whole::parse(number).is_some() => None,
        (Base::Uuid, Kind::String(text)) => fits_format(formats::is_uuid(text)),
        (Base::Ipv4Address, Kind::String(text)) => fits_format(formats::address(text).is_some()),
        (Base::Ipv4Cidr, Kind::String(text)) => fits_format(Network::parse(text).is_some()),
        (Base::Ipv6Cidr, Kind::String(text)) => fits_format(formats::network6(text).is_some()),
        (Base::Cidr, Kind::String(text)) => {
            fits_format(Network::parse(text).is_some() || formats::network6(text).is_some())
        }
        (Base::Ipv4CidrOrAddress, Kind::String(text)) => {
            fits_format(Network::parse(text).is_some() || formats::address(text).is_some())
        }
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
    rules
        .iter()
        .map(|rule| broken(super::code_of(&rule.stated.rule), rule, node, pointer))
        .collect()
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
    }
}

fn broken(code: &'static str, rule: &ir::Rule, node: &Node, pointer: &str) -> Flaw {
    Flaw {
        severity: severity_of(&rule.stated),
        ..mistake(code, node, pointer)
    }
}
