use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(format(Uuid))]
    id: Option<String>,
}

fn main() {}
