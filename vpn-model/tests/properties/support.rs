//! Bodies, runners, and reports without what a test does not ask for.

use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use vpn_model::strategy::{Case, Expected};
use vpn_model::{BodyInfo, Code, OperationInfo, Report, operations};

/// Every body of every operation, with its name.
pub(crate) fn bodies() -> Vec<(String, BodyInfo)> {
    let all = |operation: &OperationInfo| {
        let named = |(kind, body): (_, &BodyInfo)| (format!("{}:{kind}", operation.id), *body);
        operation.bodies().map(named).collect::<Vec<_>>()
    };
    // And one that has every type.
    let invented = OperationInfo::of::<crate::hold_thing::HoldThing>();
    operations()
        .iter()
        .chain([&invented])
        .flat_map(all)
        .collect()
}

/// Runs a property on so many values, always the same ones, or on the first of them that `PROPTEST_CASES` says.
pub(crate) fn hold<S: Strategy>(
    name: impl Debug,
    cases: u32,
    strategy: &S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let most = std::env::var("PROPTEST_CASES").ok();
    let most = most.and_then(|most| most.parse().ok()).unwrap_or(cases);
    let config = Config {
        cases: cases.min(most),
        failure_persistence: None,
        max_global_rejects: 100_000,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    if let Err(error) = TestRunner::new_with_rng(config, rng).run(strategy, property) {
        panic!("{name:?}: {error}");
    }
}

/// The report on the text of a case.
pub(crate) fn check(body: &BodyInfo, case: &Case, text: &str) -> Report {
    body.check_json(text.as_bytes(), &case.context().unwrap())
}

/// The violations, notes `unchecked` aside.
pub(crate) fn found(report: &Report) -> Vec<Expected> {
    report
        .violations()
        .iter()
        .filter(|violation| violation.code != Code::Unchecked)
        .map(|violation| Expected {
            code: violation.code,
            severity: violation.severity,
            pointer: violation.pointer.clone(),
        })
        .collect()
}

/// All that a report says but where in the text.
pub(crate) fn without_spans(report: &Report) -> Vec<String> {
    report
        .violations()
        .iter()
        .map(|violation| format!("{violation} ({})", violation.source))
        .collect()
}

/// Calls a generic function for every body of every operation: operations are added here.
macro_rules! for_every_body {
    ($function:ident) => {
        for_every_body!(@ $function
            [vpn_model::altostrat::UpdateInstance]
            [vpn_model::huawei::v5::UpdateVpnConnection]
            [vpn_model::otc::classic::UpdateIpsecSiteConnection]
            [vpn_model::otc::v5::UpdateVpnConnection]
            [vpn_model::stackit::v1::ListGatewayConnections, without request]
            [vpn_model::stackit::v1::GetGatewayConnection, without request]
            [vpn_model::stackit::v1::UpdateGatewayConnection]
            [vpn_model::stackit::v1alpha1::ListGatewayConnections, without request]
            [vpn_model::stackit::v1alpha1::GetGatewayConnection, without request]
            [vpn_model::stackit::v1alpha1::UpdateGatewayConnection]
            [vpn_model::stackit::v1beta1::ListGatewayConnections, without request]
            [vpn_model::stackit::v1beta1::GetGatewayConnection, without request]
            [vpn_model::stackit::v1beta1::UpdateGatewayConnection]
            [crate::hold_thing::HoldThing]
        )
    };
    (@request $function:ident $info:ident $operation:ty) => {
        $function::<<$operation as vpn_model::Operation>::Request>($info.request.as_ref().unwrap());
    };
    (@request $function:ident $info:ident $operation:ty, without request) => {
        assert!($info.request.is_none());
    };
    (@ $function:ident $([$operation:ty $(, $without:ident $request:ident)?])*) => {
        let mut known = Vec::new();
        $(
            let info = vpn_model::OperationInfo::of::<$operation>();
            for_every_body!(@request $function info $operation $(, $without $request)?);
            $function::<<$operation as vpn_model::Operation>::Response>(&info.response);
            $function::<<$operation as vpn_model::Operation>::Error>(&info.error);
            known.push(info.id);
        )*
        let all = vpn_model::operations().iter().map(|operation| operation.id);
        let all: Vec<_> = all.chain(["demo-v1:hold-thing"]).collect();
        assert_eq!(known, all, "add the new operation to this list");
    };
}

pub(crate) use for_every_body;
