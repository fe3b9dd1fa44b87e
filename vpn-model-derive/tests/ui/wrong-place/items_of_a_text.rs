use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(items(1..=64))]
    name: Option<String>,
    #[model(unique)]
    names: Option<String>,
}

fn main() {}
