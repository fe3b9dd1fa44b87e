use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(fixed(true))]
    mtu: Option<u32>,
}

fn main() {}
