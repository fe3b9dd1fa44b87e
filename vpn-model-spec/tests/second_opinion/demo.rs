//! The spec of another invented provider, `good/change-thing.md`, whose update replaces what is
//! stored: the interpreter alone.

use vpn_model_spec::interpret::BodyKind::{Request, Response};
use vpn_model_spec::ir::Spec;
use vpn_model_spec::{Source, compile};

use crate::cases::{Case, NOTHING, current, expect};

fn demo() -> Spec {
    let source = Source::new(
        "specs/demo/v1/change-thing.md",
        include_str!("../good/change-thing.md"),
    );
    compile(&[source]).unwrap().remove(0)
}

/// Members of an update that replaces what is stored; the key is always there.
const REQUESTS: &[Case] = &[
    (r#"{"preSharedKey":"abcdefgh"}"#, NOTHING, &[]),
    (r#"¶{}"#, NOTHING, &["error required /preSharedKey"]),
    (
        r#"{"preSharedKey":¶null}"#,
        NOTHING,
        &["error type /preSharedKey"],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","count":9223372036854775807}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","count":¶9223372036854775808}"#,
        NOTHING,
        &["error range /count"],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","count":¶-9223372036854775809}"#,
        NOTHING,
        &["error range /count"],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","count":¶1E2}"#,
        NOTHING,
        &["error type /count"],
    ),
    (r#"{"preSharedKey":"abcdefgh","offset":-5}"#, NOTHING, &[]),
    (
        r#"{"preSharedKey":"abcdefgh","offset":¶-6}"#,
        NOTHING,
        &["error range /offset"],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","offset":¶-99999999999999999999}"#,
        NOTHING,
        &["error range /offset"],
    ),
    // `type` is a sibling, and an absent one is not stored.
    (
        r#"¶{"preSharedKey":"abcdefgh","type":"policy"}"#,
        NOTHING,
        &["error required-when /gateway"],
    ),
    (
        r#"¶{"preSharedKey":"abcdefgh","type":"policy"}"#,
        current(r#"{"thing":{"gateway":"10.0.0.1"}}"#),
        &["error required-when /gateway"],
    ),
    (
        r#"{"preSharedKey":"abcdefgh"}"#,
        current(r#"{"type":"POLICY"}"#),
        &[],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","type":¶"Policy"}"#,
        NOTHING,
        &["error enum /type"],
    ),
    // Both members carry the rule; both flag the later one.
    (
        r#"¶{"preSharedKey":"abcdefgh","mode2":"policy","type":¶"policy"}"#,
        NOTHING,
        &[
            "error required-when /gateway",
            "error distinct /type",
            "+warning distinct /type",
        ],
    ),
    // A member of a member.
    (
        r#"{"preSharedKey":"abcdefgh","gateway":"10.0.0.1"}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","gateway":"10.0.0.1","parts":{"kind":"b"}}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","gateway":¶"10.0.0.1","parts":{"kind":"A"}}"#,
        NOTHING,
        &["error only-when /gateway"],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","gateway":"10.0.0.1","parts":{"kind":¶1}}"#,
        NOTHING,
        &["error type /parts/kind"],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","gateway":"10.0.0.1","parts":¶1}"#,
        NOTHING,
        &["error type /parts"],
    ),
    (
        r#"{"preSharedKey":"abcdefgh","gateway":¶"10.0.0.01"}"#,
        NOTHING,
        &["error format /gateway"],
    ),
    (
        r#"¶{"parts":{},¶"x":1}"#,
        current(r#"{"type":"static"}"#),
        &["error required /preSharedKey", "error unknown-field /x"],
    ),
];

const RESPONSES: &[Case] = &[
    (
        r#"{"extra":4294967295,"addresses":["a",""],"changed_at":""}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"extra":¶4294967296,"addresses":[¶1,¶null]}"#,
        NOTHING,
        &[
            "note drift /extra",
            "note drift /addresses/0",
            "note drift /addresses/1",
        ],
    ),
    (
        r#"{"modes":["POLICY",¶"policy",¶"none",¶"none"]}"#,
        NOTHING,
        &[
            "note drift /modes/1",
            "note drift /modes/2",
            "note drift /modes/3",
        ],
    ),
    (
        r#"{"parts":¶[{"kind":"a"},{"kind":"A"},{"kind":¶"a"},{"kind":null},{},{}]}"#,
        NOTHING,
        &["note drift /parts", "note drift /parts/2/kind"],
    ),
];

#[test]
fn rules_of_an_invented_provider_are_judged_as_expected() {
    expect(&demo(), Request, str::to_owned, REQUESTS);
    expect(&demo(), Response, str::to_owned, RESPONSES);
}

#[test]
fn an_operation_without_such_a_body_says_nothing() {
    let mut spec = demo();
    spec.operations[0].roots.response = None;
    expect(&spec, Response, str::to_owned, &[("[", NOTHING, &[])]);
}
