use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(pattern("^[0-9]*$"))]
    mtu: Option<u32>,
}

fn main() {}
