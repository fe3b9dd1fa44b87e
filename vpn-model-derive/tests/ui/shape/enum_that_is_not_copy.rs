use vpn_model::Model;

#[derive(Debug, PartialEq, Model)]
enum Kind {
    Ip,
}

fn main() {}
