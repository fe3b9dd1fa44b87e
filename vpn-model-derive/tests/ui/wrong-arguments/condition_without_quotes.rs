use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(only_when(style == bgp))]
    hub: Option<bool>,
    #[model(required_when(style == "bgp" && hub == true))]
    both: Option<bool>,
    #[model(required_when(style == "bgp" || style == "static"))]
    either: Option<bool>,
    style: Option<String>,
}

fn main() {}
