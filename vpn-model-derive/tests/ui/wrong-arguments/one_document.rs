use vpn_model::Model;

#[derive(Model)]
#[model(documents("the only document"), source = "table Alone")]
struct Alone {
    name: Option<String>,
}

#[derive(Model)]
#[model(documents("one", ""), source = "table Nameless")]
struct Nameless {
    name: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(documents("one", "two"))]
enum Values {
    One,
}

fn main() {}
