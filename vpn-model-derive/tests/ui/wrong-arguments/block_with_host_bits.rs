use vpn_model::{Ipv4Net, Model};

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(reserved_block("100.64.0.1/10"))]
    subnet: Option<Ipv4Net>,
}

fn main() {}
