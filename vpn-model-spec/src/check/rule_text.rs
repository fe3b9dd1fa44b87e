//! The text of a rule: it parses, and the row does not have it yet.
//!
//! What the rule says is the business of [`super::rules`].

use vpn_model_rule_language::{Rule, Stated, parse_rule};

use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::ir;
use crate::raw::RuleText;

/// Parses a rule that the row does not have yet.
pub(super) fn read(
    text: &RuleText,
    earlier: &[ir::Rule],
    diagnostics: &mut Diagnostics<'_>,
) -> Option<Stated> {
    let stated = match parse_rule(&text.text) {
        Ok(stated) => stated,
        Err(errors) => {
            for error in errors {
                unreadable(text, &error, diagnostics);
            }
            return None;
        }
    };
    // Rules with conditions may stand again under other conditions.
    let again = earlier.iter().any(|earlier| {
        // Blocks that are reserved everywhere, as a warning beside those of the region.
        let is_another_set = matches!(stated.rule, Rule::ReservedBlock(_))
            && earlier.stated.severity != stated.severity;
        if is_another_set {
            return false;
        }
        let earlier = &earlier.stated.rule;
        if let (Rule::Keys(earlier), Rule::Keys(rule)) = (earlier, &stated.rule) {
            return earlier.name() == rule.name();
        }
        if stated.rule.conditions().is_empty() {
            let is_same_kind =
                std::mem::discriminant(earlier) == std::mem::discriminant(&stated.rule);
            is_same_kind && earlier.conditions().is_empty()
        } else {
            *earlier == stated.rule
        }
    });
    if again {
        diagnostics.add(
            text.part(stated.span),
            format!("a second `{}` in this row", stated.rule.name()),
            "each rule once",
        );
    }
    Some(stated)
}

/// The rule language says what it expected inside its message.
fn unreadable(text: &RuleText, error: &syn::Error, diagnostics: &mut Diagnostics<'_>) {
    let mut said = error.to_string();
    if said == "cannot parse string into token stream" {
        // What the lexer says of an escape that it does not know, and of a quote too few.
        "expected texts in double quotes, with `\\\"` for a quote and `\\\\` for a backslash"
            .clone_into(&mut said);
    }
    let name: String = text
        .text
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    let (message, expected) = match said.split_once("; expected ") {
        Some((message, expected)) => (message.to_owned(), expected.to_owned()),
        None => match said.strip_prefix("expected ") {
            Some(expected) => (
                format!("the rule `{}` does not read", text.text),
                expected.to_owned(),
            ),
            None => (said.clone(), example(&name)),
        },
    };
    let part = text.part(error.span());
    let help = did_you_mean(
        diagnostics.source().slice(part),
        Rule::NAMES
            .into_iter()
            .filter(|_| message.starts_with("unknown rule")),
    );
    diagnostics.add_with_help(part, message, expected, help);
}

/// How the rule of that name, or the one that it may have been meant for, is written.
fn example(name: &str) -> String {
    let example = match name {
        "length" => "length(1..=64)",
        "chars" => "chars(\"0-9A-Za-z_.-\")",
        "classes" => "classes(3..=4)",
        "distinct_chars" => "distinct_chars(16..)",
        "pattern" => "pattern(\"^([a-z][a-z-]*)?$\")",
        "range" => "range(60..=604800)",
        "fixed" => "fixed(1500)",
        "keys" => "keys(length(1..=63))",
        "order" => "order(interval < timeout)",
        "required" => "warn(required)",
        "items" => "items(..=50)",
        "unique" => "unique(source)",
        "reserved_block" => "reserved_block(\"100.64.0.0/10\")",
        "tunnel_address" => "tunnel_address(except = \"169.254.195.0/24\")",
        "tunnel_pair" => "tunnel_pair(tunnel_local_address)",
        "distinct" => "distinct(local_id)",
        "format" => "format(Ipv4Address, local_id_type == \"ip\")",
        "required_when" => "required_when(current.style == \"policy\")",
        "only_when" => "only_when(current.style in [\"static\", \"bgp\"])",
        "incompatible" => "incompatible(ike_version == \"v1\", encryption == \"aes-128-gcm-16\")",
        "ineffective" => "ineffective(ike_version == \"v2\")",
        "warn" => "warn(distinct(local_id), source = \"the user guide\")",
        "note" => "note(weak_algorithm)",
        _ => return "one rule of the rule language, see specs/README.md".to_owned(),
    };
    format!("`{example}`")
}

#[cfg(test)]
mod tests;
