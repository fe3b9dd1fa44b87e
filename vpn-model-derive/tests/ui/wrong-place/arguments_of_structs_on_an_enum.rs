use vpn_model::Model;

#[derive(Clone, Copy, Debug, PartialEq, Model)]
#[model(source = "a document", response, partial(current = "tunnel"))]
enum Kind {
    Ip,
}

fn main() {}
