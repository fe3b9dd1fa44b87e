use vpn_model::{Model, Secret};

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(only_when(hub == "true"))]
    style: Option<String>,
    #[model(only_when(style != 3, styles == "bgp", psk == "a", count in [1, "2"]))]
    hub: Option<bool>,
    styles: Option<Vec<String>>,
    psk: Option<Secret>,
    count: Option<u32>,
}

fn main() {}
