use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(reserved_block("100.64.0.0/10"))]
    subnet: Option<String>,
}

fn main() {}
