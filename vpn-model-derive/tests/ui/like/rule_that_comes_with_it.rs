use vpn_model::Model;

#[derive(Model)]
#[model(like = "otc-v5:UpdateDpd")]
struct Dpd {
    #[model(range(2..=60))]
    timeout: Option<u32>,
    #[model(range(10..=60), length(..=4))]
    interval: Option<u32>,
}

fn main() {}
