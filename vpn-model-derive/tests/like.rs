//! `#[model(like = "api:Struct")]`: a provider's rules on a struct of somebody else.

#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test fails as the test does"
)]

use vpn_model::otc::v5::{
    IkeVersion, PolicyRule, UpdateIkePolicy, UpdateVpnConnectionRequestBodyContent,
};
use vpn_model::schema::Rule;
use vpn_model::{Code, Context, Ipv4Net, Model, Report, Secret, Severity};

/// Some members of the provider's struct, in another order and with other names in Rust.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(like = "otc-v5:UpdateIkePolicy")]
struct Phase1 {
    lifetime_seconds: Option<u32>,
    #[model(name = "ike_version")]
    version: Option<IkeVersion>,
    phase1_negotiation_mode: Option<vpn_model::otc::v5::Phase1NegotiationMode>,
    local_id: Option<String>,
    peer_id: Option<String>,
}

/// A root, whose provider's struct is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(
    like = "otc-v5:UpdateVpnConnectionRequestBodyContent",
    partial(current = "vpn_connection", gateway = "vpn_gateway")
)]
struct Connection {
    /// Always there, although the provider has it optional; and shorter than the provider's.
    #[model(length(..=8))]
    name: String,
    cgw_id: Option<String>,
    psk: Option<Secret>,
    enable_hub: Option<bool>,
    policy_rules: Option<Vec<PolicyRule>>,
    tunnel_peer_address: Option<Ipv4Net>,
    ikepolicy: Option<Phase1>,
}

/// The same as the provider's root.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(like = "otc-v5:UpdateVpnConnectionRequest")]
struct Request {
    vpn_connection: Connection,
}

/// An integer as `i64`, and a list of values as a type of one's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(like = "otc-v5:UpdateDpd")]
struct Dpd {
    timeout: Option<i64>,
    interval: u32,
    msg: Option<Message>,
}

/// Texts in place of networks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(like = "otc-v5:PolicyRule")]
struct Block {
    source: Option<String>,
    destination: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
enum Message {
    #[model(name = "seq-hash-notify")]
    HashFirst,
}

/// Severity, code and pointer of each violation.
fn lines(report: &Report) -> Vec<String> {
    let line = |found: &vpn_model::Violation| {
        format!("{}[{}] {}", found.severity, found.code, found.pointer)
    };
    report.violations().iter().map(line).collect()
}

#[track_caller]
fn check<T: Model>(json: &str, context: &Context, expected: &[&str]) {
    assert_eq!(lines(&T::check_json(json, context)), expected, "{json}");
}

#[test]
fn the_provider_s_rules_hold_where_the_members_are() {
    check::<Phase1>(
        r#"{"lifetime_seconds": 59, "ike_version": "v3", "local_id": "one"}"#,
        &Context::new(),
        &["error[range] /lifetime_seconds", "error[enum] /ike_version"],
    );
    check::<Phase1>(
        r#"{"ike_version": "v2", "phase1_negotiation_mode": "main"}"#,
        &Context::new(),
        &["error[ineffective] /phase1_negotiation_mode"],
    );
    check::<Phase1>(
        r#"{"lifetime_seconds": 604800, "ike_version": "v1", "phase1_negotiation_mode": "main"}"#,
        &Context::new(),
        &[],
    );
}

#[test]
fn a_rule_about_a_member_that_is_left_out_is_left_out() {
    // `format` asks for `local_id_type`, `tunnel_pair` for `tunnel_local_address`.
    check::<Phase1>(r#"{"local_id": "no address"}"#, &Context::new(), &[]);
    let bad = r#"{"name": "a", "tunnel_peer_address": "169.254.76.3/30"}"#;
    check::<Connection>(
        bad,
        &Context::new().current_json(r#"{"style": "bgp"}"#).unwrap(),
        &["error[tunnel-address] /tunnel_peer_address"],
    );
    // Both members of this one are there.
    check::<Phase1>(
        r#"{"local_id": "10.0.0.1", "peer_id": "10.0.0.1"}"#,
        &Context::new(),
        &["warning[distinct] /peer_id"],
    );
}

#[test]
fn the_source_is_the_provider_s_document() {
    let report = Phase1::check_json(r#"{"lifetime_seconds": 1}"#, &Context::new());
    let theirs = UpdateIkePolicy::check_json(r#"{"lifetime_seconds": 1}"#, &Context::new());
    assert_eq!(report, theirs);
    assert!(
        report.violations()[0]
            .source
            .ends_with("table UpdateIkePolicy")
    );
}

#[test]
fn a_rule_of_one_s_own_comes_on_top() {
    for (name, expected) in [
        ("a-name", vec![]),
        ("nine-long", vec!["error[length] /name"]),
        ("a name", vec!["error[chars] /name"]),
    ] {
        let json = format!(r#"{{"name": "{name}", "enable_hub": false, "policy_rules": []}}"#);
        let context = Context::new()
            .current_json(r#"{"style": "policy"}"#)
            .unwrap();
        check::<Connection>(&json, &context, &expected);
    }
}

#[test]
fn a_text_for_a_narrower_type_keeps_its_format() {
    check::<Connection>(
        r#"{"name": "a", "cgw_id": "not-a-uuid", "policy_rules": []}"#,
        &Context::new()
            .current_json(r#"{"style": "policy"}"#)
            .unwrap(),
        &["error[format] /cgw_id"],
    );
    let fine = r#"{"name":"a","cgw_id":"0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b"}"#;
    let body = Connection::from_json(fine).unwrap();
    assert_eq!(serde_json::to_string(&body).unwrap(), fine);
}

#[test]
fn texts_for_a_list_of_a_narrower_type_keep_their_format() {
    check::<Block>(
        r#"{"destination": ["10.0.0.0/8", "10.0.0.0"], "source": "10.0.0.0/33"}"#,
        &Context::new(),
        &["error[format] /destination/1", "error[format] /source"],
    );
}

#[test]
fn conditions_ask_the_stored_connection_and_the_gateway() {
    let context = Context::new()
        .current_json(r#"{"vpn_connection": {"style": "POLICY"}}"#)
        .unwrap()
        .gateway_json(r#"{"vpn_gateway": {"ip_version": "ipv4"}}"#)
        .unwrap();
    check::<Connection>(
        r#"{"name": "a", "enable_hub": true}"#,
        &context,
        &[
            "error[required-when] /policy_rules",
            "error[only-when] /enable_hub",
        ],
    );
    // The root's own arguments come with it.
    check::<Request>(
        r#"{"vpn_connection": {"name": "a", "enable_hub": true}}"#,
        &context,
        &[
            "error[required-when] /vpn_connection/policy_rules",
            "error[only-when] /vpn_connection/enable_hub",
        ],
    );
}

#[test]
fn what_the_struct_does_not_have_is_unknown() {
    check::<Dpd>(
        r#"{"interval": 30, "timeout": 61, "extra": 1, "msg": "seq-notify-hash"}"#,
        &Context::new(),
        &[
            "error[range] /timeout",
            "error[unknown-field] /extra",
            "error[enum] /msg",
        ],
    );
    check::<Dpd>("{}", &Context::new(), &["error[required] /interval"]);
}

#[test]
fn a_secret_stays_one() {
    let report = Connection::check_json(r#"{"name": "a", "psk": "zebra"}"#, &Context::new());
    let codes: Vec<Code> = report
        .violations()
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| found.code)
        .collect();
    assert_eq!(codes, [Code::Length, Code::Classes]);
    assert!(!report.to_string().contains("zebra"));
}

#[test]
fn the_schema_has_the_provider_s_rules_and_then_one_s_own() {
    let theirs = UpdateVpnConnectionRequestBodyContent::schema();
    let rules = |schema: &'static vpn_model::schema::Schema, name: &str| {
        let field = schema.fields.iter().find(|field| field.name == name);
        field.unwrap().rules
    };
    for name in ["psk", "enable_hub", "policy_rules"] {
        let ours = rules(Connection::schema(), name);
        assert_eq!(format!("{ours:?}"), format!("{:?}", rules(theirs, name)));
    }
    let own = rules(Connection::schema(), "name");
    assert!(matches!(
        own.iter().map(|stated| &stated.rule).collect::<Vec<_>>()[..],
        [Rule::Length(_), Rule::Chars(_), Rule::Length(_)]
    ));
}

#[test]
fn values_that_are_built_in_rust_are_checked_too() {
    let dpd = Dpd {
        interval: 9,
        ..Dpd::default()
    };
    assert_eq!(
        lines(&dpd.validate(&Context::new())),
        ["error[range] /interval"]
    );
}
