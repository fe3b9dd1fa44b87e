use vpn_model::{Extra, IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Map, Model, Nullable, OneOrMany};

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(unique)]
    labels: Option<Map<String>>,
    #[model(range(1..=9), length(1..))]
    weights: Option<Map<u32>>,
    #[model(reserved_block("10.0.0.0/8"))]
    v6: Option<Ipv6Net>,
    #[model(reserved_block("10.0.0.0/8"))]
    net: Option<IpNet>,
    #[model(reserved_block("10.0.0.0/8"), length(1..))]
    either: Option<Ipv4CidrOrAddress>,
    #[model(tunnel_pair(other))]
    one: Option<Nullable<Ipv4Net>>,
    other: Option<Ipv4Net>,
    #[model(format(Uuid, assume(kind == "id")))]
    id: Option<Nullable<String>>,
    kind: Option<String>,
    #[model(only_when(labels == "x"), only_when(net == "::/0"))]
    name: Option<String>,
}

#[derive(Model)]
#[model(response, source = "a document")]
struct Answer {
    #[model(items(..=3))]
    names: Option<OneOrMany<String>>,
    #[model(extra)]
    extra: Extra,
}

fn main() {}
