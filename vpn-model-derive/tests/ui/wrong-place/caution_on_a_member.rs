use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(weak_algorithm)]
    name: Option<String>,
}

fn main() {}
