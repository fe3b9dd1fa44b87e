use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(warn(required))]
    name: String,
}

fn main() {}
