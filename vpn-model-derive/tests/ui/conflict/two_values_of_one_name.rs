use vpn_model::Model;

#[derive(Clone, Copy, Debug, PartialEq, Model)]
enum Kind {
    #[model(name = "ip")]
    Ip,
    #[model(name = "ip")]
    Address,
}

fn main() {}
