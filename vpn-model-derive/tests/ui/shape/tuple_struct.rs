use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel(String, #[model(lenght(1..=64))] String);

#[derive(Model)]
struct Unit;

fn main() {}
