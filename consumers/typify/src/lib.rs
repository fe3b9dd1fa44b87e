//! What typify makes of the schemas compiles, and reads what vpn-model accepts.

#[allow(clippy::all, dead_code, irrefutable_let_patterns, missing_docs)]
mod types {
    include!(concat!(env!("OUT_DIR"), "/types.rs"));
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    use super::types;

    /// Reads the valid payloads of a folder of the corpus, and writes them again.
    fn reads<T: DeserializeOwned + Serialize>(folder: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../specs/examples")
            .join(folder);
        let mut count = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let is_valid = name.contains("-valid") || name.contains("-clean");
            if is_valid && !name.ends_with(".expect.json") {
                let payload: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
                let read: T = serde_json::from_value(payload)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                serde_json::to_value(read).unwrap();
                count += 1;
            }
        }
        assert!(count > 2);
    }

    #[test]
    fn there_is_a_module_for_every_body() {
        assert!(types::MODULES.len() > 30, "{:?}", types::MODULES);
    }

    #[test]
    fn the_types_of_requests_read_valid_requests() {
        reads::<types::altostrat_update_instance_request::InstanceUpdate>(
            "altostrat/update-instance/request",
        );
        reads::<types::huawei_v5_update_vpn_connection_request::UpdateVpnConnectionRequest>(
            "huawei-v5/update-vpn-connection/request",
        );
        reads::<types::otc_classic_update_ipsec_site_connection_request::UpdateIpsecSiteConnectionRequest>("otc-classic/update-ipsec-site-connection/request");
        reads::<types::otc_v5_update_vpn_connection_request::UpdateVpnConnectionRequest>(
            "otc-v5/update-vpn-connection/request",
        );
        reads::<types::stackit_v1_update_gateway_connection_request::UpdateGatewayConnectionPayload>(
            "stackit-v1/update-gateway-connection/request",
        );
    }

    #[test]
    fn the_types_of_responses_read_valid_responses() {
        reads::<types::otc_v5_update_vpn_connection_response::UpdateVpnConnectionResponse>(
            "otc-v5/update-vpn-connection/response",
        );
        reads::<types::stackit_v1_list_gateway_connections_response::ConnectionList>(
            "stackit-v1/list-gateway-connections/response",
        );
    }
}
