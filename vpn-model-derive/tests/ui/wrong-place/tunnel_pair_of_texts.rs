use vpn_model::{Ipv4Net, Model};

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(tunnel_pair(local))]
    peer: Option<Ipv4Net>,
    local: Option<String>,
}

fn main() {}
