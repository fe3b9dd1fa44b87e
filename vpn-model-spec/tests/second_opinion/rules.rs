//! Every rule of a value on an invented provider's spec: the interpreter and the runtime say what we
//! expect. `siblings.rs` has the rules of several members.

use vpn_model::{Context, Model as _, Secret};
use vpn_model_spec::interpret::BodyKind::{self, Request, Response};

use crate::adjustment::{Adjustment, Thing, Thing2, checked, demo};
use crate::cases::{Case, NOTHING, current, expect};
use crate::compare::{Given, interpreted};

/// Compares the two with what we expect, and with each other.
pub(crate) fn both(kind: BodyKind, wrap: impl Fn(&str) -> String, cases: &[Case]) {
    expect(&demo(), kind, &wrap, cases);
    for (payload, known, _) in cases {
        let text = wrap(payload).replace('¶', "");
        let mut context = Context::new();
        let mut given = Given::default();
        if let Some(current) = known.current {
            context = context.current_json(current.as_bytes()).unwrap();
            given.current = Some(current.to_owned());
        }
        let ours = interpreted(&demo(), kind, text.as_bytes(), &given);
        assert_eq!(checked(kind, &text, &context), ours, "{text}");
    }
}

/// Members of a thing that has all that a thing ought to have.
pub(crate) fn thing(members: &str) -> String {
    match members.strip_prefix('¶') {
        Some(members) => format!(r#"{{"thing":¶{{"label":"x",{members}}}}}"#),
        None => format!(r#"{{"thing":{{"label":"x",{members}}}}}"#),
    }
}

/// A thing that leaves few conditions open.
pub(crate) const STORED: crate::cases::Known = current(
    r#"{"thing":{"interval":30,"timeout":99,"least":5,"host":"a","modes":["NEW","x"],"label":"x"}}"#,
);

const OWN: &[Case] = &[
    (r#""name":"a-b""#, STORED, &[]),
    (r#""name":¶"-a""#, STORED, &["error pattern /thing/name"]),
    (r#""name":¶"a-""#, STORED, &["error pattern /thing/name"]),
    (r#""name":¶"a\n""#, STORED, &["error pattern /thing/name"]),
    (r#""name":¶"""#, STORED, &["error length /thing/name"]),
    (
        r#""name":¶"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa""#,
        STORED,
        &["error length /thing/name"],
    ),
    (r#""key":"ABCDEFGHabcdefgh1234""#, STORED, &[]),
    (
        r#""key":¶"ABCDEFGHabcdefghABCD""#,
        STORED,
        &["error classes /thing/key"],
    ),
    (
        r#""key":¶"Aa1Aa1Aa1Aa1Aa1Aa1Aa1""#,
        STORED,
        &["error distinct-chars /thing/key"],
    ),
    (r#""key":"ABCDEFGHabcdef12ABCD""#, STORED, &[]),
    (
        r#""key":¶"ABCDEFGHabcdef1AABCD""#,
        STORED,
        &["error distinct-chars /thing/key"],
    ),
    (r#""mtu":1500,"up":true"#, STORED, &[]),
    (
        r#""mtu":¶1499,"up":¶false"#,
        STORED,
        &["error fixed /thing/mtu", "error fixed /thing/up"],
    ),
    (
        r#""mtu":¶99999999999999999999,"up":¶1"#,
        STORED,
        &["error range /thing/mtu", "error type /thing/up"],
    ),
    (
        r#""cidrs":¶["a1b",¶"c","b"]"#,
        STORED,
        &[
            "warning deprecated /thing/cidrs",
            "+error items /thing/cidrs",
            "error pattern /thing/cidrs/1",
        ],
    ),
    (
        r#""cidrs":¶[]"#,
        STORED,
        &["warning deprecated /thing/cidrs"],
    ),
    (r#""cidrs":¶1"#, STORED, &["error type /thing/cidrs"]),
    (
        r#""proxy":¶{}"#,
        STORED,
        &[
            "warning unsupported /thing/proxy",
            "+error required /thing/proxy/kind",
        ],
    ),
    (
        r#""mode":¶"old","modes":[¶"third"],"fallback":"x""#,
        STORED,
        &[
            "warning deprecated /thing/mode",
            "+note deprecated /thing/mode",
            "note deprecated /thing/modes/0",
        ],
    ),
    (r#""mode":¶"x""#, STORED, &["error enum /thing/mode"]),
    (
        r#""counts":[0,1,¶-0,¶1,9,¶1.0,¶1e1],"flags":[true,false,¶true]"#,
        STORED,
        &[
            "error unique /thing/counts/2",
            "error unique /thing/counts/3",
            "error type /thing/counts/5",
            "error type /thing/counts/6",
            "error unique /thing/flags/2",
        ],
    ),
    (
        r#""counts":[¶10,¶10]"#,
        STORED,
        &[
            "warning range /thing/counts/0",
            "warning range /thing/counts/1",
            "+error unique /thing/counts/1",
        ],
    ),
    // What is wrong by itself, and what is not there, is like no other.
    (
        r#""counts":[¶"1",¶"1",1],"modes":[¶"old",¶"OLD",¶"OLD"]"#,
        STORED,
        &[
            "error type /thing/counts/0",
            "error type /thing/counts/1",
            "warning deprecated /thing/modes/0",
            "error enum /thing/modes/1",
            "error enum /thing/modes/2",
        ],
    ),
    // `null` is a value of its own, as good as any.
    (
        r#""spots":[{"label":"x"},{},{},{"label":null},{"label":"null","size":1},{"label":¶null},{"size":1,"label":¶"x"}]"#,
        STORED,
        &[
            "error unique /thing/spots/5/label",
            "error unique /thing/spots/6/label",
        ],
    ),
    // A type that cannot hold the number refuses what a rule only warns of.
    (
        r#""level":¶4294967295"#,
        STORED,
        &["warning range /thing/level"],
    ),
    (
        r#""level":¶4294967296"#,
        STORED,
        &["error range /thing/level"],
    ),
    (r#""code":"""#, STORED, &[]),
    (r#""code":"aa-aaa-aaaa-""#, STORED, &[]),
    (r#""code":¶"aa-a-""#, STORED, &["error pattern /thing/code"]),
    (
        r#""code":¶"aaaaa-""#,
        STORED,
        &["error pattern /thing/code"],
    ),
    (
        r#""code":¶"aaaaaa-""#,
        STORED,
        &["error pattern /thing/code"],
    ),
    (r#""host":¶"""#, STORED, &["error format /thing/host"]),
    (
        r#""host":"vpn.example.com.","peers":["10.0.0.1","::1","a_b"],"identity":"a@b""#,
        STORED,
        &[],
    ),
    (
        r#""host":¶"10.0.0.1","peers":[¶"10.0.0.256",¶"a..b"],"identity":¶"a b""#,
        STORED,
        &[
            "error format /thing/host",
            "error format /thing/peers/0",
            "error format /thing/peers/1",
            "warning format /thing/identity",
        ],
    ),
    (
        r#""alias":¶"a b","mode":¶"old""#,
        STORED,
        &[
            "error format /thing/alias",
            "warning deprecated /thing/mode",
            "+note deprecated /thing/mode",
        ],
    ),
];

const RESPONSES: &[Case] = &[
    (
        r#"{"words":["a",¶"a",¶"A"]}"#,
        NOTHING,
        &["note drift /words/1", "note drift /words/2"],
    ),
    (r#"{"name":"a","cidrs":["A"],"mtu":1500}"#, NOTHING, &[]),
    (
        r#"{"name":¶"A","host":¶"-","cidrs":[¶"a"],"mtu":¶1}"#,
        NOTHING,
        &[
            "note drift /name",
            "note drift /host",
            "note drift /cidrs/0",
            "note drift /mtu",
        ],
    ),
];

#[test]
fn rules_of_one_value_are_judged_the_same() {
    both(Request, thing, OWN);
}

#[test]
fn every_short_text_is_matched_alike() {
    let mut texts = vec![String::new()];
    let mut start = 0;
    for _ in 0..4 {
        let end = texts.len();
        for index in start..end {
            for character in ['a', 'b', '9', '-', '_', 'é'] {
                texts.push(format!("{}{character}", texts[index]));
            }
        }
        start = end;
    }
    let spec = demo();
    for text in texts {
        let document = thing(&format!(r#""name":"{text}","cidrs":["{text}"]"#));
        let ours = interpreted(&spec, Request, document.as_bytes(), &Given::default());
        let theirs = checked(Request, &document, &Context::new());
        assert_eq!(theirs, ours, "{document}");
    }
}

#[test]
fn a_response_says_nothing_of_what_is_deprecated() {
    both(Response, str::to_owned, RESPONSES);
}

#[test]
fn a_value_that_was_built_is_told_the_same_in_words() {
    let thing = Thing {
        name: Some("-".to_owned()),
        key: Some(Secret::from("aaaaaaaaaaaaaaaaaaaaaaaa".to_owned())),
        mtu: Some(1400),
        up: Some(false),
        interval: Some(9),
        timeout: Some(9),
        least: Some(2),
        most: Some(1),
        cidrs: Some(vec!["c".to_owned()]),
        proxy: Some(Thing2 {
            kind: String::new(),
        }),
        host: Some("10.0.0.1".to_owned()),
        identity: Some("a b".to_owned()),
        modes: Some(vec![]),
        lonely: Some(true),
        extra: Some(true),
        ..Thing::default()
    };
    let current = br#"{"thing":{"label":null}}"#;
    let context = Context::new().current_json(current).unwrap();
    let report = Adjustment {
        origin: None,
        thing,
    }
    .validate(&context);
    let mut said: Vec<String> = report
        .violations()
        .iter()
        .map(ToString::to_string)
        .collect();
    said.sort();
    insta::assert_snapshot!("new_rules_in_words", said.join("\n"));
}
