use vpn_model::Model;

#[derive(Model)]
#[model(sorce = "a document")]
struct Tunnel {
    #[model(length(64..=1))]
    name: Option<String>,
    #[model(items(..=5))]
    subnet: Option<String>,
    #[model(name = "subnet")]
    other: Option<String>,
    #[model(only_when(style == bgp))]
    hub: Option<bool>,
}

fn main() {}
