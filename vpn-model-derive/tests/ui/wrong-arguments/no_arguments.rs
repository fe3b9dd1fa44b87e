use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(length, items())]
    names: Option<Vec<String>>,
    #[model(weak_algorithm("md5"))]
    algorithm: Option<String>,
}

fn main() {}
