//! What the providers' own pages show: requests, answers and refusals, with typographical slips mended.
//!
//! Those of Open Telekom Cloud v5 are in `otc_v5_update_vpn_connection/examples.rs`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod altostrat;
mod classic;
mod huawei;
mod stackit;

use vpn_model::schema::{Kind, Rule};
use vpn_model::{BodyKind, Code, Context, Report, Severity, operations};

fn check(id: &str, kind: BodyKind, text: &str, context: &Context) -> Report {
    let operation = operations()
        .iter()
        .find(|operation| operation.id == id)
        .unwrap();
    let body = operation.body(kind).unwrap();
    body.check_json(text.as_bytes(), context)
}

/// Code, severity and pointer of everything but what could not be checked.
fn found(report: &Report) -> Vec<(Code, Severity, &str)> {
    report
        .violations()
        .iter()
        .filter(|violation| violation.code != Code::Unchecked)
        .map(|violation| {
            (
                violation.code,
                violation.severity,
                violation.pointer.as_str(),
            )
        })
        .collect()
}

fn says_nothing(id: &str, kind: BodyKind, text: &str) {
    let report = check(id, kind, text, &Context::new());
    assert_eq!(found(&report), [], "{id}:{kind} {text}");
}

const OTC: &str = "otc-v5:update-vpn-connection";
const HUAWEI: &str = "huawei-v5:update-vpn-connection";
const CLASSIC: &str = "otc-classic:update-ipsec-site-connection";
const ALTOSTRAT: &str = "altostrat:update-instance";

#[test]
fn a_rule_outranks_the_example_of_the_same_page() {
    let report = check(
        CLASSIC,
        BodyKind::Request,
        r#"{"ipsec_site_connection": {"mtu": 1200}}"#,
        &Context::new(),
    );
    let mtu = (Code::Fixed, Severity::Error, "/ipsec_site_connection/mtu");
    assert_eq!(found(&report), [mtu]);

    let report = check(
        ALTOSTRAT,
        BodyKind::Request,
        r#"{"name": "Primary Production VPN (Updated)", "pushed_routes": ["10.0.0.0/8"], "public_dns": ["1.1.1.1"]}"#,
        &Context::new(),
    );
    assert_eq!(
        found(&report),
        [
            (Code::Length, Severity::Error, "/name"),
            (Code::Items, Severity::Error, "/public_dns"),
        ]
    );
}

/// Of a member of an answer it says nothing, but the exports have it.
#[test]
fn members_of_answers_that_the_pages_call_deprecated_are() {
    for (id, object, members) in [
        (
            OTC,
            "ResponseVpnConnection",
            &["eip_id", "type", "route_mode"][..],
        ),
        (
            HUAWEI,
            "ResponseVpnConnection",
            &["eip_id", "type", "route_mode"],
        ),
        (
            CLASSIC,
            "IpsecSiteConnection",
            &["peer_cidrs", "order_id", "product_id"],
        ),
    ] {
        let operation = operations().iter().find(|operation| operation.id == id);
        let body = operation.unwrap().body(BodyKind::Response).unwrap();
        let Kind::Object(answer) = body.schema.fields[0].kind else {
            panic!("{id} wraps its answer");
        };
        assert_eq!(answer.name, object);
        let deprecated: Vec<&str> = answer
            .fields
            .iter()
            .filter(|field| {
                field
                    .rules
                    .iter()
                    .any(|stated| matches!(stated.rule, Rule::Deprecated))
            })
            .map(|field| field.name)
            .collect();
        assert_eq!(deprecated, members, "{id}");
    }
}

/// A schema without a name has a title of ours, which nobody finds in the provider's document.
#[test]
fn a_report_cites_schemas_that_the_provider_s_document_has() {
    let phases = r#"{"encryptionAlgorithms": ["des"]}"#;
    let text = format!(r#"{{"tunnel1": {{"phase2": {phases}}}}}"#);
    let id = "stackit-v1:update-gateway-connection";
    let report = check(id, BodyKind::Request, &text, &Context::new());
    let cited = |report: &Report, code| -> Option<String> {
        let mut violations = report.violations().iter();
        let found = violations.find(|violation| violation.code == code)?;
        Some(found.source.to_owned())
    };
    assert_eq!(
        cited(&report, Code::Enum).as_deref(),
        Some("STACKIT VPN API v1, schema TunnelConfiguration.phase2")
    );

    let text = r#"{"dns_custom": [{"type": "AAAA"}]}"#;
    let report = check(ALTOSTRAT, BodyKind::Request, text, &Context::new());
    assert_eq!(
        cited(&report, Code::Enum).as_deref(),
        Some("Altostrat Managed VPN API 1.0.0, schema InstanceUpdate.dns_custom")
    );
}
