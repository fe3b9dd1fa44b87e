use vpn_model::Model;

#[derive(Clone, Copy, Model)]
#[model(like = "otc-v5:UpdateDpd")]
enum Message {
    First,
}

fn main() {}
