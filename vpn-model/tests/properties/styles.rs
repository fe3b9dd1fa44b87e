//! How a payload is written changes nothing but spans.

use proptest::num::u64;
use proptest::prop_assert_eq;
use vpn_model::Code;
use vpn_model::strategy::{Json, Style, near_misses, valid};

use crate::support::{bodies, check, hold, without_spans};

/// White space and escapes of a text that is no JSON would be part of its fault.
fn is_json(payload: &Json) -> bool {
    !matches!(payload, Json::Broken(_))
}

#[test]
fn white_space_and_escapes_change_nothing_but_spans() {
    for (name, body) in bodies() {
        hold(&name, 100, &(valid(&body), u64::ANY), |(case, seed)| {
            let plain = without_spans(&check(&body, &case, &case.text()));
            let wild = case.payload.write(Style::Wild(seed));
            prop_assert_eq!(
                without_spans(&check(&body, &case, &wild)),
                plain,
                "{}",
                wild
            );
            Ok(())
        });
        for near_miss in near_misses(&body) {
            hold(
                (&name, &near_miss),
                8,
                &(near_miss.strategy(), u64::ANY),
                |(case, seed)| {
                    if is_json(&case.payload) {
                        let plain = without_spans(&check(&body, &case, &case.text()));
                        for style in [Style::Wild(seed), Style::Pretty] {
                            let text = case.payload.write(style);
                            prop_assert_eq!(
                                &without_spans(&check(&body, &case, &text)),
                                &plain,
                                "{}",
                                text
                            );
                        }
                    }
                    Ok(())
                },
            );
        }
    }
}

#[test]
fn the_order_of_members_changes_only_the_order_of_violations() {
    for (name, body) in bodies() {
        for near_miss in near_misses(&body) {
            // These name the member that stands last.
            if matches!(
                near_miss.code,
                Code::Distinct
                    | Code::Incompatible
                    | Code::Ineffective
                    | Code::Order
                    | Code::Syntax
            ) {
                continue;
            }
            hold(
                (&name, &near_miss),
                8,
                &(near_miss.strategy(), u64::ANY),
                |(case, seed)| {
                    let sorted = |payload: &Json| {
                        let mut lines = without_spans(&check(&body, &case, &payload.to_string()));
                        lines.sort();
                        lines
                    };
                    let reordered = case.payload.reordered(seed);
                    prop_assert_eq!(sorted(&reordered), sorted(&case.payload), "{}", reordered);
                    Ok(())
                },
            );
        }
    }
}
