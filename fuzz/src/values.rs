//! Values near the edges of their rules.

use std::net::Ipv4Addr;

use vpn_model_rule_language::{Bounds, Literal, Rule};
use vpn_model_spec::ir::{Enum, Member, Struct};

use crate::{Choices, Doc};

/// The bounds of a rule, and the numbers just beyond them.
pub fn bounds(row: &Member, name: &str) -> Vec<i64> {
    let mut edges = Vec::new();
    for rule in &row.rules {
        let (Rule::Length(bounds)
        | Rule::Classes(bounds)
        | Rule::DistinctChars(bounds)
        | Rule::Range(bounds)
        | Rule::RangeExcept(bounds)
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
pub fn any(choices: &mut Choices<'_>) -> Doc {
    match choices.below(20) {
        0..8 => Doc::raw(choices.one(&[
            "0",
            "-0",
            "1",
            "1.0",
            "1e3",
            "-7",
            "99999999999999999999999",
            "1e999",
            "-0.0",
            "18446744073709551616",
            "null",
            "true",
            "false",
        ])),
        8..14 => Doc::text(choices.one(&[
            "",
            "a",
            "1",
            "10.0.0.0/8",
            "v1",
            "\u{1f600}\u{0}",
            "$serde_json::private::Number",
        ])),
        14 => free_text(choices, &['a', '\u{7f}', '\u{10ffff}', '"', '\\', '\u{1b}']),
        15 => Doc::List(vec![]),
        16 => Doc::List(vec![Doc::raw("1"), any(choices)]),
        17 => Doc::Object(vec![]),
        18 => deep(choices.below(70)),
        _ => Doc::Object(vec![
            ("a".to_owned(), Doc::raw("1")),
            ("a".to_owned(), any(choices)),
        ]),
    }
}

fn deep(levels: usize) -> Doc {
    (0..levels).fold(Doc::List(vec![]), |inner, _| Doc::List(vec![inner]))
}

/// A key that the table does not have, or one that looks so.
pub fn key(choices: &mut Choices<'_>, table: &Struct) -> String {
    let known = choices.below(table.members.len());
    let known = table.members.get(known).map_or("", |row| row.name.as_str());
    match choices.below(10) {
        0 => known.to_ascii_uppercase(),
        1 => format!("{known}s"),
        2 => known.chars().skip(1).collect(),
        3 => format!("{known}\u{0}"),
        4 => "$schema".to_owned(),
        _ => (*choices.one(&["", "x", "a/b~c", "é\"\\", "\u{1f600}", "\u{202e}"])).to_owned(),
    }
}

pub fn of_enum(choices: &mut Choices<'_>, list: &Enum) -> Doc {
    let value = choices.one(&list.values).name.clone();
    Doc::Text(match choices.byte() {
        0..225 => value,
        225..235 => value.to_ascii_uppercase(),
        235..245 => value.to_ascii_lowercase(),
        _ => value + " ",
    })
}

pub fn integer(choices: &mut Choices<'_>, row: &Member) -> Doc {
    let mut near = bounds(row, "range");
    for rule in &row.rules {
        if let Rule::Fixed(Literal::Integer(only)) = rule.stated.rule {
            near.extend([only, only, only, only - 1, only + 1]);
        }
    }
    match choices.byte() {
        0..200 if !near.is_empty() => Doc::raw(choices.one(&near)),
        200..230 => {
            let edge = *choices.one(&[
                0,
                i128::from(u32::MAX),
                i128::from(i64::MIN),
                i128::from(i64::MAX),
                i128::from(u64::MAX),
                i128::MAX - 1,
            ]);
            Doc::raw(edge + *choices.one(&[0, 1, -1]))
        }
        230.. => Doc::raw(choices.one(&[
            "-0",
            "3600.0",
            "36e2",
            "1E+2",
            "0.5",
            "60e0",
            "1e-1",
            "123456789012345678901234567890123456789012",
            "-123456789012345678901234567890123456789012",
        ])),
        _ => Doc::raw(choices.byte()),
    }
}

pub fn uuid(choices: &mut Choices<'_>) -> Doc {
    let text = *choices.one(&[
        "98c5af8a-0000-1111-2222-333344445555",
        "98C5AF8A-0000-1111-2222-333344445555",
        "98c5af8a-0000-1111-2222-33334444555g",
        "98c5af8a000011112222333344445555",
        "{98c5af8a-0000-1111-2222-333344445555}",
        "urn:uuid:98c5af8a-0000-1111-2222-333344445555",
        "98c5af8a-0000-1111-2222-3333-44445555",
        "98c5af8-a0000-1111-2222-333344445555",
        "",
        "é8c5af8a-0000-1111-2222-33334444555",
    ]);
    slipped(choices, text)
}

/// Networks of few blocks, so that they meet; and what only looks like a network.
pub fn network(choices: &mut Choices<'_>, row: &Member) -> Doc {
    match choices.below(13) {
        0..5 => {
            let (third, fourth) = (*choices.one(&[76, 76, 76, 77]), 1 + choices.below(2));
            Doc::Text(format!("169.254.{third}.{fourth}/30"))
        }
        5..7 => {
            let (third, fourth) = (*choices.one(&[0, 76, 195, 255]), choices.below(8));
            let prefix = 29 + choices.below(3);
            Doc::Text(format!("169.254.{third}.{fourth}/{prefix}"))
        }
        7..11 => near_block(choices, row),
        _ => {
            let text = *choices.one(&[
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
            slipped(choices, text)
        }
    }
}

/// Networks of IPv6, and what only looks like one.
pub fn network6(choices: &mut Choices<'_>) -> Doc {
    let text = *choices.one(&[
        "2001:db8::/32",
        "2001:0DB8:0:0:0:0:0:1/64",
        "::/0",
        "1:2:3:4:5:6:7::/128",
        "::ffff:10.0.0.1/96",
        "1:2:3:4:5:6:10.0.0.1/96",
        "2001:db8::",
        "2001:db8::/129",
        "2001:db8::/032",
        "1:2:3:4:5:6:7:8::/64",
        "1::2::3/64",
        ":::/0",
        "10.0.0.1::/64",
        "fe80::1%eth0/64",
        "12345::/64",
    ]);
    slipped(choices, text)
}

fn near_block(choices: &mut Choices<'_>, row: &Member) -> Doc {
    let mut blocks = vec!["10.0.0.0/8", "0.0.0.0/0"];
    for rule in &row.rules {
        if let Rule::ReservedBlock(more) | Rule::TunnelAddress { except: more } = &rule.stated.rule
        {
            blocks.extend(more.iter().map(String::as_str));
        }
    }
    let (address, prefix) = choices.one(&blocks).split_once('/').expect("a block");
    let address = u32::from(address.parse::<Ipv4Addr>().expect("an address"));
    let prefix = prefix.parse::<i64>().expect("a prefix") + *choices.one(&[0, 1, 2, -1]);
    let address = Ipv4Addr::from(address.wrapping_add(*choices.one(&[0, 1, u32::MAX])));
    Doc::Text(format!("{address}/{}", prefix.clamp(0, 32)))
}

pub fn address(choices: &mut Choices<'_>) -> Doc {
    let text = *choices.one(&[
        "10.0.0.1",
        "10.0.0.2",
        "10.0.0.1",
        "255.255.255.255",
        "0.0.0.0",
        "10.0.0.01",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.1/32",
        "10.0.0.1 ",
        "::1",
        "",
    ]);
    slipped(choices, text)
}

/// Texts of lengths near the edges, of characters in and out of the set.
pub fn string(choices: &mut Choices<'_>, row: &Member) -> Doc {
    let is_format = |rule: &vpn_model_spec::ir::Rule| matches!(rule.stated.rule, Rule::Format(..));
    if row.rules.iter().any(is_format) {
        return match choices.below(5) {
            3 | 4 => {
                let text = *choices.one(&[
                    "host.example",
                    "x",
                    "X",
                    "a..b",
                    "-a",
                    "a-",
                    "a b",
                    "1.2.3.4.",
                    "host.example.",
                    "_",
                    "2001:db8::1",
                    "a&b",
                ]);
                slipped(choices, text)
            }
            _ => address(choices),
        };
    }
    let is_pattern = |rule: &vpn_model_spec::ir::Rule| matches!(rule.stated.rule, Rule::Pattern(_));
    if row.rules.iter().any(is_pattern) {
        // What may stand inside of a name but not at its ends, and the reverse.
        return match choices.below(8) {
            0..5 => free_text(choices, &['a', 'Z', '7', '-', 'b', '0']),
            5 => Doc::Text("a-".repeat(choices.below(64)) + "a"),
            6 => free_text(choices, &['a', '-', '_', '.', '/', ':', ' ', 'é', '\n']),
            _ => address(choices),
        };
    }
    let mut inside = vec!['a', 'Z', '7', '_'];
    for rule in &row.rules {
        if let Rule::Chars(set) = &rule.stated.rule {
            let ends = |&(first, last): &(char, char)| [first, last];
            inside = set.ranges.iter().flat_map(ends).collect();
        }
    }
    let edges = match bounds(row, "length") {
        edges if edges.is_empty() => vec![0, 1, 9],
        edges => edges,
    };
    match choices.below(5) {
        0..3 => {
            let piece: Vec<char> = (0..=choices.below(8))
                .map(|_| *choices.one(&inside))
                .collect();
            let length = usize::try_from(*choices.one(&edges)).unwrap_or_default();
            Doc::Text(piece.iter().copied().cycle().take(length).collect())
        }
        3 => free_text(choices, &inside),
        _ => {
            inside.extend([
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
            ]);
            free_text(choices, &inside)
        }
    }
}

fn free_text(choices: &mut Choices<'_>, alphabet: &[char]) -> Doc {
    let text = (0..choices.below(24))
        .map(|_| *choices.one(alphabet))
        .collect();
    Doc::Text(text)
}

/// The text, now and then with one character changed.
fn slipped(choices: &mut Choices<'_>, text: &str) -> Doc {
    if !choices.chance(20) {
        return Doc::text(text);
    }
    let at = choices.below(text.chars().count());
    let other = char::from(choices.byte());
    let changed = text.chars().enumerate();
    Doc::Text(
        changed
            .map(|(index, old)| if index == at { other } else { old })
            .collect(),
    )
}
