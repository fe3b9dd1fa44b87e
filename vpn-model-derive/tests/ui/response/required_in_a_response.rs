use vpn_model::{Extra, Model};

#[derive(Model)]
#[model(response, source = "a document")]
struct Answer {
    #[model(warn(required))]
    name: Option<String>,
    #[model(extra)]
    extra: Extra,
}

fn main() {}
