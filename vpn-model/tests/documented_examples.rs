//! What the providers' own pages show: requests, answers and refusals, with typographical slips mended.
//!
//! Those of Open Telekom Cloud v5 are in `otc_v5_update_vpn_connection/examples.rs`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use vpn_model::schema::{Kind, Rule};
use vpn_model::{BodyKind, Code, Context, Report, Severity, operations};

fn check(id: &str, kind: BodyKind, text: &str, context: &Context) -> Report {
    let operation = operations()
        .iter()
        .find(|operation| operation.id == id)
        .unwrap();
    let body = operation.body(kind).unwrap();
    body.check_json(text.as_bytes(), context)
}

/// Code, severity and pointer of everything but what could not be checked.
fn found(report: &Report) -> Vec<(Code, Severity, &str)> {
    report
        .violations()
        .iter()
        .filter(|violation| violation.code != Code::Unchecked)
        .map(|violation| {
            (
                violation.code,
                violation.severity,
                violation.pointer.as_str(),
            )
        })
        .collect()
}

fn says_nothing(id: &str, kind: BodyKind, text: &str) {
    let report = check(id, kind, text, &Context::new());
    assert_eq!(found(&report), [], "{id}:{kind} {text}");
}

const OTC: &str = "otc-v5:update-vpn-connection";
const HUAWEI: &str = "huawei-v5:update-vpn-connection";
const CLASSIC: &str = "otc-classic:update-ipsec-site-connection";
const ALTOSTRAT: &str = "altostrat:update-instance";

#[test]
fn huawei_s_four_requests_are_accepted() {
    for text in [
        r#"{"vpn_connection": {"peer_subnets": ["192.168.1.0/24"]}}"#,
        r#"{"vpn_connection": {"policy_rules": [{"source": "10.0.0.0/24", "destination": ["192.168.1.0/24"]}]}}"#,
        r#"{"vpn_connection": {"ikepolicy": {"lifetime_seconds": 3600}, "ipsecpolicy": {"lifetime_seconds": 3600}}}"#,
        r#"{"vpn_connection": {"name": "vpn_connection_name"}}"#,
    ] {
        says_nothing(HUAWEI, BodyKind::Request, text);
    }
}

#[test]
fn huawei_s_answer_parses_with_masked_ids_and_tunnel_addresses_on_a_policy_connection() {
    says_nothing(
        HUAWEI,
        BodyKind::Response,
        r#"{
          "vpn_connection": {
            "id": "98c5af8a-demo-a8df-va86-ae2280a6f4c3", "name": "vpn-1655",
            "vgw_id": "b32d91a4-demo-a8df-va86-e907174eb11d",
            "vgw_ip": "0c464dad-demo-a8df-va86-c22bb0eb0bde", "style": "POLICY",
            "cgw_id": "5247ae10-demo-a8df-va86-dd36659a7f5d",
            "peer_subnets": ["192.168.1.0/24"],
            "tunnel_local_address": "169.254.56.225/30", "tunnel_peer_address": "169.254.56.226/30",
            "policy_rules": [{"source": "10.0.0.0/24", "destination": ["192.168.1.0/24"]}],
            "ikepolicy": {
              "ike_version": "v2", "authentication_algorithm": "sha2-256",
              "encryption_algorithm": "aes-128", "dh_group": "group15",
              "authentication_method": "pre-share", "lifetime_seconds": 86400,
              "local_id_type": "ip", "local_id": "10.***.***.134",
              "peer_id_type": "ip", "peer_id": "88.***.***.164",
              "dpd": {"timeout": 15, "interval": 30, "msg": "seq-hash-notify"}
            },
            "ipsecpolicy": {
              "authentication_algorithm": "sha2-256", "encryption_algorithm": "aes-128",
              "pfs": "group15", "transform_protocol": "esp", "lifetime_seconds": 3600,
              "encapsulation_mode": "tunnel"
            },
            "created_at": "2025-06-26T13:41:34.626Z", "updated_at": "2025-06-26T13:41:34.626Z",
            "enterprise_project_id": "0", "ha_role": "master"
          },
          "request_id": "f91082d4-6d49-479c-ad1d-4e552a9f5cae"
        }"#,
    );
}

#[test]
fn both_shapes_of_a_refusal_parse() {
    for text in [
        r#"{"error_code": "VPN.0001", "error_msg": "an update is not allowed", "request_id": "8c833634-4560-7897-7740-a7462f5bcbd4"}"#,
        r#"{"code": "VPN.0003", "message": "resource not ready"}"#,
    ] {
        says_nothing(HUAWEI, BodyKind::Error, text);
    }
}

#[test]
fn a_rule_outranks_the_example_of_the_same_page() {
    let report = check(
        CLASSIC,
        BodyKind::Request,
        r#"{"ipsec_site_connection": {"mtu": 1200}}"#,
        &Context::new(),
    );
    let mtu = (Code::Fixed, Severity::Error, "/ipsec_site_connection/mtu");
    assert_eq!(found(&report), [mtu]);

    let report = check(
        ALTOSTRAT,
        BodyKind::Request,
        r#"{"name": "Primary Production VPN (Updated)", "pushed_routes": ["10.0.0.0/8"], "public_dns": ["1.1.1.1"]}"#,
        &Context::new(),
    );
    assert_eq!(
        found(&report),
        [
            (Code::Length, Severity::Error, "/name"),
            (Code::Items, Severity::Error, "/public_dns"),
        ]
    );
}

#[test]
fn the_classic_api_has_networks_or_endpoint_groups_whichever_end_the_group_is_of() {
    for member in ["peer_ep_group_id", "local_ep_group_id"] {
        let text = format!(
            r#"{{"ipsec_site_connection": {{
              "peer_cidrs": ["10.0.0.0/8"], "{member}": "9ad5a7e0-6dac-41b4-b20d-a7b8645fddf1"
            }}}}"#
        );
        let report = check(CLASSIC, BodyKind::Request, &text, &Context::new());
        let networks = "/ipsec_site_connection/peer_cidrs";
        let group = format!("/ipsec_site_connection/{member}");
        assert_eq!(
            found(&report),
            [
                (Code::Deprecated, Severity::Warning, networks),
                (Code::Incompatible, Severity::Warning, group.as_str()),
            ]
        );
    }
}

/// Of a member of an answer it says nothing, but the exports have it.
#[test]
fn members_of_answers_that_the_pages_call_deprecated_are() {
    for (id, object, members) in [
        (
            OTC,
            "ResponseVpnConnection",
            &["eip_id", "type", "route_mode"][..],
        ),
        (
            HUAWEI,
            "ResponseVpnConnection",
            &["eip_id", "type", "route_mode"],
        ),
        (
            CLASSIC,
            "IpsecSiteConnection",
            &["peer_cidrs", "order_id", "product_id"],
        ),
    ] {
        let operation = operations().iter().find(|operation| operation.id == id);
        let body = operation.unwrap().body(BodyKind::Response).unwrap();
        let Kind::Object(answer) = body.schema.fields[0].kind else {
            panic!("{id} wraps its answer");
        };
        assert_eq!(answer.name, object);
        let deprecated: Vec<&str> = answer
            .fields
            .iter()
            .filter(|field| {
                field
                    .rules
                    .iter()
                    .any(|stated| matches!(stated.rule, Rule::Deprecated))
            })
            .map(|field| field.name)
            .collect();
        assert_eq!(deprecated, members, "{id}");
    }
}

#[test]
fn huawei_s_tags_may_be_chinese() {
    says_nothing(
        HUAWEI,
        BodyKind::Response,
        r#"{"vpn_connection": {"tags": [{"key": "部门", "value": "网络 1"}]}}"#,
    );
}

#[test]
fn huawei_s_enterprise_routers_have_no_customer_subnets_in_policy_or_bgp_mode() {
    let context = |attachment: &str, style: &str, version: &str| {
        let gateway =
            format!(r#"{{"attachment_type": "{attachment}", "ip_version": "{version}"}}"#);
        let current = format!(r#"{{"style": "{style}", "policy_rules": [{{}}]}}"#);
        let context = Context::new().gateway_json(gateway.as_bytes()).unwrap();
        context.current_json(current.as_bytes()).unwrap()
    };
    for (member, network, version) in [
        ("peer_subnets", "192.168.1.0/24", "ipv4"),
        ("peer_subnets_v6", "2001:db8::/32", "ipv6"),
    ] {
        let text = format!(r#"{{"vpn_connection": {{"{member}": ["{network}"]}}}}"#);
        let pointer = format!("/vpn_connection/{member}");
        let of_router = (Code::Incompatible, Severity::Warning, pointer.as_str());
        for (attachment, style, is_router) in [
            ("er", "POLICY", true),
            ("ER", "bgp", true),
            ("er", "STATIC", false),
            ("vpc", "BGP", false),
        ] {
            let context = context(attachment, style, version);
            let report = check(HUAWEI, BodyKind::Request, &text, &context);
            let found = found(&report);
            assert_eq!(
                found.contains(&of_router),
                is_router,
                "{attachment} {style}: {report}"
            );
        }
    }
}

#[test]
fn the_classic_answer_parses_with_a_short_key_and_another_mtu() {
    says_nothing(
        CLASSIC,
        BodyKind::Response,
        r#"{"ipsec_site_connection": {
          "status": "DOWN", "psk": "secret", "initiator": "bi-directional", "name": "vpnconnection1",
          "admin_state_up": true, "tenant_id": "10039663455a446d8ba2cbb058b0f578", "auth_mode": "psk",
          "peer_cidrs": [], "mtu": 1200, "peer_ep_group_id": "9ad5a7e0-6dac-41b4-b20d-a7b8645fddf1",
          "ikepolicy_id": "9b00d6b0-6c93-4ca5-9747-b8ade7bb514f",
          "vpnservice_id": "5c561d9d-eaea-45f6-ae3e-08d1a7080828",
          "dpd": {"action": "hold", "interval": 30, "timeout": 120}, "route_mode": "static",
          "ipsecpolicy_id": "e6e23d0c-9519-4d52-8ea4-5b1f96d857b1",
          "local_ep_group_id": "3e1815dd-e212-43d0-8f13-b494fa553e68",
          "peer_address": "172.24.4.233", "peer_id": "172.24.4.233",
          "id": "851f280f-5639-4ea3-81aa-e298525ab74b", "description": "New description",
          "order_id": "", "product_id": "", "created_at": "2020-08-05 12:39:35.921257"
        }}"#,
    );
    // The table calls it a text, the example a list.
    let text = r#"{"ipsec_site_connection": {"peer_cidrs": "10.1.0.0/24"}}"#;
    says_nothing(CLASSIC, BodyKind::Response, text);
}

#[test]
fn altostrat_s_answer_parses_without_the_bounds_of_the_request() {
    says_nothing(
        ALTOSTRAT,
        BodyKind::Response,
        r#"{
          "id": "d290f1ee-6c54-4b01-90e6-d701748f0851", "name": "Primary Production VPN", "region": "sjc",
          "hostname": "my-vpn-gateway.vpn.altostr.at", "configured": true, "rsa_ready": true,
          "diffie_hellman_ready": true, "server_ready": true, "status": ["peer-created"],
          "pushed_routes": ["10.0.0.0/8"], "public_dns": ["9.9.9.9"], "split_dns": ["192.168.1.1"],
          "domains": ["internal.corp"],
          "dns_custom": [{"name": "fileserver.internal.corp", "type": "A", "value": "192.168.1.10"}],
          "firewall": [
            {"name": "Allow ICMP", "protocol": "icmp", "port": null, "source": "0.0.0.0/0", "destination": "0.0.0.0/0"},
            {"name": "Allow web", "protocol": "tcp", "port": "1-65535", "source": "0.0.0.0/0", "destination": "0.0.0.0/0"}
          ],
          "created_at": "2025-10-29T12:30:31Z"
        }"#,
    );
    says_nothing(
        ALTOSTRAT,
        BodyKind::Error,
        r#"{"type": "invalid_request_error", "code": "parameter_missing", "message": "there is no name", "doc_url": "https://docs.altostrat.io/errors/parameter_missing"}"#,
    );
}

/// The guide's body: policy-based, and without the phases.
const GUIDE: &str = r#"{
  "displayName": "office-neckarsulm-v2",
  "localSubnets": ["10.0.0.0/16"],
  "remoteSubnets": ["192.168.1.0/24", "192.168.2.0/24"],
  "tunnel1": {"remoteAddress": "203.0.113.10", "preSharedKey": "new-rotation-secret-key-2025"},
  "tunnel2": {"remoteAddress": "203.0.113.11", "preSharedKey": "new-rotation-secret-key-2025"}
}"#;

#[test]
fn the_guide_of_stackit_is_a_warning_for_its_version_and_an_error_for_the_others() {
    let gateway = br#"{"routingType": "POLICY_BASED"}"#;
    let context = Context::new().gateway_json(gateway).unwrap();
    for (version, severity) in [
        ("v1alpha1", Severity::Warning),
        ("v1beta1", Severity::Error),
        ("v1", Severity::Error),
    ] {
        let id = format!("stackit-{version}:update-gateway-connection");
        let report = check(&id, BodyKind::Request, GUIDE, &context);
        // Who wrote the SDK knows more rules about keys than the document.
        let expected = ["/tunnel1", "/tunnel2"].map(|tunnel| {
            [
                (Code::Required, severity, format!("{tunnel}/phase1")),
                (Code::Required, severity, format!("{tunnel}/phase2")),
                (
                    Code::Classes,
                    Severity::Warning,
                    format!("{tunnel}/preSharedKey"),
                ),
            ]
        });
        let found: Vec<_> = found(&report)
            .into_iter()
            .map(|(code, severity, pointer)| (code, severity, pointer.to_owned()))
            .collect();
        assert_eq!(found, expected.as_flattened(), "{version}");
        let sources = report.violations().iter().map(|violation| violation.source);
        if version == "v1alpha1" {
            let names_both = |source: &str| source.contains("v1alpha1") && source.contains("guide");
            assert_eq!(sources.filter(|source| names_both(source)).count(), 4);
        }
    }
}

#[test]
fn a_filter_is_absent_null_or_an_id_in_the_one_version_that_has_it() {
    let body = |bgp: &str| {
        let phase =
            r#"{"encryptionAlgorithms": ["aes256gcm16"], "integrityAlgorithms": ["sha2_256"]}"#;
        let tunnel = format!(
            r#"{{"remoteAddress": "203.0.113.10", "phase1": {phase}, "phase2": {phase},
                "peering": {{"localAddress": "10.0.0.1", "remoteAddress": "10.0.0.2"}}, "bgp": {bgp}}}"#
        );
        format!(r#"{{"displayName": "a", "tunnel1": {tunnel}, "tunnel2": {tunnel}}}"#)
    };
    let gateway = br#"{"routingType": "BGP_ROUTE_BASED"}"#;
    let context = Context::new().gateway_json(gateway).unwrap();
    let v1 = "stackit-v1:update-gateway-connection";
    for bgp in [
        r#"{"remoteAsn": 64512}"#,
        r#"{"remoteAsn": 64512, "inboundFilterId": null}"#,
        r#"{"remoteAsn": 64512, "inboundFilterId": "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b"}"#,
    ] {
        let report = check(v1, BodyKind::Request, &body(bgp), &context);
        assert_eq!(found(&report), [], "{bgp}");
    }
    let older = "stackit-v1beta1:update-gateway-connection";
    let null = body(r#"{"remoteAsn": 64512, "inboundFilterId": null}"#);
    let report = check(older, BodyKind::Request, &null, &context);
    let strays = found(&report);
    assert!(strays.iter().all(|(code, ..)| *code == Code::UnknownField));
    assert_eq!(strays.len(), 2);
    // Between the private ranges of RFC 6996: the schema takes it, the RFC does not.
    let asn = body(r#"{"remoteAsn": 65535}"#);
    let report = check(v1, BodyKind::Request, &asn, &context);
    assert_eq!(
        found(&report)[0],
        (Code::Range, Severity::Warning, "/tunnel1/bgp/remoteAsn")
    );
}

#[test]
fn a_member_that_the_guide_puts_on_the_wrong_resource_is_told_where_it_belongs() {
    let text = r#"{"displayName": "a", "tunnel1": {"localAsn": 64512}, "localAsn": 64512}"#;
    let id = "stackit-v1:update-gateway-connection";
    let report = check(id, BodyKind::Request, text, &Context::new());
    let strays = report
        .violations()
        .iter()
        .filter(|violation| violation.code == Code::UnknownField);
    let help: Vec<_> = strays.map(|violation| violation.help()).collect();
    let belongs = "`localAsn` belongs to the gateway, as `bgp.localAsn`".to_owned();
    assert_eq!(help, [Some(belongs.clone()), Some(belongs)]);
}

#[test]
fn a_member_of_the_gateway_or_of_a_newer_version_is_told_where_it_belongs() {
    let text = r#"{"routingType": "", "tunnel1": {"bgp": {"overrideAdvertisedRoutes": [], "inboundFilterId": null}}}"#;
    let routing = Some("`routingType` belongs to the gateway");
    let routes = Some(
        "`overrideAdvertisedRoutes` belongs to the gateway, as `bgp.overrideAdvertisedRoutes`",
    );
    let filter =
        Some("`inboundFilterId` belongs to v1 of the API, as `bgp.inboundFilterId` of a tunnel");
    for (version, expected) in [
        ("v1", vec![routing, routes]),
        ("v1beta1", vec![routing, routes, filter]),
        ("v1alpha1", vec![routing, routes, filter]),
    ] {
        let id = format!("stackit-{version}:update-gateway-connection");
        let report = check(&id, BodyKind::Request, text, &Context::new());
        let help: Vec<_> = report
            .violations()
            .iter()
            .filter(|violation| violation.code == Code::UnknownField)
            .map(|violation| violation.help())
            .collect();
        let help: Vec<_> = help.iter().map(Option::as_deref).collect();
        assert_eq!(help, expected, "{version}");
    }
}

/// A schema without a name has a title of ours, which nobody finds in the provider's document.
#[test]
fn a_report_cites_schemas_that_the_provider_s_document_has() {
    let phases = r#"{"encryptionAlgorithms": ["des"]}"#;
    let text = format!(r#"{{"tunnel1": {{"phase2": {phases}}}}}"#);
    let id = "stackit-v1:update-gateway-connection";
    let report = check(id, BodyKind::Request, &text, &Context::new());
    let cited = |report: &Report, code| -> Option<String> {
        let mut violations = report.violations().iter();
        let found = violations.find(|violation| violation.code == code)?;
        Some(found.source.to_owned())
    };
    assert_eq!(
        cited(&report, Code::Enum).as_deref(),
        Some("STACKIT VPN API v1, schema TunnelConfiguration.phase2")
    );

    let text = r#"{"dns_custom": [{"type": "AAAA"}]}"#;
    let report = check(ALTOSTRAT, BodyKind::Request, text, &Context::new());
    assert_eq!(
        cited(&report, Code::Enum).as_deref(),
        Some("Altostrat Managed VPN API 1.0.0, schema InstanceUpdate.dns_custom")
    );
}
