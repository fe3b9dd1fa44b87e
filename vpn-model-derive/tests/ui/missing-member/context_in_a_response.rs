use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(response, source = "a document")]
struct Tunnel {
    #[model(only_when(current.style == "bgp", gateway.kind == 1))]
    hub: Option<bool>,
    #[model(extra)]
    extra: Extra,
}

fn main() {}
