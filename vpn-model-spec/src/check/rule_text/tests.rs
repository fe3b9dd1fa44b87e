//! What people read who give a rule no arguments.

use vpn_model_rule_language::{Rule, parse_rule};

use super::example;

#[test]
fn every_rule_has_an_example_of_itself_that_can_be_read() {
    for name in Rule::NAMES.into_iter().chain(["warn", "note"]) {
        let shown = example(name);
        // They have no arguments that could be wrong.
        if matches!(name, "deprecated" | "weak_algorithm" | "unsupported") {
            continue;
        }
        let text = shown.trim_matches('`');
        let stated = parse_rule(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            stated.rule.name() == name || text.starts_with(&format!("{name}(")),
            "{name}: {text}"
        );
    }
    assert!(example("nothing").contains("specs/README.md"));
}
