use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(only_when(ike_version == "v1", assume(ikeVersion == "v1")))]
    mode: Option<String>,
    #[model(name = "ikeVersion")]
    ike_version: Option<String>,
}

fn main() {}
