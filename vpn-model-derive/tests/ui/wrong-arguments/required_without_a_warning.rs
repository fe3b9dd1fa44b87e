use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(required)]
    name: Option<String>,
}

fn main() {}
