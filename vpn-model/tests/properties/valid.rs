//! Valid payloads are accepted and survive.

use proptest::prop_assert_eq;
use vpn_model::strategy::{clean, held, valid};
use vpn_model::{Ipv6Net, Model, Severity, Valid, Value};

use crate::support::{bodies, check, for_every_body, found, hold};

#[test]
fn a_valid_payload_gives_only_what_the_provider_has_against_its_values() {
    for (name, body) in bodies() {
        hold(&name, 300, &valid(&body), |case| {
            let found = found(&check(&body, &case, &case.text()));
            let errors = found
                .iter()
                .filter(|one| one.severity == Severity::Error)
                .count();
            prop_assert_eq!(errors, 0);
            prop_assert_eq!(found, case.expected);
            Ok(())
        });
    }
}

#[test]
fn a_clean_payload_gives_nothing_to_say() {
    for (name, body) in bodies() {
        hold(&name, 200, &clean(&body), |case| {
            prop_assert_eq!(found(&check(&body, &case, &case.text())), case.expected);
            Ok(())
        });
    }
}

#[test]
fn what_only_just_keeps_a_rule_is_no_violation() {
    for (name, body) in bodies() {
        for kept in held(&body) {
            hold((&name, &kept), 10, &kept.strategy(), |case| {
                prop_assert_eq!(found(&check(&body, &case, &case.text())), case.expected);
                Ok(())
            });
        }
    }
}

#[test]
fn a_valid_payload_survives_parsing_and_writing() {
    for_every_body!(survives);
}

fn write_ipv6_alike(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Ok(network) = text.parse::<Ipv6Net>() {
                *text = network.to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(write_ipv6_alike),
        Value::Object(members) => members.values_mut().for_each(write_ipv6_alike),
        _ => {}
    }
}

fn survives<T: Model + PartialEq + std::fmt::Debug>(body: &vpn_model::BodyInfo) {
    hold(body.schema.name, 200, &valid(body), |case| {
        let text = case.text();
        let first = T::from_json(&text).unwrap();
        let written = serde_json::to_string(&first).unwrap();
        let second = T::from_json(&written).unwrap();
        prop_assert_eq!(&first, &second);
        // Nothing is lost or changed on the wire, but for the case of UUIDs and how IPv6 is written.
        let value = |text: &str| {
            let mut value = serde_json::from_str(&text.to_lowercase()).unwrap();
            write_ipv6_alike(&mut value);
            value
        };
        prop_assert_eq!(value(&written), value(&text));
        // serde and `Valid` say the same.
        let by_serde: T = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&*first, &by_serde);
        let proven: Valid<T> = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&proven, &first);
        Ok(())
    });
}
