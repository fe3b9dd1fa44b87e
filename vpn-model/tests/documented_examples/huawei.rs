//! Huawei Cloud.

use vpn_model::{BodyKind, Code, Context, Severity};

use crate::{HUAWEI, check, found, says_nothing};

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
