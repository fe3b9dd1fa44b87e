//! The rules of a file that need what was not given share one line.

use vpn_model::{Code, Param, Violation};

use crate::text::counted;

/// The violations about such rules, and the others.
pub(crate) fn apart(violations: &[Violation]) -> (Vec<&Violation>, Vec<&Violation>) {
    violations
        .iter()
        .partition(|violation| violation.code == Code::Unchecked)
}

/// "2 rules not checked in a.json: required-when needs more from --current (2 times)"
pub(crate) fn line(violations: &[&Violation], name: &str) -> String {
    let text = |violation: &Violation, param| match violation.params.get(param) {
        Some(Param::Text(text)) => text.clone().into_owned(),
        _ => String::new(),
    };
    // In the order in which they occur; there are a handful of rules.
    let mut rules: Vec<(String, usize)> = Vec::new();
    for violation in violations {
        let rule = format!(
            "{} needs more from --{}",
            text(violation, "rule"),
            text(violation, "needs")
        );
        match rules.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, count)) => *count += 1,
            None => rules.push((rule, 1)),
        }
    }
    let rules: Vec<_> = rules
        .into_iter()
        .map(|(rule, count)| match count {
            1 => rule,
            _ => format!("{rule} ({count} times)"),
        })
        .collect();
    format!(
        "{} not checked in {name}: {}",
        counted(violations.len(), "rule"),
        rules.join(", ")
    )
}
