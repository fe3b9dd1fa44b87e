//! What makes types of two specs the same: that they are written the same, to the
//! letter, descriptions and cautions included, and that so are the types inside.
//!
//! The document that a struct comes from is no part of it: a report takes it from
//! the struct around. So the struct that a path, a query or a body starts from, which
//! has none around, is like no other.

use super::enums;
use super::structs::{self, Imports};
use crate::ir::{Base, Enum, Spec, Struct};

/// Two lists of values are the same when this is.
pub(super) fn values(values: &Enum) -> String {
    enums::item(values, &mut Imports::default())
}

/// Two structs are the same when this is.
pub(super) fn table(table: &Struct, spec: &Spec) -> String {
    if is_root(table, spec) {
        return format!("{} {}\n", spec.file, table.rust_name);
    }
    let arguments = structs::about_no_document(table, spec);
    let mut text = structs::item(table, &arguments, &mut Imports::default());
    for member in &table.members {
        let inside = match member.holds.base() {
            // A spec whose tables contain themselves does not come here.
            Base::Struct(name) => spec
                .struct_named(name)
                .map(|inner| self::table(inner, spec)),
            Base::Enum(name) => spec.enum_named(name).map(values),
            _ => None,
        };
        text.push_str(&inside.unwrap_or_default());
    }
    text
}

fn is_root(table: &Struct, spec: &Spec) -> bool {
    spec.operations.iter().any(|operation| {
        let roots = &operation.roots;
        [
            &roots.path,
            &roots.query,
            &roots.request,
            &roots.response,
            &roots.error,
        ]
        .contains(&&Some(table.rust_name.clone()))
    })
}
