//! Bodies of `otc-v5:update-vpn-connection` that grow in one way.

use crate::bodies::with_lists;

/// What grows, and the body with so many of it.
pub type Way = (&'static str, fn(usize) -> String);

/// The ways that are measured.
pub const WAYS: [Way; 11] = [
    ("subnets", |size| with_lists(size, 0, 0)),
    ("rules, each with a source of its own", |size| {
        with_lists(0, size, 1)
    }),
    ("rules, all with the same source", |size| {
        rules(size, r#"{"source": "10.0.0.0/24"}"#)
    }),
    ("destinations", |size| with_lists(0, 1, size)),
    ("wrong subnets", |size| {
        member("peer_subnets", &list(size, r#""10.0.0.0/33""#))
    }),
    ("unknown members", |size| {
        let members: Vec<_> = (0..size)
            .map(|number| format!("\"m{number}\": 1"))
            .collect();
        format!("{{\"vpn_connection\": {{{}}}}}", members.join(", "))
    }),
    ("duplicate members", |size| {
        let members = vec![r#""enable_hub": true"#; size.max(1)];
        format!("{{\"vpn_connection\": {{{}}}}}", members.join(", "))
    }),
    ("levels below an unknown member", |size| {
        member("m", &format!("{}{}", "[".repeat(size), "]".repeat(size)))
    }),
    ("bytes of a text that is too long", |size| {
        member("name", &format!("\"{}\"", "a".repeat(size)))
    }),
    ("escapes in a text that is too long", |size| {
        member("name", &format!("\"{}\"", r"\u0061".repeat(size)))
    }),
    ("subnets, each with an escape", |size| {
        member("peer_subnets", &list(size, r#""10.0.0.0\/24""#))
    }),
];

fn member(name: &str, value: &str) -> String {
    format!("{{\"vpn_connection\": {{\"{name}\": {value}}}}}")
}

fn rules(count: usize, rule: &str) -> String {
    member("policy_rules", &list(count, rule))
}

fn list(count: usize, item: &str) -> String {
    format!("[{}]", vec![item; count].join(", "))
}
