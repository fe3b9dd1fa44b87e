//! Values near the edges of their rules.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use vpn_model_rule_language::{Bounds, Literal, Rule};
use vpn_model_spec::ir::{Enum, Member};

use crate::generate::Doc;

/// The bounds of a rule, and the numbers just beyond them.
pub(crate) fn bounds(row: &Member, name: &str) -> Vec<i64> {
    let mut edges = Vec::new();
    for rule in &row.rules {
        let (Rule::Length(bounds)
        | Rule::Classes(bounds)
        | Rule::DistinctChars(bounds)
        | Rule::Range(bounds)
        | Rule::Items(bounds)) = &rule.stated.rule
        else {
            continue;
        };
        if rule.stated.rule.name() == name {
            let Bounds { min, max } = bounds;
            for edge in min.iter().chain(max) {
                edges.extend([edge - 1, *edge, edge + 1]);
            }
        }
    }
    edges
}

/// Any value, mostly of the wrong type.
pub(crate) fn any() -> BoxedStrategy<Doc> {
    let numbers = [
        "0",
        "-0",
        "1",
        "1.0",
        "1e3",
        "-7",
        "99999999999999999999999",
    ];
    prop_oneof![
        select(numbers.to_vec()).prop_map(Doc::raw),
        select(vec!["null", "true", "false"]).prop_map(Doc::raw),
        select(vec!["", "a", "1", "10.0.0.0/8", "v1", "\u{1f600}\u{0}"]).prop_map(Doc::text),
        Just(Doc::List(vec![])),
        Just(Doc::List(vec![Doc::raw("1"), Doc::List(vec![])])),
        Just(Doc::Object(vec![])),
        Just(Doc::Object(vec![
            ("a".to_owned(), Doc::raw("1")),
            ("a".to_owned(), Doc::raw("2"))
        ])),
    ]
    .boxed()
}

/// A key that the table does not have, or one that looks so.
pub(crate) fn key(names: Vec<String>) -> BoxedStrategy<String> {
    prop_oneof![
        select(vec!["", "x", "a/b~c", "é\"\\", "\u{1f600}"]).prop_map(str::to_owned),
        select(names.clone()).prop_map(|name| name.to_ascii_uppercase()),
        select(names).prop_map(|name| format!("{name}s")),
    ]
    .boxed()
}

pub(crate) fn of_enum(list: &Enum) -> BoxedStrategy<Doc> {
    let values: Vec<String> = list.values.iter().map(|value| value.name.clone()).collect();
    prop_oneof![
        20 => select(values.clone()).prop_map(Doc::text),
        1 => select(values.clone()).prop_map(|value| Doc::text(value.to_ascii_uppercase())),
        1 => select(values.clone()).prop_map(|value| Doc::text(value.to_ascii_lowercase())),
        1 => select(values).prop_map(|value| Doc::Text(value + " ")),
    ]
    .boxed()
}

pub(crate) fn integer(row: &Member) -> BoxedStrategy<Doc> {
    let mut edges = vec![
        i128::from(i64::MIN),
        i128::from(i64::MAX),
        0,
        3,
        i128::from(u32::MAX),
    ];
    edges.extend(edges.clone().iter().flat_map(|edge| [edge - 1, edge + 1]));
    for rule in &row.rules {
        if let Rule::Fixed(Literal::Integer(only)) = rule.stated.rule {
            let only = i128::from(only);
            edges.extend([only, only, only, only - 1, only + 1]);
        }
    }
    let odd = [
        "-0",
        "3600.0",
        "36e2",
        "1E+2",
        "0.5",
        "123456789012345678901234567890123456789012",
    ];
    let near: Vec<i64> = bounds(row, "range");
    let near = if near.is_empty() { vec![1] } else { near };
    prop_oneof![
        10 => select(near).prop_map(Doc::raw),
        2 => select(edges).prop_map(Doc::raw),
        1 => select(odd.to_vec()).prop_map(Doc::raw),
    ]
    .boxed()
}

pub(crate) fn uuid() -> BoxedStrategy<Doc> {
    prop_oneof![
        6 => "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-fA-F]{12}".prop_map(Doc::Text),
        1 => "[0-9a-g]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{11,13}".prop_map(Doc::Text),
        1 => select(vec![
            "98c5af8a000011112222333344445555",
            "{98c5af8a-0000-1111-2222-333344445555}",
            "urn:uuid:98c5af8a-0000-1111-2222-333344445555",
            "98c5af8a-0000-1111-2222-3333-44445555",
            "98c5af8-a0000-1111-2222-333344445555",
            "",
            "é8c5af8a-0000-1111-2222-33334444555",
        ])
        .prop_map(Doc::text),
    ]
    .boxed()
}

/// Networks of IPv6, and what only looks like one.
pub(crate) fn network6() -> BoxedStrategy<Doc> {
    let good = select(vec![
        "2001:db8::/32",
        "2001:0DB8::/32",
        "::/0",
        "1:2:3:4:5:6:7::/128",
        "::ffff:10.0.0.1/96",
    ]);
    let odd = select(vec![
        "2001:db8::",
        "2001:db8::/129",
        "2001:db8::/032",
        "1:2:3:4:5:6:7:8::/64",
        "1::2::3/64",
        ":::/0",
        "10.0.0.1::/64",
        "fe80::1%eth0/64",
    ]);
    let grouped = "[0-9a-f]{1,5}(:[0-9a-f]{0,4}){1,8}/[0-9]{1,3}";
    prop_oneof![
        6 => good.prop_map(Doc::text),
        1 => odd.prop_map(Doc::text),
        1 => grouped.prop_map(Doc::Text),
    ]
    .boxed()
}

/// Networks of few blocks, so that they meet; and what only looks like a network.
pub(crate) fn network(row: &Member) -> BoxedStrategy<Doc> {
    let mut blocks = vec!["10.0.0.0/8".to_owned(), "0.0.0.0/0".to_owned()];
    for rule in &row.rules {
        match &rule.stated.rule {
            Rule::ReservedBlock(more) | Rule::TunnelAddress { except: more } => {
                blocks.extend(more.iter().cloned());
            }
            _ => {}
        }
    }
    let tunnel = (select(vec![0, 76, 195, 255]), 0..8, 29..32)
        .prop_map(|(third, fourth, prefix)| format!("169.254.{third}.{fourth}/{prefix}"));
    let good_tunnel = (select(vec![76, 77]), 1..3)
        .prop_map(|(third, fourth)| format!("169.254.{third}.{fourth}/30"));
    let near = (select(blocks), -1..3_i64, 0..2_u32).prop_map(|(block, longer, bit)| {
        let (address, prefix) = block.split_once('/').unwrap();
        let address = u32::from(address.parse::<std::net::Ipv4Addr>().unwrap());
        let prefix = (prefix.parse::<i64>().unwrap() + longer).clamp(0, 32);
        let address = std::net::Ipv4Addr::from(address.wrapping_add(bit));
        format!("{address}/{prefix}")
    });
    let odd = select(vec![
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/08",
        "10.0.0.0/+8",
        "10.0.0.0/-1",
        "10.0.0.00/8",
        "10.0.0/8",
        "10.0.0.0.0/8",
        "256.0.0.0/8",
        " 10.0.0.0/8",
        "10.0.0.0/8 ",
        "::/0",
        "0x0a.0.0.0/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/8/8",
        "",
        "/",
        "１0.0.0.0/8",
        "10.0.0.0/00",
        "10.0.0.0/0",
        "+1.0.0.0/8",
        "10.0.0.0/256",
        "10.0.0.0/999999999999",
    ]);
    prop_oneof![
        2 => tunnel,
        4 => good_tunnel,
        6 => near,
        2 => odd.prop_map(str::to_owned),
    ]
    .prop_map(Doc::Text)
    .boxed()
}

pub(crate) fn address() -> BoxedStrategy<Doc> {
    select(vec![
        "10.0.0.1",
        "10.0.0.2",
        "255.255.255.255",
        "0.0.0.0",
        "10.0.0.01",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.1/32",
        "10.0.0.1 ",
        "::1",
        "",
    ])
    .prop_map(Doc::text)
    .boxed()
}

/// Texts of lengths near the edges, of characters in and out of the set.
pub(crate) fn string(row: &Member) -> BoxedStrategy<Doc> {
    if row
        .rules
        .iter()
        .any(|rule| matches!(rule.stated.rule, Rule::Format(..)))
    {
        return prop_oneof![
            4 => address(),
            1 => select(vec!["host.example", "x", "a..b", "-a", "a b", "1.2.3.4."]).prop_map(Doc::text),
        ]
        .boxed();
    }
    if row
        .rules
        .iter()
        .any(|rule| matches!(rule.stated.rule, Rule::Pattern(_)))
    {
        // What may stand inside of a name but not at its ends, and the reverse.
        return prop_oneof![
            3 => "[a-zA-Z0-9]([-a-zA-Z0-9]{0,80}[a-zA-Z0-9])?".prop_map(Doc::Text),
            2 => "[-a-zA-Z0-9_./: é\n]{0,8}".prop_map(Doc::Text),
            1 => address(),
        ]
        .boxed();
    }
    let mut inside = vec!['a', 'Z', '7', '_'];
    for rule in &row.rules {
        if let Rule::Chars(set) = &rule.stated.rule {
            inside = set
                .ranges
                .iter()
                .flat_map(|&(first, last)| [first, last])
                .collect();
        }
    }
    let outside = vec![
        'é',
        ' ',
        '"',
        '\\',
        '\u{0}',
        '\u{7f}',
        '\u{1f600}',
        '/',
        '|',
        'A',
        '\u{661}',
    ];
    let edges: Vec<usize> = bounds(row, "length")
        .into_iter()
        .filter_map(|edge| usize::try_from(edge).ok())
        .collect();
    let edges = if edges.is_empty() {
        vec![0, 1, 9]
    } else {
        edges
    };
    let pieces = prop_oneof![
        8 => vec(select(inside.clone()), 0..12),
        2 => vec(select(outside), 0..3),
    ];
    let free = vec(pieces, 0..3).prop_map(|pieces| pieces.concat());
    let sized = (vec(select(inside), 1..9), select(edges)).prop_map(|(piece, length)| {
        piece
            .iter()
            .copied()
            .cycle()
            .take(length)
            .collect::<Vec<_>>()
    });
    prop_oneof![2 => free, 3 => sized]
        .prop_map(|characters| Doc::Text(characters.into_iter().collect()))
        .boxed()
}
