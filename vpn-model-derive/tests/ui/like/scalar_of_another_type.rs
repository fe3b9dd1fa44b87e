use vpn_model::Model;

#[derive(Model)]
#[model(like = "otc-v5:UpdateIkePolicy")]
struct Policy {
    lifetime_seconds: Option<String>,
    local_id: Option<u32>,
    ike_version: Option<String>,
    dpd: Option<bool>,
    peer_id: Option<u64>,
}

#[derive(Model)]
#[model(like = "otc-v5:UpdateVpnConnectionRequestBodyContent")]
struct Connection {
    psk: Option<String>,
    cgw_id: Option<u32>,
    tunnel_local_address: Option<String>,
    enable_hub: Option<String>,
}

fn main() {}
