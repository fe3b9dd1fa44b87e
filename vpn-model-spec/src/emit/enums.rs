//! Tables of values as enums.

use super::layout::{attribute, doc, quoted, uniform};
use super::structs::Imports;
use super::{names, sections};
use crate::ir::Enum;

/// Writes an enum.
pub(super) fn item(values: &Enum, imports: &mut Imports) -> String {
    imports.add("Model");
    let mut prose = if values.prose.is_empty() {
        vec![format!("The values of `{}`.", values.name)]
    } else {
        values.prose.clone()
    };
    prose.extend(sections::of_values(values));
    let mut text = format!("\n{}", doc(0, "///", prose.iter().map(String::as_str)));
    text.push_str("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Model)]\n");
    text.push_str(&format!("pub enum {} {{\n", values.rust_name));
    for value in &values.values {
        let mut arguments = vec![format!("name = {}", quoted(&value.name))];
        arguments.extend(value.rules.iter().map(|rule| uniform(&rule.text)));
        let variant = value
            .rust_name
            .clone()
            .unwrap_or_else(|| names::variant(&value.name));
        text.push_str(&doc(4, "///", [value.description.as_str()]));
        text.push_str(&sections::of_value(value));
        text.push_str(&attribute(4, &arguments));
        text.push_str(&format!("    {variant},\n"));
    }
    text.push_str("}\n");
    text
}
