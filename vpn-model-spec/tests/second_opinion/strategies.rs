//! Payloads that strategies make for every rule of an invented provider's spec.

use vpn_model::strategy::{Case as Payload, clean, held, near_misses, samples, valid};
use vpn_model::{Code, Severity};
use vpn_model_spec::interpret::BodyKind::{self, Request, Response};

use crate::adjustment::{body, checked, demo};
use crate::compare::{Given, interpreted};

/// The interpreter and the runtime say what the strategy announces.
fn as_announced(kind: BodyKind, payload: &Payload) {
    let text = payload.text();
    let found = checked(kind, &text, &payload.context().unwrap());
    let announced: Vec<(&str, String, String)> = payload
        .expected
        .iter()
        .map(|one| {
            (
                one.severity.as_str(),
                one.code.to_string(),
                one.pointer.clone(),
            )
        })
        .collect();
    let said: Vec<(&str, String, String)> = found
        .iter()
        .filter(|(_, code, ..)| code != "unchecked")
        .map(|(severity, code, pointer, _)| (*severity, code.clone(), pointer.clone()))
        .collect();
    assert_eq!(said, announced, "{text} beside {:?}", payload.current);
    let given = Given {
        current: payload.current.as_ref().map(ToString::to_string),
        gateway: payload.gateway.as_ref().map(ToString::to_string),
        blocks: None,
    };
    let ours = interpreted(&demo(), kind, text.as_bytes(), &given);
    if payload.expected.iter().all(|one| one.code != Code::Syntax) {
        assert_eq!(found, ours, "{text} beside {:?}", payload.current);
    }
}

#[test]
fn strategies_know_the_rules() {
    for kind in [Request, Response] {
        let body = body(kind);
        for strategy in [valid(&body), clean(&body)] {
            for payload in samples(&strategy, 5).take(60) {
                as_announced(kind, &payload);
            }
        }
        for way in near_misses(&body).iter().chain(&held(&body)) {
            for payload in samples(&way.strategy(), 5).take(6) {
                as_announced(kind, &payload);
            }
        }
    }
}

#[test]
fn every_rule_is_broken_somewhere() {
    let ways = near_misses(&body(Request));
    for (code, severity, pointer) in [
        (Code::Pattern, Severity::Error, "/thing/name"),
        (Code::Length, Severity::Error, "/thing/name"),
        (Code::Classes, Severity::Error, "/thing/key"),
        (Code::DistinctChars, Severity::Error, "/thing/key"),
        (Code::Fixed, Severity::Error, "/thing/mtu"),
        (Code::Fixed, Severity::Error, "/thing/up"),
        (Code::Order, Severity::Error, "/thing/interval"),
        (Code::Order, Severity::Error, "/thing/timeout"),
        (Code::Order, Severity::Warning, "/thing/most"),
        (Code::Deprecated, Severity::Warning, "/thing/cidrs"),
        (Code::Pattern, Severity::Error, "/thing/cidrs/*"),
        (Code::Unsupported, Severity::Warning, "/thing/proxy"),
        (Code::Deprecated, Severity::Note, "/thing/mode"),
        (Code::Required, Severity::Note, "/thing/label"),
        (Code::Format, Severity::Error, "/thing/host"),
        (Code::Format, Severity::Error, "/thing/peers/*"),
        (Code::Format, Severity::Warning, "/thing/identity"),
        (Code::Incompatible, Severity::Error, "/thing/lonely"),
        (Code::Incompatible, Severity::Error, "/thing/host"),
        (Code::OnlyWhen, Severity::Error, "/thing/extra"),
        (Code::RequiredWhen, Severity::Error, "/thing/fallback"),
    ] {
        let found = ways
            .iter()
            .any(|way| (way.code, way.severity, way.pointer.as_str()) == (code, severity, pointer));
        assert!(found, "{severity}[{code}] {pointer}");
    }
}
