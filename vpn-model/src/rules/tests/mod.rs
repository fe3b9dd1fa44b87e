//! What every rule says, word for word.

mod members;
mod shape;
mod values;

use super::Code;
use crate::params::{Name, Param};
use crate::{Params, Severity};

fn words(words: &'static [&'static str]) -> Param {
    words.iter().copied().collect()
}

fn params(params: &[(Name, Param)]) -> Params {
    let with = |all: Params, (name, param): &(Name, Param)| all.with(*name, param.clone());
    params.iter().fold(Params::new(), with)
}

/// One rule's parameters, its message and its help.
type Sentence<'a> = (Code, &'a [(Name, Param)], &'a str, Option<&'a str>);

#[track_caller]
fn says(sentences: &[Sentence<'_>]) {
    for (code, given, message, help) in sentences {
        let given = params(given);
        assert_eq!(code.message(&given), *message, "{code}");
        assert_eq!(code.help(&given).as_deref(), *help, "{code}: {message}");
    }
}

#[test]
fn who_debugs_sees_the_parameters_by_name() {
    let seen = format!("{:?}", params(&[(Name::Min, 2_i64.into())]));
    assert!(seen.contains("min") && seen.contains('2'), "{seen}");
}

#[test]
fn a_drift_remembers_the_rule_and_what_it_said() {
    let inner = params(&[(Name::Min, 2_i64.into()), (Name::Max, 60_i64.into())]);
    let drift = super::drift::params(Code::Range, &inner);
    assert_eq!(drift.text("rule"), "range");
    assert_eq!(drift.text("difference"), "must be between 2 and 60");
}

#[test]
fn characters_are_named_so_that_they_can_be_seen() {
    use super::chars::name;
    for (character, named) in [
        (' ', "space"),
        ('"', "`\"`"),
        ('\t', "U+0009"),
        ('\u{7f}', "U+007F"),
        ('\u{a0}', "U+00A0"),
        ('ä', "U+00E4"),
        ('😀', "U+1F600"),
    ] {
        assert_eq!(name(character), named);
    }
}

#[test]
fn every_code_has_a_page_that_opens_with_one_sentence() {
    for code in Code::ALL {
        let (summary, page) = (code.summary(), code.explanation());
        assert!(summary.ends_with('.') && summary.len() > 20, "{code}");
        assert!(page.starts_with(&format!("{summary}\n")), "{code}");
        assert!(page.lines().count() > 3, "{code}");
        assert!(
            !page.contains("//!") && !page.contains("use crate"),
            "{code}"
        );
        assert_eq!(code.as_str().parse(), Ok(*code));
        assert!(code.severity() <= Severity::Error);
    }
    assert!("".parse::<Code>().is_err());
}
