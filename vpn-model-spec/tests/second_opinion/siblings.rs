//! Every rule of several members on an invented provider's spec: the interpreter and the runtime say
//! what we expect.

use vpn_model::Context;
use vpn_model_spec::interpret::BodyKind::Request;

use crate::adjustment::{checked, demo};
use crate::cases::{Case, NOTHING, current};
use crate::compare::{Given, interpreted};
use crate::rules::{STORED, both, thing};

const TOGETHER: &[Case] = &[
    // order
    (r#""interval":1,"timeout":2"#, STORED, &[]),
    (
        r#""interval":2,"timeout":¶2"#,
        STORED,
        &["error order /thing/timeout"],
    ),
    (
        r#""timeout":2,"interval":¶3"#,
        STORED,
        &["error order /thing/interval"],
    ),
    (r#""interval":98"#, STORED, &[]),
    (
        r#""interval":¶99"#,
        STORED,
        &["error order /thing/interval"],
    ),
    (r#""timeout":¶30"#, STORED, &["error order /thing/timeout"]),
    (
        r#""interval":3,"timeout":¶0"#,
        STORED,
        &["error range /thing/timeout"],
    ),
    (r#""least":4,"most":4"#, STORED, &[]),
    (r#""most":¶4"#, STORED, &["warning order /thing/most"]),
    (
        r#""interval":¶3"#,
        current(r#"{"label":"x","timeout":"9"}"#),
        &["note unchecked /thing/interval"],
    ),
    (
        r#""interval":¶3"#,
        current(r#"{"label":"x","timeout":9999999999999999999999}"#),
        &["note unchecked /thing/interval"],
    ),
    (
        r#""interval":3"#,
        current(r#"{"label":"x","timeout":9999999999}"#),
        &[],
    ),
    (r#""level":5,"rank":1"#, STORED, &[]),
    (
        r#""level":4,"rank":¶1"#,
        STORED,
        &["error only-when /thing/rank"],
    ),
    (r#""rank":1"#, current(r#"{"label":"x","level":5}"#), &[]),
    (
        r#""rank":¶1"#,
        current(r#"{"label":"x","level":4}"#),
        &["error only-when /thing/rank"],
    ),
    (
        r#""rank":¶1"#,
        current(r#"{"label":"x","level":"5"}"#),
        &["note unchecked /thing/rank"],
    ),
    // What is only warned of takes part in other rules.
    (
        r#""mode":¶"new","remark":¶"long""#,
        STORED,
        &[
            "note deprecated /thing/mode",
            "warning length /thing/remark",
        ],
    ),
    (
        r#""mode":¶"third","remark":¶"long""#,
        STORED,
        &[
            "note deprecated /thing/mode",
            "+note deprecated /thing/mode",
            "warning length /thing/remark",
            "+error only-when /thing/remark",
        ],
    ),
    (
        r#""mode":¶"old","surname":¶"a b","nick":¶"a b""#,
        STORED,
        &[
            "warning deprecated /thing/mode",
            "+note deprecated /thing/mode",
            "warning format /thing/surname",
            "warning format /thing/nick",
            "+error distinct /thing/nick",
        ],
    ),
    // An empty list that is stored is not there.
    (
        r#""solo":true"#,
        current(r#"{"label":"x","counts":[]}"#),
        &[],
    ),
    (
        r#""solo":¶true"#,
        current(r#"{"label":"x","counts":[1]}"#),
        &["error incompatible /thing/solo"],
    ),
    // present, with the member that carries the rule
    (r#""host":"b""#, current(r#"{"label":"x","name":"x"}"#), &[]),
    (
        r#""lonely":¶true"#,
        STORED,
        &["error incompatible /thing/lonely"],
    ),
    (r#""lonely":true"#, current(r#"{"name":"x"}"#), &[]),
    (
        r#""modes":[],"lonely":¶true"#,
        NOTHING,
        &["note unchecked /thing/lonely"],
    ),
    (
        r#""modes":[],"lonely":true,"host":¶"b""#,
        NOTHING,
        &["error incompatible /thing/host"],
    ),
    (
        r#""modes":[],"lonely":true,"host":¶"-""#,
        NOTHING,
        &["error format /thing/host"],
    ),
    (
        r#""modes":[],"host":¶"b""#,
        NOTHING,
        &["note unchecked /thing/host"],
    ),
    // has
    (r#""extra":true"#, STORED, &[]),
    (r#""extra":false,"modes":[]"#, STORED, &[]),
    (
        r#""extra":¶true,"modes":[]"#,
        STORED,
        &["error only-when /thing/extra"],
    ),
    (r#""extra":true,"modes":["new"]"#, STORED, &[]),
    (
        r#""extra":true,"modes":[¶"x"]"#,
        STORED,
        &["error enum /thing/modes/0"],
    ),
    (
        r#""extra":true,"modes":¶1"#,
        STORED,
        &["error type /thing/modes"],
    ),
    (
        r#""extra":¶true"#,
        current(r#"{"modes":["x"]}"#),
        &["error only-when /thing/extra"],
    ),
    (
        r#""extra":¶true"#,
        current(r#"{"modes":["x",1]}"#),
        &["note unchecked /thing/extra"],
    ),
    (
        r#""extra":¶true"#,
        current(r#"{"modes":[]}"#),
        &["note unchecked /thing/extra"],
    ),
    (
        r#""extra":¶true"#,
        current(r#"{"modes":"new"}"#),
        &["note unchecked /thing/extra"],
    ),
    (
        r#"¶"modes":[¶"third"]"#,
        STORED,
        &[
            "error required-when /thing/fallback",
            "note deprecated /thing/modes/0",
        ],
    ),
    (
        r#""modes":[¶"third"]"#,
        current(r#"{"name":"x"}"#),
        &["note deprecated /thing/modes/0"],
    ),
];

/// Things that lack what they ought to have.
const LACKING: &[Case] = &[
    (r#"{"thing":{}}"#, STORED, &[]),
    (
        r#"{"thing":¶{"mtu":1500}}"#,
        current(r#"{"label":null,"modes":["x"]}"#),
        &["note required /thing/label"],
    ),
    (
        r#"{"thing":{"label":¶"12345"}}"#,
        current(r#"{"modes":["x"]}"#),
        &["error length /thing/label"],
    ),
    (
        r#"{"thing":{"label":¶1}}"#,
        current(r#"{"modes":["x"]}"#),
        &["error type /thing/label"],
    ),
];

#[test]
fn rules_of_several_members_are_judged_the_same() {
    both(Request, thing, TOGETHER);
}

#[test]
fn what_ought_to_be_there_is_asked_of_the_body_then_of_what_is_stored() {
    both(Request, str::to_owned, LACKING);
    let missing = interpreted(&demo(), Request, br#"{"thing":{}}"#, &Given::default());
    let label = "/thing/label".to_owned();
    assert!(missing.contains(&("note", "unchecked".to_owned(), label, 9)));
    assert_eq!(
        missing,
        checked(Request, r#"{"thing":{}}"#, &Context::new())
    );
}
