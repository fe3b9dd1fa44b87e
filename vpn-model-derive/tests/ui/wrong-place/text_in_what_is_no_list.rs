use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(only_when(style has "bgp"), only_when(sizes has "1"))]
    hub: Option<bool>,
    style: Option<String>,
    sizes: Option<Vec<u32>>,
}

fn main() {}
