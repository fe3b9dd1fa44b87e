//! Altostrat.

use vpn_model::BodyKind;

use crate::{ALTOSTRAT, says_nothing};

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
