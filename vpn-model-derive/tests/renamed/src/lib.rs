//! Derived code names `vpn-model` by the name that its user gives, needs no
//! other crate, and gives the strictest lints nothing to say.
#![deny(
    warnings,
    future_incompatible,
    let_underscore,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    nonstandard_style,
    rust_2018_idioms,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unreachable_pub,
    unsafe_code,
    unused,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::cargo,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::unwrap_used
)]
#![allow(
    clippy::cargo_common_metadata,
    clippy::multiple_crate_versions,
    clippy::redundant_pub_crate,
    reason = "about the package, not its code; and the opposite of unreachable_pub"
)]

use vpn_renamed::{Extra, Ipv4Net, Model, Open, Secret, Text, Uuid};

/// The root of a request.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(
    crate = vpn_renamed,
    partial(current = "tunnel", gateway = "gateway"),
    source = "renamed, table Update"
)]
pub struct Update {
    /// The tunnel.
    pub tunnel: Tunnel,
}

/// A tunnel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(crate = ::vpn_renamed, source = "renamed, table Tunnel")]
pub struct Tunnel {
    /// A name.
    #[model(length(1..=8), chars("0-9A-Za-z_.-"))]
    pub name: String,
    /// A secret.
    #[model(name = "preSharedKey", length(8..=16), classes(3..=4))]
    pub pre_shared_key: Option<Secret>,
    /// A number.
    #[model(range(60..=604800), warn(range(300..), source = "the guide"))]
    pub lifetime: Option<u32>,
    /// A list.
    #[model(items(1..=3), unique, reserved_block("100.64.0.0/10"))]
    pub subnets: Option<Vec<Ipv4Net>>,
    /// One end.
    #[model(tunnel_address(except = "169.254.195.0/24"))]
    pub local: Option<Ipv4Net>,
    /// The other end.
    #[model(tunnel_address, tunnel_pair(local))]
    pub peer: Option<Ipv4Net>,
    /// An id.
    #[model(format(Ipv4Address, assume(r#type == "ip")), warn(distinct(style)))]
    pub id: Option<String>,
    /// Its type.
    pub r#type: Option<Kind>,
    /// Rules.
    #[model(
        unique(source),
        note(unique(id)),
        required_when(current.style == "policy", gateway.version == 4),
        only_when(style in ["policy", "static"])
    )]
    pub rules: Option<Vec<Policy>>,
    /// A style.
    #[model(incompatible(style == "bgp", lifetime == 60), ineffective(alone))]
    pub style: Option<String>,
}

/// An item, private to the crate.
#[derive(Clone, Debug, PartialEq, Eq, Model)]
#[model(crate = vpn_renamed, source = "renamed, table Policy")]
pub struct Policy {
    /// A block.
    pub source: Ipv4Net,
    /// An id.
    pub id: Option<Uuid>,
}

/// A kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(crate = vpn_renamed)]
pub enum Kind {
    /// An address.
    #[model(name = "ip", note(weak_algorithm))]
    Ip,
    /// A name.
    #[model(name = "fqdn", warn(unsupported, source = "the guide"))]
    Fqdn,
}

/// A kind without cautions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
#[model(crate = vpn_renamed)]
pub enum Only {
    /// The only one.
    One,
}

/// A response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(crate = vpn_renamed, response, source = "renamed, table Answer")]
pub struct Answer {
    /// An id.
    pub id: Option<Text<Uuid>>,
    /// A kind.
    #[model(name = "KIND")]
    pub kind: Option<Open<Kind>>,
    /// What else came.
    #[model(extra)]
    pub extra: Extra,
}

/// Nothing at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(crate = vpn_renamed, source = "renamed, table Nothing")]
pub struct Nothing {}

mod private {
    use vpn_renamed::Model;

    #[derive(Clone, Debug, PartialEq, Eq, Model)]
    #[model(crate = vpn_renamed, source = "renamed, table Outer")]
    struct Outer {
        inner: Inner,
        list: Option<Vec<Inner>>,
    }

    #[derive(Clone, Debug, PartialEq, Eq, Model)]
    #[model(crate = vpn_renamed, source = "renamed, table Inner")]
    struct Inner {
        number: i64,
    }

    pub(crate) fn reads(json: &str) -> bool {
        Outer::from_json(json).is_ok_and(|outer| outer.inner.number == 0 && outer.list.is_none())
    }
}

/// Whether a text is the one of a private struct.
#[must_use]
pub fn reads(json: &str) -> bool {
    private::reads(json)
}

/// The JSON Schema of a body: the traits of other crates come with the derive.
#[must_use]
pub fn schema() -> vpn_renamed::json_schema::Schema {
    use vpn_renamed::json_schema::{JsonSchema as _, SchemaGenerator};

    Update::json_schema(&mut SchemaGenerator::default())
}
