use vpn_model::Model;

#[derive(Model)]
struct Tunnel {
    name: Option<String>,
}

#[derive(Model)]
#[model(source = " ")]
struct Empty {
    name: Option<String>,
}

fn main() {}
