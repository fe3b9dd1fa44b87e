//! What rules of a value by itself say.

use super::{says, words};
use crate::Ipv4Net;
use crate::params::Name;
use crate::rules::Code;

#[test]
fn rules_of_texts_say_what_is_allowed_and_what_was_counted() {
    says(&[
        (
            Code::Chars,
            &[(Name::Allowed, "a-z".into())],
            "has a character that is not allowed; allowed are `a-z`",
            None,
        ),
        (
            Code::Chars,
            &[
                (Name::Allowed, "a-z".into()),
                (Name::Character, "space".into()),
            ],
            "the character space is not allowed; allowed are `a-z`",
            None,
        ),
        (
            Code::Classes,
            &[
                (Name::Min, 3_i64.into()),
                (Name::Found, words(&[])),
                (Name::Characters, 1_i64.into()),
            ],
            "must mix at least 3 of upper case, lower case, digits, special; 1 character, has none of them",
            None,
        ),
        (
            Code::Classes,
            &[
                (Name::Min, 1_i64.into()),
                (Name::Max, 2_i64.into()),
                (Name::Found, words(&["lower case", "digits", "special"])),
                (Name::Characters, 3_i64.into()),
            ],
            "must mix between 1 and 2 of upper case, lower case, digits, special; 3 characters, has lower case, digits, special",
            None,
        ),
        (
            Code::Classes,
            &[
                (Name::Wanted, words(&["upper case", "digits"])),
                (Name::Found, words(&["lower case", "special"])),
                (Name::Characters, 8_i64.into()),
            ],
            "must have upper case, digits; 8 characters, has lower case, special",
            None,
        ),
        (
            Code::DistinctChars,
            &[(Name::Min, 6_i64.into()), (Name::Actual, 2_i64.into())],
            "must have at least 6 different characters, has 2",
            None,
        ),
        (
            Code::Length,
            &[
                (Name::Min, 1_i64.into()),
                (Name::Max, 64_i64.into()),
                (Name::Actual, 65_i64.into()),
            ],
            "must have between 1 and 64 characters, has 65",
            None,
        ),
        (
            Code::Pattern,
            &[(Name::Pattern, "^[a-z]*$".into())],
            "does not fit the pattern `^[a-z]*$`",
            None,
        ),
    ]);
}

#[test]
fn rules_of_other_values_say_their_bounds() {
    let whole = [(Name::Min, i64::MIN.into()), (Name::Max, i64::MAX.into())];
    says(&[
        (
            Code::Range,
            &[(Name::Min, 2_i64.into()), (Name::Max, 60_i64.into())],
            "must be between 2 and 60",
            None,
        ),
        (
            Code::Range,
            &[(Name::Max, 60_i64.into())],
            "must be at most 60",
            None,
        ),
        (
            Code::Range,
            &[
                (Name::ExceptMin, 3_i64.into()),
                (Name::ExceptMax, 5_i64.into()),
            ],
            "must not be between 3 and 5",
            None,
        ),
        (Code::Range, &whole, "must be an integer of 64 bits", None),
        (Code::Range, &[], "must be within the bounds", None),
        (
            Code::Items,
            &[(Name::Max, 5_i64.into()), (Name::Actual, 6_i64.into())],
            "must have at most 5 items, has 6",
            None,
        ),
        (
            Code::Unique,
            &[(Name::Earlier, 3_i64.into())],
            "the same value as the item at index 3",
            None,
        ),
        (
            Code::Enum,
            &[(Name::Values, words(&["v1"]))],
            "expected `v1`",
            None,
        ),
        (
            Code::Enum,
            &[
                (Name::Values, words(&["v1", "v2", "v3"])),
                (Name::Suggestion, "v2".into()),
            ],
            "expected `v1`, `v2` or `v3`",
            Some("did you mean `v2`?"),
        ),
        (Code::Enum, &[(Name::Values, words(&[]))], "expected ", None),
        (
            Code::Fixed,
            &[(Name::Only, 1500_i64.into())],
            "must be 1500",
            None,
        ),
        (
            Code::Fixed,
            &[(Name::Only, "true".into())],
            "must be true",
            None,
        ),
        (Code::Fixed, &[], "must have its only value", None),
        (
            Code::ReservedBlock,
            &[(Name::Block, "100.64.0.0/10".into())],
            "inside the reserved block 100.64.0.0/10",
            Some(
                "the reserved blocks differ by region; the provider's console shows those of yours",
            ),
        ),
    ]);
}

#[test]
fn a_block_of_the_provider_differs_by_region_and_one_that_is_nobodys_does_not() {
    let help = |block: &str| {
        let block: Ipv4Net = block.parse().unwrap();
        Code::ReservedBlock.help(&super::params(&[(Name::Block, block.into())]))
    };
    for block in ["100.64.0.0/10", "0.0.0.0/8", "126.0.0.0/8", "223.0.0.0/8"] {
        assert!(help(block).unwrap().contains("differ by region"), "{block}");
    }
    for block in ["127.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4"] {
        assert!(help(block).unwrap().contains("in any region"), "{block}");
    }
}

#[test]
fn formats_say_how_they_are_written() {
    let format = |name: &'static str| [(Name::Format, name.into())];
    says(&[
        (
            Code::Format,
            &format("UUID"),
            "expected a UUID",
            Some(
                "a UUID is 36 characters: 8-4-4-4-12 hexadecimal digits, such as \
                 0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b",
            ),
        ),
        (
            Code::Format,
            &format("IPv4 network in CIDR notation"),
            "expected an IPv4 network in CIDR notation",
            Some(
                "write an address, a slash and a prefix length from 0 to 32, no number with a leading zero",
            ),
        ),
        (
            Code::Format,
            &format("host name"),
            "expected a host name",
            Some(
                "write labels of letters, digits and hyphens with dots between them, such as vpn.example.com",
            ),
        ),
        (
            Code::Format,
            &format("FQDN identity"),
            "expected an FQDN identity",
            Some("write up to 128 characters, without space and & < > [ ] \\ ?"),
        ),
        (
            Code::Format,
            &format("IPv6 network in CIDR notation"),
            "expected an IPv6 network in CIDR notation",
            Some(
                "write an IPv6 address, a slash and a prefix length from 0 to 128 without a leading zero, such as 2001:db8::/32",
            ),
        ),
        (
            Code::Format,
            &format("network in CIDR notation"),
            "expected a network in CIDR notation",
            Some(
                "write an IPv4 or IPv6 address, a slash and a prefix length without a leading zero, \
                 such as 192.168.1.0/24 or 2001:db8::/32",
            ),
        ),
        (
            Code::Format,
            &format("IPv4 network in CIDR notation or IPv4 address"),
            "expected an IPv4 network in CIDR notation or IPv4 address",
            Some(
                "write four numbers from 0 to 255 and, for a network, a slash and a prefix length from 0 to 32, none with a leading zero",
            ),
        ),
        (
            Code::Format,
            &format("IPv4 address"),
            "expected an IPv4 address",
            Some("write four numbers from 0 to 255 without leading zeros, such as 192.168.1.10"),
        ),
        (Code::Format, &format("name"), "expected a name", None),
    ]);
}
