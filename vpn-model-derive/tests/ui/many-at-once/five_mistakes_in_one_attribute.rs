use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    #[model(length(64..=1), lenght(1..=64), unique, name = 5, chars(""), classes(3..=4))]
    name: Option<String>,
}

fn main() {}
