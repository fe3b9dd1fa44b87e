use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(pattern("^[a-z]{1,63}$"))]
    name: Option<String>,
}

fn main() {}
