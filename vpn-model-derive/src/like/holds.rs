//! Whether the user's type can hold what the provider's member holds.

use syn::Type;
use vpn_model_rule_language::{Applies, Format, Rule, Stated};

use super::table::{Member, Struct};
use crate::syntax::Member as Field;
use crate::types::{self, generic_argument};

/// The types of the specs that need no table, and the types of Rust that can hold them.
const SCALARS: [(&str, &[&str]); 10] = [
    ("String", &["String", "Secret"]),
    ("Secret", &["Secret"]),
    ("Boolean", &["bool"]),
    ("Integer", &["u32", "i64"]),
    ("Uuid", &["Uuid"]),
    ("Ipv4Address", &["Ipv4Addr"]),
    ("Ipv4Cidr", &["Ipv4Net"]),
    ("Ipv6Cidr", &["Ipv6Net"]),
    ("Cidr", &["IpNet"]),
    ("Ipv4CidrOrAddress", &["Ipv4CidrOrAddress"]),
];

/// Compares the field's type with the member's. A `String` for a narrower type
/// is fine, and gets the rule that makes up for it.
pub(super) fn check(
    field: &Field<'_>,
    member: &Member,
    rules: &[Stated],
    table: &Struct,
) -> syn::Result<Option<Stated>> {
    let wrong = |ty: &Type, what: &str| {
        let (member, table, spec) = (member.name, table.name, table.spec);
        let message = format!("`{member}` of `{table}` {what} ({spec})");
        Err(syn::Error::new_spanned(ty, message))
    };
    let inner = generic_argument(field.ty, "Option");
    if member.mandatory && inner.is_some() {
        return wrong(field.ty, "is mandatory: expected no `Option`");
    }
    let ty = inner.unwrap_or(field.ty);
    let (wrappers, word) = shape(member.holds);
    let base = unwrap(ty, &wrappers);
    let scalars = scalars(word, rules);
    let name = base.and_then(types::name);
    let fits = match (base, &name) {
        (None, _) => false,
        (Some(base), None) => !is_wrapped(base),
        (Some(_), Some(name)) => !is_scalar(name) || scalars.contains(&name.as_str()),
    };
    // What no payload can hold is reported for every struct.
    let held = base.unwrap_or(ty);
    if fits || (!is_wrapped(held) && types::refusal(held).is_some()) {
        return Ok(None);
    }
    // A rule for networks cannot look into a text.
    let format = Format::ALL.into_iter().find(|format| format.name() == word);
    let network = rules
        .iter()
        .find(|stated| stated.rule.applies() == Applies::Network);
    let format = format.filter(|_| network.is_none());
    let is_text = name.as_deref() == Some("String");
    if let (Some(format), true) = (format, is_text) {
        return Ok(Some(Stated {
            rule: Rule::Format(format, Vec::new()),
            severity: None,
            source: None,
            span: field.ident.span(),
        }));
    }
    let mut expected: Vec<String> = scalars.iter().map(|name| wrap(name, &wrappers)).collect();
    if format.is_some() {
        expected.push(wrap("String", &wrappers));
    }
    if expected.is_empty() {
        let path = wrap(&format!("{}::{word}", table.module), &wrappers);
        expected = vec![path, format!("a type of your own in place of `{word}`")];
    }
    let because = match network {
        Some(stated) if is_text => format!(", for its rule `{}`", stated.rule.name()),
        _ => String::new(),
    };
    let (holds, expected) = (member.holds, expected.join(" or "));
    wrong(ty, &format!("is `{holds}`: expected {expected}{because}"))
}

/// The types of Rust, from the outside in, around a word of the specs.
fn shape(holds: &str) -> (Vec<&'static str>, &str) {
    let mut wrappers = Vec::new();
    let mut word = holds;
    if let Some(value) = word.strip_suffix(" or null") {
        wrappers.push("Nullable");
        word = value;
    }
    for (start, wrapper) in [("Array of ", "Vec"), ("Map of ", "Map")] {
        if let Some(item) = word.strip_prefix(start) {
            wrappers.push(wrapper);
            word = item;
        }
    }
    (wrappers, word)
}

/// What stands inside of these wrappers, if they are there.
fn unwrap<'t>(ty: &'t Type, wrappers: &[&str]) -> Option<&'t Type> {
    wrappers
        .iter()
        .try_fold(ty, |ty, wrapper| generic_argument(ty, wrapper))
}

/// Whether one of the wrappers stands here that the derive knows.
fn is_wrapped(ty: &Type) -> bool {
    ["Vec", "Map", "Nullable"]
        .iter()
        .any(|wrapper| generic_argument(ty, wrapper).is_some())
}

fn wrap(name: &str, wrappers: &[&str]) -> String {
    let inside = |inside, wrapper: &&str| format!("{wrapper}<{inside}>");
    format!("`{}`", wrappers.iter().rev().fold(name.to_owned(), inside))
}

fn is_scalar(name: &str) -> bool {
    SCALARS.iter().any(|(_, types)| types.contains(&name))
}

/// The scalars that hold the values of a word; none for an object or a list of values.
fn scalars(word: &str, rules: &[Stated]) -> Vec<&'static str> {
    let scalar = SCALARS.iter().find(|(known, _)| *known == word);
    let mut types = scalar.map_or_else(Vec::new, |(_, types)| types.to_vec());
    if word == "Integer" && !rules.iter().any(is_small) {
        types.retain(|name| *name != "u32");
    }
    types
}

/// Whether no integer that the rule allows is too large or too small for `u32`.
fn is_small(stated: &Stated) -> bool {
    match stated.rule {
        Rule::Range(bounds) => bounds.fit_u32(),
        _ => false,
    }
}
