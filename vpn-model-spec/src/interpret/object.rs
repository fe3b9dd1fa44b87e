//! Goes through an object and everything in it, and puts the findings in order.

use vpn_model_rule_language::Rule;

use super::json::Node;
use super::own;
use super::scope::{Scope, Stored};
use super::together;
use super::{Finding, Severity, code_of, pointer_to, severity_of};
use crate::ir::{self, Member, Side};

/// A finding's place in the order: its offset, and how many objects it lies in. At one place the findings
/// stand as they were found.
type Order = (usize, usize);

/// What is wrong with an object, in document order.
pub(super) fn findings(scope: &Scope<'_>) -> Vec<Finding> {
    let mut found = Found {
        findings: Vec::new(),
    };
    found.object(scope);
    found.findings.sort_by_key(|(order, _)| *order);
    found.findings.into_iter().map(|(_, it)| it).collect()
}

struct Found {
    findings: Vec<(Order, Finding)>,
}

impl Found {
    fn object(&mut self, scope: &Scope<'_>) {
        let mut seen: Vec<&str> = Vec::new();
        for entry in scope.entries {
            let pointer = pointer_to(&scope.pointer, &entry.key);
            let rows = &scope.table.members;
            let code = match rows.iter().find(|row| row.name == entry.key) {
                None => "unknown-field",
                Some(_) if seen.contains(&entry.key.as_str()) => "duplicate-field",
                Some(row) => {
                    seen.push(&entry.key);
                    self.member(row, &pointer, scope);
                    continue;
                }
            };
            self.add(scope, code, Severity::Error, pointer, entry.key_start);
        }
        // A format is the value's own, whatever it depends on.
        let is_format = |rule: &ir::Rule| matches!(rule.stated.rule, Rule::Format(..));
        for row in &scope.table.members {
            self.together(row, scope, is_format);
        }
        for row in &scope.table.members {
            if row.mandatory && scope.sent(&row.name).is_none() {
                let pointer = pointer_to(&scope.pointer, &row.name);
                self.add(scope, "required", Severity::Error, pointer, scope.start);
            }
            self.together(row, scope, |rule| !is_format(rule));
        }
    }

    /// A member that the body has: the value by itself, then what lies in it.
    fn member(&mut self, row: &Member, pointer: &str, scope: &Scope<'_>) {
        let Some(node) = scope.sent(&row.name) else {
            return;
        };
        for flaw in own::flaws(node, row, pointer, scope.asked) {
            self.add(scope, flaw.code, flaw.severity, flaw.pointer, flaw.at);
        }
        for (segment, value) in own::values(node, row).unwrap_or_default() {
            let (pointer, stored) = match segment {
                None => (pointer.to_owned(), scope.stored.member(&row.name)),
                // A list or a map is replaced as a whole: nothing is stored for what is in it.
                Some(segment) => (
                    pointer_to(pointer, &segment),
                    match scope.asked.side {
                        Side::Request => Stored::Nothing,
                        Side::Response => Stored::NotGiven,
                    },
                ),
            };
            self.inner(value, row, pointer, stored, scope);
        }
    }

    fn inner<'a>(
        &mut self,
        node: &'a Node,
        row: &Member,
        pointer: String,
        stored: Stored<'a>,
        scope: &Scope<'a>,
    ) {
        if let Some(inner) = scope.inner(node, &row.holds, pointer, stored) {
            self.object(&inner);
        }
    }

    fn together(&mut self, row: &Member, scope: &Scope<'_>, wanted: impl Fn(&ir::Rule) -> bool) {
        for rule in row.rules.iter().filter(|rule| wanted(rule)) {
            let stated = &rule.stated;
            let Some(verdict) = together::apply(&stated.rule, row, scope) else {
                continue;
            };
            let (code, severity) = if verdict.is_broken {
                (code_of(&stated.rule), severity_of(stated))
            } else {
                ("unchecked", Severity::Note)
            };
            self.add(scope, code, severity, verdict.pointer, verdict.at);
        }
    }

    /// In a response every finding is a drift, but for what says nothing about a difference.
    fn add(
        &mut self,
        scope: &Scope<'_>,
        code: &'static str,
        severity: Severity,
        pointer: String,
        at: usize,
    ) {
        let (code, severity) = match (scope.asked.side, code) {
            (Side::Request, _) => (code, severity),
            (Side::Response, "unchecked" | "deprecated" | "weak-algorithm" | "unsupported") => {
                return;
            }
            (Side::Response, _) => ("drift", Severity::Note),
        };
        let finding = Finding {
            code,
            severity,
            pointer,
            at,
        };
        self.findings.push(((at, scope.depth), finding));
    }
}
