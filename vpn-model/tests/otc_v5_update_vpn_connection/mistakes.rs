//! One mistake in a complete body gives one error, with its exact place.

mod networks;
mod shape;
mod values;

use crate::{COMPLETE, assert_document_order, check, flagged, of, places, replaced};

/// A replacement in [`COMPLETE`], and the one error that it must cause.
struct Mistake {
    from: String,
    to: String,
    code: &'static str,
    pointer: String,
    span: String,
    /// The flagged text is another place that holds the same text as the replacement.
    elsewhere: bool,
}

fn mistake(from: &str, to: &str, code: &'static str, pointer: &str, span: &str) -> Mistake {
    Mistake {
        from: from.to_owned(),
        to: to.to_owned(),
        code,
        pointer: pointer.to_owned(),
        span: span.to_owned(),
        elsewhere: false,
    }
}

/// What is wrong with the reaction to a mistake, if anything.
fn wrong(mistake: &Mistake) -> Option<String> {
    let text = replaced(COMPLETE, &mistake.from, &mistake.to);
    let at = COMPLETE.find(&mistake.from).unwrap();
    let report = check(&text);
    assert_document_order(&report);
    let errors = of(&report, "error");
    let expected = format!("{} {} {}", mistake.code, mistake.pointer, mistake.span);
    let got: Vec<String> = errors
        .iter()
        .map(|error| {
            let flagged = flagged(&text, error);
            format!("{} {} {flagged}", error.code.as_str(), error.pointer)
        })
        .collect();
    let start = errors.first().and_then(|error| error.span.clone())?.start;
    let place = mistake.to.rfind(&mistake.span).map(|offset| at + offset);
    let same_place = place.is_none_or(|place| (place == start) != mistake.elsewhere);
    let sourced = errors.iter().all(|error| !error.source.is_empty());
    (got != [expected.clone()] || !same_place || !sourced).then(|| {
        format!(
            "{} -> {}\n  expected {expected} at {place:?}\n  got {got:?} at {start}\n",
            mistake.from, mistake.to
        )
    })
}

fn assert_all(mistakes: &[Mistake], at_least: usize) {
    assert!(mistakes.len() >= at_least, "only {}", mistakes.len());
    let failures: Vec<String> = mistakes
        .iter()
        .filter_map(|mistake| {
            let text = replaced(COMPLETE, &mistake.from, &mistake.to);
            if check(&text).has_errors() {
                wrong(mistake)
            } else {
                Some(format!(
                    "{} -> {}\n  expected {} {}, got no error\n",
                    mistake.from, mistake.to, mistake.code, mistake.pointer
                ))
            }
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {}:\n{}",
        failures.len(),
        mistakes.len(),
        failures.concat()
    );
}

#[test]
fn a_complete_body_is_accepted_without_a_warning() {
    let report = check(COMPLETE);
    assert_eq!(places(&report, "error"), [""; 0]);
    assert_eq!(places(&report, "warning"), [""; 0]);
}

#[test]
fn every_enum_refuses_near_misses_and_other_cases() {
    let groups = [
        "group0", "group3", "group18", "group22", "group24", "group-14", "14", "modp2048",
        "disabled", "none",
    ];
    let hashes = [
        "sha2_256",
        "sha256",
        "sha-256",
        "sha2-224",
        "sha3-256",
        "sha",
        "sha-1",
        "hmac-sha1",
        "md-5",
        "aes-256",
    ];
    let ciphers = [
        "aes256",
        "aes-256-cbc",
        "aes-256-gcm",
        "aes-192-gcm-16",
        "aes-256-gcm-12",
        "des",
        "3-des",
        "aes",
        "chacha20",
        "aes-512",
        "null",
    ];
    let tables: &[(&str, &str, &str, &[&str])] = &[
        (
            "ikepolicy",
            "ike_version",
            "v1",
            &["v3", "v0", "1", "2", "ikev1", "IKEv2", "v1v2"],
        ),
        (
            "ikepolicy",
            "phase1_negotiation_mode",
            "main",
            &["agressive", "quick", "main_mode"],
        ),
        ("ikepolicy", "authentication_algorithm", "sha2-384", &hashes),
        ("ikepolicy", "encryption_algorithm", "aes-256", &ciphers),
        ("ikepolicy", "dh_group", "group20", &groups),
        (
            "ikepolicy",
            "dh_group",
            "group20",
            &["disable", "group", "groups20"],
        ),
        (
            "ikepolicy",
            "local_id_type",
            "ip",
            &["any", "ipv4", "FQDN", "fqdn ", "dn", "ipv4_addr"],
        ),
        (
            "ikepolicy",
            "peer_id_type",
            "ip",
            &["any", "ipv4", "Fqdn", "email"],
        ),
        (
            "ikepolicy/dpd",
            "msg",
            "seq-hash-notify",
            &["seq_hash_notify", "hash-notify", "seq-notify", "hold"],
        ),
        (
            "ipsecpolicy",
            "authentication_algorithm",
            "sha2-256",
            &hashes,
        ),
        (
            "ipsecpolicy",
            "encryption_algorithm",
            "aes-256-gcm-16",
            &ciphers,
        ),
        ("ipsecpolicy", "pfs", "group21", &groups),
        (
            "ipsecpolicy",
            "transform_protocol",
            "esp",
            &["ah", "ah-esp", "esp-ah", "udp"],
        ),
        (
            "ipsecpolicy",
            "encapsulation_mode",
            "tunnel",
            &["transport", "Tunnel", "auto"],
        ),
    ];
    let mut mistakes = Vec::new();
    for (parent, key, good, misses) in tables {
        let everywhere = [
            String::new(),
            good.to_uppercase(),
            format!("{good} "),
            format!(" {good}"),
            format!("{good}\\u0000"),
            format!("{good}\\n"),
            good.replacen(good.chars().next().unwrap(), "ｖ", 1),
        ];
        let misses = misses.iter().map(|miss| (*miss).to_owned());
        for miss in misses.chain(everywhere) {
            let from = format!("\"{key}\": \"{good}\"");
            let value = format!("\"{miss}\"");
            let pointer = format!("/vpn_connection/{parent}/{key}");
            mistakes.push(mistake(
                &from,
                &format!("\"{key}\": {value}"),
                "enum",
                &pointer,
                &value,
            ));
        }
    }
    assert_all(&mistakes, 150);
}

/// Key and value in the body, code, pointer below the wrapper, values that must be refused.
type Refused<'a> = (&'a str, &'a str, &'static str, &'a str, &'a [&'a str]);

fn refusals(tables: &[Refused<'_>]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (key, good, code, pointer, values) in tables {
        for value in *values {
            let prefix = if key.is_empty() {
                String::new()
            } else {
                format!("\"{key}\": ")
            };
            let (from, to) = (format!("{prefix}{good}"), format!("{prefix}{value}"));
            mistakes.push(mistake(
                &from,
                &to,
                code,
                &format!("/vpn_connection/{pointer}"),
                value,
            ));
        }
    }
    mistakes
}

#[test]
fn every_integer_refuses_the_first_value_outside_its_bounds() {
    let huge = "9".repeat(400);
    let negative = format!("-{huge}");
    let common = [
        "0",
        "-0",
        "-1",
        "-15",
        "2147483648",
        "4294967295",
        "4294967296",
        "4294967311",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "18446744073709551631",
        "-9223372036854775809",
        &huge,
        &negative,
    ];
    let mut mistakes = Vec::new();
    for (key, good, pointer, outside) in [
        (
            "lifetime_seconds",
            "86400",
            "ikepolicy/lifetime_seconds",
            ["59", "604801"],
        ),
        (
            "lifetime_seconds",
            "3600",
            "ipsecpolicy/lifetime_seconds",
            ["29", "604801"],
        ),
        ("timeout", "15", "ikepolicy/dpd/timeout", ["1", "61"]),
        ("interval", "30", "ikepolicy/dpd/interval", ["9", "3601"]),
    ] {
        mistakes.extend(refusals(&[
            (key, good, "range", pointer, &outside),
            (key, good, "range", pointer, &common),
        ]));
    }
    assert_all(&mistakes, 60);
}
