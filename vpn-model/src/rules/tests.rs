//! What every rule says, word for word.

use super::Code;
use crate::params::Param;
use crate::{Params, Severity};

fn words(words: &'static [&'static str]) -> Param {
    words.iter().copied().collect()
}

fn params(params: &[(&'static str, Param)]) -> Params {
    let with = |all: Params, (name, param): &(&'static str, Param)| all.with(name, param.clone());
    params.iter().fold(Params::new(), with)
}

/// One rule's parameters, its message and its help.
type Sentence<'a> = (Code, &'a [(&'static str, Param)], &'a str, Option<&'a str>);

#[track_caller]
fn says(sentences: &[Sentence<'_>]) {
    for (code, given, message, help) in sentences {
        let given = params(given);
        assert_eq!(code.message(&given), *message, "{code}");
        assert_eq!(code.help(&given).as_deref(), *help, "{code}: {message}");
    }
}

#[test]
fn rules_of_texts_say_what_is_allowed_and_what_was_counted() {
    says(&[
        (
            Code::Chars,
            &[("allowed", "a-z".into())],
            "has a character that is not allowed; allowed are `a-z`",
            None,
        ),
        (
            Code::Chars,
            &[("allowed", "a-z".into()), ("character", "space".into())],
            "the character space is not allowed; allowed are `a-z`",
            None,
        ),
        (
            Code::Classes,
            &[
                ("min", 3_i64.into()),
                ("found", words(&[])),
                ("characters", 1_i64.into()),
            ],
            "must mix at least 3 of upper case, lower case, digits, special; 1 character, has none of them",
            None,
        ),
        (
            Code::Classes,
            &[
                ("wanted", words(&["upper case", "digits"])),
                ("found", words(&["lower case", "special"])),
                ("characters", 8_i64.into()),
            ],
            "must have upper case, digits; 8 characters, has lower case, special",
            None,
        ),
        (
            Code::DistinctChars,
            &[("min", 6_i64.into()), ("actual", 2_i64.into())],
            "must have at least 6 different characters, has 2",
            None,
        ),
        (
            Code::Length,
            &[
                ("min", 1_i64.into()),
                ("max", 64_i64.into()),
                ("actual", 65_i64.into()),
            ],
            "must have between 1 and 64 characters, has 65",
            None,
        ),
        (
            Code::Pattern,
            &[("pattern", "^[a-z]*$".into())],
            "does not fit the pattern `^[a-z]*$`",
            None,
        ),
    ]);
}

#[test]
fn rules_of_other_values_say_their_bounds() {
    let whole = [("min", i64::MIN.into()), ("max", i64::MAX.into())];
    says(&[
        (
            Code::Range,
            &[("min", 2_i64.into()), ("max", 60_i64.into())],
            "must be between 2 and 60",
            None,
        ),
        (
            Code::Range,
            &[("max", 60_i64.into())],
            "must be at most 60",
            None,
        ),
        (
            Code::Range,
            &[("except_min", 3_i64.into()), ("except_max", 5_i64.into())],
            "must not be between 3 and 5",
            None,
        ),
        (Code::Range, &whole, "must be an integer of 64 bits", None),
        (Code::Range, &[], "must be within the bounds", None),
        (
            Code::Items,
            &[("max", 5_i64.into()), ("actual", 6_i64.into())],
            "must have at most 5 items, has 6",
            None,
        ),
        (
            Code::Unique,
            &[("earlier", 3_i64.into())],
            "the same value as the item at index 3",
            None,
        ),
        (
            Code::Enum,
            &[("values", words(&["v1"]))],
            "expected `v1`",
            None,
        ),
        (
            Code::Enum,
            &[
                ("values", words(&["v1", "v2", "v3"])),
                ("suggestion", "v2".into()),
            ],
            "expected `v1`, `v2` or `v3`",
            Some("did you mean `v2`?"),
        ),
        (Code::Enum, &[("values", words(&[]))], "expected ", None),
        (
            Code::Fixed,
            &[("only", 1500_i64.into())],
            "must be 1500",
            None,
        ),
        (
            Code::Fixed,
            &[("only", "true".into())],
            "must be true",
            None,
        ),
        (Code::Fixed, &[], "must have its only value", None),
        (
            Code::ReservedBlock,
            &[("block", "100.64.0.0/10".into())],
            "inside the reserved block 100.64.0.0/10",
            Some(
                "the reserved blocks differ by region; the provider's console shows those of yours",
            ),
        ),
    ]);
}

#[test]
fn formats_say_how_they_are_written() {
    let format = |name: &'static str| [("format", name.into())];
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
            Some("write an address, a slash and a prefix length from 0 to 32"),
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
                "write an IPv6 address, a slash and a prefix length from 0 to 128, such as 2001:db8::/32",
            ),
        ),
        (
            Code::Format,
            &format("network in CIDR notation"),
            "expected a network in CIDR notation",
            Some(
                "write an IPv4 or IPv6 address, a slash and a prefix length, \
                 such as 192.168.1.0/24 or 2001:db8::/32",
            ),
        ),
        (
            Code::Format,
            &format("IPv4 network in CIDR notation or IPv4 address"),
            "expected an IPv4 network in CIDR notation or IPv4 address",
            Some(
                "write four numbers from 0 to 255 and, for a network, a slash and a prefix length from 0 to 32",
            ),
        ),
        (
            Code::Format,
            &format("IPv4 address"),
            "expected an IPv4 address",
            Some("write four numbers from 0 to 255, such as 192.168.1.10"),
        ),
        (Code::Format, &format("name"), "expected a name", None),
    ]);
}

#[test]
fn rules_of_tunnels_say_the_reason_and_the_hosts() {
    let reason = |name: &'static str| ("reason", Param::from(name));
    let pair = Some(
        "the two ends of a tunnel are the two hosts of one /30, such as 169.254.76.1/30 and 169.254.76.2/30",
    );
    let hosts = ("hosts", "169.254.1.1/30 and 169.254.1.2/30".into());
    let these = Some("the hosts of this block are 169.254.1.1/30 and 169.254.1.2/30");
    says(&[
        (
            Code::TunnelAddress,
            &[reason("link-local")],
            "a tunnel address lies in 169.254.0.0/16",
            None,
        ),
        (
            Code::TunnelAddress,
            &[reason("prefix")],
            "a tunnel address has prefix length 30",
            None,
        ),
        (
            Code::TunnelAddress,
            &[reason("reserved"), ("block", "169.254.195.0/24".into())],
            "inside 169.254.195.0/24, which the provider keeps for itself",
            None,
        ),
        (
            Code::TunnelAddress,
            &[reason("network"), hosts.clone()],
            "the network address of its /30, not a host",
            these,
        ),
        (
            Code::TunnelAddress,
            &[reason("broadcast"), hosts],
            "the broadcast address of its /30, not a host",
            these,
        ),
        (
            Code::TunnelPair,
            &[reason("same"), ("other", "local".into())],
            "the same address as `local`",
            pair,
        ),
        (
            Code::TunnelPair,
            &[reason("block"), ("other", "local".into())],
            "not in the same /30 as `local`",
            pair,
        ),
    ]);
}

#[test]
fn rules_between_members_name_them() {
    let order = |relation: &'static str| [("other", "b".into()), ("relation", relation.into())];
    let when = [("member", "a".into()), ("when", "`b` is 1".into())];
    says(&[
        (
            Code::Distinct,
            &[("other", "b".into())],
            "must differ from `b`",
            None,
        ),
        (Code::Order, &order("<"), "must be less than `b`", None),
        (Code::Order, &order("<="), "must be at most `b`", None),
        (Code::Order, &order(">"), "must be greater than `b`", None),
        (Code::Order, &order(">="), "must be at least `b`", None),
        (
            Code::Incompatible,
            &when,
            "these values cannot go together: `b` is 1",
            None,
        ),
        (
            Code::Ineffective,
            &when,
            "the member `a` has no effect when `b` is 1",
            None,
        ),
        (
            Code::OnlyWhen,
            &when,
            "the member `a` makes sense only when `b` is 1",
            None,
        ),
        (
            Code::RequiredWhen,
            &when,
            "the member `a` is missing, and mandatory when `b` is 1",
            None,
        ),
        (
            Code::Required,
            &[("member", "a".into())],
            "the mandatory member `a` is missing",
            None,
        ),
        (
            Code::Required,
            &[("member", "a".into()), ("need", "recommended".into())],
            "the member `a` is missing, and ought to be there",
            None,
        ),
    ]);
}

#[test]
fn what_is_wrong_with_the_shape_is_said_with_what_to_do() {
    let types = |expected: &'static str, found: &'static str| {
        [("expected", expected.into()), ("found", found.into())]
    };
    says(&[
        (
            Code::Syntax,
            &[("reason", "ends early".into())],
            "ends early",
            None,
        ),
        (
            Code::Type,
            &types("an integer", "an integer in quotes"),
            "expected an integer, found an integer in quotes",
            Some("remove the quotes"),
        ),
        (
            Code::Type,
            &types("a boolean", "a boolean in quotes"),
            "expected a boolean, found a boolean in quotes",
            Some("remove the quotes"),
        ),
        (
            Code::Type,
            &types("an integer", "a number with a fraction or an exponent"),
            "expected an integer, found a number with a fraction or an exponent",
            Some("write a whole number without `.` and without exponent"),
        ),
        (
            Code::Type,
            &types("a boolean", "an integer in quotes"),
            "expected a boolean, found an integer in quotes",
            None,
        ),
        (
            Code::DuplicateField,
            &[("member", "a".into())],
            "the object has the member `a` already",
            None,
        ),
        (
            Code::DuplicateField,
            &[],
            "the object has this key already",
            None,
        ),
    ]);
    let unknown = "this member is not documented here";
    says(&[
        (Code::UnknownField, &[], unknown, None),
        (
            Code::UnknownField,
            &[("suggestion", "name".into())],
            unknown,
            Some("did you mean `name`?"),
        ),
        (
            Code::UnknownField,
            &[
                ("member", "a".into()),
                ("resource", "the VPN gateway".into()),
            ],
            unknown,
            Some("`a` belongs to the VPN gateway"),
        ),
        (
            Code::UnknownField,
            &[("member", "a".into()), ("belongs_to", words(&[""]))],
            unknown,
            Some("`a` belongs to the top level"),
        ),
        (
            Code::UnknownField,
            &[("member", "a".into()), ("belongs_to", words(&["/b", "/c"]))],
            unknown,
            Some("`a` belongs to `/b` or `/c`"),
        ),
        (
            Code::UnknownField,
            &[("member", "a".into()), ("belongs_to", words(&["", "/c"]))],
            unknown,
            Some("`a` belongs to `` or `/c`"),
        ),
    ]);
}

#[test]
fn cautions_and_notes_say_who_knows() {
    let needs = |needs: &'static str| [("rule", "order".into()), ("needs", needs.into())];
    says(&[
        (
            Code::Deprecated,
            &[],
            "the provider documents this as deprecated",
            None,
        ),
        (
            Code::WeakAlgorithm,
            &[],
            "the provider cautions against this algorithm: low security",
            None,
        ),
        (
            Code::Unsupported,
            &[],
            "the provider documents this as not supported yet",
            None,
        ),
        (
            Code::Unsupported,
            &[("of", "member".into())],
            "this is not to be set, or only some of the provider's documents have it",
            None,
        ),
        (
            Code::Drift,
            &[("rule", "range".into()), ("difference", "must be 1".into())],
            "differs from the spec: must be 1",
            None,
        ),
        (
            Code::Unchecked,
            &needs("current"),
            "not checked: the rule order depends on the stored connection",
            Some("give the connection's GET response; what it leaves out or masks stays unknown"),
        ),
        (
            Code::Unchecked,
            &needs("gateway"),
            "not checked: the rule order depends on the VPN gateway",
            Some("give the gateway's GET response; what it leaves out or masks stays unknown"),
        ),
    ]);
}

#[test]
fn a_drift_remembers_the_rule_and_what_it_said() {
    let inner = params(&[("min", 2_i64.into()), ("max", 60_i64.into())]);
    let drift = super::drift::params(Code::Range, &inner);
    assert_eq!(drift.text("rule"), "range");
    assert_eq!(drift.text("difference"), "must be between 2 and 60");
}

#[test]
fn characters_are_named_so_that_they_can_be_seen() {
    use super::chars::name;
    for (character, named) in [
        (' ', "space"),
        ('"', "`\"`"),
        ('\t', "U+0009"),
        ('\u{7f}', "U+007F"),
        ('\u{a0}', "U+00A0"),
        ('ä', "U+00E4"),
        ('😀', "U+1F600"),
    ] {
        assert_eq!(name(character), named);
    }
}

#[test]
fn every_code_has_a_page_that_opens_with_one_sentence() {
    for code in Code::ALL {
        let (summary, page) = (code.summary(), code.explanation());
        assert!(summary.ends_with('.') && summary.len() > 20, "{code}");
        assert!(page.starts_with(&format!("{summary}\n")), "{code}");
        assert!(page.lines().count() > 3, "{code}");
        assert!(
            !page.contains("//!") && !page.contains("use crate"),
            "{code}"
        );
        assert_eq!(code.as_str().parse(), Ok(*code));
        assert!(code.severity() <= Severity::Error);
    }
    assert!("".parse::<Code>().is_err());
}
