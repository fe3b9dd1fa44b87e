use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(unique(source))]
    names: Option<Vec<String>>,
}

fn main() {}
