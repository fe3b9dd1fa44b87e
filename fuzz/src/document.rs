//! Documents made from the IR: known members with values near the edges of their rules, and
//! mistakes of every kind between them.

use vpn_model_spec::ir::{Base, Member, Side, Spec, Struct, Type};

use crate::Choices;
use crate::values;

/// A JSON value that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doc {
    /// Written as it is: numbers, `null`, `true`, `false`.
    Raw(String),
    Text(String),
    List(Vec<Doc>),
    Object(Vec<(String, Doc)>),
}

impl Doc {
    pub fn raw(text: impl ToString) -> Self {
        Self::Raw(text.to_string())
    }

    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// Puts a value at a path, or takes what is there away.
    pub fn set(&mut self, path: &[String], value: Option<Self>) {
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
pub enum Mistakes {
    /// Some, of every kind.
    Some,
    /// Values beyond their rules, but no duplicate keys: for what is stored.
    Stored,
}

/// Makes objects of the tables of a spec.
pub struct Builder<'b, 'c> {
    pub spec: &'b Spec,
    pub choices: &'b mut Choices<'c>,
    pub mistakes: Mistakes,
}

impl Builder<'_, '_> {
    /// An object of this table.
    pub fn object(&mut self, table: &Struct) -> Doc {
        let mut members = Vec::new();
        for row in &table.members {
            let holds_object = matches!(row.holds, Type::One(Base::Struct(_)));
            let present = if row.mandatory {
                // Nothing else would be in a document of which no choices are left.
                !self.choices.chance(6)
            } else {
                self.choices.chance(if holds_object { 200 } else { 100 })
            };
            if present {
                members.push((row.name.clone(), self.member(row, table)));
            }
        }
        if self.mistakes == Mistakes::Some {
            if self.choices.chance(20) && !table.members.is_empty() {
                let row = self.choices.one(&table.members);
                members.push((row.name.clone(), self.member(row, table)));
            }
            if self.choices.chance(20) {
                for _ in 0..=self.choices.below(2) {
                    let key = values::key(self.choices, table);
                    members.push((key, values::any(self.choices)));
                }
            }
        }
        if self.choices.chance(80) {
            for at in (1..members.len()).rev() {
                members.swap(at, self.choices.below(at + 1));
            }
        }
        Doc::Object(members)
    }

    fn member(&mut self, row: &Member, table: &Struct) -> Doc {
        let null = if table.section.side() == Side::Response {
            16
        } else {
            4
        };
        match self.choices.byte() {
            byte if byte >= 255 - null => Doc::raw("null"),
            byte if byte >= 247 - null => values::any(self.choices),
            byte if row.nullable && byte % 8 == 0 => Doc::raw("null"),
            byte => match row.holds {
                Type::Array(_) => self.list(row),
                Type::Map(_) => self.map(row),
                Type::OneOrMany(_) if byte % 2 == 0 => self.list(row),
                Type::OneOrMany(_) | Type::One(_) => self.item(row),
            },
        }
    }

    /// Items by key; now and then a key stands there twice.
    fn map(&mut self, row: &Member) -> Doc {
        let Doc::List(items) = self.list(row) else {
            return Doc::Object(Vec::new());
        };
        let mut members = Vec::new();
        for (at, item) in items.into_iter().enumerate() {
            let odd = *self.choices.one(&["a/b~c", "", "0", "é\"\\"]);
            let key = if self.choices.chance(60) {
                odd.to_owned()
            } else {
                format!("key-{at}")
            };
            members.push((key, item));
        }
        Doc::Object(members)
    }

    fn item(&mut self, row: &Member) -> Doc {
        let choices = &mut *self.choices;
        match row.holds.base() {
            Base::Struct(name) => {
                let table = self.spec.struct_named(name).expect("a table");
                self.object(table)
            }
            Base::Enum(name) => {
                let list = self.spec.enum_named(name).expect("a list");
                values::of_enum(choices, list)
            }
            Base::Boolean => Doc::raw(choices.one(&["true", "false"])),
            Base::Integer => values::integer(choices, row),
            Base::Uuid => values::uuid(choices),
            Base::Ipv4Cidr => values::network(choices, row),
            Base::Ipv4Address => values::address(choices),
            Base::Ipv6Cidr => values::network6(choices),
            Base::Cidr if choices.chance(128) => values::network6(choices),
            Base::Ipv4CidrOrAddress if choices.chance(128) => values::address(choices),
            Base::Cidr | Base::Ipv4CidrOrAddress => values::network(choices, row),
            Base::Any => values::any(choices),
            Base::String | Base::Secret | Base::Timestamp => values::string(choices, row),
        }
    }

    /// Few items, or so many that a rule takes notice.
    fn list(&mut self, row: &Member) -> Doc {
        let mut items = Vec::new();
        for _ in 0..self.choices.below(5) {
            items.push(if self.choices.chance(16) {
                values::any(self.choices)
            } else {
                self.item(row)
            });
        }
        let edges = values::bounds(row, "items");
        if self.choices.chance(24) && !edges.is_empty() {
            let size = *self.choices.one(&edges);
            let fill = self.item(row);
            items.resize(usize::try_from(size).unwrap_or_default(), fill);
        }
        Doc::List(items)
    }
}
