use vpn_model::Model;

#[derive(Model)]
#[model(like = "otc-v6:UpdateIkePolicy")]
struct Near {
    lifetime_seconds: Option<u32>,
}

#[derive(Model)]
#[model(like = "nobody:UpdateIkePolicy")]
struct Far {
    lifetime_seconds: Option<u32>,
}

#[derive(Model)]
#[model(like = "UpdateIkePolicy")]
struct Without {
    lifetime_seconds: Option<u32>,
}

fn main() {}
