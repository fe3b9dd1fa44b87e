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
            "examples": ["203.0.113.10", "203.0.113.11"],
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
        HostName::NAME => return host_name(),
        HostNameOrAddress::NAME => {
            let mut name = Map::from_iter([("type".to_owned(), "string".into())]);
            name.append(&mut host_name());
            let address = format!("^(?:{address}|{})$", ipv6());
            json!({ "anyOf": [{ "type": "string", "pattern": address }, name] })
        }
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

fn host_name() -> Map {
    Map::from_iter([
        ("minLength".to_owned(), 1.into()),
        ("maxLength".to_owned(), 253.into()),
        ("pattern".to_owned(), HOST_NAME.into()),
        (
            "allOf".to_owned(),
            json!([{ "type": "string", "pattern": NOT_A_NUMBER }]),
        ),
    ])
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

/// `IPv6address` of RFC 3986, with what its forms end with written once.
fn ipv6() -> String {
    let group = "[0-9A-Fa-f]{1,4}";
    let before = |most: u8| match most {
        0 => format!("(?:{group})?"),
        _ => format!("(?:(?:{group}:){{0,{most}}}{group})?"),
    };
    let mut begins = vec![format!("(?:{group}:){{6}}"), format!("::(?:{group}:){{5}}")];
    begins.extend((0..4).map(|most| format!("{}::(?:{group}:){{{}}}", before(most), 4 - most)));
    begins.push(format!("{}::", before(4)));
    let begins = begins.join("|");
    let (six, seven) = (before(5), before(6));
    let address = ipv4();
    format!("(?:(?:{begins})(?:{group}:{group}|{address})|{six}::{group}|{seven}::)")
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::{ipv4, ipv6};

    fn fits(pattern: &str, text: &str) -> bool {
        let schema = serde_json::json!({ "pattern": format!("^{pattern}$") });
        jsonschema::is_valid(&schema, &text.into())
    }

    #[test]
    fn an_ipv6_address_is_what_rust_reads_as_one() {
        let mut texts = Vec::new();
        for before in 0..=8 {
            for after in 0..=8 {
                let groups = |count| vec!["a1"; count].join(":");
                texts.push(format!("{}::{}", groups(before), groups(after)));
                texts.push(format!("{}:{}", groups(before), groups(after)));
                texts.push(format!("{}::{}:1.2.3.4", groups(before), groups(after)));
                texts.push(format!("{}:1.2.3.4", groups(before)));
                texts.push(format!("{}::1.2.3.4", groups(before)));
            }
        }
        texts.extend(
            [
                "::", "::1", "1::", "12345::", "::g", ":::", "1::2::3", "::1%eth0",
            ]
            .map(str::to_owned),
        );
        for text in texts {
            assert_eq!(
                fits(&ipv6(), &text),
                text.parse::<Ipv6Addr>().is_ok(),
                "{text}"
            );
        }
    }

    #[test]
    fn an_ipv4_address_is_what_rust_reads_as_one() {
        for number in (0..=1000)
            .map(|number| number.to_string())
            .chain(["00", "01", "007", ""].map(str::to_owned))
        {
            let text = format!("{number}.0.{number}.1");
            assert_eq!(
                fits(&ipv4(), &text),
                text.parse::<Ipv4Addr>().is_ok(),
                "{text}"
            );
        }
    }
}
