use vpn_model::Model;

#[derive(Model)]
#[model(like = "otc-v5:UpdateIkPolicy")]
struct Near {
    lifetime_seconds: Option<u32>,
}

#[derive(Model)]
#[model(like = "otc-v5:Gateway")]
struct Far {
    lifetime_seconds: Option<u32>,
}

fn main() {}
