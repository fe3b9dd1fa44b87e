use vpn_model::{Ipv4Net, Model};

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(chars("0-9."))]
    subnet: Option<Ipv4Net>,
}

fn main() {}
