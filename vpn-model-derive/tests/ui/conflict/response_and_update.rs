use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(response, response, partial(current = "tunnel"), source = "a document")]
struct Tunnel {
    #[model(extra)]
    extra: Extra,
}

fn main() {}
