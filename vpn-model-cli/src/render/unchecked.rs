//! The rules of a file that need what was not given share one line.

use vpn_model::{Param, Violation};

use crate::text::counted;

/// A rule, what it needs, and how often.
struct Rule {
    code: String,
    needs: String,
    times: usize,
}

/// Rules that need what was not given, and how often.
#[derive(Default)]
pub(crate) struct Unchecked {
    /// In the order in which they occur; there are a handful.
    rules: Vec<Rule>,
    count: usize,
}

impl Unchecked {
    /// Adds the rule that the violation is about.
    pub(crate) fn add(&mut self, violation: &Violation) {
        let text = |param| match violation.params.get(param) {
            Some(Param::Text(text)) => text.as_ref(),
            _ => "",
        };
        self.add_rule(text("rule"), text("needs"), 1);
    }

    fn add_rule(&mut self, code: &str, needs: &str, times: usize) {
        self.count += times;
        let is_known = |known: &&mut Rule| known.code == code && known.needs == needs;
        match self.rules.iter_mut().find(is_known) {
            Some(known) => known.times += times,
            None => self.rules.push(Rule {
                code: code.to_owned(),
                needs: needs.to_owned(),
                times,
            }),
        }
    }

    /// Takes those of another file in.
    pub(crate) fn join(&mut self, other: Self) {
        for Rule { code, needs, times } in other.rules {
            self.add_rule(&code, &needs, times);
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// One line about all of them:
    /// "2 rules not checked in a.json: required-when needs more from --current (2 times)"
    pub(crate) fn line(self, name: &str) -> String {
        let rules = self.rules.into_iter().map(|rule| {
            let Rule { code, needs, times } = rule;
            match times {
                1 => format!("{code} needs more from --{needs}"),
                _ => format!("{code} needs more from --{needs} ({times} times)"),
            }
        });
        let rules: Vec<_> = rules.collect();
        format!(
            "{} not checked in {name}: {}",
            counted(self.count, "rule"),
            rules.join(", ")
        )
    }
}
