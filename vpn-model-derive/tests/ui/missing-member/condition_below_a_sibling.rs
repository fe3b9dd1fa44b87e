use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(only_when(ikepolicy.ike_version == "v1"))]
    mode: Option<String>,
    ikepolicy: Option<String>,
}

fn main() {}
