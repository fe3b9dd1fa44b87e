//! Texts with a format. Validators take `format` for a remark unless they are
//! told otherwise, so each format has a pattern as well.

use std::net::Ipv4Addr;

use serde_json::{Value, json};

use super::Map;
use super::pattern::numbers;
use crate::leaves::Format;
use crate::names::{Fqdn, HostName, HostNameOrAddress};
use crate::{IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Uuid};

/// What a text of the format with that name looks like: no type, no null.
pub(super) fn keywords(name: &str) -> Map {
    let address = ipv4();
    let length = numbers(&(0..=32).collect());
    let v6_length = numbers(&(0..=128).collect());
    let value = match name {
        <Uuid as Format>::NAME => json!({
            "format": "uuid",
            "minLength": 36,
            "maxLength": 36,
            "pattern": "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
            "examples": ["0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b"],
        }),
        <Ipv4Addr as Format>::NAME => json!({
            "format": "ipv4",
            "pattern": format!("^{address}$"),
            "examples": ["203.0.113.10"],
        }),
        <Ipv4Net as Format>::NAME => json!({
            "pattern": format!("^{address}/(?:{length})$"),
            "examples": ["192.168.1.0/24"],
        }),
        <Ipv4CidrOrAddress as Format>::NAME => json!({
            "pattern": format!("^{address}(?:/(?:{length}))?$"),
            "examples": ["192.168.1.0/24"],
        }),
        <Ipv6Net as Format>::NAME => json!({
            "pattern": format!("^{}/(?:{v6_length})$", ipv6()),
            "examples": ["2001:db8::/32"],
        }),
        <IpNet as Format>::NAME => json!({
            "pattern": format!("^(?:{address}/(?:{length})|{}/(?:{v6_length}))$", ipv6()),
            "examples": ["192.168.1.0/24"],
        }),
        HostName::NAME => json!({
            "minLength": 1,
            "maxLength": 253,
            "pattern": HOST_NAME,
            "allOf": [{ "type": "string", "pattern": NOT_A_NUMBER }],
        }),
        HostNameOrAddress::NAME => json!({
            "anyOf": [
                { "type": "string", "pattern": format!("^(?:{address}|{})$", ipv6()) },
                {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 253,
                    "pattern": HOST_NAME,
                    "allOf": [{ "type": "string", "pattern": NOT_A_NUMBER }],
                },
            ],
        }),
        Fqdn::NAME => json!({
            "minLength": 1,
            "maxLength": 128,
            "pattern": r"^[^ &<>\[\]\\?]*$",
        }),
        _ => json!({}),
    };
    match value {
        Value::Object(keywords) => keywords,
        _ => Map::new(),
    }
}

/// Labels with dots between them.
const HOST_NAME: &str = "^[0-9A-Za-z_](?:[0-9A-Za-z_\\-]{0,61}[0-9A-Za-z_])?\
    (?:\\.[0-9A-Za-z_](?:[0-9A-Za-z_\\-]{0,61}[0-9A-Za-z_])?)*\\.?$";

/// The last label has something beside digits.
const NOT_A_NUMBER: &str = r"^(?:[0-9A-Za-z_.\-]*\.)?[0-9]*[A-Za-z_\-][0-9A-Za-z_\-]*\.?$";

fn octet() -> String {
    format!("(?:{})", numbers(&(0..=255).collect()))
}

fn ipv4() -> String {
    let octet = octet();
    format!("{octet}(?:\\.{octet}){{3}}")
}

/// RFC 3986, `IPv6address`.
fn ipv6() -> String {
    let group = "[0-9A-Fa-f]{1,4}";
    let end = format!("(?:{group}:{group}|{})", ipv4());
    let before = |most: u8| match most {
        0 => format!("(?:{group})?"),
        _ => format!("(?:(?:{group}:){{0,{most}}}{group})?"),
    };
    let mut forms = vec![
        format!("(?:{group}:){{6}}{end}"),
        format!("::(?:{group}:){{5}}{end}"),
    ];
    for most in 0..=3 {
        let between = 4 - most;
        forms.push(format!("{}::(?:{group}:){{{between}}}{end}", before(most)));
    }
    forms.push(format!("{}::{end}", before(4)));
    forms.push(format!("{}::{group}", before(5)));
    forms.push(format!("{}::", before(6)));
    format!("(?:{})", forms.join("|"))
}
