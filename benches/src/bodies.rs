//! Bodies of `otc-v5:update-vpn-connection` of three sizes, good and bad.

use std::io;

use serde_json::Value;
use vpn_model::Context;

/// What most people send: one thing changes.
pub const SMALL: &str = r#"{"vpn_connection": {"name": "branch-office-2"}}"#;
/// The same with a character that is not allowed.
pub const SMALL_BAD: &str = r#"{"vpn_connection": {"name": "branch office 2"}}"#;
/// Phase 1 of the typical body, in one line.
pub const PHASE_1: &str = r#"{"ike_version": "v2", "authentication_algorithm": "sha2-256", "encryption_algorithm": "aes-256-gcm-16", "dh_group": "group20", "lifetime_seconds": 86400, "local_id_type": "ip", "local_id": "10.1.0.134", "peer_id_type": "ip", "peer_id": "88.1.0.164", "dpd": {"timeout": 15, "interval": 30, "msg": "seq-hash-notify"}}"#;

/// Nearly every member.
pub const TYPICAL: &str = include_str!("../data/good.json");
/// The same with five mistakes.
pub const TYPICAL_BAD: &str = include_str!("../data/bad.json");

/// What is stored of that connection and its gateway: with it, every rule can be checked.
///
/// # Errors
///
/// None: both are JSON.
pub fn stored() -> io::Result<Context> {
    Context::new()
        .current_json(
            r#"{"vpn_connection": {"style": "STATIC", "ikepolicy": {"ike_version": "v2"}}}"#,
        )
        .and_then(|context| context.gateway_json(r#"{"vpn_gateway": {"ip_version": "ipv4"}}"#))
        .map_err(io::Error::other)
}

/// A body with the members of each object in the order of the alphabet, in one line.
///
/// # Errors
///
/// What is no JSON.
pub fn in_another_order(body: &str) -> io::Result<String> {
    let mut value: Value = serde_json::from_str(body)?;
    value.sort_all_objects();
    Ok(value.to_string())
}

/// As large as it may be: 50 subnets, 5 rules with 50 destinations each.
#[must_use]
pub fn maximal() -> String {
    with_lists(50, 5, 50)
}

/// The same with a mistake in every tenth network.
#[must_use]
pub fn maximal_bad() -> String {
    maximal().replace("0.0/24", "0.0/33")
}

/// The typical body with so many subnets, and rules with so many destinations.
#[must_use]
pub fn with_lists(subnets: usize, rules: usize, destinations: usize) -> String {
    let networks = |first: usize, count: usize| {
        let networks: Vec<_> = (0..count)
            .map(|number| format!("\"{first}.{}.{}.0/24\"", number / 10 % 256, number % 10))
            .collect();
        networks.join(", ")
    };
    let rules: Vec<_> = (0..rules)
        .map(|rule| {
            format!(
                "{{\"source\": \"10.{}.{}.0/24\", \"destination\": [{}]}}",
                rule / 256 % 256,
                rule % 256,
                networks(11, destinations)
            )
        })
        .collect();
    TYPICAL
        .replace(
            "\"192.168.1.0/24\", \"192.168.2.0/24\", \"172.16.0.0/16\"",
            &networks(12, subnets),
        )
        .replace(
            "\"ikepolicy\"",
            &format!(
                "\"policy_rules\": [{}],\n    \"ikepolicy\"",
                rules.join(",\n      ")
            ),
        )
}
