//! The exported JSON Schemas against the library: what it accepts, they accept; what it refuses,
//! they refuse, but for what `json_schema::UNSAID` lists.
//!
//! The judge is that of the tests, and has the operations that they invent, too. An input that
//! begins like a JSON document is one; any other is a row of choices, out of which a document is
//! made from a spec, or a payload from the strategies.
#![no_main]

use std::cell::RefCell;
use std::collections::HashMap;

use libfuzzer_sys::fuzz_target;
use vpn_model::json_schema::UNSAID;
use vpn_model::strategy::{NearMiss, clean, held, near_misses, sample, valid};
use vpn_model::{BodyKind, Code, Context, OperationInfo, Violation};
// Generated code imports from the crate that it is generated for.
use vpn_model::{
    Any, Extra, IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Map, Model, Nullable, OneOrMany, Open,
    Operation, Secret, Text, Uuid,
};
use vpn_model_fuzz::document::{Builder, Mistakes};
use vpn_model_fuzz::given::given;
use vpn_model_fuzz::typed::names_a_member;
use vpn_model_fuzz::write::{style, write};
use vpn_model_fuzz::{Choices, info, root, specs};

#[path = "../../vpn-model/tests/properties/hold_thing.rs"]
mod hold_thing;
#[path = "../../vpn-model/tests/json_schema/invented.rs"]
#[expect(dead_code, reason = "tests look one up by its id")]
mod invented;
#[path = "../../vpn-model/tests/json_schema/judge.rs"]
mod judge;

use judge::Judge;

thread_local! {
    static OPERATIONS: &'static [OperationInfo] = invented::all().leak();
    /// Made when they are asked for: a schema takes its time.
    static JUDGES: RefCell<HashMap<(&'static str, BodyKind), Judge>> = RefCell::default();
    static NEAR: RefCell<HashMap<(&'static str, BodyKind), Vec<NearMiss>>> = RefCell::default();
}

fuzz_target!(init: specs(), |input: &[u8]| {
    let operations = OPERATIONS.with(|operations| *operations);
    if matches!(input.first(), Some(b'{' | b'[' | b' ' | b'\n')) {
        let Ok(text) = std::str::from_utf8(input) else {
            return;
        };
        let mut named = Vec::new();
        for operation in operations {
            for (kind, body) in operation.bodies() {
                if names_a_member(input, body) {
                    named.push((operation, kind));
                }
            }
        }
        let (operation, kind) = match named.as_slice() {
            [] => (
                &operations[input.len() % operations.len()],
                BodyKind::Response,
            ),
            some => some[input.len() % some.len()],
        };
        judge(operation, kind, text, &Context::new());
        return;
    }
    let choices = &mut Choices::new(input);
    if choices.chance(64) {
        strategies(choices.one(operations), choices);
        return;
    }
    let spec = choices.one(specs());
    let kind = if choices.chance(192) {
        BodyKind::Request
    } else {
        *choices.one(&BodyKind::ALL)
    };
    let Some(table) = root(spec, kind) else {
        return;
    };
    let style = style(choices);
    let doc = Builder {
        spec,
        choices,
        mistakes: Mistakes::Some,
    }
    .object(table);
    let given = given(spec, choices);
    judge(info(spec), kind, &write(&doc, style), &given.context());
});

/// A payload of one of the strategies.
fn strategies(operation: &'static OperationInfo, choices: &mut Choices<'_>) {
    let kind = *choices.one(&BodyKind::ALL);
    let Some(body) = operation.body(kind) else {
        return;
    };
    let case = NEAR.with_borrow_mut(|near| {
        let all = near.entry((operation.id, kind)).or_insert_with(|| {
            let all = held(body).into_iter().chain(near_misses(body));
            all.collect()
        });
        let number = choices.below(all.len() + 8);
        let seed = u64::from_le_bytes(std::array::from_fn(|_| choices.byte()));
        match all.get(number) {
            Some(near) => sample(&near.strategy(), seed),
            None if number % 2 == 0 => sample(&valid(body), seed),
            None => sample(&clean(body), seed),
        }
    });
    if let Some(case) = case {
        let context = case.context().expect("it is made of objects");
        judge(operation, kind, &case.text(), &context);
    }
}

fn judge(operation: &OperationInfo, kind: BodyKind, text: &str, context: &Context) {
    let body = operation.body(kind).expect("it has one");
    let report = body.check_json(text.as_bytes(), &Context::new());
    if report.into_iter().any(is_about_a_key_twice) {
        // The library looks at the first, and a schema at the last.
        return;
    }
    JUDGES.with_borrow_mut(|judges| {
        let judge = judges
            .entry((operation.id, kind))
            .or_insert_with(|| Judge::new(operation, kind));
        judge.judge(text, context);
        for entry in &judge.needed {
            assert!(UNSAID.contains(entry), "{entry:?} is not listed: {text}");
        }
        judge.needed.clear();
    });
}

fn is_about_a_key_twice(violation: &Violation) -> bool {
    let rule = violation.params.get("rule");
    violation.code == Code::DuplicateField || rule == Some(&Code::DuplicateField.as_str().into())
}
