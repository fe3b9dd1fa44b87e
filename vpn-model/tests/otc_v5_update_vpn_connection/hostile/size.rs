//! Texts that are too deep, too long, or too wrong.

use vpn_model::otc::v5::UpdateVpnConnectionResponse;
use vpn_model::{Context, Limits, Model as _, Report};

use super::{is_syntax, quick, stopped};
use crate::{Body, assert_document_order, check, check_with, errors, of, wrapped};

#[test]
fn depth_bombs_end_at_the_limit() {
    for count in [100, 100_000, 2_000_000] {
        for open in ["[", "{\"a\":", "[{\"a\":"] {
            let bomb = open.repeat(count);
            assert!(stopped(&bomb).0.contains(&"syntax".to_owned()));
            for member in [
                "x",
                "name",
                "psk",
                "ikepolicy",
                "peer_subnets",
                "policy_rules",
            ] {
                let text = format!("{{\"vpn_connection\": {{\"{member}\": {bomb}");
                let (codes, at) = stopped(&text);
                assert!(codes.contains(&"syntax".to_owned()), "{member}");
                assert!(at.is_some_and(|at| at < 600), "{member}: {at:?}");
            }
            let response =
                quick(|| UpdateVpnConnectionResponse::check_json(&bomb, &Context::new()));
            assert!(response.has_errors());
        }
    }
    let unlimited = Limits::default().depth(usize::MAX);
    for text in [
        "[".repeat(200_000),
        format!("{{\"x\": {}1{}}}", "[".repeat(200_000), "]".repeat(200_000)),
    ] {
        let report = quick(|| check_with(&text, &Context::new().limits(unlimited)));
        assert!(report.has_errors());
    }
}

#[test]
fn masking_survives_hostile_texts() {
    let schema = <vpn_model::otc::v5::UpdateVpnConnectionRequest as vpn_model::Model>::schema();
    for text in [
        "[".repeat(1_000_000),
        "{\"a\":".repeat(1_000_000),
        "\"".repeat(1_000_001),
        "\\".repeat(99),
    ] {
        let masked = quick(|| vpn_model::mask(text.as_bytes(), schema));
        assert_eq!(masked.len(), text.len());
    }
    let deep = wrapped(&format!(
        "\"x\": {}{}",
        "[".repeat(500_000),
        "]".repeat(500_000)
    ));
    assert_eq!(
        quick(|| vpn_model::mask(deep.as_bytes(), schema)).len(),
        deep.len()
    );
    let _ = vpn_model::mask(b"\xff\xfe\x00{", schema);
    let _ = vpn_model::mask(
        "{\"vpn_connection\": {\"psk\": \"ÄÖÜ😀\"}}".as_bytes(),
        schema,
    );
}

#[test]
fn numbers_of_100_000_digits_are_out_of_range_and_not_read() {
    let digits = "7".repeat(100_000);
    for number in [digits.clone(), format!("-{digits}")] {
        let timeout = wrapped(&format!(
            "\"ikepolicy\": {{\"dpd\": {{\"timeout\": {number}}}}}"
        ));
        assert_eq!(
            errors(&quick(|| check(&timeout))),
            ["range /vpn_connection/ikepolicy/dpd/timeout"]
        );
        let name = wrapped(&format!("\"name\": {number}"));
        assert_eq!(
            errors(&quick(|| check(&name))),
            ["type /vpn_connection/name"]
        );
        let psk = wrapped(&format!("\"psk\": {number}"));
        assert_eq!(errors(&quick(|| check(&psk))), ["type /vpn_connection/psk"]);
        let unknown = wrapped(&format!("\"x\": {number}"));
        assert_eq!(
            errors(&quick(|| check(&unknown))),
            ["unknown-field /vpn_connection/x"]
        );
        let fraction = wrapped(&format!(
            "\"ipsecpolicy\": {{\"lifetime_seconds\": {number}.{digits}e{digits}}}"
        ));
        assert_eq!(
            errors(&quick(|| check(&fraction))),
            ["type /vpn_connection/ipsecpolicy/lifetime_seconds"]
        );
        let unknown = wrapped(&format!("\"x\": [{number}.{digits}e-{digits}]"));
        assert_eq!(
            errors(&quick(|| check(&unknown))),
            ["unknown-field /vpn_connection/x"]
        );
        let response = format!(
            "{{\"vpn_connection\": {{\"ikepolicy\": {{\"lifetime_seconds\": {number}}}, \"x\": {number}}}}}"
        );
        assert!(quick(|| UpdateVpnConnectionResponse::from_json(&response)).is_ok());
    }
}

#[test]
fn fifty_megabytes_of_spaces_are_a_syntax_error() {
    let spaces = vec![b' '; 50 << 20];
    assert!(is_syntax(&spaces));
    let unlimited = Limits::default().document_size(usize::MAX);
    let report = quick(|| check_with(&spaces, &Context::new().limits(unlimited)));
    assert_eq!(errors(&report).len(), 1);
    assert_eq!(of(&report, "error")[0].code.as_str(), "syntax");
}

#[test]
fn a_string_of_ten_megabytes_is_too_long() {
    let long = "a".repeat(10 << 20);
    let name = wrapped(&format!("\"name\": \"{long}\""));
    assert_eq!(
        errors(&quick(|| check(&name))),
        ["length /vpn_connection/name"]
    );
    let psk = wrapped(&format!("\"psk\": \"{long}\""));
    assert_eq!(
        errors(&quick(|| check(&psk))),
        ["length /vpn_connection/psk", "classes /vpn_connection/psk"]
    );
    let cgw = wrapped(&format!("\"cgw_id\": \"{long}\""));
    assert_eq!(
        errors(&quick(|| check(&cgw))),
        ["format /vpn_connection/cgw_id"]
    );
    let version = wrapped(&format!("\"ikepolicy\": {{\"ike_version\": \"{long}\"}}"));
    assert_eq!(
        errors(&quick(|| check(&version))),
        ["enum /vpn_connection/ikepolicy/ike_version"]
    );
    let key = wrapped(&format!("\"{long}\": 1"));
    assert_eq!(quick(|| check(&key)).count(vpn_model::Severity::Error), 1);
}

/// Not by both ways: a flood takes seconds in a build without optimization.
fn check_once(text: String) -> Report {
    Body::check_json(text, &Context::new())
}

fn assert_flood(report: &Report, expected: usize) {
    assert_eq!(report.violations().len(), 10_000);
    assert_eq!(report.violations().len() + report.omitted(), expected);
    assert!(report.has_errors());
    assert_document_order(report);
}

#[test]
fn floods_of_mistakes_are_counted_and_cut() {
    let unknown: Vec<String> = (0..100_000)
        .map(|index| format!("\"x{index}\": {index}"))
        .collect();
    // And the note that policy_rules are unchecked.
    assert_flood(&quick(|| check_once(wrapped(&unknown.join(",")))), 100_001);
    let subnets = vec!["\"100.64.0.0/10\""; 100_000].join(",");
    assert_flood(
        &quick(|| check_once(wrapped(&format!("\"peer_subnets\": [{subnets}]")))),
        100_002,
    );
    let subnets = vec!["\"x\""; 100_000].join(",");
    assert_flood(
        &quick(|| check_once(wrapped(&format!("\"peer_subnets\": [{subnets}]")))),
        100_002,
    );
    let duplicates = vec!["\"name\": \"a\""; 100_000].join(",");
    assert_flood(&quick(|| check_once(wrapped(&duplicates))), 100_000);
    let rules = vec!["{\"source\": \"10.0.0.0/8\"}"; 100_000].join(",");
    let report = quick(|| check_once(wrapped(&format!("\"policy_rules\": [{rules}]"))));
    assert!(report.has_errors() && report.violations().len() == 10_000);
    let rules: Vec<String> = (0..100_000)
        .map(|index| {
            format!(
                "{{\"source\": \"10.{}.{}.{}/32\"}}",
                index >> 16,
                (index >> 8) & 255,
                index & 255
            )
        })
        .collect();
    let report = quick(|| check_once(wrapped(&format!("\"policy_rules\": [{}]", rules.join(",")))));
    assert_eq!(errors(&report), ["items /vpn_connection/policy_rules"]);
}
