use vpn_model::Model;

#[derive(Clone, Copy, Debug, PartialEq, Model)]
enum Kind {}

fn main() {}
