use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(fixed(-1))]
    mtu: Option<u32>,
    #[model(range(-5..=3))]
    level: Option<u32>,
    #[model(warn(range(except = 1..=4294967296)))]
    ports: Option<Vec<u32>>,
    #[model(only_when(mtu in [1500, -1]))]
    flag: Option<bool>,
    #[model(range(-5..=4294967296))]
    offset: Option<i64>,
}

fn main() {}
