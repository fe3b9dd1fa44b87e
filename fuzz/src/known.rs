//! What is known to be wrong, so that the targets find what is not. Each has
//! its test in `vpn-model/tests/findings.rs`; when one is mended, its function goes.

use vpn_model_spec::interpret::json::{self, Kind, Node};

/// A response that serde reads in another way than the reader: with `-0`, which is a whole number,
/// but `serde_json` takes it for one with a fraction.
pub fn serde_reads_differently(text: &[u8]) -> bool {
    any(
        text,
        &|node| matches!(&node.kind, Kind::Number(number) if number == "-0"),
    )
}

fn any(text: &[u8], is: &dyn Fn(&Node) -> bool) -> bool {
    fn inside(node: &Node, is: &dyn Fn(&Node) -> bool) -> bool {
        let within = match &node.kind {
            Kind::Array(items) => items.iter().any(|item| inside(item, is)),
            Kind::Object(entries) => entries.iter().any(|entry| inside(&entry.value, is)),
            _ => false,
        };
        within || is(node)
    }
    json::parse(text).is_ok_and(|node| inside(&node, is))
}
