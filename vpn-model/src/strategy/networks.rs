//! Networks: any, at the edges of reserved blocks and tunnels, and those that break a rule.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::Ipv4Net;
use crate::schema::{Rule, Statement};
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::own::{breaks, keeps, network};

/// A network of IPv6, in one of the ways to write it.
pub(super) fn network6(dice: &mut Dice<'_>) -> Json {
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

/// Texts that only look like one.
pub(super) const NO_IPV6_NETWORKS: [&str; 15] = [
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
pub(super) fn is_no_network(text: &Json) -> bool {
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
pub(super) fn random_network(rules: &[Statement], draw: u32) -> Ipv4Net {
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
