use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(rename = "preSharedKey")]
    psk: Option<String>,
}

fn main() {}
