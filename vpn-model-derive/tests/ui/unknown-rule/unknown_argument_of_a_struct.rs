use vpn_model::Model;

#[derive(Model)]
#[model(sorce = "a document", source = "a document")]
struct Tunnel {
    name: Option<String>,
}

fn main() {}
