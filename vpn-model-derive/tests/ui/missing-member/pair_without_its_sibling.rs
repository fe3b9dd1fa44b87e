use vpn_model::{Ipv4Net, Model};

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(tunnel_pair(tunnel_local_adress))]
    peer: Option<Ipv4Net>,
    tunnel_local_address: Option<Ipv4Net>,
}

fn main() {}
