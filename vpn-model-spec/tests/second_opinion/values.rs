//! Requests: the shape of a body, and rules about one value.

use vpn_model_spec::interpret::BodyKind::Request;

use crate::cases::{Case, Known, NOTHING, agree, current, expect};
use crate::compare::spec;

const OTC: &str = "otc-v5:update-vpn-connection";
/// A stored connection that leaves no rule of the tests below undecided.
const STATIC: Known = current(
    r#"{"style":"STATIC","tunnel_peer_address":"169.254.76.2/30","ikepolicy":{"ike_version":"v2"}}"#,
);

/// The shape of the whole body.
const WHOLE: &[Case] = &[
    (r#"¶{}"#, NOTHING, &["error required /vpn_connection"]),
    (r#"¶[]"#, NOTHING, &["error type "]),
    (r#" ¶null"#, NOTHING, &["error type "]),
    (
        r#"{"vpn_connection":¶null}"#,
        NOTHING,
        &["error type /vpn_connection"],
    ),
    (r#"{"vpn_connection":{}}"#, STATIC, &[]),
    (
        "{\n\t\"vpn_connection\" :\r\n{ } ,¶\"vpn_connection\":[] }",
        STATIC,
        &["error duplicate-field /vpn_connection"],
    ),
    (
        r#"{"vpn_connection":¶[],¶"vpn_connection":{"name":""}}"#,
        STATIC,
        &[
            "error type /vpn_connection",
            "error duplicate-field /vpn_connection",
        ],
    ),
    (
        r#"¶{¶"name":"a"}"#,
        NOTHING,
        &[
            "error required /vpn_connection",
            "error unknown-field /name",
        ],
    ),
    (
        r#"{"vpn_connection":{},¶"a/b~c":{"a":1,"a":2}}"#,
        STATIC,
        &["error unknown-field /a~1b~0c"],
    ),
];

/// Members of the connection.
const MEMBERS: &[Case] = &[
    (r#"{"name":"a"}"#, STATIC, &[]),
    (
        r#"{"name":¶""}"#,
        STATIC,
        &["error length /vpn_connection/name"],
    ),
    (
        r#"{"name":¶1}"#,
        STATIC,
        &["error type /vpn_connection/name"],
    ),
    (
        r#"{"name":¶null}"#,
        STATIC,
        &["error type /vpn_connection/name"],
    ),
    (
        r#"{"name":¶"a b"}"#,
        STATIC,
        &["error chars /vpn_connection/name"],
    ),
    (r#"{"n\u0061me":"\u0061"}"#, STATIC, &[]),
    (
        r#"{"name":"a",¶"n\u0061me":"b"}"#,
        STATIC,
        &["error duplicate-field /vpn_connection/name"],
    ),
    (
        r#"{"name":¶"éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"}"#,
        STATIC,
        &["error chars /vpn_connection/name"],
    ),
    (
        r#"{"name":¶"éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé."}"#,
        STATIC,
        &[
            "error length /vpn_connection/name",
            "+error chars /vpn_connection/name",
        ],
    ),
    (
        r#"{"psk":¶"Abcdefg1"}"#,
        STATIC,
        &["warning ineffective /vpn_connection/psk"],
    ),
    (r#"{"name":"a","psk":"Abcdefg1"}"#, STATIC, &[]),
    (r#"{"name":"a","psk":"abc1-xyz"}"#, STATIC, &[]),
    (
        r#"{"name":"a","psk":¶"Abcdefg"}"#,
        STATIC,
        &[
            "error length /vpn_connection/psk",
            "+error classes /vpn_connection/psk",
        ],
    ),
    (
        r#"{"name":"a","psk":¶"abcdefg1"}"#,
        STATIC,
        &["error classes /vpn_connection/psk"],
    ),
    (
        r#"{"name":"a","psk":¶"Abcdefg 1"}"#,
        STATIC,
        &["error chars /vpn_connection/psk"],
    ),
    (
        r#"{"name":"a","psk":¶12345678}"#,
        STATIC,
        &["error type /vpn_connection/psk"],
    ),
    (
        r#"{"cgw_id":"98C5af8a-0000-1111-2222-333344445555"}"#,
        STATIC,
        &[],
    ),
    (
        r#"{"cgw_id":¶"98c5af8a-demo-1111-2222-333344445555"}"#,
        STATIC,
        &["error format /vpn_connection/cgw_id"],
    ),
    (
        r#"{"cgw_id":¶"98c5af8a000011112222333344445555"}"#,
        STATIC,
        &["error format /vpn_connection/cgw_id"],
    ),
    (
        r#"{"cgw_id":¶"{98c5af8a-0000-1111-2222-333344445555}"}"#,
        STATIC,
        &["error format /vpn_connection/cgw_id"],
    ),
    (
        r#"{"cgw_id":¶7}"#,
        STATIC,
        &["error type /vpn_connection/cgw_id"],
    ),
    (
        r#"{"enable_hub":¶"true"}"#,
        STATIC,
        &["error type /vpn_connection/enable_hub"],
    ),
    (r#"{"peer_subnets":[]}"#, STATIC, &[]),
    (
        r#"{"peer_subnets":["192.168.0.0/16","0.0.0.0/0","10.1.2.3/8"]}"#,
        STATIC,
        &[],
    ),
    (
        r#"{"peer_subnets":¶"192.168.0.0/16"}"#,
        STATIC,
        &["error type /vpn_connection/peer_subnets"],
    ),
    (
        r#"{"peer_subnets":[¶"10.0.0.0",¶"10.0.0.0/33",¶"10.0.0.0/08",¶"010.0.0.0/8",¶"10.0.0/8",¶"10.0.0.0/+8",¶null,¶8]}"#,
        STATIC,
        &[
            "error format /vpn_connection/peer_subnets/0",
            "error format /vpn_connection/peer_subnets/1",
            "error format /vpn_connection/peer_subnets/2",
            "error format /vpn_connection/peer_subnets/3",
            "error format /vpn_connection/peer_subnets/4",
            "error format /vpn_connection/peer_subnets/5",
            "error type /vpn_connection/peer_subnets/6",
            "error type /vpn_connection/peer_subnets/7",
        ],
    ),
    (
        r#"{"peer_subnets":[¶"100.64.0.0/10",¶"100.127.255.255/32",¶"100.64.1.0/24",¶"214.1.0.0/16","100.0.0.0/9","100.128.0.0/10"]}"#,
        STATIC,
        &[
            "error reserved-block /vpn_connection/peer_subnets/0",
            "error reserved-block /vpn_connection/peer_subnets/1",
            "error reserved-block /vpn_connection/peer_subnets/2",
            "error reserved-block /vpn_connection/peer_subnets/3",
        ],
    ),
    (
        r#"{"peer_subnets":["100.64.0.0/10",¶"10.1.0.0/16"]}"#,
        Known {
            blocks: Some(&["10.0.0.0/8"]),
            ..STATIC
        },
        &["error reserved-block /vpn_connection/peer_subnets/1"],
    ),
    (
        r#"{"peer_subnets":["100.64.0.0/10"]}"#,
        Known {
            blocks: Some(&[]),
            ..STATIC
        },
        &[],
    ),
    (r#"{"tunnel_local_address":"169.254.76.1/30"}"#, STATIC, &[]),
    (
        r#"{"tunnel_local_address":¶"169.254.76.3/30"}"#,
        STATIC,
        &["error tunnel-address /vpn_connection/tunnel_local_address"],
    ),
    (
        r#"{"tunnel_local_address":¶"169.254.76.4/30"}"#,
        STATIC,
        &["error tunnel-address /vpn_connection/tunnel_local_address"],
    ),
    (
        r#"{"tunnel_local_address":¶"169.254.76.1/29"}"#,
        STATIC,
        &["error tunnel-address /vpn_connection/tunnel_local_address"],
    ),
    (
        r#"{"tunnel_local_address":¶"169.253.76.1/30"}"#,
        STATIC,
        &["error tunnel-address /vpn_connection/tunnel_local_address"],
    ),
    (
        r#"{"tunnel_local_address":¶"169.254.195.1/30"}"#,
        STATIC,
        &["error tunnel-address /vpn_connection/tunnel_local_address"],
    ),
    (
        r#"{"tunnel_local_address":¶"169.254.76.1"}"#,
        STATIC,
        &["error format /vpn_connection/tunnel_local_address"],
    ),
];

fn inside(payload: &str) -> String {
    format!("{{\"vpn_connection\":{payload}}}")
}

#[test]
fn values_are_judged_as_expected() {
    expect(&spec(OTC), Request, str::to_owned, WHOLE);
    expect(&spec(OTC), Request, inside, MEMBERS);
}

#[test]
fn the_runtime_judges_values_likewise() {
    agree(&spec(OTC), Request, str::to_owned, WHOLE);
    agree(&spec(OTC), Request, inside, MEMBERS);
}
