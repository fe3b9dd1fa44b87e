//! The spec of an invented provider, `good/adjust-thing.md`, which has every rule; and the same as
//! structs by hand, which have the same rules in the same words.

use vpn_model::{BodyInfo, Context, Extra, Model, Nullable, Secret};
use vpn_model_spec::interpret::BodyKind::{self, Response};
use vpn_model_spec::ir::Spec;
use vpn_model_spec::{Source, compile};

use crate::compare::Line;

#[derive(Debug, Model)]
#[model(partial(current = "thing"), source = "Demo, table Adjustment")]
pub(crate) struct Adjustment {
    pub(crate) origin: Option<Thing2>,
    pub(crate) thing: Thing,
}

#[derive(Debug, Default, Model)]
#[model(source = "Demo, table Thing")]
pub(crate) struct Thing {
    #[model(
        length(1..=63),
        pattern("^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)?$")
    )]
    pub(crate) name: Option<String>,
    #[model(length(20..), classes("upper", "lower", "digit"), distinct_chars(16..))]
    pub(crate) key: Option<Secret>,
    #[model(fixed(1500))]
    pub(crate) mtu: Option<i64>,
    #[model(fixed(true))]
    pub(crate) up: Option<bool>,
    #[model(range(1..=3600), order(interval < timeout))]
    pub(crate) interval: Option<u32>,
    #[model(range(1..=3600))]
    pub(crate) timeout: Option<u32>,
    pub(crate) least: Option<i64>,
    #[model(warn(order(least <= most), source = "the guide"))]
    pub(crate) most: Option<i64>,
    #[model(deprecated, items(..=2), pattern("^(a[0-9]*|b)*$"))]
    pub(crate) cidrs: Option<Vec<String>>,
    #[model(unsupported)]
    pub(crate) proxy: Option<Thing2>,
    #[model(note(deprecated))]
    pub(crate) mode: Option<Mode>,
    #[model(unique)]
    pub(crate) modes: Option<Vec<Mode>>,
    #[model(note(required), length(..=4))]
    pub(crate) label: Option<String>,
    #[model(format(HostName))]
    pub(crate) host: Option<String>,
    #[model(unique, warn(range(..=9)))]
    pub(crate) counts: Option<Vec<i64>>,
    #[model(unique)]
    pub(crate) flags: Option<Vec<bool>>,
    #[model(unique(label))]
    pub(crate) spots: Option<Vec<Spot>>,
    #[model(warn(range(1..=9)))]
    pub(crate) level: Option<u32>,
    #[model(only_when(level == 5))]
    pub(crate) rank: Option<i64>,
    #[model(pattern("^(a{2,4}-)*$"))]
    pub(crate) code: Option<String>,
    #[model(distinct(surname), warn(format(HostName, mode == "old")))]
    pub(crate) nick: Option<String>,
    #[model(warn(format(Fqdn)))]
    pub(crate) surname: Option<String>,
    #[model(only_when(mode == "new"), warn(length(..=3)))]
    pub(crate) remark: Option<String>,
    #[model(incompatible(present(counts)))]
    pub(crate) solo: Option<bool>,
    #[model(format(HostNameOrAddress), unique)]
    pub(crate) peers: Option<Vec<String>>,
    #[model(warn(format(Fqdn)))]
    pub(crate) identity: Option<String>,
    #[model(format(HostName, mode == "old"))]
    pub(crate) alias: Option<String>,
    #[model(incompatible(present(host)))]
    pub(crate) lonely: Option<bool>,
    #[model(only_when(modes has "new"))]
    pub(crate) extra: Option<bool>,
    #[model(required_when(modes has "third", present(least)))]
    pub(crate) fallback: Option<String>,
}

#[derive(Debug, Model)]
#[model(source = "Demo, table Thing2")]
pub(crate) struct Thing2 {
    pub(crate) kind: String,
}

#[derive(Debug, Model)]
#[model(source = "Demo, table Spot")]
pub(crate) struct Spot {
    pub(crate) label: Option<Nullable<String>>,
    pub(crate) size: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Model)]
pub(crate) enum Mode {
    #[model(name = "new")]
    New,
    #[model(name = "old", deprecated)]
    Old,
    #[model(name = "third", note(deprecated))]
    Third,
}

#[derive(Debug, Model)]
#[model(response, source = "Demo, table AdjustmentResponse")]
pub(crate) struct AdjustmentResponse {
    #[model(deprecated, pattern("^[a-z]*$"))]
    pub(crate) name: Option<String>,
    #[model(format(HostName))]
    pub(crate) host: Option<String>,
    #[model(unsupported, classes("upper"))]
    pub(crate) cidrs: Option<Vec<String>>,
    #[model(fixed(1500))]
    pub(crate) mtu: Option<i64>,
    #[model(unique, chars("a-z"))]
    pub(crate) words: Option<Vec<String>>,
    #[model(extra)]
    pub(crate) rest: Extra,
}

pub(crate) fn demo() -> Spec {
    let source = Source::new(
        "specs/demo/v1/adjust-thing.md",
        include_str!("../good/adjust-thing.md"),
    );
    match compile(&[source]) {
        Ok(mut specs) => specs.remove(0),
        Err(diagnostics) => panic!("{diagnostics:#?}"),
    }
}

pub(crate) fn body(kind: BodyKind) -> BodyInfo {
    match kind {
        Response => BodyInfo::of::<AdjustmentResponse>(),
        _ => BodyInfo::of::<Adjustment>(),
    }
}

/// What the runtime says of a body that was written by hand.
pub(crate) fn checked(kind: BodyKind, text: &str, context: &Context) -> Vec<Line> {
    let report = body(kind).check_json(text.as_bytes(), context);
    let line = |violation: &vpn_model::Violation| {
        (
            violation.severity.as_str(),
            violation.code.to_string(),
            violation.pointer.clone(),
            violation.span.clone().unwrap().start,
        )
    };
    report.into_iter().map(line).collect()
}
