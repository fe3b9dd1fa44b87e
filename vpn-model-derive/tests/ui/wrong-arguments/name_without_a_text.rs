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
}

fn main() {}
