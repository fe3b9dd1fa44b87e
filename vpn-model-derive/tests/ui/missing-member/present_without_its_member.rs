use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(only_when(present(localId)))]
    hub: Option<bool>,
    local_id: Option<String>,
}

fn main() {}
