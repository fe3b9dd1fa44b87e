//! Requests: members of the phases by themselves.

use vpn_model_spec::interpret::BodyKind::Request;

use crate::cases::{Case, Known, agree, current, expect};
use crate::compare::spec;

const OTC: &str = "otc-v5:update-vpn-connection";
/// A stored connection that leaves no rule of the tests below undecided.
const STATIC: Known = current(r#"{"style":"STATIC","ikepolicy":{"ike_version":"v2"}}"#);

/// Members of the phases.
const PHASES: &[Case] = &[
    (
        r#"{"ikepolicy":¶"v1"}"#,
        STATIC,
        &["error type /vpn_connection/ikepolicy"],
    ),
    (
        r#"{"ikepolicy":{"ike_version":¶"v3"}}"#,
        STATIC,
        &["error enum /vpn_connection/ikepolicy/ike_version"],
    ),
    (
        r#"{"ikepolicy":{"ike_version":¶"V2"}}"#,
        STATIC,
        &["error enum /vpn_connection/ikepolicy/ike_version"],
    ),
    (
        r#"{"ikepolicy":{"ike_version":¶2}}"#,
        STATIC,
        &["error type /vpn_connection/ikepolicy/ike_version"],
    ),
    (
        r#"{"ikepolicy":{"authentication_algorithm":¶"md5","dh_group":¶"group2","encryption_algorithm":¶"aes-128","local_id_type":¶"fqdn"}}"#,
        STATIC,
        &[
            "warning weak-algorithm /vpn_connection/ikepolicy/authentication_algorithm",
            "warning weak-algorithm /vpn_connection/ikepolicy/dh_group",
            "note weak-algorithm /vpn_connection/ikepolicy/encryption_algorithm",
            "warning unsupported /vpn_connection/ikepolicy/local_id_type",
        ],
    ),
    (
        r#"{"ipsecpolicy":{"encapsulation_mode":¶"transport"}}"#,
        STATIC,
        &["error enum /vpn_connection/ipsecpolicy/encapsulation_mode"],
    ),
    (
        r#"{"ikepolicy":{"dpd":{"timeout":¶1,"interval":¶3601,"msg":"seq-hash-notify"}}}"#,
        STATIC,
        &[
            "error range /vpn_connection/ikepolicy/dpd/timeout",
            "error range /vpn_connection/ikepolicy/dpd/interval",
        ],
    ),
    (
        r#"{"ikepolicy":{"dpd":{"timeout":2,"interval":10}}}"#,
        STATIC,
        &[],
    ),
    (
        r#"{"ikepolicy":{"lifetime_seconds":¶-60}}"#,
        STATIC,
        &["error range /vpn_connection/ikepolicy/lifetime_seconds"],
    ),
    (
        r#"{"ikepolicy":{"lifetime_seconds":¶-0}}"#,
        STATIC,
        &["error range /vpn_connection/ikepolicy/lifetime_seconds"],
    ),
    (
        r#"{"ikepolicy":{"lifetime_seconds":¶4294967356}}"#,
        STATIC,
        &["error range /vpn_connection/ikepolicy/lifetime_seconds"],
    ),
    (
        r#"{"ikepolicy":{"lifetime_seconds":¶99999999999999999999999999999999999999999999}}"#,
        STATIC,
        &["error range /vpn_connection/ikepolicy/lifetime_seconds"],
    ),
    (
        r#"{"ikepolicy":{"lifetime_seconds":¶3600.0}}"#,
        STATIC,
        &["error type /vpn_connection/ikepolicy/lifetime_seconds"],
    ),
    (
        r#"{"ikepolicy":{"lifetime_seconds":¶1e3}}"#,
        STATIC,
        &["error type /vpn_connection/ikepolicy/lifetime_seconds"],
    ),
    (
        r#"{"ikepolicy":{"lifetime_seconds":¶"3600"}}"#,
        STATIC,
        &["error type /vpn_connection/ikepolicy/lifetime_seconds"],
    ),
    (
        r#"{"ikepolicy":{¶"id":"x",¶"id":1}}"#,
        STATIC,
        &[
            "error unknown-field /vpn_connection/ikepolicy/id",
            "error unknown-field /vpn_connection/ikepolicy/id",
        ],
    ),
];

fn inside(payload: &str) -> String {
    format!("{{\"vpn_connection\":{payload}}}")
}

#[test]
fn members_of_the_phases_are_judged_as_expected() {
    expect(&spec(OTC), Request, inside, PHASES);
}

#[test]
fn the_runtime_judges_members_of_the_phases_likewise() {
    agree(&spec(OTC), Request, inside, PHASES);
}
