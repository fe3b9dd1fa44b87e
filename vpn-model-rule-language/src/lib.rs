//! The rule language of vpn-model: what stands in the Rules column of a table
//! spec, in `x-rules` of an OpenAPI spec, and in `#[model(...)]`.
//!
//! There is one grammar and therefore one parser. The spec compiler parses the
//! text of a code span with [`parse_rule`]; the derive macro parses the same
//! words out of an attribute through [`syn::parse::Parse`]. What a rule means
//! is written once more, for people, in `specs/README.md`.
//!
//! Start reading at [`Rule`]: one variant per rule, in the order of the rule
//! reference. [`Stated`] is a rule as somebody wrote it: with its place, and
//! with the `warn(…)` or `note(…)` that lowers its severity. [`Rule::words`] says
//! a rule for people.

mod chars;
mod condition;
mod parse;
mod pattern;
mod rule;
mod words;

pub use chars::Chars;
pub use condition::{Condition, Literal, Member, Root, Test};
pub use pattern::{Pattern, Position, Tree};
pub use rule::{Applies, Bounds, Class, Format, Order, Rule, Severity, Stated};
pub use words::Held;

/// Parses one rule, such as `length(1..=64)`.
///
/// # Errors
///
/// Text that is not exactly one rule; the error's span says where, in columns
/// of `text`.
pub fn parse_rule(text: &str) -> syn::Result<Stated> {
    syn::parse_str(text)
}
