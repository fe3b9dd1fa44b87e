//! When two values are the same, and which items of a list repeat an earlier one.

use super::formats::network6;
use super::json::{Kind, Node};
use super::own;
use super::pointer_to;
use super::scope::Asked;
use super::whole::Whole;
use crate::ir::{Base, Member, Side, Struct};

/// The items, or the members `by` of items, that are the same as an earlier one, with their pointers.
/// What is wrong by itself takes no part.
pub(super) fn repeated<'n>(
    items: &'n [Node],
    row: &Member,
    by: Option<&str>,
    pointer: &str,
    asked: &Asked<'_>,
) -> Vec<(String, &'n Node)> {
    let base = match (by, table(row.holds.base(), asked)) {
        (None, _) => row.holds.base(),
        (Some(by), Some(table)) => match row_named(table, by) {
            Some(inner) => inner.holds.base(),
            None => return Vec::new(),
        },
        (Some(_), None) => return Vec::new(),
    };
    let mut earlier: Vec<&Node> = Vec::new();
    let mut again = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let mut place = pointer_to(pointer, &index.to_string());
        let value = match by {
            None => is_sound_item(item, row, asked).then_some(item),
            Some(by) => {
                place = pointer_to(&place, by);
                sound_member(item, row, by, asked)
            }
        };
        let Some(value) = value else {
            continue;
        };
        if earlier.iter().any(|one| same(one, value, base)) {
            again.push((place, value));
        } else {
            earlier.push(value);
        }
    }
    again
}

/// Whether two sound values, of a type of one value, are the same value.
pub(super) fn same(one: &Node, other: &Node, base: &Base) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::Number(one), Kind::Number(other)) => {
            matches!((Whole::parse(one), Whole::parse(other)), (Some(one), Some(other)) if one == other)
        }
        (Kind::String(one), Kind::String(other)) => match base {
            Base::Uuid | Base::Enum(_) => one.eq_ignore_ascii_case(other),
            Base::Ipv6Cidr | Base::Cidr => match (network6(one), network6(other)) {
                (Some(one), Some(other)) => one == other,
                _ => one == other,
            },
            _ => one == other,
        },
        (one, other) => one == other,
    }
}

fn table<'a>(base: &Base, asked: &Asked<'a>) -> Option<&'a Struct> {
    match base {
        Base::Struct(name) => asked.spec.struct_named(name),
        _ => None,
    }
}

fn row_named<'a>(table: &'a Struct, name: &str) -> Option<&'a Member> {
    table.members.iter().find(|member| member.name == name)
}

fn sent<'n>(object: &'n Node, row: &Member, asked: &Asked<'_>) -> Option<&'n Node> {
    let value = object.get(&row.name)?;
    let is_absent = asked.side == Side::Response && value.is_null();
    (!is_absent).then_some(value)
}

/// The member of an item, if it is there and sound.
fn sound_member<'n>(item: &'n Node, row: &Member, by: &str, asked: &Asked<'_>) -> Option<&'n Node> {
    let inner = row_named(table(row.holds.base(), asked)?, by)?;
    sent(item, inner, asked).filter(|value| own::is_sound(value, inner, asked))
}

/// Whether an item is sound.
fn is_sound_item(item: &Node, row: &Member, asked: &Asked<'_>) -> bool {
    own::item_flaws(item, row, "", asked)
        .iter()
        .all(|flaw| flaw.severity != super::Severity::Error)
}
