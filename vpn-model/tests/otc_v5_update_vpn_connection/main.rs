//! What `otc-v5:update-vpn-connection` accepts and refuses, derived from the
//! provider's page and the design, not from the code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod context;
mod edges;
mod examples;
mod hostile;
mod mistakes;
mod secrets;
mod serde;
mod several;

use vpn_model::otc::v5::UpdateVpnConnectionRequest;
use vpn_model::{Context, Model as _, Report, Violation};

pub(crate) type Body = UpdateVpnConnectionRequest;

/// Every member, no warning, nothing that one single mistake would drag along.
pub(crate) const COMPLETE: &str = r#"{
  "vpn_connection": {
    "name": "vpn-1655",
    "cgw_id": "5247ae10-1c2d-4a8d-b986-dd36659a7f5d",
    "peer_subnets": ["192.168.1.0/24", "192.168.2.0/24"],
    "tunnel_local_address": "169.254.76.1/30",
    "tunnel_peer_address": "169.254.76.2/30",
    "enable_hub": false,
    "psk": "Abcde1Z!kk",
    "policy_rules": [
      {
        "source": "10.0.0.0/24",
        "destination": ["192.168.3.0/24", "192.168.4.0/24"]
      },
      {
        "source": "10.0.1.0/24",
        "destination": ["192.168.5.0/24"]
      }
    ],
    "ikepolicy": {
      "ike_version": "v1",
      "phase1_negotiation_mode": "main",
      "authentication_algorithm": "sha2-384",
      "encryption_algorithm": "aes-256",
      "dh_group": "group20",
      "lifetime_seconds": 86400,
      "local_id_type": "ip",
      "local_id": "10.1.2.3",
      "peer_id_type": "ip",
      "peer_id": "10.1.2.4",
      "dpd": {
        "timeout": 15,
        "interval": 30,
        "msg": "seq-hash-notify"
      }
    },
    "ipsecpolicy": {
      "authentication_algorithm": "sha2-256",
      "encryption_algorithm": "aes-256-gcm-16",
      "pfs": "group21",
      "transform_protocol": "esp",
      "lifetime_seconds": 3600,
      "encapsulation_mode": "tunnel"
    }
  }
}
"#;

/// The text from `start` to the first `end` behind it, both included.
pub(crate) fn block<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let from = text.find(start).expect("the block starts");
    let length = text[from..].find(end).expect("the block ends") + end.len();
    &text[from..from + length]
}

/// The text with one thing replaced that occurs exactly once.
pub(crate) fn replaced(text: &str, from: &str, to: &str) -> String {
    let count = text.matches(from).count();
    assert_eq!(count, 1, "{from:?} must occur exactly once");
    text.replacen(from, to, 1)
}

/// The wrapper around some members.
pub(crate) fn wrapped(members: &str) -> String {
    format!("{{\"vpn_connection\": {{{members}}}}}")
}

/// The report without context, the same by both ways.
pub(crate) fn check(text: impl AsRef<[u8]>) -> Report {
    check_with(text, &Context::new())
}

/// The report with context, the same by both ways, and the verdict that belongs to it.
pub(crate) fn check_with(text: impl AsRef<[u8]>, context: &Context) -> Report {
    let report = Body::check_json(text.as_ref(), context);
    match Body::from_json_with(text.as_ref(), context) {
        Ok(valid) => assert_eq!(*valid.report(), report),
        Err(refused) => assert_eq!(refused, report),
    }
    let accepted = Body::is_valid_with(text.as_ref(), context);
    assert_eq!(accepted, !report.has_errors(), "{report}");
    report
}

/// What has this severity.
pub(crate) fn of<'r>(report: &'r Report, severity: &str) -> Vec<&'r Violation> {
    report
        .violations()
        .iter()
        .filter(|violation| violation.severity.as_str() == severity)
        .collect()
}

/// `code pointer` of everything that has this severity.
pub(crate) fn places(report: &Report, severity: &str) -> Vec<String> {
    of(report, severity)
        .into_iter()
        .map(|violation| format!("{} {}", violation.code.as_str(), violation.pointer))
        .collect()
}

/// `code pointer` of every error.
pub(crate) fn errors(report: &Report) -> Vec<String> {
    places(report, "error")
}

/// The source text that a violation flags.
pub(crate) fn flagged<'t>(text: &'t str, violation: &Violation) -> &'t str {
    let span = violation.span.clone().expect("a text has spans");
    text.get(span).expect("the span lies in the text")
}

/// Fails unless the violations stand in document order.
pub(crate) fn assert_document_order(report: &Report) {
    let starts: Vec<usize> = report
        .violations()
        .iter()
        .map(|violation| violation.span.clone().expect("a text has spans").start)
        .collect();
    assert!(starts.is_sorted(), "not in document order:\n{report}");
}
