use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(lenght(1..=64))]
    name: Option<String>,
}

fn main() {}
