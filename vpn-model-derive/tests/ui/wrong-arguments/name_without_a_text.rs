use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(name = preSharedKey)]
    psk: Option<String>,
    #[model(name)]
    name: Option<String>,
    #[model(name =)]
    kind: Option<String>,
    #[model(warn(length(..=9), "our own guide"))]
    region: Option<String>,
    #[model(tunnel_address("169.254.195.0/24"))]
    address: Option<vpn_model::Ipv4Net>,
}

fn main() {}
