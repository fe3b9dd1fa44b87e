//! Networks and tunnel addresses that break a rule.

use super::{Mistake, assert_all, mistake, refusals};

/// Not `a.b.c.d/0..=32`.
const NOT_A_CIDR: &[&str] = &[
    r#""""#,
    r#""/""#,
    r#""/24""#,
    r#""192.168.7.0""#,
    r#""192.168.7.0/""#,
    r#""192.168.7.0/33""#,
    r#""192.168.7.0/256""#,
    r#""192.168.7.0/280""#,
    r#""192.168.7.0/-1""#,
    r#""192.168.7.0/+24""#,
    r#""192.168.7.0/24.""#,
    r#""192.168.7.0/24/24""#,
    r#""192.168.7.0/24 ""#,
    r#"" 192.168.7.0/24""#,
    r#""192.168.7.0 /24""#,
    r#""192.168.7.0/ 24""#,
    r#""192.168.7.0/24\n""#,
    r#""192.168.7.0\\24""#,
    r#""192.168.7.0/255.255.255.0""#,
    r#""192.168.7/24""#,
    r#""192.168.7.0.0/24""#,
    r#""192.168.7.256/24""#,
    // The character behind 9.
    r#""192.168.7.:/24""#,
    r#""192.168.7.-1/24""#,
    r#""192.168.07.0/24""#,
    r#""0300.168.7.0/24""#,
    r#""0xc0.168.7.0/24""#,
    r#""3232237312/24""#,
    r#""192,168,7,0/24""#,
    r#""192.168..0/24""#,
    r#""2001:db8::/32""#,
    r#""::ffff:192.168.7.0/120""#,
    r#""vpn.example.com/24""#,
    r#""192.168.7.0/twenty""#,
    r#""192.168.7.0／24""#,
    r#""１92.168.7.0/24""#,
    r#""any""#,
];

#[test]
fn every_network_must_be_an_ipv4_cidr() {
    let mistakes = refusals(&[
        (
            "",
            r#""192.168.1.0/24""#,
            "format",
            "peer_subnets/0",
            NOT_A_CIDR,
        ),
        (
            "",
            r#""192.168.2.0/24""#,
            "format",
            "peer_subnets/1",
            NOT_A_CIDR,
        ),
        (
            "source",
            r#""10.0.0.0/24""#,
            "format",
            "policy_rules/0/source",
            NOT_A_CIDR,
        ),
        (
            "source",
            r#""10.0.1.0/24""#,
            "format",
            "policy_rules/1/source",
            NOT_A_CIDR,
        ),
        (
            "",
            r#""192.168.4.0/24""#,
            "format",
            "policy_rules/0/destination/1",
            NOT_A_CIDR,
        ),
        (
            "tunnel_local_address",
            r#""169.254.76.1/30""#,
            "format",
            "tunnel_local_address",
            NOT_A_CIDR,
        ),
        (
            "tunnel_peer_address",
            r#""169.254.76.2/30""#,
            "format",
            "tunnel_peer_address",
            NOT_A_CIDR,
        ),
    ]);
    assert_all(&mistakes, 240);
}

#[test]
fn no_customer_subnet_lies_in_a_reserved_block() {
    let values = [
        r#""100.64.0.0/10""#,
        r#""100.64.0.0/12""#,
        r#""100.64.0.0/32""#,
        r#""100.80.0.0/12""#,
        r#""100.96.0.0/11""#,
        r#""100.127.255.255/32""#,
        r#""100.127.255.0/24""#,
        r#""100.100.100.100/30""#,
        r#""214.0.0.0/8""#,
        r#""214.0.0.0/32""#,
        r#""214.255.255.255/32""#,
        r#""214.1.2.0/24""#,
        r#""214\u002e1.2.0/24""#,
    ];
    let mistakes = refusals(&[
        (
            "",
            r#""192.168.1.0/24""#,
            "reserved-block",
            "peer_subnets/0",
            &values,
        ),
        (
            "",
            r#""192.168.2.0/24""#,
            "reserved-block",
            "peer_subnets/1",
            &values,
        ),
    ]);
    assert_all(&mistakes, 26);
}

#[test]
fn a_tunnel_address_must_be_a_usable_host() {
    let values = [
        // Another mask.
        r#""169.254.76.1/29""#,
        r#""169.254.76.1/31""#,
        r#""169.254.76.1/32""#,
        r#""169.254.76.1/24""#,
        r#""169.254.76.1/16""#,
        r#""169.254.76.1/0""#,
        r#""169.254.76.2/29""#,
        // Outside 169.254.0.0/16.
        r#""169.253.255.254/30""#,
        r#""169.255.0.1/30""#,
        r#""168.254.76.1/30""#,
        r#""10.0.0.1/30""#,
        r#""254.169.76.1/30""#,
        r#""0.0.0.1/30""#,
        r#""255.255.255.254/30""#,
        // Inside 169.254.195.0/24.
        r#""169.254.195.1/30""#,
        r#""169.254.195.2/30""#,
        r#""169.254.195.129/30""#,
        r#""169.254.195.254/30""#,
        // The network and the broadcast address of a block.
        r#""169.254.76.0/30""#,
        r#""169.254.76.3/30""#,
        r#""169.254.76.4/30""#,
        r#""169.254.76.7/30""#,
        r#""169.254.0.0/30""#,
        r#""169.254.255.255/30""#,
    ];
    let mistakes = refusals(&[
        (
            "tunnel_local_address",
            r#""169.254.76.1/30""#,
            "tunnel-address",
            "tunnel_local_address",
            &values,
        ),
        (
            "tunnel_peer_address",
            r#""169.254.76.2/30""#,
            "tunnel-address",
            "tunnel_peer_address",
            &values,
        ),
    ]);
    assert_all(&mistakes, 48);
}

#[test]
fn the_tunnel_ends_must_be_the_two_hosts_of_one_block() {
    let peer = "/vpn_connection/tunnel_peer_address";
    let mut mistakes: Vec<Mistake> = [
        "76.1", "76.5", "76.6", "77.1", "77.2", "72.2", "0.1", "255.254", "194.254",
    ]
    .iter()
    .map(|end| {
        let value = format!("\"169.254.{end}/30\"");
        let to = format!("\"tunnel_peer_address\": {value}");
        mistake(
            r#""tunnel_peer_address": "169.254.76.2/30""#,
            &to,
            "tunnel-pair",
            peer,
            &value,
        )
    })
    .collect();
    // The place is the peer end also when the local end was changed.
    for end in ["76.2", "76.5", "76.6", "77.1", "255.253"] {
        let to = format!("\"tunnel_local_address\": \"169.254.{end}/30\"");
        let from = r#""tunnel_local_address": "169.254.76.1/30""#;
        let elsewhere = end == "76.2";
        let same = mistake(from, &to, "tunnel-pair", peer, r#""169.254.76.2/30""#);
        mistakes.push(Mistake { elsewhere, ..same });
    }
    // Also when it comes first.
    mistakes.push(mistake(
        r#""tunnel_local_address": "169.254.76.1/30",
    "tunnel_peer_address": "169.254.76.2/30","#,
        r#""tunnel_peer_address": "169.254.76.5/30", "tunnel_local_address": "169.254.76.1/30","#,
        "tunnel-pair",
        peer,
        r#""169.254.76.5/30""#,
    ));
    assert_all(&mistakes, 15);
}
