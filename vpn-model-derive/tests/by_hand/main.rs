//! `#[derive(Model)]` on structs that somebody writes by hand, in a crate that is not `vpn-model`.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test does"
)]

mod conditions;
mod docs;
mod hints;
mod requests;
mod responses;
mod rules;
mod shapes;
mod stored;
mod words;

use vpn_model::{Context, Extra, Ipv4Net, Model, Open, Report, Secret, Text, Uuid};

/// The root of a partial update.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(
    partial(current = "tunnel", gateway = "gateway"),
    source = "by hand, table Update"
)]
struct Update {
    tunnel: Tunnel,
}

/// Every rule of the language stands here at least once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "by hand, table Tunnel")]
struct Tunnel {
    #[model(length(1..=8), chars("0-9A-Za-z_.-"))]
    name: String,
    #[model(name = "preSharedKey", length(8..=16), classes(3..=4))]
    pre_shared_key: Option<Secret>,
    #[model(
        name = "lifetimeSeconds",
        warn(range(300..), source = "the guide"),
        range(60..=3600)
    )]
    lifetime_seconds: Option<u32>,
    #[model(range(-5..=5))]
    offset: Option<i64>,
    #[model(items(1..=3), unique, reserved_block("100.64.0.0/10", "214.0.0.0/8"))]
    subnets: Option<Vec<Ipv4Net>>,
    #[model(tunnel_address(except = "169.254.195.0/24"))]
    local: Option<Ipv4Net>,
    #[model(tunnel_address, tunnel_pair(local))]
    peer: Option<Ipv4Net>,
    #[model(name = "localId", format(Ipv4Address, assume(r#type == "ip")))]
    local_id: Option<String>,
    #[model(name = "peerId", warn(distinct(localId)))]
    peer_id: Option<String>,
    r#type: Option<IdType>,
    #[model(
        items(..=5),
        unique(source),
        warn(unique(match)),
        required_when(current.style == "policy", gateway.ipVersion == "ipv4"),
        warn(only_when(current.style == "policy"))
    )]
    rules: Option<Vec<Policy>>,
    #[model(only_when(style == "bgp"))]
    hub: Option<bool>,
    style: Option<String>,
    #[model(name = "ike-version", incompatible(r#type == "fqdn", lifetimeSeconds == 60))]
    ike_version: Option<String>,
    #[model(ineffective(alone))]
    psk_rotation: Option<bool>,
    #[model(chars("a-z"), length(..=4))]
    tags: Option<Vec<String>>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(source = "by hand, table Policy")]
struct Policy {
    source: Ipv4Net,
    r#match: Option<String>,
    id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
enum IdType {
    #[model(name = "ip")]
    Ip,
    #[model(name = "fqdn", unsupported)]
    Fqdn,
    #[model(
        name = "dn",
        note(weak_algorithm),
        warn(unsupported, source = "the manual")
    )]
    Dn,
    r#Self_,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "by hand, table Answer")]
struct Answer {
    id: Option<Text<Uuid>>,
    #[model(name = "idType")]
    id_type: Option<Open<IdType>>,
    #[model(range(1..=9))]
    count: Option<u32>,
    subnets: Option<Vec<Text<Ipv4Net>>>,
    inner: Option<Inner>,
    #[model(extra)]
    rest: Extra,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "by hand, table Inner")]
struct Inner {
    r#type: Option<Open<IdType>>,
    #[model(extra)]
    extra: Extra,
}

/// One violation as text: severity, code, pointer, and the text that it points at.
fn lines(json: &str, report: &Report) -> Vec<String> {
    report
        .violations()
        .iter()
        .map(|violation| {
            let span = violation.span.clone().map(|span| &json[span]);
            format!(
                "{}[{}] {} {}",
                violation.severity,
                violation.code,
                violation.pointer,
                span.unwrap_or("-")
            )
        })
        .collect()
}

fn policy_based() -> Context {
    Context::new()
        .current_json(br#"{"tunnel": {"style": "POLICY", "local": "169.254.1.1/30"}}"#)
        .unwrap()
        .gateway_json(br#"{"gateway": {"ipVersion": "ipv4"}}"#)
        .unwrap()
}

/// Checks `{"tunnel": …}`.
#[track_caller]
fn check(tunnel: &str, context: &Context, expected: &[&str]) {
    let json = format!(r#"{{"tunnel": {tunnel}}}"#);
    let report = Update::check_json(&json, context);
    assert_eq!(lines(&json, &report), expected, "{json}");
}

/// Checks members beside a name and rules, without a stored connection.
#[track_caller]
fn members(members: &str, expected: &[&str]) {
    check(
        &format!(r#"{{"name": "a", "rules": [], {members}}}"#),
        &Context::new()
            .current_json(br#"{"style": "policy"}"#)
            .unwrap()
            .gateway_json(b"{}")
            .unwrap(),
        expected,
    );
}
