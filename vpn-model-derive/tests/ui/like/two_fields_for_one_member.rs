use vpn_model::Model;

#[derive(Model)]
#[model(like = "otc-v5:UpdateIkePolicy")]
struct Policy {
    lifetime_seconds: Option<u32>,
    #[model(name = "lifetime_seconds")]
    lifetime: Option<u32>,
}

fn main() {}
