//! In requests.

use vpn_model::schema::Kind;
use vpn_model::{Code, Context, Map, Model, Nullable, Report, mask};

use super::{Answer, Peer, Request, Tunnel, found, survives};
use crate::lines;

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
        "error[duplicate-field]: /tunnel/labels/a: the object has this key already"
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
fn masking_shows_keys_and_harmless_values_and_hides_anything() {
    let json = r#"{"labels":{"a":"b","c":{"d":"e"}},"counts":[1,"x"],"keys":["k","l"],"secrets":{"m":"n"},"anything":"o","all":["p",1]}"#;
    let shown = r#"{"labels":{"a":"b","c":{"*":"*"}},"counts":[1,"x"],"keys":["*","*"],"secrets":{"m":"*"},"anything":"*","all":["*",*]}"#;
    assert_eq!(mask(json.as_bytes(), Answer::schema()), shown);
    let json = r#"{"tunnel":{"keys":{"a":"b","c":1},"name":null,"peer":{"port":1},"tags":{"x":"y"},"counts":[1]}}"#;
    let shown = r#"{"tunnel":{"keys":{"a":"*","c":*},"name":null,"peer":{"port":1},"tags":{"x":"y"},"counts":[1]}}"#;
    assert_eq!(mask(json.as_bytes(), Request::schema()), shown);
    let json = r#"{"tunnel":{"peer":null,"tags":null,"counts":null,"labels":null,"keys":null}}"#;
    let shown = r#"{"tunnel":{"peer":null,"tags":null,"counts":null,"labels":****,"keys":****}}"#;
    assert_eq!(mask(json.as_bytes(), Request::schema()), shown);
    // Brackets and spaces inside of a text are hidden as its letters are, escaped quotes, too.
    let json = r#"{"tunnel":{"keys":{"a":"b {c}, [\"d\"]: e"},"peers": {"x" : "f: {g}" } }}"#;
    let shown = r#"{"tunnel":{"keys":{"a":"*****************"},"peers": {"x" : "******" } }}"#;
    assert_eq!(mask(json.as_bytes(), Request::schema()), shown);
    // A hidden character is one asterisk, and every byte stays where it is.
    let json = r#"{"tunnel":{"keys":{"a":"é€𝄞x"}}}"#;
    let shown = "{\"tunnel\":{\"keys\":{\"a\":\"*\u{7f}*\u{7f}\u{7f}*\u{7f}\u{7f}\u{7f}*\"}}}";
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

#[test]
fn what_holds_others_is_there_whatever_is_wrong_inside_unless_it_is_something_else() {
    #[derive(Debug, Model)]
    #[model(source = "by hand, table Held")]
    struct Held {
        map: Option<Map<String>>,
        list: Option<Vec<u32>>,
        object: Option<Peer>,
        nullable: Option<Nullable<Vec<u32>>>,
        #[model(range(1..))]
        number: Option<u32>,
        #[model(
            incompatible(present(map)),
            incompatible(present(list)),
            incompatible(present(object)),
            incompatible(present(nullable)),
            incompatible(present(number))
        )]
        hub: Option<bool>,
    }
    let codes = |member: &str| -> Vec<String> {
        let json = format!("{{{member}, \"hub\": true}}");
        let report = Held::check_json(json, &Context::new());
        let violations = report.violations().iter();
        violations.map(|it| it.code.to_string()).collect()
    };
    for sound in [
        r#""map": {"a": "b"}"#,
        r#""list": [1]"#,
        r#""object": {"port": 1}"#,
        r#""nullable": [1]"#,
        r#""number": 1"#,
    ] {
        assert_eq!(codes(sound), ["incompatible"], "{sound}");
    }
    for broken_inside in [
        r#""map": {"a": 1}"#,
        r#""list": [1, "x"]"#,
        r#""object": {"port": "x"}"#,
        r#""nullable": [1, "x"]"#,
    ] {
        assert_eq!(
            codes(broken_inside),
            ["type", "incompatible"],
            "{broken_inside}"
        );
    }
    for something_else in [
        r#""map": ["a"]"#,
        r#""list": {"a": 1}"#,
        r#""object": [1]"#,
        r#""nullable": {"a": 1}"#,
        r#""number": "1""#,
    ] {
        assert_eq!(codes(something_else), ["type"], "{something_else}");
    }
    assert_eq!(codes(r#""number": 0"#), ["range"]);
}

#[test]
fn what_stands_in_quotes_is_said_to() {
    let message = |value: &str| {
        let json = format!(r#"{{"tunnel": {{"weights": {{"a": {value}}}}}}}"#);
        Request::from_json(json).unwrap_err().violations()[0].message()
    };
    for (value, found) in [
        (r#""12""#, "an integer in quotes"),
        (r#""-1""#, "an integer in quotes"),
        (r#""true""#, "a boolean in quotes"),
        (r#""twelve""#, "a string"),
        ("1.5", "a number with a fraction or an exponent"),
    ] {
        assert_eq!(
            message(value),
            format!("expected an integer, found {found}")
        );
    }
}
