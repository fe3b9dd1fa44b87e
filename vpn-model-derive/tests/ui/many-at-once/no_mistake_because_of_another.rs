use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(response, source "a document")]
struct Tunnel {
    #[model(name = 5)]
    ike_version: Option<String>,
    #[model(only_when(ikeVersion == "v1"))]
    mode: Option<String>,
    #[model(extras)]
    extra: Extra,
}

fn main() {}
