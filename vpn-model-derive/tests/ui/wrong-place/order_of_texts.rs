use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(order(interval < timeout))]
    interval: Option<u32>,
    timeout: Option<String>,
}

fn main() {}
