//! Maps, values that can be `null`, values that come alone or as a list, and the networks of every
//! family, on structs that somebody writes by hand.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a helper of a test fails as the test does"
)]

use vpn_model::schema::Kind;
use vpn_model::{
    Code, Context, Extra, IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Map, Model, Nullable,
    OneOrMany, Report, Secret, Text, Uuid, Value, mask,
};

/// A request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(partial(current = "tunnel"), source = "by hand, table Request")]
struct Request {
    tunnel: Option<Tunnel>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "by hand, table Tunnel")]
struct Tunnel {
    #[model(items(..=2), length(..=3), chars("a-z"))]
    labels: Option<Map<String>>,
    #[model(range(1..=9))]
    weights: Option<Map<u32>>,
    peers: Option<Map<Peer>>,
    keys: Option<Map<Secret>>,
    #[model(reserved_block("100.64.0.0/10"))]
    routes: Option<Map<Ipv4Net>>,
    #[model(length(1..=3), only_when(style == "bgp"))]
    name: Option<Nullable<String>>,
    style: Option<Nullable<String>>,
    #[model(items(1..), range(..=9))]
    counts: Option<Nullable<Vec<u32>>>,
    #[model(items(..=1), length(..=3))]
    tags: Option<Nullable<Map<String>>>,
    peer: Option<Nullable<Peer>>,
    v6: Option<Ipv6Net>,
    #[model(unique)]
    either: Option<Vec<IpNet>>,
    bare: Option<Ipv4CidrOrAddress>,
}

#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "by hand, table Peer")]
struct Peer {
    #[model(range(1..=65535))]
    port: u32,
}

/// A response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "by hand, table Answer")]
struct Answer {
    labels: Option<Map<String>>,
    #[model(range(1..=9))]
    counts: Option<OneOrMany<u32>>,
    inner: Option<OneOrMany<Inner>>,
    keys: Option<OneOrMany<Secret>>,
    secrets: Option<Map<Secret>>,
    ids: Option<Map<Text<Uuid>>>,
    net: Option<Text<IpNet>>,
    anything: Option<Value>,
    all: Option<Vec<Value>>,
    #[model(extra)]
    extra: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "by hand, table Inner")]
struct Inner {
    id: Option<u32>,
    #[model(extra)]
    extra: Extra,
}

/// One violation as text: severity, code, pointer, and the text that it points at.
fn lines(json: &str, report: &Report) -> Vec<String> {
    let line = |violation: &vpn_model::Violation| {
        let span = violation.span.clone().map(|span| &json[span]);
        let (severity, code) = (violation.severity, violation.code);
        format!(
            "{severity}[{code}] {} {}",
            violation.pointer,
            span.unwrap_or("-")
        )
    };
    report.violations().iter().map(line).collect()
}

/// What is wrong with a tunnel.
fn found(tunnel: &str) -> Vec<String> {
    let json = format!(r#"{{"tunnel": {tunnel}}}"#);
    match Request::from_json(&json) {
        Ok(value) => lines(&json, value.report()),
        Err(report) => lines(&json, &report),
    }
}

/// Reads, writes, and reads again: by the reader and by serde.
fn survives<T: Model + PartialEq + std::fmt::Debug>(json: &str) -> T {
    let value = T::from_json(json).unwrap().into_inner();
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), value);
    value
}

#[test]
fn a_map_keeps_the_order_of_the_document_and_survives_a_round_trip() {
    let json = r#"{"tunnel":{"labels":{"b":"x","a":"y"},"weights":{"a/b~c":1},"peers":{}}}"#;
    let tunnel = survives::<Request>(json).tunnel.unwrap();
    let labels: Vec<_> = tunnel.labels.as_ref().unwrap().keys().collect();
    assert_eq!(labels, ["b", "a"]);
    assert!(tunnel.peers.unwrap().is_empty());
}

#[test]
fn rules_of_scalars_look_at_each_value_of_a_map_and_items_at_the_whole() {
    assert_eq!(
        found(r#"{"labels": {"a": "long", "b": "X", "c": "x"}}"#),
        [
            r#"error[items] /tunnel/labels {"a": "long", "b": "X", "c": "x"}"#,
            r#"error[length] /tunnel/labels/a "long""#,
            r#"error[chars] /tunnel/labels/b "X""#,
        ]
    );
    assert_eq!(
        found(r#"{"weights": {"a/b~c": 0, "": 10}, "routes": {"x": "100.64.1.0/24"}}"#),
        [
            "error[range] /tunnel/weights/a~1b~0c 0",
            "error[range] /tunnel/weights/ 10",
            r#"error[reserved-block] /tunnel/routes/x "100.64.1.0/24""#,
        ]
    );
}

#[test]
fn a_value_of_a_map_is_read_as_what_the_map_holds() {
    assert_eq!(
        found(r#"{"labels": {"a": 1, "b": null}, "peers": {"x": {}, "y": {"port": 0, "z": 1}}}"#),
        [
            "error[type] /tunnel/labels/a 1",
            "error[type] /tunnel/labels/b null",
            "error[required] /tunnel/peers/x/port {",
            "error[range] /tunnel/peers/y/port 0",
            r#"error[unknown-field] /tunnel/peers/y/z "z""#,
        ]
    );
    assert_eq!(
        found(r#"{"labels": [], "weights": "x"}"#),
        [
            "error[type] /tunnel/labels []",
            r#"error[type] /tunnel/weights "x""#,
        ]
    );
    // An integer beyond its type is told the bounds of the spec.
    let report = Request::from_json(r#"{"tunnel": {"weights": {"a": 99999999999}}}"#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "error[range]: /tunnel/weights/a: must be between 1 and 9"
    );
}

#[test]
fn of_a_key_that_a_map_has_twice_the_first_value_counts() {
    let json = r#"{"labels": {"a": "x", "\u0061": "long", "b": 1, "b": "y"}}"#;
    assert_eq!(
        found(json),
        [
            r#"error[duplicate-field] /tunnel/labels/a "\u0061""#,
            "error[type] /tunnel/labels/b 1",
            r#"error[duplicate-field] /tunnel/labels/b "b""#,
        ]
    );
    let report = Request::from_json(r#"{"tunnel": {"labels": {"a": "", "a": ""}}}"#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "error[duplicate-field]: /tunnel/labels/a: the same key stands in this object before"
    );
    let by_serde = serde_json::from_str::<Tunnel>(r#"{"labels": {"a": "", "a": ""}}"#);
    assert!(!by_serde.unwrap_err().to_string().contains("`a`"));
}

#[test]
fn keys_of_a_map_are_hidden_where_the_text_is_not_well_formed() {
    let report = Request::from_json(r#"{"tunnel": {"weights": {"psk": 0, "x": }}}"#).unwrap_err();
    let pointers: Vec<_> = report.violations().iter().map(|one| &one.pointer).collect();
    assert_eq!(pointers, ["/tunnel/weights/***", "/tunnel/weights/***"]);
}

#[test]
fn null_is_a_value_only_where_the_type_says_so() {
    let json = r#"{"tunnel":{"name":null,"style":null,"counts":null,"tags":null,"peer":null}}"#;
    let tunnel = survives::<Request>(json).tunnel.unwrap();
    assert_eq!(tunnel.name, Some(Nullable::Null));
    assert_eq!(tunnel.v6, None);
    assert_eq!(
        found(r#"{"labels": null, "v6": null}"#),
        [
            "error[type] /tunnel/labels null",
            "error[type] /tunnel/v6 null",
        ]
    );
    let absent = survives::<Request>(r#"{"tunnel":{}}"#).tunnel.unwrap();
    assert_eq!(absent.name, None);
}

#[test]
fn rules_look_at_the_value_that_is_not_null() {
    survives::<Request>(
        r#"{"tunnel":{"name":"abc","style":"bgp","counts":[1],"tags":{"a":"b"},"peer":{"port":1}}}"#,
    );
    assert_eq!(
        found(
            r#"{"name": "long", "style": "bgp", "counts": [10, "x"], "tags": {"a": "long", "b": 0},
                "peer": {"port": 0}}"#
        ),
        [
            r#"error[length] /tunnel/name "long""#,
            "error[range] /tunnel/counts/0 10",
            r#"error[type] /tunnel/counts/1 "x""#,
            r#"error[items] /tunnel/tags {"a": "long", "b": 0}"#,
            r#"error[length] /tunnel/tags/a "long""#,
            "error[type] /tunnel/tags/b 0",
            "error[range] /tunnel/peer/port 0",
        ]
    );
    assert_eq!(
        found(r#"{"counts": [], "name": 1}"#),
        [
            "error[items] /tunnel/counts []",
            "error[type] /tunnel/name 1"
        ]
    );
}

/// `null` takes the stored value away, so conditions see none.
#[test]
fn null_is_as_good_as_absent_to_a_condition_and_nothing_stored_stands_in() {
    let context = Context::new()
        .current_json(br#"{"tunnel": {"style": "bgp"}}"#)
        .unwrap();
    let with = |json: &str| match Request::from_json_with(json, &context) {
        Ok(value) => lines(json, value.report()),
        Err(report) => lines(json, &report),
    };
    assert!(with(r#"{"tunnel": {"name": "x"}}"#).is_empty());
    assert_eq!(
        with(r#"{"tunnel": {"name": "x", "style": null}}"#),
        [r#"error[only-when] /tunnel/name "x""#]
    );
    assert!(with(r#"{"tunnel": {"name": null, "style": null}}"#).is_empty());
}

#[test]
fn networks_are_read_by_family() {
    let json = concat!(
        r#"{"tunnel":{"v6":"2001:db8::1/64","either":["10.1.2.3/24","::/0"],"#,
        r#""bare":"10.0.0.1"}}"#
    );
    let tunnel = survives::<Request>(json).tunnel.unwrap();
    assert_eq!(tunnel.v6.unwrap().prefix_len(), 64);
    assert!(tunnel.bare.unwrap().is_address());
    assert_eq!(
        found(
            r#"{"v6": "10.0.0.0/8", "either": ["::/129", "1::/16", "1:0::/16"], "bare": "::/0"}"#
        ),
        [
            r#"error[format] /tunnel/v6 "10.0.0.0/8""#,
            r#"error[format] /tunnel/either/0 "::/129""#,
            r#"error[unique] /tunnel/either/2 "1:0::/16""#,
            r#"error[format] /tunnel/bare "::/0""#,
        ]
    );
}

#[test]
fn every_format_has_help() {
    let json = r#"{"tunnel": {"v6": "", "either": [""], "bare": ""}}"#;
    let report = Request::from_json(json).unwrap_err();
    let messages: Vec<_> = report
        .violations()
        .iter()
        .map(|violation| {
            assert_eq!(violation.code, Code::Format);
            assert!(violation.help().is_some());
            violation.message()
        })
        .collect();
    assert_eq!(
        messages,
        [
            "expected an IPv6 network in CIDR notation",
            "expected a network in CIDR notation",
            "expected an IPv4 network in CIDR notation or IPv4 address",
        ]
    );
}

#[test]
fn a_built_value_gives_what_reading_its_text_gives() {
    let map = |members: &[(&str, &str)]| -> Map<String> {
        let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        members.iter().map(own).collect()
    };
    let value = Request {
        tunnel: Some(Tunnel {
            labels: Some(map(&[("a", "long"), ("b", "X"), ("c", "x")])),
            name: Some(Nullable::Value("long".to_owned())),
            style: Some(Nullable::Null),
            counts: Some(vec![10].into()),
            tags: Some(Nullable::Value(map(&[("a", "b"), ("c", "long")]))),
            peer: Some(Nullable::Value(Peer { port: 0 })),
            ..Tunnel::default()
        }),
    };
    let places = |report: &Report| -> Vec<_> {
        let violations = report.violations().iter();
        violations.map(|it| (it.code, it.pointer.clone())).collect()
    };
    let built = value.validate(&Context::new());
    let read = Request::from_json(serde_json::to_vec(&value).unwrap()).unwrap_err();
    assert_eq!(places(&built), places(&read));
    assert_eq!(built.violations().len(), 8, "{built}");
}

#[test]
fn a_member_of_a_response_comes_alone_or_as_a_list() {
    for (json, counts) in [
        (r#"{"counts":7}"#, vec![7]),
        (r#"{"counts":[7]}"#, vec![7]),
        (r#"{"counts":[]}"#, vec![]),
    ] {
        let answer: Answer = survives(json);
        assert_eq!(answer.counts.as_ref().unwrap().as_slice(), counts);
        assert_eq!(answer.counts.unwrap().into_vec(), counts);
        assert!(answer.extra.is_empty());
    }
    let answer: Answer = survives(r#"{"inner":{"id":1},"keys":"x"}"#);
    assert!(matches!(answer.inner, Some(OneOrMany::One(_))));
    let answer: Answer = survives(r#"{"inner":[{"id":1},{"id":2}],"keys":["x","y"]}"#);
    assert_eq!(answer.inner.unwrap().as_slice().len(), 2);
    let answer = Answer::from_json(r#"{"counts": [0, 10], "inner": {"id": 1}}"#).unwrap();
    let drift = answer.report().violations();
    let pointers: Vec<_> = drift.iter().map(|one| one.pointer.as_str()).collect();
    assert_eq!(pointers, ["/counts/0", "/counts/1"]);
}

#[test]
fn what_does_not_fit_is_kept_whatever_its_shape() {
    let json = r#"{"labels":{"a":1},"counts":"x","inner":[1],"ids":[],"anything":{"a":[1e400]}}"#;
    let answer = Answer::from_json(json).unwrap();
    let names: Vec<_> = answer.extra.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["labels", "counts", "inner", "ids"]);
    assert_eq!(answer.labels, None);
    // No `Value` holds such a number, so its text is kept.
    assert!(answer.anything.as_ref().unwrap().is_string());
    assert!(
        answer
            .report()
            .into_iter()
            .all(|one| one.code == Code::Drift)
    );
    let small = json.replace("1e400", "1");
    let by_serde: Answer = serde_json::from_str(&small).unwrap();
    assert_eq!(by_serde, *Answer::from_json(&small).unwrap());
}

#[test]
fn anything_goes_and_null_is_absent() {
    let json = r#"{"net":"any","anything":{"a":[null,1.5],"b":""},"all":[null,{},"x"]}"#;
    let answer: Answer = survives(json);
    assert!(Answer::from_json(json).unwrap().report().is_empty());
    assert_eq!(answer.net.unwrap().parse(), None);
    assert_eq!(answer.anything.unwrap()["a"][1], 1.5);
    let answer = Answer::from_json(r#"{"anything": null, "counts": null}"#).unwrap();
    assert_eq!(answer.anything, None);
    assert_eq!(answer.counts, None);
    assert!(answer.report().is_empty());
}

/// Of equal keys the first counts, in what a response keeps, too.
#[test]
fn of_equal_keys_in_anything_the_first_counts_to_the_reader_and_to_serde() {
    let json = r#"{"anything": {"a": 1, "a": 2}, "unknown": {"a": 1, "a": 2}, "labels": {"a": "x", "a": "y"}}"#;
    let answer = Answer::from_json(json).unwrap();
    assert_eq!(answer.anything.as_ref().unwrap()["a"], 1);
    assert_eq!(answer.extra.get("unknown").unwrap()["a"], 1);
    assert_eq!(answer.labels.as_ref().unwrap()["a"], "x");
    assert_eq!(serde_json::from_str::<Answer>(json).unwrap(), *answer);
}

#[test]
fn masking_shows_keys_and_harmless_values_and_hides_anything() {
    let json = r#"{"labels":{"a":"b","c":{"d":"e"}},"counts":[1,"x"],"keys":["k","l"],"secrets":{"m":"n"},"anything":"o","all":["p",1]}"#;
    let shown = r#"{"labels":{"a":"b","c":{"*":"*"}},"counts":[1,"x"],"keys":["*","*"],"secrets":{"m":"*"},"anything":"*","all":["*",*]}"#;
    assert_eq!(mask(json.as_bytes(), Answer::schema()), shown);
    let json = r#"{"tunnel":{"keys":{"a":"b","c":1},"name":null,"peer":{"port":1},"tags":{"x":"y"},"counts":[1]}}"#;
    let shown = r#"{"tunnel":{"keys":{"a":"*","c":*},"name":null,"peer":{"port":1},"tags":{"x":"y"},"counts":[1]}}"#;
    assert_eq!(mask(json.as_bytes(), Request::schema()), shown);
    // No name of what is inside something hidden is shown.
    let json = r#"{"tunnel":{"name":{"a":1},"labels":["a"],"counts":{"b":null}}}"#;
    let shown = r#"{"tunnel":{"name":{"*":*},"labels":["*"],"counts":{"*":****}}}"#;
    assert_eq!(mask(json.as_bytes(), Request::schema()), shown);
}

#[test]
fn the_schema_says_what_a_member_is_made_of() {
    let kind = |name: &str| {
        let mut fields = Tunnel::schema().fields.iter();
        fields.find(|field| field.name == name).unwrap().kind
    };
    assert!(matches!(kind("labels"), Kind::Map(Kind::Text)));
    assert!(matches!(
        kind("counts"),
        Kind::Nullable(Kind::List(Kind::Integer(_)))
    ));
    assert!(matches!(kind("counts").innermost(), Kind::Integer(_)));
    assert!(matches!(kind("counts").without_null(), Kind::List(_)));
    assert!(matches!(
        Answer::schema().fields.get(1).unwrap().kind,
        Kind::OneOrMany(Kind::Integer(_))
    ));
}

#[test]
fn no_error_of_serde_quotes_a_value() {
    for json in [
        r#"{"name": {"hunter2": 1}}"#,
        r#"{"name": ["hunter2"]}"#,
        r#"{"counts": "hunter2"}"#,
        r#"{"keys": {"a": ["hunter2"]}}"#,
        r#"{"keys": "hunter2"}"#,
        r#"{"bare": "hunter2"}"#,
        r#"{"either": ["hunter2"]}"#,
        r#"{"peer": "hunter2"}"#,
    ] {
        let error = serde_json::from_str::<Tunnel>(json)
            .unwrap_err()
            .to_string();
        assert!(!error.contains("hunter2"), "{error}");
    }
}
