use vpn_model::Model;

#[derive(Clone, Copy, Debug, PartialEq, Model)]
enum Kind {
    #[model(length(1..=64))]
    Ip,
    #[model(extra)]
    Fqdn,
}

fn main() {}
