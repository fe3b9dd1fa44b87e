use vpn_model::Model;

#[derive(Model)]
#[model(partial, source = "a document")]
struct Tunnel {
    name: Option<String>,
}

#[derive(Model)]
#[model(response, source = "a table", documents = "a document, another document")]
struct Answer {
    #[model(extra)]
    extra: vpn_model::Extra,
}

#[derive(Model)]
#[model(source = "a document", elsewhere)]
struct Gateway {
    name: Option<String>,
}

#[derive(Model)]
#[model(source = "a document", crate = "vpn_model")]
struct Renamed {
    name: Option<String>,
}

fn main() {}
