//! STACKIT: the guide, and what it says otherwise than the document of the API.

use vpn_model::{BodyKind, Code, Context, Severity};

use crate::{check, found};

/// The guide's body: policy-based, and without the phases.
const GUIDE: &str = r#"{
  "displayName": "office-neckarsulm-v2",
  "localSubnets": ["10.0.0.0/16"],
  "remoteSubnets": ["192.168.1.0/24", "192.168.2.0/24"],
  "tunnel1": {"remoteAddress": "203.0.113.10", "preSharedKey": "new-rotation-secret-key-2025"},
  "tunnel2": {"remoteAddress": "203.0.113.11", "preSharedKey": "new-rotation-secret-key-2025"}
}"#;

#[test]
fn the_guide_of_stackit_is_a_warning_for_its_version_and_an_error_for_the_others() {
    let gateway = br#"{"routingType": "POLICY_BASED"}"#;
    let context = Context::new().gateway_json(gateway).unwrap();
    for (version, severity) in [
        ("v1alpha1", Severity::Warning),
        ("v1beta1", Severity::Error),
        ("v1", Severity::Error),
    ] {
        let id = format!("stackit-{version}:update-gateway-connection");
        let report = check(&id, BodyKind::Request, GUIDE, &context);
        // Who wrote the SDK knows more rules about keys than the document.
        let expected = ["/tunnel1", "/tunnel2"].map(|tunnel| {
            [
                (Code::Required, severity, format!("{tunnel}/phase1")),
                (Code::Required, severity, format!("{tunnel}/phase2")),
                (
                    Code::Classes,
                    Severity::Warning,
                    format!("{tunnel}/preSharedKey"),
                ),
            ]
        });
        let found: Vec<_> = found(&report)
            .into_iter()
            .map(|(code, severity, pointer)| (code, severity, pointer.to_owned()))
            .collect();
        assert_eq!(found, expected.as_flattened(), "{version}");
        let sources = report.violations().iter().map(|violation| violation.source);
        if version == "v1alpha1" {
            let names_both = |source: &str| source.contains("v1alpha1") && source.contains("guide");
            assert_eq!(sources.filter(|source| names_both(source)).count(), 4);
        }
    }
}

#[test]
fn a_filter_is_absent_null_or_an_id_in_the_one_version_that_has_it() {
    let body = |bgp: &str| {
        let phase =
            r#"{"encryptionAlgorithms": ["aes256gcm16"], "integrityAlgorithms": ["sha2_256"]}"#;
        let tunnel = format!(
            r#"{{"remoteAddress": "203.0.113.10", "phase1": {phase}, "phase2": {phase},
                "peering": {{"localAddress": "10.0.0.1", "remoteAddress": "10.0.0.2"}}, "bgp": {bgp}}}"#
        );
        format!(r#"{{"displayName": "a", "tunnel1": {tunnel}, "tunnel2": {tunnel}}}"#)
    };
    let gateway = br#"{"routingType": "BGP_ROUTE_BASED"}"#;
    let context = Context::new().gateway_json(gateway).unwrap();
    let v1 = "stackit-v1:update-gateway-connection";
    for bgp in [
        r#"{"remoteAsn": 64512}"#,
        r#"{"remoteAsn": 64512, "inboundFilterId": null}"#,
        r#"{"remoteAsn": 64512, "inboundFilterId": "0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b"}"#,
    ] {
        let report = check(v1, BodyKind::Request, &body(bgp), &context);
        assert_eq!(found(&report), [], "{bgp}");
    }
    let older = "stackit-v1beta1:update-gateway-connection";
    let null = body(r#"{"remoteAsn": 64512, "inboundFilterId": null}"#);
    let report = check(older, BodyKind::Request, &null, &context);
    let strays = found(&report);
    assert!(strays.iter().all(|(code, ..)| *code == Code::UnknownField));
    assert_eq!(strays.len(), 2);
    // Between the private ranges of RFC 6996: the schema takes it, the RFC does not.
    let asn = body(r#"{"remoteAsn": 65535}"#);
    let report = check(v1, BodyKind::Request, &asn, &context);
    assert_eq!(
        found(&report)[0],
        (Code::Range, Severity::Warning, "/tunnel1/bgp/remoteAsn")
    );
}

#[test]
fn a_member_that_the_guide_puts_on_the_wrong_resource_is_told_where_it_belongs() {
    let text = r#"{"displayName": "a", "tunnel1": {"localAsn": 64512}, "localAsn": 64512}"#;
    let id = "stackit-v1:update-gateway-connection";
    let report = check(id, BodyKind::Request, text, &Context::new());
    let strays = report
        .violations()
        .iter()
        .filter(|violation| violation.code == Code::UnknownField);
    let help: Vec<_> = strays.map(|violation| violation.help()).collect();
    let belongs = "`localAsn` belongs to the gateway, as `bgp.localAsn`".to_owned();
    assert_eq!(help, [Some(belongs.clone()), Some(belongs)]);
}

#[test]
fn a_member_of_the_gateway_or_of_a_newer_version_is_told_where_it_belongs() {
    let text = r#"{"routingType": "", "tunnel1": {"bgp": {"overrideAdvertisedRoutes": [], "inboundFilterId": null}}}"#;
    let routing = Some("`routingType` belongs to the gateway");
    let routes = Some(
        "`overrideAdvertisedRoutes` belongs to the gateway, as `bgp.overrideAdvertisedRoutes`",
    );
    let filter =
        Some("`inboundFilterId` belongs to v1 of the API, as `bgp.inboundFilterId` of a tunnel");
    for (version, expected) in [
        ("v1", vec![routing, routes]),
        ("v1beta1", vec![routing, routes, filter]),
        ("v1alpha1", vec![routing, routes, filter]),
    ] {
        let id = format!("stackit-{version}:update-gateway-connection");
        let report = check(&id, BodyKind::Request, text, &Context::new());
        let help: Vec<_> = report
            .violations()
            .iter()
            .filter(|violation| violation.code == Code::UnknownField)
            .map(|violation| violation.help())
            .collect();
        let help: Vec<_> = help.iter().map(Option::as_deref).collect();
        assert_eq!(help, expected, "{version}");
    }
}
