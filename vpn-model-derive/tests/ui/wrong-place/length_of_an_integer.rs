use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(length(1..=64))]
    lifetime: Option<u32>,
}

fn main() {}
