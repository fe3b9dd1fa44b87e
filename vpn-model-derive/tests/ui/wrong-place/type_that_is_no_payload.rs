use vpn_model::Model;

#[derive(Model)]
#[model(source = "a document")]
struct Tunnel {
    port: Option<u16>,
    nested: Option<Option<String>>,
    items: Vec<Option<String>>,
    share: f64,
    name: &'static str,
    pair: (u32, u32),
    labels: Option<std::collections::HashMap<String, String>>,
    sources: std::collections::BTreeSet<String>,
    shared: std::sync::Arc<str>,
    borrowed: std::borrow::Cow<'static, str>,
    timeout: Option<std::time::Duration>,
    addresses: Vec<core::net::IpAddr>,
}

fn main() {}
