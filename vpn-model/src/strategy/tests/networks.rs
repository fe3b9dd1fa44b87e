//! The networks that are tried.

use super::stated;
use crate::Ipv4Net;
use crate::schema::{Rule, Statement};
use crate::strategy::networks::{networks, other_host, random_network};

/// What is tried because of a rule.
fn tried(rule: Rule) -> Vec<String> {
    let common = networks(&[], &|_| true).len();
    let mut all = networks(&[stated(rule)], &|_| true);
    all.truncate(all.len() - common);
    let texts = all.iter().map(|one| one.as_text().unwrap().to_owned());
    texts.collect()
}

fn blocks(text: &str) -> &'static [Ipv4Net] {
    vec![text.parse().unwrap()].leak()
}

#[test]
fn around_a_block_are_its_parts_what_contains_it_and_its_neighbours() {
    let around = |block: &str| tried(Rule::ReservedBlock(blocks(block)));
    assert_eq!(
        around("100.64.0.0/10"),
        [
            "100.64.0.0/10",
            "100.64.0.0/32",
            "100.127.255.255/32",
            "100.64.0.1/11",
            "100.0.0.0/9",
            "100.63.255.255/32",
            "100.128.0.0/32",
            "100.128.0.0/10",
        ]
    );
    assert_eq!(
        around("203.0.113.7/32"),
        [
            "203.0.113.7/32",
            "203.0.113.7/32",
            "203.0.113.7/32",
            "203.0.113.7/32",
            "203.0.113.6/31",
            "203.0.113.6/32",
            "203.0.113.8/32",
            "203.0.113.8/32",
        ]
    );
    assert_eq!(
        around("0.0.0.0/0"),
        ["0.0.0.0/0", "0.0.0.0/32", "255.255.255.255/32", "0.0.0.1/1"]
    );
}

#[test]
fn around_tunnels_are_all_hosts_of_the_blocks_at_the_edges() {
    let all = tried(Rule::TunnelAddress(blocks("169.254.192.0/29")));
    let blocks = [
        ("169.254.76", 0),
        ("169.254.0", 0),
        ("169.254.255", 252),
        ("169.254.192", 0),
        ("169.254.192", 4),
        ("169.254.191", 252),
        ("169.254.192", 8),
        ("169.253.255", 252),
        ("169.255.0", 0),
    ];
    let mut expected = Vec::new();
    for (front, block) in blocks {
        expected.extend([1, 2, 0, 3].map(|host| format!("{front}.{}/30", block + host)));
    }
    expected.extend([29, 31, 32, 24, 16].map(|prefix| format!("169.254.76.1/{prefix}")));
    assert_eq!(all, expected);
}

#[test]
fn any_network_is_drawn_and_a_usable_end_where_a_tunnel_is_asked_for() {
    let drawn = |rules: &[Statement], draw: u32| random_network(rules, draw).to_string();
    assert_eq!(drawn(&[], 0), "0.0.0.0/0");
    assert_eq!(drawn(&[], 24), "213.51.104.152/24");
    assert_eq!(drawn(&[], 33 + 32), "44.21.229.241/32");
    let tunnel = [stated(Rule::TunnelAddress(&[]))];
    assert_eq!(drawn(&tunnel, 0), "169.254.0.1/30");
    assert_eq!(drawn(&tunnel, 0x1_4c07), "169.254.76.6/30");
    assert_eq!(drawn(&tunnel, 0x2_ffff), "169.254.255.253/30");
}

#[test]
fn the_other_end_is_in_the_same_block() {
    let other = |text: &str| Some(other_host(text)?.as_text()?.to_owned());
    assert_eq!(other("169.254.76.1/30").unwrap(), "169.254.76.2/30");
    assert_eq!(other("169.254.76.6/30").unwrap(), "169.254.76.5/30");
    assert_eq!(other("169.254.76.6"), None);
}
