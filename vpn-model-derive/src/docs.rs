//! Doc comments as data: what a schema says about a struct, a member and a value.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The text of an item's doc comments up to their first heading: a line for each paragraph. Sections, such as
/// `# Examples`, are for readers of Rust.
pub(crate) fn of(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    let mut is_code = false;
    for line in attributes.iter().filter_map(written).flat_map(lines) {
        let line = line.trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            is_code = !is_code;
        }
        if !is_code && is_heading(line) {
            break;
        }
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

/// What a doc comment, or an attribute `doc`, says.
fn written(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(written) = &attribute.meta else {
        return None;
    };
    let Expr::Lit(ExprLit {
        lit: Lit::Str(text),
        ..
    }) = &written.value
    else {
        return None;
    };
    written.path.is_ident("doc").then(|| text.value())
}

/// An empty text is an empty line.
fn lines(text: String) -> Vec<String> {
    text.split('\n').map(str::to_owned).collect()
}

/// `# Examples`; `#1` is none.
fn is_heading(line: &str) -> bool {
    let title = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - title.len())) && (title.is_empty() || title.starts_with(' '))
}
