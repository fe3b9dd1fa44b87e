use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(response, source = "a document")]
struct Tunnel {
    id: String,
    ids: Vec<String>,
    #[model(extra)]
    extra: Extra,
}

fn main() {}
