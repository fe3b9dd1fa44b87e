use vpn_model::Model;

#[derive(Model)]
union Tunnel {
    number: u32,
}

fn main() {}
