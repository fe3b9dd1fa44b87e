//! What the specs say about the requests of an API. `cargo xtask generate` writes the values.

/// An API: `otc-v5`.
pub(super) struct Api {
    pub(super) id: &'static str,
    pub(super) requests: &'static [Struct],
    /// The structs that cannot be imitated.
    pub(super) responses: &'static [&'static str],
}

/// A struct of a request.
pub(super) struct Struct {
    pub(super) name: &'static str,
    /// Where it is in Rust: `vpn_model::otc::v5`.
    pub(super) module: &'static str,
    /// The spec's file.
    pub(super) spec: &'static str,
    /// The arguments of `#[model(…)]` on the generated struct.
    pub(super) arguments: &'static [&'static str],
    pub(super) members: &'static [Member],
}

/// A member of a struct.
pub(super) struct Member {
    /// The name on the wire.
    pub(super) name: &'static str,
    /// The name in Rust, without `r#`.
    pub(super) rust: &'static str,
    /// The type in the words of the specs: `Array of Ipv4Cidr`.
    pub(super) holds: &'static str,
    pub(super) mandatory: bool,
    pub(super) rules: &'static [&'static str],
}
