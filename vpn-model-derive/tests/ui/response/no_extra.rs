use vpn_model::Model;

#[derive(Model)]
#[model(response, source = "a document")]
struct Tunnel {
    id: Option<String>,
}

fn main() {}
