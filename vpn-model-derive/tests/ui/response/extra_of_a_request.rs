use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    id: Option<String>,
    #[model(extra)]
    extra: Extra,
}

fn main() {}
