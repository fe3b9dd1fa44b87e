use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(unique)]
    inner: Option<Vec<Inner>>,
}

#[derive(Model)]
#[model(source = "a document")]
struct Inner {
    name: Option<String>,
}

fn main() {}
