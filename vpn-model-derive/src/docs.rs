//! Doc comments as data: what a schema says about a struct, a member and a value.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The text of an item's doc comments: a line for each paragraph.
pub(crate) fn of(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes {
        let Meta::NameValue(written) = &attribute.meta else {
            continue;
        };
        let Expr::Lit(ExprLit {
            lit: Lit::Str(line),
            ..
        }) = &written.value
        else {
            continue;
        };
        if !written.path.is_ident("doc") {
            continue;
        }
        let line = line.value();
        let line = line.trim();
        if line.is_empty() {
            text.push('\n');
        } else {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push(' ');
            }
            text.push_str(line);
        }
    }
    text.trim_end().to_owned()
}
