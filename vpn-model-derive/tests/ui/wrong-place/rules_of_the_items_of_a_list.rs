use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(length(1..=64), items(..=5))]
    numbers: Option<Vec<u32>>,
    #[model(range(1..=64))]
    names: Option<Vec<std::string::String>>,
}

fn main() {}
