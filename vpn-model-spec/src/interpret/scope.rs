//! An object of the body and what surrounds it: where a rule looks for other members.

use vpn_model_rule_language as language;

use super::json::{Entry, Node};
use super::{own, together};
use crate::ir::{Base, Member, Side, Spec, Struct, Type};

/// What was asked: the spec, the side, and what else is known.
pub(super) struct Asked<'a> {
    pub(super) spec: &'a Spec,
    pub(super) side: Side,
    /// The stored resource, without the member that wraps it.
    pub(super) current: Option<&'a Node>,
    /// The gateway, without the member that wraps it.
    pub(super) gateway: Option<&'a Node>,
    /// What stands in for the blocks of all `reserved_block` rules that are errors.
    pub(super) reserved_blocks: Option<&'a [String]>,
}

/// What an absent member of an object stands for.
#[derive(Clone, Copy)]
pub(super) enum Stored<'a> {
    /// For nothing: what is absent is absent.
    Nothing,
    /// For what the provider has, which was not given. In a response, too: providers leave out
    /// what they have.
    NotGiven,
    /// For what this object of an answer has. None: the answer leaves it out.
    Given(Option<&'a Node>),
}

impl<'a> Stored<'a> {
    /// The same for a member of the object. A stored `null` is nothing.
    pub(super) fn member(self, name: &str) -> Self {
        match self {
            Self::Given(object) => Self::Given(
                object
                    .and_then(|object| object.get(name))
                    .filter(|value| !value.is_null()),
            ),
            Self::Nothing | Self::NotGiven => self,
        }
    }
}

/// What a rule finds when it looks for a member.
#[derive(Clone, Copy)]
pub(super) enum Found<'a> {
    /// The body does not have it, and nothing stands in for it.
    Absent,
    /// The body does not have it, and what is stored was not given, or not with this member.
    NotKnown,
    /// The body has it, and it is wrong by itself.
    Wrong,
    /// The body has it.
    Body(&'a Node),
    /// The stored resource, or the gateway, has it.
    Stored(&'a Node),
}

impl<'a> Found<'a> {
    /// What lies behind a path in a stored object.
    pub(super) fn stored_at(object: &'a Node, path: &[language::Member]) -> Self {
        let mut stored = Stored::Given(Some(object));
        for step in path {
            stored = stored.member(&step.name);
        }
        Self::stored(stored)
    }

    const fn stored(stored: Stored<'a>) -> Self {
        match stored {
            Stored::Nothing => Self::Absent,
            Stored::NotGiven | Stored::Given(None) => Self::NotKnown,
            Stored::Given(Some(value)) => Self::Stored(value),
        }
    }
}

/// An object of the body.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    pub(super) asked: &'a Asked<'a>,
    /// What it should be.
    pub(super) table: &'a Struct,
    /// Its members as they were sent.
    pub(super) entries: &'a [Entry],
    /// The offset of its opening brace.
    pub(super) start: usize,
    pub(super) pointer: String,
    /// How many objects it lies in.
    pub(super) depth: usize,
    /// What its absent members stand for.
    pub(super) stored: Stored<'a>,
}

impl<'a> Scope<'a> {
    /// The scope of an object that a member, or an item of it, holds.
    pub(super) fn inner(
        &self,
        node: &'a Node,
        holds: &Type,
        pointer: String,
        stored: Stored<'a>,
    ) -> Option<Self> {
        let Base::Struct(name) = holds.base() else {
            return None;
        };
        Some(Self {
            asked: self.asked,
            table: self.asked.spec.struct_named(name)?,
            entries: node.entries()?,
            start: node.start,
            pointer,
            depth: self.depth + 1,
            stored,
        })
    }

    /// The member's row in the spec.
    pub(super) fn row(&self, name: &str) -> Option<&'a Member> {
        self.table.members.iter().find(|member| member.name == name)
    }

    /// The value in the body. In a response `null` is absent.
    pub(super) fn sent(&self, name: &str) -> Option<&'a Node> {
        let first = self.entries.iter().find(|entry| entry.key == name)?;
        let is_absent = self.asked.side == Side::Response && first.value.is_null();
        (!is_absent).then_some(&first.value)
    }

    /// How many members of the spec the body has here.
    pub(super) fn known_members(&self) -> usize {
        let rows = self.table.members.iter();
        rows.filter(|row| self.sent(&row.name).is_some()).count()
    }

    /// Looks for a member: in the body, else in what is stored.
    pub(super) fn look(&self, name: &str) -> Found<'a> {
        match (self.look_by_itself(name), self.row(name)) {
            (Found::Body(_), Some(row)) if together::breaks_a_format(row, self) => Found::Wrong,
            (found, _) => found,
        }
    }

    /// The same, for the rule that asks whether a text has its format.
    pub(super) fn look_by_itself(&self, name: &str) -> Found<'a> {
        match (self.sent(name), self.row(name)) {
            // What is made `null` is not there, and what is stored does not stand in for it.
            (Some(node), Some(row)) if row.nullable && node.is_null() => Found::Absent,
            (Some(node), Some(row)) if own::is_sound(node, row, self.asked) => Found::Body(node),
            (Some(_), _) => Found::Wrong,
            (None, _) => Found::stored(self.stored.member(name)),
        }
    }

    /// Whether an item of a list could be read: it has its type, and a value of the list of values.
    pub(super) fn reads(&self, name: &str, item: &Node) -> bool {
        self.row(name)
            .is_some_and(|row| own::misfit(item, row.holds.base(), self.asked).is_none())
    }

    /// Looks for a member of a member.
    pub(super) fn follow(&self, path: &[language::Member]) -> Found<'a> {
        let Some((first, rest)) = path.split_first() else {
            return Found::Absent;
        };
        let found = self.look(&first.name);
        if rest.is_empty() {
            return found;
        }
        match found {
            Found::Body(node) => {
                let stored = self.stored.member(&first.name);
                self.row(&first.name)
                    .and_then(|row| self.inner(node, &row.holds, String::new(), stored))
                    .map_or(Found::Absent, |inner| inner.follow(rest))
            }
            Found::Stored(node) => Found::stored_at(node, rest),
            Found::Absent | Found::NotKnown | Found::Wrong => found,
        }
    }
}
