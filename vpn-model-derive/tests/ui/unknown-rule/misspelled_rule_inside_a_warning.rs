use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(warn(lenght(1..=64), source = "a guide"))]
    name: Option<String>,
}

fn main() {}
