use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(distinct(local_id))]
    peer_id: Option<String>,
    local_id: Option<u32>,
    #[model(distinct(other))]
    other: Option<String>,
}

fn main() {}
