use vpn_model::Model;

#[derive(Model)]
#[model(like = "otc-v5:UpdateIkePolicy")]
struct Policy {
    lifetime_secondz: Option<u32>,
    #[model(name = "ikeVersion")]
    version: Option<String>,
    colour: Option<String>,
}

fn main() {}
