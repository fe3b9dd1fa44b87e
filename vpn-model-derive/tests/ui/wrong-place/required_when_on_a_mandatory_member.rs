use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(required_when(style == "bgp"))]
    hub: bool,
    style: Option<String>,
}

fn main() {}
