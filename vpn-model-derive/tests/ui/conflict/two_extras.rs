use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(response, source = "a document")]
struct Tunnel {
    #[model(extra)]
    extra: Extra,
    #[model(extra)]
    rest: Extra,
}

fn main() {}
