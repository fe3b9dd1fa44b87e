use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(classes("upper", "capital"))]
    name: Option<String>,
}

fn main() {}
