use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(only_when(style in []))]
    hub: Option<bool>,
    style: Option<String>,
}

fn main() {}
