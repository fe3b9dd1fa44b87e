use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(format(Uuid, kind == "uuid"))]
    id: Option<u32>,
    kind: Option<String>,
}

fn main() {}
