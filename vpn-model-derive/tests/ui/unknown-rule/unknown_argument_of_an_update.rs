use vpn_model::Model;

#[derive(Model)]
#[model(partial(stored = "tunnel"), source = "a document")]
struct Tunnel {
    name: Option<String>,
}

fn main() {}
