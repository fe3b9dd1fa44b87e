use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(like = "otc-v5:IkePolicy")]
struct Theirs {
    lifetime_seconds: Option<u32>,
}

#[derive(Model)]
#[model(like = "otc-v5:UpdateIkePolicy", response)]
struct Own {
    lifetime_seconds: Option<u32>,
    #[model(extra)]
    extra: Extra,
}

fn main() {}
