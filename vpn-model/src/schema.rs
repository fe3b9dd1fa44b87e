//! What a model looks like, as static data: for lookups that only matter when
//! something is wrong (suggestions, bounds, masking) and for tools.

/// A struct: its members in declaration order.
#[derive(Debug)]
pub struct Schema {
    /// The provider's name of the table or schema.
    pub name: &'static str,
    /// The document and the table in it.
    pub source: &'static str,
    /// Whether it is a response: unknown members and values are kept, not refused.
    pub tolerant: bool,
    /// The members, in declaration order.
    pub fields: &'static [FieldSchema],
}

/// One member of a [`Schema`].
#[derive(Debug)]
pub struct FieldSchema {
    /// The name on the wire.
    pub name: &'static str,
    /// Whether a request must have it.
    pub required: bool,
    /// The bounds of an integer, for a number that does not even fit its Rust type.
    pub range: Bounds,
    /// What it holds.
    pub kind: Kind,
}

/// What a member holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text, a number, a boolean.
    Scalar,
    /// A text that no output may show.
    Secret,
    /// An object.
    Object(&'static Schema),
    /// A list.
    List(&'static Kind),
}

/// Inclusive bounds; a missing one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The smallest allowed.
    pub min: Option<i64>,
    /// The largest allowed.
    pub max: Option<i64>,
}

impl Bounds {
    /// No bounds at all.
    pub const NONE: Self = Self {
        min: None,
        max: None,
    };

    pub(crate) fn contains(self, value: i64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

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

impl Schema {
    /// The member with that number; for derived code, at compile time.
    #[doc(hidden)]
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "the derive counts the members, and the compiler runs this"
    )]
    pub const fn member(&'static self, index: usize) -> Member {
        Member {
            schema: self,
            field: &self.fields[index],
            index,
        }
    }

    /// The members, in declaration order.
    pub(crate) fn members(&'static self) -> impl Iterator<Item = Member> {
        self.fields
            .iter()
            .enumerate()
            .map(move |(index, field)| Member {
                schema: self,
                field,
                index,
            })
    }
}
