//! Arbitrary bytes through the reader, as the bodies whose members they name, and one other; and
//! as the answer of an operation.
//!
//! Nothing may panic. What is reported must lie in the text, in order, with
//! text that can be made; what is accepted must survive being written and read
//! again, and serde must accept it, too. What is masked shows only what is known to be harmless.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpn_model::operations;
use vpn_model_fuzz::accepted::is_sound;
use vpn_model_fuzz::typed;
use vpn_model_spec::interpret::json;

fuzz_target!(|text: &[u8]| {
    let all = typed::distinct();
    let (other, _) = &all[text.len() % all.len()];
    for (body, info) in all {
        if body == other || typed::names_a_member(text, info) {
            is_sound(body.0, body.1, text);
        }
    }
    answered(text);
});

/// Whatever the status is, an answer is read unless it is no JSON object.
fn answered(text: &[u8]) {
    let operation = &operations()[text.len() % operations().len()];
    let is_object = json::parse(text).is_ok_and(|node| node.entries().is_some());
    let documented = operation.statuses.iter().map(|status| status.code);
    for status in documented.chain([201, 299, 300, 599, u16::MAX]) {
        let row = operation.statuses.iter().find(|row| row.code == status);
        let success = (200..300).contains(&status);
        let body = match row {
            Some(row) => row.body,
            None if success => vpn_model::BodyKind::Response,
            None => vpn_model::BodyKind::Error,
        };
        let read = typed::answer(operation.id, status, text);
        assert_eq!(read, is_object.then_some(body), "{} {status}", operation.id);
    }
}
