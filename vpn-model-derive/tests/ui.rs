//! What a person reads who gets something wrong.
//!
//! One folder per kind of mistake. After a change of a message: look at what
//! `TRYBUILD=overwrite cargo test -p vpn-model-derive --test ui` changes.

#[test]
fn every_mistake_is_pointed_at_with_what_was_expected() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}
