//! How derived code makes the data: to everybody else the structs are `non_exhaustive`. The compiler runs all of it.

use super::{EnumSchema, FieldSchema, Kind, Pattern, Rule, Schema, Statement, ValueSchema};
use crate::Severity;
use crate::rules::pattern::Place;

/// A struct.
#[must_use]
pub const fn schema(
    name: &'static str,
    description: &'static str,
    source: &'static str,
    sources: &'static [(&'static str, &'static str)],
    tolerant: bool,
    elsewhere: &'static [(&'static str, &'static str)],
    fields: &'static [FieldSchema],
) -> Schema {
    Schema {
        name,
        description,
        source,
        sources,
        tolerant,
        elsewhere,
        fields,
    }
}

/// A member.
#[must_use]
pub const fn field(
    name: &'static str,
    pointer: &'static str,
    description: &'static str,
    required: bool,
    kind: Kind,
    rules: &'static [Statement],
) -> FieldSchema {
    FieldSchema {
        name,
        pointer,
        description,
        required,
        kind,
        rules,
    }
}

/// A list of texts.
#[must_use]
pub const fn values(
    name: &'static str,
    description: &'static str,
    values: &'static [ValueSchema],
) -> EnumSchema {
    EnumSchema {
        name,
        description,
        values,
    }
}

/// A value of such a list.
#[must_use]
pub const fn value(
    text: &'static str,
    description: &'static str,
    cautions: &'static [Statement],
) -> ValueSchema {
    ValueSchema {
        text,
        description,
        cautions,
    }
}

/// A rule with its severity and source, and in words.
#[must_use]
pub const fn statement(
    rule: Rule,
    severity: Option<Severity>,
    source: Option<&'static str>,
    words: &'static str,
) -> Statement {
    Statement {
        rule,
        severity,
        source,
        words,
    }
}

/// A pattern as the table that the rule follows.
#[must_use]
pub const fn pattern(
    text: &'static str,
    empty: bool,
    first: u64,
    last: u64,
    places: &'static [Place],
) -> Pattern {
    Pattern::new(text, empty, first, last, places)
}
