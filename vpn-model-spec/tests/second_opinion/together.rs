//! Requests: lists, rules about several members, and what is stored.

use vpn_model_spec::interpret::BodyKind::Request;

use crate::cases::{Case, Known, NOTHING, agree, behind, current, expect};
use crate::compare::spec;

const OTC: &str = "otc-v5:update-vpn-connection";
const POLICY: Known =
    current(r#"{"vpn_connection":{"style":"POLICY","policy_rules":[{"source":"10.0.0.0/8"}]}}"#);
const STATIC: Known = current(
    r#"{"style":"STATIC","tunnel_local_address":"169.254.76.1/30","ikepolicy":{"ike_version":"v2","local_id":"10.0.0.1"}}"#,
);
const BGP: Known = current(r#"{"style":"bgp"}"#);
const IPV4: &str = r#"{"vpn_gateway":{"ip_version":"ipv4"}}"#;

const CASES: &[Case] = &[
    // items, unique
    (
        r#"{"policy_rules":¶[{},{},{},{},{},{}]}"#,
        POLICY,
        &["error items /vpn_connection/policy_rules"],
    ),
    (
        r#"{"policy_rules":[{"source":"10.0.0.0/8"},{"source":¶"10.0.0.0/8"},{"source":"10.0.0.0/9"},{"source":¶"10.0.0.0/8"}]}"#,
        POLICY,
        &[
            "error unique /vpn_connection/policy_rules/1/source",
            "error unique /vpn_connection/policy_rules/3/source",
        ],
    ),
    (
        r#"{"policy_rules":[{"source":¶"x"},{"source":¶"x"},{},{}]}"#,
        POLICY,
        &[
            "error format /vpn_connection/policy_rules/0/source",
            "error format /vpn_connection/policy_rules/1/source",
        ],
    ),
    (
        r#"{"policy_rules":[¶1,{"destination":[¶"1"],¶"dest":0}]}"#,
        POLICY,
        &[
            "error type /vpn_connection/policy_rules/0",
            "error format /vpn_connection/policy_rules/1/destination/0",
            "error unknown-field /vpn_connection/policy_rules/1/dest",
        ],
    ),
    // required_when
    (
        r#"{"name":"a"}"#,
        behind(r#"{"style":"policy","policy_rules":[{}]}"#, IPV4),
        &[],
    ),
    (
        r#"¶{"name":"a"}"#,
        behind(r#"{"style":"policy","policy_rules":[]}"#, IPV4),
        &["error required-when /vpn_connection/policy_rules"],
    ),
    (
        r#"¶{"name":"a"}"#,
        behind(
            r#"{"style":"Policy","policy_rules":null}"#,
            r#"{"ip_version":"IPv4"}"#,
        ),
        &["error required-when /vpn_connection/policy_rules"],
    ),
    (
        r#"{"name":"a"}"#,
        behind(r#"{"style":"policy"}"#, r#"{"ip_version":"ipv6"}"#),
        &[],
    ),
    (
        r#"{"name":"a"}"#,
        behind(r#"{"style":"static"}"#, IPV4),
        &[],
    ),
    (
        r#"¶{"name":"a"}"#,
        current(r#"{"style":"policy"}"#),
        &["note unchecked /vpn_connection/policy_rules"],
    ),
    (r#"{"name":"a"}"#, POLICY, &[]),
    (
        r#"¶{"name":"a"}"#,
        NOTHING,
        &["note unchecked /vpn_connection/policy_rules"],
    ),
    (
        r#"{"policy_rules":¶{}}"#,
        behind(r#"{"style":"policy"}"#, IPV4),
        &["error type /vpn_connection/policy_rules"],
    ),
    // only_when
    (r#"{"enable_hub":true}"#, BGP, &[]),
    (
        r#"{"enable_hub":¶true}"#,
        STATIC,
        &["error only-when /vpn_connection/enable_hub"],
    ),
    (r#"{"enable_hub":false}"#, STATIC, &[]),
    (
        r#"¶{"enable_hub":¶true}"#,
        NOTHING,
        &[
            "note unchecked /vpn_connection/policy_rules",
            "note unchecked /vpn_connection/enable_hub",
        ],
    ),
    (
        r#"¶{"enable_hub":false}"#,
        NOTHING,
        &["note unchecked /vpn_connection/policy_rules"],
    ),
    (
        r#"{"tunnel_local_address":¶"169.254.76.1/30","policy_rules":[]}"#,
        current(r#"{"style":"POLICY","tunnel_peer_address":"169.254.76.2/30"}"#),
        &["warning only-when /vpn_connection/tunnel_local_address"],
    ),
    (
        r#"{"policy_rules":¶[]}"#,
        BGP,
        &["warning only-when /vpn_connection/policy_rules"],
    ),
    // tunnel_pair
    (
        r#"{"tunnel_local_address":"169.254.76.1/30","tunnel_peer_address":"169.254.76.2/30"}"#,
        BGP,
        &[],
    ),
    (
        r#"{"tunnel_local_address":"169.254.76.1/30","tunnel_peer_address":¶"169.254.76.1/30"}"#,
        BGP,
        &["error tunnel-pair /vpn_connection/tunnel_peer_address"],
    ),
    (
        r#"{"tunnel_peer_address":¶"169.254.76.6/30","tunnel_local_address":"169.254.76.1/30"}"#,
        BGP,
        &["error tunnel-pair /vpn_connection/tunnel_peer_address"],
    ),
    (
        r#"{"tunnel_peer_address":"169.254.76.6/30","tunnel_local_address":¶"169.254.76.0/30"}"#,
        BGP,
        &["error tunnel-address /vpn_connection/tunnel_local_address"],
    ),
    (r#"{"tunnel_peer_address":"169.254.76.2/30"}"#, STATIC, &[]),
    (
        r#"{"tunnel_peer_address":¶"169.254.77.2/30"}"#,
        STATIC,
        &["error tunnel-pair /vpn_connection/tunnel_peer_address"],
    ),
    (
        r#"{"tunnel_peer_address":¶"169.254.77.2/30"}"#,
        BGP,
        &["note unchecked /vpn_connection/tunnel_peer_address"],
    ),
    (
        r#"{"tunnel_local_address":¶"169.254.77.1/30"}"#,
        current(r#"{"style":"bgp","tunnel_peer_address":"169.254.76.2/30"}"#),
        &["error tunnel-pair /vpn_connection/tunnel_local_address"],
    ),
    (
        r#"¶{"tunnel_local_address":¶"169.254.77.1/30"}"#,
        NOTHING,
        &[
            "note unchecked /vpn_connection/policy_rules",
            "note unchecked /vpn_connection/tunnel_local_address",
            "+note unchecked /vpn_connection/tunnel_local_address",
        ],
    ),
];

fn inside(payload: &str) -> String {
    format!("{{\"vpn_connection\":{payload}}}")
}

#[test]
fn members_are_judged_together_as_expected() {
    expect(&spec(OTC), Request, inside, CASES);
}

#[test]
fn the_runtime_judges_members_together_likewise() {
    agree(&spec(OTC), Request, inside, CASES);
}
