//! Rules that no provider's spec uses yet: the same spec once read by the interpreter, once as
//! structs by hand, which have the same rules in the same words.

use vpn_model::strategy::{Case as Payload, clean, held, near_misses, samples, valid};
use vpn_model::{BodyInfo, Code, Context, Extra, Model, Secret, Severity};
use vpn_model_spec::interpret::BodyKind::{self, Request, Response};
use vpn_model_spec::ir::Spec;
use vpn_model_spec::{Source, compile};

use crate::cases::{Case, NOTHING, current, expect};
use crate::compare::{Given, Line, interpreted};

#[derive(Debug, Model)]
#[model(partial(current = "thing"), source = "Demo, table Adjustment")]
struct Adjustment {
    thing: Thing,
}

#[derive(Debug, Default, Model)]
#[model(source = "Demo, table Thing")]
struct Thing {
    #[model(
        length(1..=63),
        pattern("^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)?$")
    )]
    name: Option<String>,
    #[model(length(20..), classes("upper", "lower", "digit"), distinct_chars(16..))]
    key: Option<Secret>,
    #[model(fixed(1500))]
    mtu: Option<i64>,
    #[model(fixed(true))]
    up: Option<bool>,
    #[model(range(1..=3600), order(interval < timeout))]
    interval: Option<u32>,
    #[model(range(1..=3600))]
    timeout: Option<u32>,
    least: Option<i64>,
    #[model(warn(order(least <= most), source = "the guide"))]
    most: Option<i64>,
    #[model(deprecated, items(..=2), pattern("^(a[0-9]*|b)*$"))]
    cidrs: Option<Vec<String>>,
    #[model(unsupported)]
    proxy: Option<Thing2>,
    #[model(note(deprecated))]
    mode: Option<Mode>,
    #[model(unique)]
    modes: Option<Vec<Mode>>,
    #[model(note(required), length(..=4))]
    label: Option<String>,
    #[model(format(HostName))]
    host: Option<String>,
    #[model(format(HostNameOrAddress), unique)]
    peers: Option<Vec<String>>,
    #[model(warn(format(Fqdn)))]
    identity: Option<String>,
    #[model(format(HostName, mode == "old"))]
    alias: Option<String>,
    #[model(incompatible(present(host)))]
    lonely: Option<bool>,
    #[model(only_when(modes has "new"))]
    extra: Option<bool>,
    #[model(required_when(modes has "third", present(least)))]
    fallback: Option<String>,
}

#[derive(Debug, Model)]
#[model(source = "Demo, table Thing2")]
struct Thing2 {
    kind: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Model)]
enum Mode {
    #[model(name = "new")]
    New,
    #[model(name = "old", deprecated)]
    Old,
    #[model(name = "third", note(deprecated))]
    Third,
}

#[derive(Debug, Model)]
#[model(response, source = "Demo, table AdjustmentResponse")]
struct AdjustmentResponse {
    #[model(deprecated, pattern("^[a-z]*$"))]
    name: Option<String>,
    #[model(format(HostName))]
    host: Option<String>,
    #[model(unsupported, classes("upper"))]
    cidrs: Option<Vec<String>>,
    #[model(fixed(1500))]
    mtu: Option<i64>,
    #[model(extra)]
    rest: Extra,
}

fn demo() -> Spec {
    let source = Source::new(
        "specs/demo/v1/adjust-thing.md",
        include_str!("../good/adjust-thing.md"),
    );
    match compile(&[source]) {
        Ok(mut specs) => specs.remove(0),
        Err(diagnostics) => panic!("{diagnostics:#?}"),
    }
}

fn body(kind: BodyKind) -> BodyInfo {
    match kind {
        Response => BodyInfo::of::<AdjustmentResponse>(),
        _ => BodyInfo::of::<Adjustment>(),
    }
}

/// What the runtime says of a body that was written by hand.
fn checked(kind: BodyKind, text: &str, context: &Context) -> Vec<Line> {
    let report = body(kind).check_json(text.as_bytes(), context);
    let line = |violation: &vpn_model::Violation| {
        (
            violation.severity.as_str(),
            violation.code.to_string(),
            violation.pointer.clone(),
            violation.span.clone().unwrap().start,
        )
    };
    report.into_iter().map(line).collect()
}

/// Compares the two with what we expect, and with each other.
fn both(kind: BodyKind, wrap: impl Fn(&str) -> String, cases: &[Case]) {
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
fn thing(members: &str) -> String {
    match members.strip_prefix('¶') {
        Some(members) => format!(r#"{{"thing":¶{{"label":"x",{members}}}}}"#),
        None => format!(r#"{{"thing":{{"label":"x",{members}}}}}"#),
    }
}

const STORED: crate::cases::Known = current(
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

const RESPONSES: &[Case] = &[
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
    let report = Adjustment { thing }.validate(&context);
    let mut said: Vec<String> = report
        .violations()
        .iter()
        .map(ToString::to_string)
        .collect();
    said.sort();
    insta::assert_snapshot!("new_rules_in_words", said.join("\n"));
}

/// The interpreter and the runtime say what the strategy announces.
fn as_announced(kind: BodyKind, payload: &Payload) {
    let text = payload.text();
    let found = checked(kind, &text, &payload.context().unwrap());
    let announced: Vec<(&str, String, String)> = payload
        .expected
        .iter()
        .map(|one| {
            (
                one.severity.as_str(),
                one.code.to_string(),
                one.pointer.clone(),
            )
        })
        .collect();
    let said: Vec<(&str, String, String)> = found
        .iter()
        .filter(|(_, code, ..)| code != "unchecked")
        .map(|(severity, code, pointer, _)| (*severity, code.clone(), pointer.clone()))
        .collect();
    assert_eq!(said, announced, "{text} beside {:?}", payload.current);
    let given = Given {
        current: payload.current.as_ref().map(ToString::to_string),
        gateway: payload.gateway.as_ref().map(ToString::to_string),
        blocks: None,
    };
    let ours = interpreted(&demo(), kind, text.as_bytes(), &given);
    if payload.expected.iter().all(|one| one.code != Code::Syntax) {
        assert_eq!(found, ours, "{text} beside {:?}", payload.current);
    }
}

#[test]
fn strategies_know_the_rules() {
    for kind in [Request, Response] {
        let body = body(kind);
        for strategy in [valid(&body), clean(&body)] {
            for payload in samples(&strategy, 5).take(60) {
                as_announced(kind, &payload);
            }
        }
        for way in near_misses(&body).iter().chain(&held(&body)) {
            for payload in samples(&way.strategy(), 5).take(6) {
                as_announced(kind, &payload);
            }
        }
    }
}

#[test]
fn every_rule_is_broken_somewhere() {
    let ways = near_misses(&body(Request));
    for (code, severity, pointer) in [
        (Code::Pattern, Severity::Error, "/thing/name"),
        (Code::Length, Severity::Error, "/thing/name"),
        (Code::Classes, Severity::Error, "/thing/key"),
        (Code::DistinctChars, Severity::Error, "/thing/key"),
        (Code::Fixed, Severity::Error, "/thing/mtu"),
        (Code::Fixed, Severity::Error, "/thing/up"),
        (Code::Order, Severity::Error, "/thing/interval"),
        (Code::Order, Severity::Error, "/thing/timeout"),
        (Code::Order, Severity::Warning, "/thing/most"),
        (Code::Deprecated, Severity::Warning, "/thing/cidrs"),
        (Code::Pattern, Severity::Error, "/thing/cidrs/*"),
        (Code::Unsupported, Severity::Warning, "/thing/proxy"),
        (Code::Deprecated, Severity::Note, "/thing/mode"),
        (Code::Required, Severity::Note, "/thing/label"),
        (Code::Format, Severity::Error, "/thing/host"),
        (Code::Format, Severity::Error, "/thing/peers/*"),
        (Code::Format, Severity::Warning, "/thing/identity"),
        (Code::Incompatible, Severity::Error, "/thing/lonely"),
        (Code::Incompatible, Severity::Error, "/thing/host"),
        (Code::OnlyWhen, Severity::Error, "/thing/extra"),
        (Code::RequiredWhen, Severity::Error, "/thing/fallback"),
    ] {
        let found = ways
            .iter()
            .any(|way| (way.code, way.severity, way.pointer.as_str()) == (code, severity, pointer));
        assert!(found, "{severity}[{code}] {pointer}");
    }
}
