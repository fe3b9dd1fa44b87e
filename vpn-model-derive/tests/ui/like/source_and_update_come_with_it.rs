use vpn_model::Model;
use vpn_model::otc::v5::UpdateVpnConnectionRequestBodyContent;

#[derive(Model)]
#[model(
    like = "otc-v5:UpdateVpnConnectionRequest",
    source = "our own API",
    replace(current = "connection")
)]
struct Request {
    vpn_connection: UpdateVpnConnectionRequestBodyContent,
}

fn main() {}
