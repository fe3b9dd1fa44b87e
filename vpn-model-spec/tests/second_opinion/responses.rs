//! Responses and errors: what differs from the spec is a drift, and nothing is refused.

use vpn_model_spec::interpret::BodyKind::{Error, Response};

use crate::cases::{Case, NOTHING, agree, current, expect};
use crate::compare::spec;

const OTC: &str = "otc-v5:update-vpn-connection";

const WHOLE: &[Case] = &[
    ("{}", NOTHING, &[]),
    ("¶[]", NOTHING, &["error type "]),
    ("¶null", NOTHING, &["error type "]),
    (r#"{"vpn_connection":null,"request_id":null}"#, NOTHING, &[]),
    (
        r#"{"vpn_connection":¶[],"request_id":¶1}"#,
        NOTHING,
        &["note drift /vpn_connection", "note drift /request_id"],
    ),
    (
        r#"{¶"new":{},"request_id":"x",¶"request_id":"x"}"#,
        NOTHING,
        &["note drift /new", "note drift /request_id"],
    ),
];

const MEMBERS: &[Case] = &[
    (
        r#"{"id":"98c5af8a-demo","tunnel_local_address":"?","created_at":"yesterday"}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"id":¶1,"created_at":¶1}"#,
        NOTHING,
        &[
            "note drift /vpn_connection/id",
            "note drift /vpn_connection/created_at",
        ],
    ),
    (
        r#"{"style":"policy","type":"route","route_mode":"BGP"}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"style":"static","enable_hub":¶true,"enable_nqa":true}"#,
        NOTHING,
        &["note drift /vpn_connection/enable_hub"],
    ),
    (r#"{"style":"static","enable_hub":false}"#, NOTHING, &[]),
    (
        r#"{"name":¶""}"#,
        current(r#"{"name":"a"}"#),
        &["note drift /vpn_connection/name"],
    ),
    (r#"{"name":null,"style":null}"#, NOTHING, &[]),
    (
        r#"{"ikepolicy":{"ike_version":"v2","phase1_negotiation_mode":¶"main"}}"#,
        NOTHING,
        &["note drift /vpn_connection/ikepolicy/phase1_negotiation_mode"],
    ),
    (
        r#"{"ikepolicy":{"authentication_algorithm":"md5","peer_id_type":"fqdn"}}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"ikepolicy":{"lifetime_seconds":¶59,"dpd":{"timeout":¶2.0,"interval":¶"30"}}}"#,
        NOTHING,
        &[
            "note drift /vpn_connection/ikepolicy/lifetime_seconds",
            "note drift /vpn_connection/ikepolicy/dpd/timeout",
            "note drift /vpn_connection/ikepolicy/dpd/interval",
        ],
    ),
    (
        r#"{"tags":[{"key":¶"","value":"É"},{¶"k":""},¶7]}"#,
        NOTHING,
        &[
            "note drift /vpn_connection/tags/0/key",
            "note drift /vpn_connection/tags/1/k",
            "note drift /vpn_connection/tags/2",
        ],
    ),
];

const ERRORS: &[Case] = &[
    (
        r#"{"error_code":"VPN.0001","error_msg":"no"}"#,
        NOTHING,
        &[],
    ),
    (
        r#"{"code":"VPN.0001","message":¶{}}"#,
        NOTHING,
        &["note drift /message"],
    ),
];

fn inside(payload: &str) -> String {
    format!("{{\"vpn_connection\":{payload}}}")
}

#[test]
fn responses_are_judged_as_expected() {
    expect(&spec(OTC), Response, str::to_owned, WHOLE);
    expect(&spec(OTC), Response, inside, MEMBERS);
    expect(&spec(OTC), Error, str::to_owned, ERRORS);
}

#[test]
fn the_runtime_judges_responses_likewise() {
    agree(&spec(OTC), Response, str::to_owned, WHOLE);
    agree(&spec(OTC), Response, inside, MEMBERS);
    agree(&spec(OTC), Error, str::to_owned, ERRORS);
}
