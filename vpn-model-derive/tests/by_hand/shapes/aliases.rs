//! The macro sees names, not types: what stands behind the name of somebody's own is read like what it is.

use vpn_model::schema::Kind;
use vpn_model::{Context, Map, Model, Nullable, OneOrMany, Report};

use super::{Peer, survives};
use crate::lines;

type Peers = Vec<Peer>;
type PeersByName = Map<Peer>;
type PeerOrNot = Nullable<Peer>;
type PeerOrPeers = OneOrMany<Peer>;

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "by hand, table Aliased")]
struct Aliased {
    list: Option<Peers>,
    map: Option<PeersByName>,
    nullable: Option<PeerOrNot>,
    either: Option<PeerOrPeers>,
    /// The macro knows one shape, and leaves the other to the compiler.
    nested: Option<Map<Peers>>,
}

const GOOD: &str = concat!(
    r#"{"list":[{"port":1}],"map":{"a":{"port":2}},"nullable":{"port":3},"#,
    r#""either":[{"port":4}],"nested":{"b":[{"port":5}]}}"#
);

fn places(report: &Report) -> Vec<String> {
    let place = |it: &vpn_model::Violation| format!("{} {}", it.code, it.pointer);
    report.violations().iter().map(place).collect()
}

#[test]
fn a_name_of_ones_own_is_read_like_what_it_stands_for() {
    let value: Aliased = survives(GOOD);
    let peer = |port| Peer { port };
    let one = |name: &str, port| Map::from([(name.to_owned(), peer(port))]);
    let built = Aliased {
        list: Some(vec![peer(1)]),
        map: Some(one("a", 2)),
        nullable: Some(peer(3).into()),
        either: Some(OneOrMany::Many(vec![peer(4)])),
        nested: Some(Map::from([("b".to_owned(), vec![peer(5)])])),
    };
    assert_eq!(value, built);
    assert!(built.validate(&Context::new()).is_empty());
    let alone: Aliased = survives(r#"{"nullable":null,"either":{"port":4}}"#);
    assert_eq!(alone.nullable, Some(Nullable::Null));
    assert_eq!(alone.either, Some(OneOrMany::One(peer(4))));
}

#[test]
fn what_is_wrong_behind_such_a_name_is_found_in_a_text_and_in_a_built_value() {
    let bad = [
        "range /list/0/port",
        "range /map/a/port",
        "range /nullable/port",
        "range /either/0/port",
        "range /nested/b/0/port",
    ];
    let json = GOOD.replace(|digit: char| digit.is_ascii_digit(), "0");
    assert_eq!(places(&Aliased::from_json(&json).unwrap_err()), bad);
    let built: Aliased = serde_json::from_str(&json).unwrap();
    assert_eq!(places(&built.validate(&Context::new())), bad);
    let alone = r#"{"either": {"port": 0}}"#;
    assert_eq!(
        lines(alone, &Aliased::from_json(alone).unwrap_err()),
        ["error[range] /either/port 0"]
    );
    let built: Aliased = serde_json::from_str(alone).unwrap();
    assert_eq!(
        places(&built.validate(&Context::new())),
        ["range /either/port"]
    );
}

#[test]
fn what_is_of_another_type_behind_such_a_name_is_found() {
    let json = r#"{"list": {}, "map": [], "nullable": 1, "either": [2], "nested": {"b": {}}}"#;
    assert_eq!(
        lines(json, &Aliased::from_json(json).unwrap_err()),
        [
            "error[type] /list {}",
            "error[type] /map []",
            "error[type] /nullable 1",
            "error[type] /either/0 2",
            "error[type] /nested/b {}",
        ]
    );
}

#[test]
fn the_schema_says_what_such_a_name_stands_for() {
    let kind = |name: &str| {
        let mut fields = Aliased::schema().fields.iter();
        fields.find(|field| field.name == name).unwrap().kind
    };
    assert!(matches!(kind("list"), Kind::List(Kind::Object(_))));
    assert!(matches!(kind("map"), Kind::Map(Kind::Object(_))));
    assert!(matches!(kind("nullable"), Kind::Nullable(Kind::Object(_))));
    assert!(matches!(kind("either"), Kind::OneOrMany(Kind::Object(_))));
    assert!(matches!(
        kind("nested"),
        Kind::Map(Kind::List(Kind::Object(_)))
    ));
}
