use vpn_model::Model;

#[derive(Clone, Copy, Debug, PartialEq, Model)]
enum Kind {
    Ip(u32),
    Fqdn { name: u32 },
    Any,
}

fn main() {}
