//! Requests: values that have no effect, cannot go together, or depend on each other.

use vpn_model_spec::interpret::BodyKind::Request;

use crate::cases::{Case, Known, NOTHING, agree, current, expect};
use crate::compare::spec;

const OTC: &str = "otc-v5:update-vpn-connection";
const STATIC: Known = current(
    r#"{"style":"STATIC","tunnel_local_address":"169.254.76.1/30","ikepolicy":{"ike_version":"v2","local_id":"10.0.0.1"}}"#,
);
const BGP: Known = current(r#"{"style":"bgp"}"#);
/// Everything is known that the rules of phase 1 ask about.
const FULL: Known = current(
    r#"{"style":"bgp","ikepolicy":{"ike_version":"v2","encryption_algorithm":"aes-256","local_id":"10.9.0.1","peer_id":"10.9.0.2"}}"#,
);
const V1: Known = current(r#"{"style":"bgp","ikepolicy":{"ike_version":"V1"}}"#);

const CASES: &[Case] = &[
    // ineffective
    (
        r#"{"ikepolicy":{"ike_version":"v2","phase1_negotiation_mode":¶"main"}}"#,
        BGP,
        &["error ineffective /vpn_connection/ikepolicy/phase1_negotiation_mode"],
    ),
    (
        r#"{"ikepolicy":{"phase1_negotiation_mode":¶"main"}}"#,
        STATIC,
        &["error ineffective /vpn_connection/ikepolicy/phase1_negotiation_mode"],
    ),
    (
        r#"{"ikepolicy":{"phase1_negotiation_mode":"main"}}"#,
        V1,
        &[],
    ),
    (
        r#"{"ikepolicy":{"phase1_negotiation_mode":"main","ike_version":¶"v9"}}"#,
        STATIC,
        &["error enum /vpn_connection/ikepolicy/ike_version"],
    ),
    (r#"{"psk":"Abcdefg1"}"#, V1, &[]),
    (
        r#"{"psk":¶"Abcdefg1",¶"x":1}"#,
        STATIC,
        &[
            "warning ineffective /vpn_connection/psk",
            "error unknown-field /vpn_connection/x",
        ],
    ),
    (
        r#"¶{"psk":¶"Abcdefg1"}"#,
        NOTHING,
        &[
            "note unchecked /vpn_connection/policy_rules",
            "note unchecked /vpn_connection/psk",
        ],
    ),
    (
        r#"¶{"psk":"Abcdefg1","ikepolicy":{}}"#,
        NOTHING,
        &["note unchecked /vpn_connection/policy_rules"],
    ),
    // incompatible
    (
        r#"{"ikepolicy":{"ike_version":"v1","encryption_algorithm":¶"aes-128-gcm-16"}}"#,
        BGP,
        &["error incompatible /vpn_connection/ikepolicy/encryption_algorithm"],
    ),
    (
        r#"{"ikepolicy":{"encryption_algorithm":"aes-256-gcm-16","ike_version":¶"v1"}}"#,
        BGP,
        &["error incompatible /vpn_connection/ikepolicy/ike_version"],
    ),
    (
        r#"{"ikepolicy":{"encryption_algorithm":¶"aes-256-gcm-16"}}"#,
        V1,
        &["error incompatible /vpn_connection/ikepolicy/encryption_algorithm"],
    ),
    (
        r#"{"ikepolicy":{"ike_version":¶"v1"}}"#,
        current(r#"{"style":"bgp","ikepolicy":{"encryption_algorithm":"AES-256-GCM-16"}}"#),
        &["error incompatible /vpn_connection/ikepolicy/ike_version"],
    ),
    (r#"{"ikepolicy":{"ike_version":"v1"}}"#, FULL, &[]),
    (
        r#"{"ikepolicy":{"ike_version":¶"v1"}}"#,
        BGP,
        &["note unchecked /vpn_connection/ikepolicy/ike_version"],
    ),
    (
        r#"{"ikepolicy":{"ike_version":"v2","encryption_algorithm":"aes-256-gcm-16"}}"#,
        BGP,
        &[],
    ),
    (
        r#"¶{"ikepolicy":{"ike_version":¶"v1"}}"#,
        NOTHING,
        &[
            "note unchecked /vpn_connection/policy_rules",
            "note unchecked /vpn_connection/ikepolicy/ike_version",
        ],
    ),
    (
        r#"{"ikepolicy":{}}"#,
        current(
            r#"{"style":"bgp","ikepolicy":{"ike_version":"v1","encryption_algorithm":"aes-256-gcm-16"}}"#,
        ),
        &[],
    ),
    // format with conditions, assume, distinct
    (r#"{"ikepolicy":{"local_id":"10.0.0.1"}}"#, FULL, &[]),
    (
        r#"{"ikepolicy":{"local_id":¶"10.0.0.1"}}"#,
        BGP,
        &["note unchecked /vpn_connection/ikepolicy/local_id"],
    ),
    (
        r#"{"ikepolicy":{"local_id":¶"10.0.0.01"}}"#,
        FULL,
        &["error format /vpn_connection/ikepolicy/local_id"],
    ),
    (
        r#"{"ikepolicy":{"local_id":"host","local_id_type":¶"fqdn"}}"#,
        FULL,
        &["warning unsupported /vpn_connection/ikepolicy/local_id_type"],
    ),
    (
        r#"{"ikepolicy":{"local_id":"host"}}"#,
        current(r#"{"ikepolicy":{"local_id_type":"FQDN","peer_id":"x"},"style":"bgp"}"#),
        &[],
    ),
    (
        r#"{"ikepolicy":{"local_id":"host","local_id_type":¶"host"}}"#,
        FULL,
        &["error enum /vpn_connection/ikepolicy/local_id_type"],
    ),
    (
        r#"{"ikepolicy":{"peer_id":"10.0.0.1","local_id":¶"10.0.0.1"}}"#,
        BGP,
        &["warning distinct /vpn_connection/ikepolicy/local_id"],
    ),
    (
        r#"{"ikepolicy":{"peer_id":¶"10.0.0.1"}}"#,
        STATIC,
        &["warning distinct /vpn_connection/ikepolicy/peer_id"],
    ),
    (r#"{"ikepolicy":{"peer_id":"10.0.0.2"}}"#, STATIC, &[]),
];

fn inside(payload: &str) -> String {
    format!("{{\"vpn_connection\":{payload}}}")
}

#[test]
fn dependent_values_are_judged_as_expected() {
    expect(&spec(OTC), Request, inside, CASES);
}

#[test]
fn the_runtime_judges_dependent_values_likewise() {
    agree(&spec(OTC), Request, inside, CASES);
}
