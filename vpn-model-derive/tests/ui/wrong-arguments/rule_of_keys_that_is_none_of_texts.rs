use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(keys(range(1..=2)))]
    labels: Option<Vec<String>>,
}

fn main() {}
