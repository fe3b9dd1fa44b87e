//! Maps, values that can be `null`, values that come alone or as a list, and the networks of every
//! family, on structs that somebody writes by hand.

mod aliases;
mod requests;
mod responses;

use vpn_model::{
    Any, Extra, IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Map, Model, Nullable, OneOrMany,
    Secret, Text, Uuid,
};

use crate::lines;

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
    anything: Option<Any>,
    all: Option<Vec<Any>>,
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
