//! A span encloses the text of what its pointer names.

use proptest::num::u64;
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use vpn_model::strategy::{Case, Json, Style, near_misses, valid};
use vpn_model::{BodyInfo, Code, Context, Param, Violation};

use crate::support::{bodies, check, hold};

#[test]
fn a_span_encloses_the_text_of_what_its_pointer_names() {
    for (name, body) in bodies() {
        hold(&name, 60, &(valid(&body), u64::ANY), |(case, seed)| {
            encloses(&body, &case, seed)
        });
        for near_miss in near_misses(&body) {
            hold(
                (&name, &near_miss),
                8,
                &(near_miss.strategy(), u64::ANY),
                |(case, seed)| encloses(&body, &case, seed),
            );
        }
    }
}

/// Whether what stands there is a key: a colon follows.
fn is_entry_key(text: &str, span: &std::ops::Range<usize>) -> bool {
    text.get(span.end..)
        .is_some_and(|rest| rest.trim_start().starts_with(':'))
}

fn encloses(body: &BodyInfo, case: &Case, seed: u64) -> Result<(), TestCaseError> {
    let text = case.payload.write(Style::Wild(seed));
    for violation in check(body, case, &text).violations() {
        let span = violation.span.clone().unwrap();
        let rule = rule(violation);
        if rule == Code::Syntax {
            let enclosed = text.get(span).map(|text| text.chars().count());
            prop_assert!(enclosed.is_some_and(|characters| characters <= 1));
            continue;
        }
        let enclosed = text.get(span.clone());
        let enclosed = enclosed.unwrap_or_else(|| panic!("{violation}: {span:?}"));
        if matches!(case.payload, Json::Broken(_)) {
            continue;
        }
        let last = violation.pointer.rsplit('/').next().unwrap_or_default();
        let is_key = matches!(rule, Code::UnknownField | Code::DuplicateField);
        match case.payload.at(&violation.pointer) {
            _ if is_key => {
                let name = last.replace("~1", "/").replace("~0", "~");
                let key: String = serde_json::from_str(enclosed).unwrap();
                prop_assert_eq!(key, name, "{}", violation);
            }
            // A key of a map that breaks a rule of keys.
            Some(_) if is_entry_key(&text, &span) => {
                let name = last.replace("~1", "/").replace("~0", "~");
                let key: String = serde_json::from_str(enclosed).unwrap();
                prop_assert_eq!(key, name, "{}", violation);
            }
            None => prop_assert_eq!(enclosed, "{", "{}", violation),
            Some(value) => prop_assert_eq!(
                squeezed(enclosed),
                squeezed(&value.to_string()),
                "{}",
                violation
            ),
        }
    }
    Ok(())
}

/// The rule that was broken, also where a response only differs or nothing was checked.
fn rule(violation: &Violation) -> Code {
    match (violation.code, violation.params.get("rule")) {
        (Code::Drift, Some(Param::Text(rule))) => rule.parse::<Code>().unwrap(),
        (code, _) => code,
    }
}

/// The value of a text, as text: escapes and white space undone. Numbers that
/// serde cannot hold count as 0.
fn squeezed(text: &str) -> String {
    let text = text.replace("1e400", "0").replace(&"1".repeat(400), "0");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value.to_string()
}

#[test]
fn a_syntax_span_is_one_whole_character() {
    let text = "\u{feff}{}";
    for (_, body) in bodies() {
        let report = body.check_json(text.as_bytes(), &Context::new());
        let span = report.violations()[0].span.clone().unwrap();
        assert_eq!(text.get(span), Some("\u{feff}"));
    }
}
