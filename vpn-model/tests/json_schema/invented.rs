//! An operation with what no provider's rules need so far.

use vpn_model::{
    Extra, Ipv4Net, Ipv6Net, Map, Model, Nullable, Operation, OperationInfo, Secret, Uuid,
    operations,
};

use crate::hold_thing::HoldThing;

/// All operations, and those that are invented.
pub(crate) fn all() -> Vec<OperationInfo> {
    let invented = [
        OperationInfo::of::<HoldThing>(),
        OperationInfo::of::<Tune>(),
        OperationInfo::of::<Replace>(),
    ];
    operations().iter().copied().chain(invented).collect()
}

/// The operation with that id.
pub(crate) fn find(id: &str) -> OperationInfo {
    let mut all = all().into_iter();
    all.find(|operation| operation.id == id).unwrap()
}

pub(crate) struct Tune;

impl Operation for Tune {
    const ID: &'static str = "demo-v1:tune";
    const METHOD: &'static str = "PATCH";
    const PATH: &'static str = "/v1";
    const SOURCE: &'static str = "Demo API reference";

    type Path = ();
    type Query = ();
    type Request = TuneRequest;
    type Response = Answer;
    type Error = Answer;
}

pub(crate) struct Replace;

impl Operation for Replace {
    const ID: &'static str = "demo-v1:replace";
    const METHOD: &'static str = "PUT";
    const PATH: &'static str = "/v1";
    const SOURCE: &'static str = "Demo API reference";

    type Path = ();
    type Query = ();
    type Request = ReplaceRequest;
    type Response = Answer;
    type Error = Answer;
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(
    partial(current = "tuned", gateway = "gateway"),
    source = "Demo API reference"
)]
pub(crate) struct TuneRequest {
    /// Two kinds of members, and the settings that one of them has.
    pub(crate) tuned: Option<Tuned>,
    pub(crate) list: Option<Vec<Settings>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(replace(gateway = "gateway"), source = "Demo API reference")]
pub(crate) struct ReplaceRequest {
    pub(crate) settings: Option<Settings>,
    #[model(only_when(flag == true), length(1..=3))]
    pub(crate) word: Option<String>,
    #[model(ineffective(present(word)))]
    pub(crate) flag: Option<bool>,
    #[model(incompatible(style != "plain", style != "bold", flag == true))]
    pub(crate) style: Option<String>,
    #[model(format(Ipv4Address, assume(style == "plain")))]
    pub(crate) peer: Option<String>,
    #[model(ineffective(assume(gateway.kind == "net")))]
    pub(crate) hush: Option<bool>,
    #[model(keys(length(1..=5)), keys(chars("a-z")), length(..=3))]
    pub(crate) labels: Option<Map<String>>,
    #[model(tunnel_address(except = "169.254.195.0/24"))]
    pub(crate) inner: Option<Ipv4Net>,
    #[model(pattern("^[a-z.]*$"), format(Fqdn))]
    pub(crate) domain: Option<String>,
    pub(crate) level: Option<u32>,
    #[model(ineffective(level in [1, 2]))]
    pub(crate) dim: Option<Nullable<bool>>,
    #[model(length(1..=3), deprecated)]
    pub(crate) old: Option<String>,
    #[model(unsupported, deprecated)]
    pub(crate) era: Option<Era>,
    #[model(only_when(era != "now"))]
    pub(crate) dated: Option<String>,
    #[model(ineffective(era != "iron"))]
    pub(crate) rusty: Option<bool>,
    #[model(ineffective(present(era), present(flag)))]
    pub(crate) odd: Option<bool>,
    pub(crate) words: Option<Vec<String>>,
    #[model(only_when(words has "go", words has "fast"))]
    pub(crate) gone: Option<bool>,
    #[model(incompatible(words has "stay", stays == false))]
    pub(crate) stays: Option<bool>,
    #[model(deprecated)]
    pub(crate) old_id: Option<Uuid>,
    #[model(deprecated)]
    pub(crate) old_count: Option<u32>,
    #[model(ineffective(gateway.size == 3))]
    pub(crate) small: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Tuned {
    #[model(classes("lower"))]
    pub(crate) kind: Option<String>,
    #[model(distinct_chars(4..), classes(1..=2))]
    pub(crate) key: Option<Secret>,
    #[model(order(low <= high))]
    pub(crate) low: Option<u32>,
    #[model(range(except = 10..=19))]
    pub(crate) high: Option<u32>,
    #[model(format(HostName), pattern(r"^([^/\d]*)?$"))]
    pub(crate) host: Option<String>,
    #[model(format(HostNameOrAddress))]
    pub(crate) end: Option<String>,
    #[model(format(Ipv4Cidr, gateway.kind == "net"))]
    pub(crate) net: Option<String>,
    #[model(incompatible(gateway.kind == "net", many == true))]
    pub(crate) many: Option<bool>,
    #[model(ineffective(gateway.kind == "net"))]
    pub(crate) quiet: Option<bool>,
    #[model(incompatible(present(nets), present(settings)))]
    pub(crate) settings: Option<Settings>,
    #[model(unique)]
    pub(crate) nets: Option<Vec<Ipv6Net>>,
}

/// On its own, in a list, and stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "Demo API reference")]
pub(crate) struct Settings {
    pub(crate) mode: Option<Mode>,
    #[model(required_when(mode != "Off"))]
    pub(crate) size: Option<Nullable<u32>>,
    #[model(only_when(mode == "on"))]
    pub(crate) loud: Option<bool>,
    #[model(ineffective(mode == "off"))]
    pub(crate) tag: Option<String>,
    #[model(format(Ipv4Address, mode == "on"))]
    pub(crate) address: Option<String>,
    #[model(incompatible(mode == "off", fast == true))]
    pub(crate) fast: Option<Nullable<bool>>,
    #[model(ineffective(alone))]
    pub(crate) extra: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Model)]
pub(crate) enum Mode {
    #[model(name = "on")]
    On,
    #[model(name = "off")]
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Model)]
pub(crate) enum Era {
    #[model(name = "bronze", deprecated)]
    Bronze,
    #[model(name = "iron", weak_algorithm)]
    Iron,
    #[model(name = "now")]
    Now,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "Demo API reference")]
pub(crate) struct Answer {
    #[model(extra)]
    pub(crate) extra: Extra,
}
