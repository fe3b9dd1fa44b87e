use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(keys(length(1..=63)))]
    labels: Option<Vec<String>>,
}

fn main() {}
