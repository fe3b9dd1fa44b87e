use vpn_model::Model;

#[derive(Model)]
#[model(like = "otc-v5:UpdateIkePolicy")]
struct Policy {
    #[model(distinct(peer_id))]
    local_id: Option<String>,
}

fn main() {}
