//! Arbitrary bytes through the reader, as the bodies whose members they name, and one other.
//!
//! Nothing may panic. What is reported must lie in the text, in order, with
//! text that can be made; what is accepted must survive being written and read
//! again, and serde must accept it, too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vpn_model_fuzz::accepted::is_sound;
use vpn_model_fuzz::typed;

fuzz_target!(|text: &[u8]| {
    let all = typed::distinct();
    let (other, _) = &all[text.len() % all.len()];
    for (body, info) in all {
        if body == other || typed::names_a_member(text, info) {
            is_sound(body.0, body.1, text);
        }
    }
});
