//! Texts with a format: UUIDs, addresses, networks, and what only looks like one.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::schema::{Rule, Statement};
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::own::{breaks, keeps, network};
use crate::{Ipv4Net, Uuid};

/// A text of that format that keeps the rules; none if the format is not known here.
pub(super) fn valid(format: &str, rules: &[Statement], dice: &mut Dice<'_>) -> Option<Json> {
    match format {
        "UUID" => {
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
        "IPv4 address" => {
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
        "IPv4 network in CIDR notation" => {
            let edges = networks(rules, &|value| keeps(rules, None, value));
            let random = random_network(rules, dice.draw());
            let random = Json::text(random.to_string());
            if dice.chance() && keeps(rules, None, &random) {
                return Some(random);
            }
            dice.pick(&edges).cloned()
        }
        "IPv6 network in CIDR notation" => Some(network6(dice)),
        "network in CIDR notation" => {
            if dice.chance() {
                return Some(network6(dice));
            }
            valid("IPv4 network in CIDR notation", rules, dice)
        }
        "IPv4 network in CIDR notation or IPv4 address" => {
            if dice.chance() {
                return valid("IPv4 address", rules, dice);
            }
            valid("IPv4 network in CIDR notation", rules, dice)
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
        "host name" | "host name or IP address" => vec![
            "vpn.example.com".to_owned(),
            "a".to_owned(),
            "vpn-1.example.com.".to_owned(),
            "_sip.XN--bcher-kva.example".to_owned(),
            "1.2.3.4a".to_owned(),
            format!("{}.example", "x".repeat(63)),
            long(5, "abc"),
        ],
        "FQDN identity" => vec![
            "vpn.example.com".to_owned(),
            "-".to_owned(),
            "ä@b.c/d:1".to_owned(),
            "x".repeat(128),
        ],
        _ => Vec::new(),
    };
    if format == "host name or IP address" {
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

/// A network of IPv6, in one of the ways to write it.
fn network6(dice: &mut Dice<'_>) -> Json {
    let edges = [
        "2001:db8::/32",
        "::/0",
        "2001:db8::1/128",
        "2001:0DB8:0:0:0:0:0:1/64",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/127",
        "1:2:3:4:5:6:7::/9",
        "::ffff:10.0.0.1/96",
        "fd00::/8",
    ];
    match edges.get(dice.below(edges.len() + 2)) {
        Some(edge) => Json::text(*edge),
        None => {
            let half =
                |dice: &mut Dice<'_>| u128::from(dice.draw()) << 32 | u128::from(dice.draw());
            let address = Ipv6Addr::from_bits(half(dice) << 64 | half(dice));
            Json::Text(format!("{address}/{}", dice.below(129)))
        }
    }
}

/// Whether the text has the format, by another way than the library's.
pub(super) fn has_format(format: &str, text: &str) -> bool {
    match format {
        "UUID" => {
            let groups: Vec<_> = text.split('-').map(str::len).collect();
            groups == [8, 4, 4, 4, 12] && text.chars().all(|it| it == '-' || it.is_ascii_hexdigit())
        }
        "IPv4 address" => network(&format!("{text}/32")).is_some(),
        "IPv4 network in CIDR notation" => network(text).is_some(),
        "host name" => is_host_name(text),
        "host name or IP address" => is_host_name(text) || text.parse::<IpAddr>().is_ok(),
        "FQDN identity" => {
            let count = text.chars().count();
            (1..=128).contains(&count) && !text.contains([' ', '&', '<', '>', '[', ']', '\\', '?'])
        }
        _ => true,
    }
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
        "UUID" => &[
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
        "IPv4 address" => &[
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
        "IPv4 network in CIDR notation" => &[
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
        "host name" | "host name or IP address" => {
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
            if format == "host name" {
                names.extend(["10.1.2.3".to_owned(), "2001:db8::1".to_owned()]);
            }
            return dice.pick(&names).map(Json::text);
        }
        "FQDN identity" => {
            let mut names = vec![String::new(), "ä".repeat(129)];
            names.extend(
                " &<>[]\\?"
                    .chars()
                    .map(|wrong| format!("vpn{wrong}example")),
            );
            return dice.pick(&names).map(Json::text);
        }
        "IPv6 network in CIDR notation" => &NO_IPV6_NETWORKS,
        "network in CIDR notation" => {
            let v4 = broken("IPv4 network in CIDR notation", dice);
            let v6 = dice.pick(&NO_IPV6_NETWORKS).map(|text| Json::text(*text));
            // What is no network of the one family is perhaps one of the other.
            let both = [v4, v6].map(|text| text.filter(is_no_network));
            return dice.pick(&both)?.clone();
        }
        "IPv4 network in CIDR notation or IPv4 address" => {
            let either = [
                broken("IPv4 network in CIDR notation", dice),
                broken("IPv4 address", dice),
            ];
            let fits = |text: &Json| {
                text.as_text().is_some_and(|text| {
                    !has_format("IPv4 address", text)
                        && !has_format("IPv4 network in CIDR notation", text)
                })
            };
            return dice.pick(&either)?.clone().filter(fits);
        }
        _ => return None,
    };
    dice.pick(candidates).map(|text| Json::text(*text))
}

const NO_IPV6_NETWORKS: [&str; 15] = [
    "2001:db8::",
    "2001:db8::/",
    "2001:db8::/129",
    "2001:db8::/032",
    "2001:db8::/+32",
    "2001:db8::/32 ",
    "2001:db8:::/32",
    "2001::db8::/32",
    "1:2:3:4:5:6:7/64",
    "1:2:3:4:5:6:7:8::/64",
    "12345::/16",
    "2001:db8::g/64",
    "fe80::1%eth0/64",
    "10.1.2.0/24",
    "",
];

/// Whether the text is a network of neither family.
fn is_no_network(text: &Json) -> bool {
    let text = text.as_text().unwrap_or_default();
    network(text).is_none() && text != "2001:db8::/32"
}

/// A network that breaks this rule and no other.
pub(super) fn breaking(
    rules: &[Statement],
    stated: &Statement,
    dice: &mut Dice<'_>,
) -> Option<Json> {
    let wrong = networks(rules, &|value| {
        breaks(&stated.rule, value) && keeps(rules, Some(stated), value)
    });
    dice.pick(&wrong).cloned()
}

/// The networks around every edge of the rules that the filter lets through.
pub(super) fn networks(rules: &[Statement], filter: &dyn Fn(&Json) -> bool) -> Vec<Json> {
    let mut all: Vec<Ipv4Net> = Vec::new();
    for stated in rules {
        match stated.rule {
            Rule::ReservedBlock(blocks) => blocks
                .iter()
                .for_each(|block| around_block(*block, &mut all)),
            Rule::TunnelAddress(except) => around_tunnels(except, &mut all),
            _ => {}
        }
    }
    let common = [
        "192.168.1.0/24",
        "10.1.2.3/24",
        "0.0.0.0/0",
        "255.255.255.255/32",
        "172.16.0.0/12",
        "10.0.0.0/8",
    ];
    all.extend(common.iter().filter_map(|text| network(text)));
    let mut texts: Vec<Json> = all.iter().map(|one| Json::text(one.to_string())).collect();
    texts.retain(filter);
    texts
}

fn net(address: u32, prefix: u8) -> Option<Ipv4Net> {
    Ipv4Net::new(Ipv4Addr::from_bits(address), prefix).ok()
}

/// The block, its first and last parts, what contains it, and its neighbours.
fn around_block(block: Ipv4Net, all: &mut Vec<Ipv4Net>) {
    let (first, last) = (block.network().to_bits(), block.broadcast().to_bits());
    let prefix = block.prefix_len();
    all.push(block);
    all.extend(net(first, 32));
    all.extend(net(last, 32));
    all.extend(net(first | 1, (prefix + 1).min(32)));
    all.extend(block.supernet());
    for (outside, length) in [
        (first.checked_sub(1), 32),
        (last.checked_add(1), 32),
        (last.checked_add(1), prefix),
    ] {
        all.extend(outside.and_then(|address| net(address, length)));
    }
}

/// Hosts, network and broadcast addresses of the first and last /30, and of those at the excepted blocks.
fn around_tunnels(except: &[Ipv4Net], all: &mut Vec<Ipv4Net>) {
    let link_local = Ipv4Addr::new(169, 254, 0, 0).to_bits();
    let mut blocks = vec![link_local | 76 << 8, link_local, link_local | 0xfffc];
    for block in except {
        let (first, last) = (block.network().to_bits(), block.broadcast().to_bits());
        blocks.extend([first, last & !3]);
        blocks.extend(first.checked_sub(4));
        blocks.extend(last.checked_add(1));
    }
    blocks.extend([link_local.wrapping_sub(4), link_local + 0x1_0000]);
    for block in blocks {
        for host in [1, 2, 0, 3] {
            all.extend(net(block + host, 30));
        }
    }
    for prefix in [29, 31, 32, 24, 16] {
        all.extend(net(link_local | 76 << 8 | 1, prefix));
    }
}

/// Any network; any usable end of a tunnel where the rules ask for one.
fn random_network(rules: &[Statement], draw: u32) -> Ipv4Net {
    let tunnel = rules
        .iter()
        .any(|stated| matches!(stated.rule, Rule::TunnelAddress(_)));
    let drawn = if tunnel {
        let block = Ipv4Addr::new(169, 254, 0, 0).to_bits() | draw & 0xfffc;
        net(block + 1 + (draw >> 16 & 1), 30)
    } else {
        let prefix = u8::try_from(draw % 33).unwrap_or_default();
        net(draw.wrapping_mul(2_654_435_761), prefix)
    };
    drawn.unwrap_or_default()
}

/// The other end of a tunnel.
pub(super) fn other_host(text: &str) -> Option<Json> {
    let one = network(text)?;
    let other = net(one.addr().to_bits() ^ 3, one.prefix_len())?;
    Some(Json::text(other.to_string()))
}
