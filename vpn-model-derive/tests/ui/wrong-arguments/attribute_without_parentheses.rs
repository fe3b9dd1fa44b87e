use vpn_model::Model;

#[derive(Model)]
#[model = "a document"]
struct Tunnel {
    #[model]
    name: Option<String>,
}

fn main() {}
