use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(response, source = "a document")]
struct Tunnel {
    #[model(extra, name = "rest", length(1..=64))]
    extra: Extra,
}

fn main() {}
