//! Rules, and the texts of values, for people who read documentation, which does not show attributes: a section behind the
//! description. The derive leaves it out of what schemas say.

use vpn_model_rule_language::{Condition, Held, Root, Rule, Severity};

use super::layout::section;
use crate::ir::{self, Enum, Member, Struct, Type, Value};

/// Where the rules of a struct's members are, and what they mean, by paragraph; nothing when there are none.
pub(super) fn of_struct(table: &Struct) -> Vec<String> {
    let rules = || table.members.iter().flat_map(|member| &member.rules);
    if rules().next().is_none() {
        return Vec::new();
    }
    let mut text = String::from(
        "Each member has its own; [`Model`](derive@crate::Model#rules) explains them.",
    );
    if !table.section.is_strict() {
        text.push_str(" An answer that breaks one is read all the same; a note, `drift`, says so.");
    } else if rules().any(|rule| asks_elsewhere(&rule.stated.rule)) {
        text.push_str(" Some ask for what is stored, or for the gateway: put it into a [`Context`](crate::Context).");
    }
    vec!["# Rules".to_owned(), text]
}

/// The rules of a member.
pub(super) fn of_member(member: &Member, tolerant: bool) -> String {
    let held = match member.holds {
        Type::One(_) => Held::One,
        Type::Array(_) | Type::OneOrMany(_) => Held::List,
        Type::Map(_) => Held::Map,
    };
    list("Rules", &member.rules, held, tolerant)
}

/// The texts of a list of values, by paragraph.
pub(super) fn of_values(values: &Enum) -> [String; 2] {
    let texts: Vec<String> = values
        .values
        .iter()
        .map(|value| format!("`{}`", value.name))
        .collect();
    let text = match texts.as_slice() {
        [only] => format!("{only}."),
        several => format!("In this order: {}.", several.join(", ")),
    };
    ["# On the wire".to_owned(), text]
}

/// What the provider has against a value.
pub(super) fn of_value(value: &Value) -> String {
    list("Cautions", &value.rules, Held::One, false)
}

fn list(heading: &str, rules: &[ir::Rule], held: Held, tolerant: bool) -> String {
    if rules.is_empty() {
        return String::new();
    }
    let items: Vec<String> = rules
        .iter()
        .map(|rule| sentence(rule, held, tolerant))
        .collect();
    section(4, heading, &items)
}

/// "Warning: must be at least 300 (the guide)."
fn sentence(rule: &ir::Rule, held: Held, tolerant: bool) -> String {
    let stated = &rule.stated;
    let words = stated.rule.words(held);
    let who = match &stated.source {
        Some(source) => format!(" ({source})"),
        None => String::new(),
    };
    let cautions = matches!(
        stated.rule,
        Rule::Deprecated | Rule::WeakAlgorithm | Rule::Unsupported
    );
    let (weight, words) = match stated.severity {
        Some(Severity::Note) => ("Note: ", words),
        Some(Severity::Warning) => ("Warning: ", words),
        // In an answer they are no news.
        None if cautions && !tolerant => ("Warning: ", words),
        None => ("", capitalized(&words)),
    };
    format!("{weight}{words}{who}.")
}

/// Whether the rule looks at the stored connection or at the gateway.
fn asks_elsewhere(rule: &Rule) -> bool {
    rule.conditions().iter().any(|condition| {
        matches!(
            condition,
            Condition::Compare {
                root: Root::Current | Root::Gateway,
                ..
            }
        )
    })
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
