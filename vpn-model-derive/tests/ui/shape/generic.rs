use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel<'a, T> {
    name: &'a T,
}

fn main() {}
