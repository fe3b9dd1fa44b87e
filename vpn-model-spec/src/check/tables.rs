//! The tables with their types resolved: what the later checks look things up in.

use crate::diagnostic::{Diagnostics, did_you_mean, list};
use crate::ir::{Base, Side, Type};
use crate::raw;
use crate::source::Span;

/// All tables of a document.
pub(super) struct Tables<'d> {
    pub(super) structs: Vec<Table<'d>>,
    pub(super) values: &'d [raw::ValueTable],
}

/// A table of parameters.
pub(super) struct Table<'d> {
    pub(super) raw: &'d raw::Table,
    pub(super) members: Vec<Member<'d>>,
}

/// A parameter.
pub(super) struct Member<'d> {
    pub(super) raw: &'d raw::Row,
    /// None when the type is wrong, which was reported.
    pub(super) holds: Option<Type>,
    /// Whether it can be `null`.
    pub(super) nullable: bool,
}

impl<'d> Tables<'d> {
    /// The table of this name in Rust.
    pub(super) fn struct_named(&self, rust_name: &str) -> Option<&Table<'d>> {
        self.structs
            .iter()
            .find(|table| table.rust_name() == rust_name)
    }

    /// The values of this name in Rust.
    pub(super) fn values_named(&self, rust_name: &str) -> Option<&'d raw::ValueTable> {
        self.values
            .iter()
            .find(|table| table.name.rust_name().text == rust_name)
    }

    /// Whether every table was read, and every type resolved.
    pub(super) fn is_complete(&self) -> bool {
        self.values.iter().all(|table| table.complete)
            && self.structs.iter().all(|table| {
                table.raw.complete && table.members.iter().all(|member| member.holds.is_some())
            })
    }
}

impl<'d> Table<'d> {
    pub(super) fn rust_name(&self) -> &'d str {
        &self.raw.name.rust_name().text
    }

    pub(super) fn side(&self) -> Side {
        self.raw.section.side()
    }

    /// The member of this name; one that is not there is reported at `place`.
    pub(super) fn member(
        &self,
        name: &str,
        place: Span,
        diagnostics: &mut Diagnostics<'_>,
    ) -> Option<&Member<'d>> {
        let found = self
            .members
            .iter()
            .find(|member| member.raw.name.text == name);
        // The rows that are missing from an incomplete table were reported.
        if found.is_none() && self.raw.complete {
            let names = || {
                self.members
                    .iter()
                    .map(|member| member.raw.name.text.as_str())
            };
            diagnostics.add_with_help(
                place,
                format!("`{}` has no member `{name}`", self.raw.name.wire.text),
                list(names()),
                did_you_mean(name, names()),
            );
        }
        found
    }
}

/// What a type is called in a message.
pub(super) fn describe(holds: &Type) -> String {
    let base = match holds.base() {
        Base::Struct(name) | Base::Enum(name) => name,
        built_in => built_in.name(),
    };
    match holds {
        Type::One(_) => format!("`{base}`"),
        Type::Array(_) => format!("`Array of {base}`"),
        Type::Map(_) => format!("`Map of {base}`"),
        Type::OneOrMany(_) => format!("`{base} or Array of {base}`"),
    }
}
