//! serde, the reader and the checks of built values agree.

use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use vpn_model::strategy::{Case, near_misses, valid};
use vpn_model::{BodyInfo, Code, Model, Severity};

use crate::support::{for_every_body, found, hold};

#[test]
fn from_json_and_validate_say_the_same_of_what_can_be_built() {
    for_every_body!(says_the_same);
}

fn says_the_same<T: Model>(body: &BodyInfo) {
    let same = |case: Case| -> Result<(), TestCaseError> {
        let text = case.text();
        let context = case.context().unwrap();
        let Ok(value) = serde_json::from_str::<T>(&text) else {
            return Ok(());
        };
        let mut read = found(&T::check_json(&text, &context));
        let mut built = found(&value.validate(&context));
        if body.schema.tolerant {
            // What does not fit is kept, but a duplicate member leaves no trace.
            prop_assert!(built.len() <= read.len(), "{}", text);
        } else {
            // A built value stands in the order of declaration.
            read.sort();
            built.sort();
            prop_assert_eq!(built, read, "{}", text);
        }
        Ok(())
    };
    hold(body.schema.name, 150, &valid(body), same);
    for near_miss in near_misses(body) {
        // Which of two members stands last is a matter of order.
        if !matches!(
            near_miss.code,
            Code::Distinct | Code::Incompatible | Code::Ineffective | Code::Order
        ) {
            hold(&near_miss, 6, &near_miss.strategy(), same);
        }
    }
}

#[test]
fn the_report_alone_and_the_verdict_alone_are_those_of_the_value() {
    for_every_body!(is_the_same_alone);
}

fn is_the_same_alone<T: Model>(body: &BodyInfo) {
    let same = |case: Case| -> Result<(), TestCaseError> {
        let (text, context) = (case.text(), case.context().unwrap());
        // Cut anywhere, it is no JSON any more, whatever was found before.
        let part = text.as_bytes().get(..text.len() / 2).unwrap_or_default();
        for text in [text.as_bytes(), part] {
            let read = T::from_json_with(text, &context);
            let report = match &read {
                Ok(value) => value.report(),
                Err(report) => report,
            };
            let shown = text.escape_ascii();
            prop_assert_eq!(&T::check_json(text, &context), report, "{}", shown);
            prop_assert_eq!(T::is_valid_with(text, &context), read.is_ok(), "{}", shown);
        }
        prop_assert!(!T::is_valid_with(part, &context), "{}", text);
        Ok(())
    };
    hold(body.schema.name, 50, &valid(body), same);
    for near_miss in near_misses(body) {
        hold(&near_miss, 6, &near_miss.strategy(), same);
    }
}

#[test]
fn serde_takes_exactly_what_the_reader_can_build() {
    for_every_body!(takes_the_same);
}

fn takes_the_same<T: Model>(body: &BodyInfo) {
    let same = |case: Case| -> Result<(), TestCaseError> {
        let text = case.text();
        let report = T::check_json(&text, &case.context().unwrap());
        let shape = [
            Code::Syntax,
            Code::Type,
            Code::Required,
            Code::UnknownField,
            Code::DuplicateField,
            Code::Enum,
        ];
        let errors = found(&report);
        // A member that only ought to be there is none that serde asks for.
        let is_shape = errors
            .iter()
            .any(|error| shape.contains(&error.code) && error.severity != Severity::Warning);
        let taken = serde_json::from_str::<T>(&text).is_ok();
        if is_shape {
            prop_assert_eq!(taken, false, "{}", text);
        } else if errors.is_empty() {
            prop_assert_eq!(taken, true, "{}", text);
        }
        Ok(())
    };
    hold(body.schema.name, 100, &valid(body), same);
    for near_miss in near_misses(body) {
        hold(&near_miss, 6, &near_miss.strategy(), same);
    }
}
