//! The classic API of Open Telekom Cloud.

use vpn_model::{BodyKind, Code, Context, Severity};

use crate::{CLASSIC, check, found, says_nothing};

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
