//! Texts with a format: UUIDs, addresses, names, and what only looks like one. Networks with rules of
//! their own are in [`networks`](super::networks).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::leaves::Format;
use crate::names::{Fqdn, HostName, HostNameOrAddress};
use crate::schema::Statement;
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::networks::{
    NO_IPV6_NETWORKS, is_no_network, network6, networks, random_network,
};
use crate::strategy::own::{keeps, network};
use crate::strategy::text;
use crate::{IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Uuid};

// How schemas call the formats.
const UUID: &str = <Uuid as Format>::NAME;
const FQDN: &str = <Fqdn as Format>::NAME;
const HOST_NAME: &str = <HostName as Format>::NAME;
const HOST_NAME_OR_ADDRESS: &str = <HostNameOrAddress as Format>::NAME;
const IPV4_ADDRESS: &str = <Ipv4Addr as Format>::NAME;
pub(super) const CIDR: &str = <IpNet as Format>::NAME;
pub(super) const IPV6_CIDR: &str = <Ipv6Net as Format>::NAME;
pub(super) const IPV4_CIDR: &str = <Ipv4Net as Format>::NAME;
pub(super) const IPV4_CIDR_OR_ADDRESS: &str = <Ipv4CidrOrAddress as Format>::NAME;

/// A text that has all these formats and keeps the rules; none if none is found.
pub(super) fn valid(formats: &[&str], rules: &[Statement], dice: &mut Dice<'_>) -> Option<Json> {
    let fits = |text: &Json| {
        let has_all = |text: &str| formats.iter().all(|format| has_format(format, text));
        keeps(rules, None, text) && text.as_text().is_some_and(has_all)
    };
    dice.persist(|dice| {
        let mut drawn = formats.iter().filter_map(|format| any(format, rules, dice));
        let fitting = drawn.find(fits);
        // What the other rules ask for has perhaps the format, too.
        fitting.or_else(|| Some(text::valid(rules, dice)).filter(fits))
    })
}

/// A text of that format; none if the format is not known here.
fn any(format: &str, rules: &[Statement], dice: &mut Dice<'_>) -> Option<Json> {
    match format {
        UUID => {
            let half = |dice: &mut Dice<'_>| u64::from(dice.draw()) << 32 | u64::from(dice.draw());
            let kind = dice.below(6);
            let uuid = match kind {
                0 => Uuid::from_u128(0x0f4e_3c2a_9d1b_4b7e_8a55_6c0d_2e1f_3a4b),
                1 => Uuid::nil(),
                2 => Uuid::max(),
                _ => Uuid::from_u64_pair(half(dice), half(dice)),
            };
            let text = uuid.to_string();
            Some(Json::Text(if kind == 3 {
                text.to_uppercase()
            } else {
                text
            }))
        }
        IPV4_ADDRESS => {
            let edges = [
                "10.1.2.3",
                "0.0.0.0",
                "255.255.255.255",
                "192.168.0.1",
                "127.0.0.1",
            ];
            Some(match dice.below(edges.len() + 2) {
                at if at < edges.len() => Json::text(*edges.get(at)?),
                _ => Json::text(Ipv4Addr::from_bits(dice.draw()).to_string()),
            })
        }
        IPV4_CIDR => {
            let edges = networks(rules, &|value| keeps(rules, None, value));
            let random = random_network(rules, dice.draw());
            let random = Json::text(random.to_string());
            if dice.chance() && keeps(rules, None, &random) {
                return Some(random);
            }
            dice.pick(&edges).cloned()
        }
        IPV6_CIDR => Some(network6(dice)),
        CIDR => {
            if dice.chance() {
                return Some(network6(dice));
            }
            any(IPV4_CIDR, rules, dice)
        }
        IPV4_CIDR_OR_ADDRESS => {
            if dice.chance() {
                return any(IPV4_ADDRESS, rules, dice);
            }
            any(IPV4_CIDR, rules, dice)
        }
        _ => {
            let mut names = names(format);
            names.retain(|name| keeps(rules, None, name));
            dice.pick(&names).cloned()
        }
    }
}

/// Names of that format at its edges.
pub(super) fn names(format: &str) -> Vec<Json> {
    let long = |labels: usize, rest: &str| {
        format!("{}{rest}", format!("{}.", "x".repeat(49)).repeat(labels))
    };
    let mut names = match format {
        HOST_NAME | HOST_NAME_OR_ADDRESS => vec![
            "vpn.example.com".to_owned(),
            "a".to_owned(),
            "vpn-1.example.com.".to_owned(),
            "_sip.XN--bcher-kva.example".to_owned(),
            "1.2.3.4a".to_owned(),
            format!("{}.example", "x".repeat(63)),
            long(5, "abc"),
        ],
        FQDN => vec![
            "vpn.example.com".to_owned(),
            "-".to_owned(),
            "ä@b.c/d:1".to_owned(),
            "x".repeat(128),
        ],
        _ => Vec::new(),
    };
    if format == HOST_NAME_OR_ADDRESS {
        let addresses = [
            "10.1.2.3",
            "255.255.255.255",
            "::",
            "2001:db8::1",
            "::ffff:10.1.2.3",
        ];
        names.extend(addresses.map(str::to_owned));
    }
    names.into_iter().map(Json::Text).collect()
}

/// Whether the text has the format, by another way than the library's.
pub(super) fn has_format(format: &str, text: &str) -> bool {
    match format {
        UUID => {
            let groups: Vec<_> = text.split('-').map(str::len).collect();
            groups == [8, 4, 4, 4, 12] && text.chars().all(|it| it == '-' || it.is_ascii_hexdigit())
        }
        IPV4_ADDRESS => network(&format!("{text}/32")).is_some(),
        IPV4_CIDR => network(text).is_some(),
        IPV6_CIDR => is_network6(text),
        CIDR => network(text).is_some() || is_network6(text),
        IPV4_CIDR_OR_ADDRESS => [IPV4_CIDR, IPV4_ADDRESS]
            .iter()
            .any(|one| has_format(one, text)),
        HOST_NAME => is_host_name(text),
        HOST_NAME_OR_ADDRESS => is_host_name(text) || text.parse::<IpAddr>().is_ok(),
        FQDN => {
            let count = text.chars().count();
            (1..=128).contains(&count) && !text.contains([' ', '&', '<', '>', '[', ']', '\\', '?'])
        }
        _ => false,
    }
}

fn is_network6(text: &str) -> bool {
    text.split_once('/').is_some_and(|(address, prefix)| {
        let length: Option<u8> = prefix.parse().ok();
        let is_length = length.is_some_and(|length| length <= 128 && length.to_string() == prefix);
        is_length && address.parse::<Ipv6Addr>().is_ok()
    })
}

fn is_host_name(text: &str) -> bool {
    let labels: Vec<&str> = text.strip_suffix('.').unwrap_or(text).split('.').collect();
    let allowed = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    let is_label = |label: &&str| {
        (1..64).contains(&label.len())
            && label.chars().all(allowed)
            && label.trim_matches('-') == *label
    };
    let is_number = |label: &&str| label.chars().all(|it| it.is_ascii_digit());
    text.len() < 254 && labels.iter().all(is_label) && !labels.last().is_some_and(is_number)
}

/// A text that only looks like one of that format.
pub(super) fn broken(format: &str, dice: &mut Dice<'_>) -> Option<Json> {
    let candidates: &[&str] = match format {
        UUID => &[
            "0f4e3c2a9d1b4b7e8a556c0d2e1f3a4b",
            "{0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b}",
            "urn:uuid:0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b",
            "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4g",
            "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4",
            "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4bb",
            "0f4e3c2a9-d1b-4b7e-8a55-6c0d2e1f3a4b",
            "0f4e3c2a_9d1b_4b7e_8a55_6c0d2e1f3a4b",
            " 0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b",
            "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4é",
            "",
        ],
        IPV4_ADDRESS => &[
            "10.1.2",
            "10.1.2.256",
            "10.1.2.03",
            "10.1.2.3.4",
            "10.1.2.3/32",
            "10.1.2.3 ",
            "10.1.2.-3",
            "0x0a.1.2.3",
            "10,1,2,3",
            "167838211",
            "::ffff:10.1.2.3",
            "vpn.example.com",
            "10.***.***.3",
            "",
        ],
        IPV4_CIDR => &[
            "10.1.2.0",
            "10.1.2.0/",
            "10.1.2.0/33",
            "10.1.2.0/024",
            "10.1.2.0/+24",
            "10.1.2.0/-1",
            "10.1.2.0/24 ",
            "10.1.2.0 /24",
            "10.1.2.0/255.255.255.0",
            "10.1.2/24",
            "10.1.02.0/24",
            "10.1.2.256/24",
            "10.1.2.0/24/24",
            "10.1.2.0-10.1.2.255",
            "2001:db8::/32",
            "any",
            "",
        ],
        HOST_NAME | HOST_NAME_OR_ADDRESS => {
            let mut names = vec![
                String::new(),
                ".".to_owned(),
                "vpn..example".to_owned(),
                "vpn.example..".to_owned(),
                "-vpn.example".to_owned(),
                "vpn-.example".to_owned(),
                "vpn example".to_owned(),
                "bücher.example".to_owned(),
                "https://vpn.example".to_owned(),
                "vpn.example:500".to_owned(),
                "10.1.2.256".to_owned(),
                "vpn.1".to_owned(),
                "10.0.0.0/8".to_owned(),
                "2001:db8::1::2".to_owned(),
                format!("{}.example", "x".repeat(64)),
                "x.".repeat(127),
            ];
            if format == HOST_NAME {
                names.extend(["10.1.2.3".to_owned(), "2001:db8::1".to_owned()]);
            }
            return dice.pick(&names).map(Json::text);
        }
        FQDN => {
            let mut names = vec![String::new(), "ä".repeat(129)];
            names.extend(
                " &<>[]\\?"
                    .chars()
                    .map(|wrong| format!("vpn{wrong}example")),
            );
            return dice.pick(&names).map(Json::text);
        }
        IPV6_CIDR => &NO_IPV6_NETWORKS,
        CIDR => {
            let v4 = broken(IPV4_CIDR, dice);
            let v6 = dice.pick(&NO_IPV6_NETWORKS).map(|text| Json::text(*text));
            // What is no network of the one family is perhaps one of the other.
            let both = [v4, v6].map(|text| text.filter(is_no_network));
            return dice.pick(&both)?.clone();
        }
        IPV4_CIDR_OR_ADDRESS => {
            let either = [broken(IPV4_CIDR, dice), broken(IPV4_ADDRESS, dice)];
            let lacks =
                |text: &Json| !has_format(IPV4_CIDR_OR_ADDRESS, text.as_text().unwrap_or_default());
            return dice.pick(&either)?.clone().filter(lacks);
        }
        _ => return None,
    };
    dice.pick(candidates).map(|text| Json::text(*text))
}

#[cfg(test)]
mod tests {
    use super::{HOST_NAME, UUID, broken, has_format, names};
    use crate::strategy::dice::Dice;

    #[test]
    fn a_name_at_an_edge_has_its_format() {
        for name in names(HOST_NAME) {
            let name = name.as_text().unwrap();
            assert!(has_format(HOST_NAME, name), "{name}");
        }
        let longest = "x.".repeat(126) + "x";
        assert!(has_format(HOST_NAME, &longest));
        assert!(!has_format(HOST_NAME, &(longest + ".")));
    }

    #[test]
    fn what_is_broken_has_no_format() {
        for format in [HOST_NAME, UUID] {
            for draw in 0..20 {
                let text = broken(format, &mut Dice::new(&[draw])).unwrap();
                let text = text.as_text().unwrap();
                assert!(!has_format(format, text), "{text}");
            }
        }
    }
}
