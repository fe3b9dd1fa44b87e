//! Every type in every shape, on an operation that no provider has. What the compiler writes for it
//! is a part of this test, and of the properties of `vpn-model`.

use std::path::Path;

use vpn_model_spec::emit::emit;
use vpn_model_spec::interpret::BodyKind::{Request, Response};
use vpn_model_spec::ir::Spec;
use vpn_model_spec::{Source, compile};

use crate::cases::{Case, Known, NOTHING, agree, current, expect};

/// The spec of that operation.
pub(crate) fn spec() -> Spec {
    let source = Source::new("specs/demo/v1/hold-thing.md", include_str!("hold-thing.md"));
    match compile(&[source]) {
        Ok(mut specs) => specs.remove(0),
        Err(diagnostics) => panic!("{}", diagnostics.first().unwrap()),
    }
}

#[test]
fn what_is_compared_is_what_the_compiler_writes() {
    let files = emit(&[spec()]);
    let made = files
        .iter()
        .find(|file| file.path.ends_with("hold_thing.rs"))
        .unwrap();
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../vpn-model/tests/properties/hold_thing.rs");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &made.text).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap();
    assert!(found == made.text, "run this test with UPDATE=1");
}

/// The thing is off, and whole.
const STORED: Known = current(
    r#"{"thing":{"mode":"off","style":"off","word":"ok","flag":false,"kind":"whole","name":"x","part":{"port":1}}}"#,
);

/// The thing is on.
const ON: Known = current(
    r#"{"thing":{"mode":"ON","style":"on","word":"","flag":true,"kind":"","name":"x","count":1}}"#,
);

const REQUESTS: &[Case] = &[
    (r#""labels":{"b":"x","a":"y"}"#, STORED, &[]),
    (r#""labels":¶{}"#, STORED, &["error items /thing/labels"]),
    (r#""labels":¶[]"#, STORED, &["error type /thing/labels"]),
    (r#""labels":¶null"#, STORED, &["error type /thing/labels"]),
    (
        r#""labels":{"a/b~c":¶"X","":¶1,"y":¶null}"#,
        STORED,
        &[
            "error chars /thing/labels/a~1b~0c",
            "error type /thing/labels/",
            "error type /thing/labels/y",
        ],
    ),
    (
        r#""labels":{"a":"x",¶"a":1,¶"\u0061":"y"}"#,
        STORED,
        &[
            "error duplicate-field /thing/labels/a",
            "error duplicate-field /thing/labels/a",
        ],
    ),
    // A key that is there twice is one item.
    (
        r#""parts":{"a":{"port":1},"b":{"port":1},¶"b":{}}"#,
        STORED,
        &["error duplicate-field /thing/parts/b"],
    ),
    (
        r#""parts":{"a":¶{},"b":{"port":¶0,¶"x":1}}"#,
        STORED,
        &[
            "error required /thing/parts/a/port",
            "error range /thing/parts/b/port",
            "error unknown-field /thing/parts/b/x",
        ],
    ),
    (
        r#""parts":{"a":{"port":1,"inner":{"x":¶1}}}"#,
        STORED,
        &["error type /thing/parts/a/inner/x"],
    ),
    (
        r#""modes":{"a":"on","b":¶"half","c":¶"ON"}"#,
        STORED,
        &[
            "warning unsupported /thing/modes/b",
            "error enum /thing/modes/c",
        ],
    ),
    (
        r#""routes":{"a":"10.0.0.0/8","b":¶"100.64.0.0/10"}"#,
        STORED,
        &["error reserved-block /thing/routes/b"],
    ),
    (r#""v6":"::ffff:10.0.0.1/96","other_v6":"::/0""#, ON, &[]),
    // What is stored in another form is not known.
    (
        r#""v6":¶"::/0""#,
        current(r#"{"thing":{"mode":"on","kind":"","other_v6":"::"}}"#),
        &["note unchecked /thing/v6"],
    ),
    (r#""v6":¶"2001:db8::/129""#, ON, &["error format /thing/v6"]),
    (
        r#""v6":"2001:db8::/32","other_v6":¶"2001:DB8:0::/32""#,
        ON,
        &["error distinct /thing/other_v6"],
    ),
    (
        r#""nets":["1::/16","10.0.0.0/8",¶"1:0::/16"]"#,
        STORED,
        &["error unique /thing/nets/2"],
    ),
    (
        r#""nets":[¶"1::/129",¶"10.0.0.0/33"]"#,
        STORED,
        &["error format /thing/nets/0", "error format /thing/nets/1"],
    ),
    // Two forms are two values.
    (r#""hosts":["10.0.0.1","10.0.0.1/32"]"#, STORED, &[]),
    (
        r#""hosts":["10.0.0.1",¶"10.0.0.1",¶"::1"]"#,
        STORED,
        &["error unique /thing/hosts/1", "error format /thing/hosts/2"],
    ),
    (
        r#""bare":¶"10.0.0.1/""#,
        STORED,
        &["error format /thing/bare"],
    ),
    // Null is a value of its own, as good as absent to conditions, and nothing stored stands in.
    (
        r#""mode":null,"name":null,"count":null,"counts":null,"tags":null,"part":null,"kind":null"#,
        STORED,
        &[],
    ),
    (r#""name":"x""#, ON, &[]),
    (
        r#""mode":null,"name":¶"x""#,
        ON,
        &["error only-when /thing/name"],
    ),
    (r#""mode":null,"name":null"#, ON, &[]),
    (r#""name":null"#, STORED, &[]),
    (r#""count":3"#, ON, &[]),
    (r#""count":¶3"#, STORED, &["error ineffective /thing/count"]),
    (r#""count":3,"style":null"#, STORED, &[]),
    (r#""count":null,"style":"off""#, STORED, &[]),
    (r#""word":¶null"#, ON, &["error incompatible /thing/word"]),
    (r#""word":null,"flag":null"#, ON, &[]),
    (r#""flag":true"#, STORED, &[]),
    (
        r#""mode":¶"half""#,
        STORED,
        &["warning unsupported /thing/mode"],
    ),
    (r#""counts":¶[]"#, STORED, &["error items /thing/counts"]),
    (
        r#""counts":[¶6,¶null]"#,
        STORED,
        &["error range /thing/counts/0", "error type /thing/counts/1"],
    ),
    (
        r#""tags":¶{"a":"x","b":¶"long"}"#,
        STORED,
        &["error items /thing/tags", "error length /thing/tags/b"],
    ),
    (r#""tags":¶[]"#, STORED, &["error type /thing/tags"]),
    (
        r#""part":¶{}"#,
        STORED,
        &["error required /thing/part/port"],
    ),
    (r#""part":¶1"#, STORED, &["error type /thing/part"]),
    (r#""part":null"#, STORED, &[]),
    (r#""kind":null"#, ON, &[]),
];

const RESPONSES: &[Case] = &[
    (
        r#"{"thing":{"labels":null,"parts":null,"anything":null}}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"thing":{"labels":{"a":¶1,"b":¶null,¶"b":"x"}}}"#,
        NOTHING,
        &[
            "note drift /thing/labels/a",
            "note drift /thing/labels/b",
            "note drift /thing/labels/b",
        ],
    ),
    (
        r#"{"thing":{"ids":{"a":"*****"},"v6":"any","nets":["any"]}}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"thing":{"counts":7,"parts":{"port":1},"modes":"ON","nets":"x"}}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"thing":{"counts":[7],"parts":[{"port":1},{}],"modes":["on","off"]}}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"thing":{"counts":¶"x","parts":¶7,"modes":¶{}}}"#,
        NOTHING,
        &[
            "note drift /thing/counts",
            "note drift /thing/parts",
            "note drift /thing/modes",
        ],
    ),
    (
        r#"{"thing":{"counts":[¶0,¶null],"parts":[¶[],{"port":¶0}],"modes":¶"new"}}"#,
        NOTHING,
        &[
            "note drift /thing/counts/0",
            "note drift /thing/counts/1",
            "note drift /thing/parts/0",
            "note drift /thing/parts/1/port",
            "note drift /thing/modes",
        ],
    ),
    (
        r#"{"thing":{"anything":{"a":1e400,"a":[]},"all":[null,{}],"by_name":{"a":null,"b":1}}}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"thing":{"all":¶{},"by_name":{"a":1,¶"a":2}}}"#,
        NOTHING,
        &["note drift /thing/all", "note drift /thing/by_name/a"],
    ),
];

/// What stands beside the members of a request.
fn request(members: &str) -> String {
    format!(r#"{{"thing":{{"note":null,{members}}}}}"#)
}

#[test]
fn requests_are_judged_as_the_readme_says() {
    expect(&spec(), Request, request, REQUESTS);
    agree(&spec(), Request, request, REQUESTS);
}

#[test]
fn responses_are_judged_as_the_readme_says() {
    expect(&spec(), Response, str::to_owned, RESPONSES);
    agree(&spec(), Response, str::to_owned, RESPONSES);
}
