use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document", source = "another")]
#[model(partial(current = "a", current = "b"))]
struct Tunnel {
    #[model(name = "a", length(1..=64))]
    #[model(name = "b", length(..=32), warn(length(..=16)))]
    name: Option<String>,
}

#[derive(Model)]
#[model(partial(current = "a"), replace(current = "b"), source = "a document")]
struct Update {
    name: Option<String>,
}

fn main() {}
