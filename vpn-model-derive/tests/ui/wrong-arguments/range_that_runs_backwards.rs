use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(range(64..=1))]
    lifetime: Option<u32>,
}

fn main() {}
