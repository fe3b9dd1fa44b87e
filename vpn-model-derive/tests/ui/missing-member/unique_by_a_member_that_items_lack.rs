use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(unique(sourc))]
    rules: Option<Vec<Policy>>,
}

#[derive(Model)]
#[model(source = "a document")]
struct Policy {
    source: Option<String>,
}

fn main() {}
