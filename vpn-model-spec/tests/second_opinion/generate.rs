//! Documents made from the IR: known members with values near the edges of their rules, mistakes of
//! every kind between them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use vpn_model_spec::ir::{Base, Member, Side, Spec, Struct, Type};

use crate::leaves;

/// A JSON value that is to be written.
#[derive(Clone, Debug)]
pub(crate) enum Doc {
    /// Written as it is: numbers, `null`, `true`, `false`.
    Raw(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Doc>),
    /// An object.
    Object(Vec<(String, Doc)>),
}

impl Doc {
    pub(crate) fn raw(text: impl ToString) -> Self {
        Self::Raw(text.to_string())
    }

    pub(crate) fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// Puts a value at a path, or takes what is there away.
    pub(crate) fn set(&mut self, path: &[String], value: Option<Self>) {
        let Some((first, rest)) = path.split_first() else {
            if let Some(value) = value {
                *self = value;
            }
            return;
        };
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Vec::new());
        }
        let Self::Object(members) = self else { return };
        if rest.is_empty() && value.is_none() {
            members.retain(|(name, _)| name != first);
            return;
        }
        let index = members.iter().position(|(name, _)| name == first);
        let index = index.unwrap_or_else(|| {
            members.push((first.clone(), Self::Object(Vec::new())));
            members.len() - 1
        });
        members[index].1.set(rest, value);
    }
}

/// How many mistakes a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistakes {
    /// Some, of every kind.
    Some,
    /// Values beyond their rules, but no duplicate keys: for what is stored.
    Stored,
}

/// An object of this table.
pub(crate) fn object(table: &Struct, spec: &Spec, mistakes: Mistakes) -> BoxedStrategy<Doc> {
    let members: Vec<_> = table
        .members
        .iter()
        .map(|row| {
            let name = row.name.clone();
            let value = member(row, table.section.side(), spec, mistakes);
            let share = if row.mandatory || matches!(row.holds, Type::One(Base::Struct(_))) {
                0.8
            } else {
                0.4
            };
            proptest::option::weighted(share, value.prop_map(move |value| (name.clone(), value)))
        })
        .collect();
    let names: Vec<String> = table.members.iter().map(|row| row.name.clone()).collect();
    let again: Vec<_> = table
        .members
        .iter()
        .map(|row| {
            let name = row.name.clone();
            member(row, table.section.side(), spec, mistakes)
                .prop_map(move |value| (name.clone(), value))
                .boxed()
        })
        .collect();
    let known = members.prop_map(|members| members.into_iter().flatten().collect::<Vec<_>>());
    if mistakes == Mistakes::Stored {
        return known.prop_map(Doc::Object).boxed();
    }
    let again = proptest::option::weighted(0.08, proptest::strategy::Union::new(again));
    let unknown =
        prop_oneof![12 => Just(vec![]), 1 => vec((leaves::key(names), leaves::any()), 1..3)];
    (known, again, unknown)
        .prop_map(|(mut members, again, unknown)| {
            members.extend(again);
            members.extend(unknown);
            members
        })
        .prop_shuffle()
        .prop_map(Doc::Object)
        .boxed()
}

fn member(row: &Member, side: Side, spec: &Spec, mistakes: Mistakes) -> BoxedStrategy<Doc> {
    let one = item(row, spec, mistakes);
    let fitting = match row.holds {
        Type::One(_) => one,
        Type::Array(_) => list(row, one),
        Type::Map(_) => map(row, one),
        Type::OneOrMany(_) => prop_oneof![one.clone(), list(row, one)].boxed(),
    };
    let null = if side == Side::Response || row.nullable {
        4
    } else {
        1
    };
    prop_oneof![
        60 => fitting,
        2 => leaves::any(),
        null => Just(Doc::raw("null")),
    ]
    .boxed()
}

fn item(row: &Member, spec: &Spec, mistakes: Mistakes) -> BoxedStrategy<Doc> {
    match row.holds.base() {
        Base::Struct(name) => {
            let table = spec.struct_named(name).unwrap();
            object(table, spec, mistakes)
        }
        Base::Enum(name) => leaves::of_enum(spec.enum_named(name).unwrap()),
        Base::Boolean => select(vec![Doc::raw("true"), Doc::raw("false")]).boxed(),
        Base::Integer => leaves::integer(row),
        Base::Uuid => leaves::uuid(),
        Base::Ipv4Cidr => leaves::network(row),
        Base::Ipv4Address => leaves::address(),
        Base::Ipv6Cidr => leaves::network6(),
        Base::Cidr => prop_oneof![leaves::network(row), leaves::network6()].boxed(),
        Base::Ipv4CidrOrAddress => prop_oneof![leaves::network(row), leaves::address()].boxed(),
        Base::Any => leaves::any(),
        Base::String | Base::Secret | Base::Timestamp => leaves::string(row),
    }
}

/// The same by key; now and then a key stands there twice.
fn map(row: &Member, item: BoxedStrategy<Doc>) -> BoxedStrategy<Doc> {
    list(row, item)
        .prop_map(|items| {
            let Doc::List(items) = items else {
                return items;
            };
            let key = |number: usize| match number {
                2 => "a/b~c".to_owned(),
                3 => "0".to_owned(),
                number => format!("{number}"),
            };
            let members = items.into_iter().enumerate();
            Doc::Object(members.map(|(at, item)| (key(at), item)).collect())
        })
        .boxed()
}

/// Few items, or so many that a rule takes notice.
fn list(row: &Member, item: BoxedStrategy<Doc>) -> BoxedStrategy<Doc> {
    let edges: Vec<usize> = leaves::bounds(row, "items")
        .into_iter()
        .filter_map(|edge| usize::try_from(edge).ok())
        .collect();
    let few = vec(prop_oneof![12 => item.clone(), 1 => leaves::any()], 0..4);
    if edges.is_empty() {
        return few.prop_map(Doc::List).boxed();
    }
    let at_the_edge = (few.clone(), select(edges), item).prop_map(|(mut items, size, fill)| {
        items.resize(size, fill);
        items
    });
    prop_oneof![8 => few, 1 => at_the_edge]
        .prop_map(Doc::List)
        .boxed()
}
