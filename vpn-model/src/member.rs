//! A member together with the struct that it belongs to: what rules and places pass around.

use crate::schema::{FieldSchema, Schema};

/// A member of a struct, with the struct it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The struct.
    pub schema: &'static Schema,
    /// The member.
    pub field: &'static FieldSchema,
    /// The member's number in declaration order, from 0.
    pub index: usize,
}

impl Member {
    /// The member with that number; for derived code, at compile time.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "the derive counts the members, and the compiler runs this"
    )]
    pub const fn new(schema: &'static Schema, index: usize) -> Self {
        Self {
            schema,
            field: &schema.fields[index],
            index,
        }
    }

    /// The one of all members with that number; for derived code, at compile time.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "the derive counts the members, and the compiler runs this"
    )]
    pub const fn of(all: &'static [Self], index: usize) -> &'static Self {
        &all[index]
    }
}
