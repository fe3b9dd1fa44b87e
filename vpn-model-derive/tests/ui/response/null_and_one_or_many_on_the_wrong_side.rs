use vpn_model::{Extra, Map, Model, Nullable, OneOrMany};

#[derive(Model)]
#[model(response, source = "a document")]
struct Answer {
    name: Option<Nullable<String>>,
    names: Option<Vec<Nullable<String>>>,
    #[model(extra)]
    extra: Extra,
}

#[derive(Model)]
#[model(source = "a document")]
struct Request {
    name: OneOrMany<String>,
    names: Option<Nullable<OneOrMany<String>>>,
    labels: Option<Map<Nullable<String>>>,
}

fn main() {}
