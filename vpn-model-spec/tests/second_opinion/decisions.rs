//! Where the two once said different things, one test each: what was decided.

use vpn_model_spec::interpret::BodyKind::{self, Request, Response};

use crate::cases::{Case, Known, NOTHING, agree, current, expect};
use crate::compare::spec;

const OTC: &str = "otc-v5:update-vpn-connection";
const STATIC: Known = current(
    r#"{"style":"static","ikepolicy":{"ike_version":"v2","local_id":"10.0.0.9","peer_id":"10.0.0.8"}}"#,
);

fn both(body: BodyKind, cases: &[Case]) {
    expect(&spec(OTC), body, str::to_owned, cases);
    agree(&spec(OTC), body, str::to_owned, cases);
}

#[test]
fn an_id_of_the_wrong_format_takes_no_part() {
    let equal = r#"{"vpn_connection":{"ikepolicy":{"local_id":¶"host","peer_id":¶"host"}}}"#;
    let expected = &[
        "error format /vpn_connection/ikepolicy/local_id",
        "error format /vpn_connection/ikepolicy/peer_id",
    ];
    both(Request, &[(equal, STATIC, expected)]);
}

#[test]
fn a_mistake_in_an_item_leaves_the_list_in_the_game() {
    let rules = r#"{"vpn_connection":{"policy_rules":¶[{"source":¶"x"}]}}"#;
    let expected = &[
        "warning only-when /vpn_connection/policy_rules",
        "error format /vpn_connection/policy_rules/0/source",
    ];
    both(Request, &[(rules, STATIC, expected)]);
}

#[test]
fn ineffective_is_at_the_later_member() {
    let mode_first = r#"{"vpn_connection":{"ikepolicy":{"phase1_negotiation_mode":"main","ike_version":¶"v2"}}}"#;
    let expected = &["error ineffective /vpn_connection/ikepolicy/ike_version"];
    both(Request, &[(mode_first, STATIC, expected)]);
}

#[test]
fn a_stored_end_that_is_no_host_is_not_the_bodys_mistake() {
    let stored = current(r#"{"style":"static","tunnel_local_address":"169.254.76.0/30"}"#);
    let peer = r#"{"vpn_connection":{"tunnel_peer_address":"169.254.76.2/30"}}"#;
    both(Request, &[(peer, stored, &[])]);
}

#[test]
fn an_unknown_value_in_a_response_silences_conditions() {
    let style = r#"{"vpn_connection":{"style":¶"dynamic","enable_hub":true}}"#;
    both(
        Response,
        &[(style, NOTHING, &["note drift /vpn_connection/style"])],
    );
}

#[test]
fn a_key_that_was_null_is_a_duplicate_when_it_comes_again() {
    let again = r#"{"request_id":null,¶"request_id":1}"#;
    both(Response, &[(again, NOTHING, &["note drift /request_id"])]);
}
