use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(name = "type")]
    kind: Option<String>,
    r#type: Option<String>,
    #[model(name = "type")]
    route: Option<String>,
}

fn main() {}
