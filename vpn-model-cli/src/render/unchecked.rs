//! The rules of a file that need what was not given share one line.

use vpn_model::{Param, Violation};

use crate::text::counted;

/// What is said of one of them: "required-when needs more from --current"
pub(crate) fn rule(violation: &Violation) -> String {
    let text = |param| match violation.params.get(param) {
        Some(Param::Text(text)) => text,
        _ => "",
    };
    format!("{} needs more from --{}", text("rule"), text("needs"))
}

/// Rules that need what was not given, and how often.
#[derive(Default)]
pub(crate) struct Unchecked {
    /// In the order in which they occur; there are a handful.
    rules: Vec<(String, usize)>,
    count: usize,
}

impl Unchecked {
    /// Adds what [`rule`] says.
    pub(crate) fn add(&mut self, rule: &str) {
        self.add_rule(rule, 1);
    }

    fn add_rule(&mut self, rule: &str, times: usize) {
        self.count += times;
        match self.rules.iter_mut().find(|(known, _)| known == rule) {
            Some((_, count)) => *count += times,
            None => self.rules.push((rule.to_owned(), times)),
        }
    }

    /// Takes those of another file in.
    pub(crate) fn join(&mut self, other: Self) {
        for (rule, times) in other.rules {
            self.add_rule(&rule, times);
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// One line about all of them:
    /// "2 rules not checked in a.json: required-when needs more from --current (2 times)"
    pub(crate) fn line(self, name: &str) -> String {
        let rules = self.rules.into_iter().map(|(rule, count)| match count {
            1 => rule,
            _ => format!("{rule} ({count} times)"),
        });
        let rules: Vec<_> = rules.collect();
        format!(
            "{} not checked in {name}: {}",
            counted(self.count, "rule"),
            rules.join(", ")
        )
    }
}
