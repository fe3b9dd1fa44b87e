use vpn_model::Model;

#[derive(Model)]
#[model(partial, source = "a document")]
struct Tunnel {
    name: Option<String>,
}

fn main() {}
