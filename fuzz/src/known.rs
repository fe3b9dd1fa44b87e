//! What is known to be wrong, so that the targets find what is not. Each has
//! its test in `vpn-model/tests/fuzz_findings.rs`; when one is mended, its function goes.

use vpn_model_spec::interpret::json::{self, Kind, Node};

/// A response that serde reads in another way than the reader.
///
/// * The same key twice in an object: serde takes the last value of a nested one, or one behind a
///   `null`; the reader takes the first.
/// * `-0`: a whole number, but `serde_json` takes it for one with a fraction.
pub fn serde_reads_differently(text: &[u8]) -> bool {
    any(text, &|node| match &node.kind {
        Kind::Number(number) => number == "-0",
        Kind::Object(entries) => {
            let mut keys: Vec<_> = entries.iter().map(|entry| &entry.key).collect();
            keys.sort_unstable();
            keys.windows(2).any(|pair| pair[0] == pair[1])
        }
        _ => false,
    })
}

/// A response with a number of which `serde_json` does not keep every digit.
pub fn rounds_a_number(text: &[u8]) -> bool {
    any(text, &|node| match &node.kind {
        Kind::Number(number) => number.parse::<i64>().is_err(),
        _ => false,
    })
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
