use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(fixed("psk"))]
    name: Option<String>,
}

fn main() {}
