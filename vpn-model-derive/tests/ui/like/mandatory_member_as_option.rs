use vpn_model::Model;
use vpn_model::otc::v5::UpdateVpnConnectionRequestBodyContent;

#[derive(Model)]
#[model(like = "otc-v5:UpdateVpnConnectionRequest")]
struct Request {
    vpn_connection: Option<UpdateVpnConnectionRequestBodyContent>,
}

fn main() {}
