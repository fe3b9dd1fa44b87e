use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(format(Ipv6Address, kind == "ip"))]
    id: Option<String>,
    kind: Option<String>,
}

fn main() {}
