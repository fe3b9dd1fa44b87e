//! `warn(…)` and `note(…)`.

use vpn_model_rule_language::{Rule, Severity, parse_rule};

use crate::{parse, refused, rule};

#[test]
fn a_rule_can_warn_or_note_and_say_who_says_so() {
    let plain = parse("distinct(a)");
    assert_eq!((plain.severity, plain.source), (None, None));
    let warning = parse("warn(distinct(a), source = \"the guide\",)");
    assert_eq!(warning.rule, rule("distinct(a)"));
    assert_eq!(warning.severity, Some(Severity::Warning));
    assert_eq!(warning.source.as_deref(), Some("the guide"));
    assert_eq!(warning.span.start().column, 5);
    let note = parse("note(weak_algorithm)");
    assert_eq!((note.severity, note.source), (Some(Severity::Note), None));
    assert_eq!(parse("warn(unique,)").severity, Some(Severity::Warning));
}

#[test]
fn a_warning_holds_exactly_one_rule() {
    refused(
        "warn(note(unique))",
        "unique",
        "`warn` and `note` cannot be nested",
    );
    refused(
        "note(warn(unique))",
        "unique",
        "`warn` and `note` cannot be nested",
    );
    refused(
        "warn(unique, items(..=5))",
        "items",
        "expected `source = \"…\"`",
    );
    refused("warn(unique, source = 5)", "5", "expected string literal");
    refused(
        "warn(unique items(..=5))",
        "items",
        "expected one rule, or `, source = \"…\"`, inside `warn`",
    );
    refused(
        "warn(unique, source = \"a\", \"b\")",
        "\"b\"",
        "unexpected argument",
    );
    refused(
        "warn",
        "warn",
        "`warn` needs arguments: write `warn(length(1..=64), source = \"the document\")`",
    );
    refused(
        "note()",
        "note",
        "`note` needs arguments: write `note(weak_algorithm)`",
    );
}

#[test]
fn what_ought_to_be_there_is_required_with_a_lower_severity() {
    let stated = parse_rule("warn(required, source = \"the guide\")").unwrap_or_else(|_| panic!());
    assert_eq!(stated.rule, Rule::Required);
    assert_eq!(stated.severity, Some(Severity::Warning));
    assert_eq!(rule("note(required)"), Rule::Required);
    refused(
        "required",
        "required",
        "a member that must be there is mandatory by its type; expected `warn(required)` or `note(required)`",
    );
    refused("warn(required(a))", "(a)", "`required` takes no arguments");
}
