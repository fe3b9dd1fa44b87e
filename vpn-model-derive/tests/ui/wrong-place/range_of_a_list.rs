use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(range(1..=64))]
    names: Option<Vec<String>>,
}

fn main() {}
