use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    interval: Option<u32>,
    timeout: Option<u32>,
    #[model(order(interval < timeout))]
    name: Option<String>,
}

fn main() {}
