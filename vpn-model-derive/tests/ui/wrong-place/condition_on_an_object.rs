use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(only_when(inner == "bgp"))]
    hub: Option<bool>,
    inner: Option<Inner>,
}

#[derive(Model)]
#[model(source = "a document")]
struct Inner {
    name: Option<String>,
}

fn main() {}
