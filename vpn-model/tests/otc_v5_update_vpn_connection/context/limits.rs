//! Reserved blocks, limits, and what is no context.

use vpn_model::{Code, Context, Ipv4Net, Limits, Violation};

use super::NONE;
use crate::{COMPLETE, check_with, errors, of, places, replaced, wrapped};

#[test]
fn reserved_blocks_are_what_the_region_reserves() {
    let text =
        wrapped(r#""peer_subnets": ["100.64.0.0/10", "214.0.0.0/8", "10.1.0.0/16", "10.0.0.0/7"]"#);
    let documented = [
        "reserved-block /vpn_connection/peer_subnets/0",
        "reserved-block /vpn_connection/peer_subnets/1",
    ];
    assert_eq!(errors(&check_with(&text, &Context::new())), documented);
    assert_eq!(
        errors(&check_with(&text, &Context::new().reserved_blocks([]))),
        NONE
    );
    let ten: Ipv4Net = "10.0.0.0/8".parse().unwrap();
    let replaced = Context::new().reserved_blocks([ten]);
    assert_eq!(
        errors(&check_with(&text, &replaced)),
        ["reserved-block /vpn_connection/peer_subnets/2"]
    );
}

#[test]
fn loopback_multicast_and_class_e_are_nobodys_customer_subnets_in_any_region() {
    let text = wrapped(
        r#""peer_subnets": ["127.0.0.0/8", "127.1.2.0/24", "224.0.0.0/4", "239.1.0.0/16",
        "240.0.0.0/4", "255.255.255.255/32", "126.0.0.0/8", "223.255.255.0/24", "128.0.0.0/1"]"#,
    );
    let expected: Vec<String> = (0..=5)
        .map(|index| format!("reserved-block /vpn_connection/peer_subnets/{index}"))
        .collect();
    let ten: Ipv4Net = "10.0.0.0/8".parse().unwrap();
    for context in [
        Context::new(),
        Context::new().reserved_blocks([]),
        Context::new().reserved_blocks([ten]),
    ] {
        let report = check_with(&text, &context);
        assert_eq!(errors(&report), NONE);
        assert_eq!(places(&report, "warning"), expected);
        for warning in of(&report, "warning") {
            assert!(warning.source.contains("Customer Subnet"), "{warning:?}");
            assert!(warning.help().unwrap().contains("in any region"));
        }
    }
}

fn limited(change: impl FnOnce(&mut Limits)) -> Context {
    let mut limits = Limits::default();
    change(&mut limits);
    Context::new().limits(limits)
}

#[test]
fn a_document_may_be_as_large_as_the_limit_and_no_larger() {
    let size = COMPLETE.len();
    assert_eq!(
        errors(&check_with(
            COMPLETE,
            &limited(|limits| limits.document_size = size)
        )),
        NONE
    );
    let report = check_with(COMPLETE, &limited(|limits| limits.document_size = size - 1));
    assert_eq!(of(&report, "error").len(), 1, "{report}");
    assert_eq!(of(&report, "error")[0].code.as_str(), "syntax");
    let report = check_with("", &limited(|limits| limits.document_size = 0));
    assert_eq!(of(&report, "error")[0].code.as_str(), "syntax");
}

#[test]
fn a_document_may_be_as_deep_as_the_limit_and_no_deeper() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let syntax = |text: &str, depth: usize| {
        let report = check_with(text, &limited(|limits| limits.depth = depth));
        report
            .violations()
            .iter()
            .any(|found| found.code.as_str() == "syntax")
    };
    // Wrapper and root are two levels; the unknown member is below them.
    for (depth, deep) in [(5, 3), (64, 62), (200, 198)] {
        assert!(
            !syntax(&wrapped(&format!("\"x\": {}", nested(deep))), depth),
            "{depth}"
        );
        assert!(
            syntax(&wrapped(&format!("\"x\": {}", nested(deep + 1))), depth),
            "{depth}"
        );
        assert!(
            !syntax(&wrapped(&format!("\"name\": {}", nested(deep))), depth),
            "{depth}"
        );
        assert!(
            syntax(&wrapped(&format!("\"name\": {}", nested(deep + 1))), depth),
            "{depth}"
        );
    }
    assert!(!syntax(&wrapped(""), 2));
    assert!(syntax(&wrapped("\"peer_subnets\": []"), 2));
    assert!(!syntax(&wrapped("\"peer_subnets\": []"), 3));
    assert!(!syntax(COMPLETE, 5));
    assert!(syntax(COMPLETE, 4));
    assert!(syntax("[[[]]]", 2));
    assert!(!syntax("[[[]]]", 3));
}

#[test]
fn each_limit_is_what_it_was_set_to_and_leaves_the_others() {
    let set = Limits::default().document_size(100).depth(5).violations(3);
    let set = set.unchecked(2);
    assert_eq!((set.document_size, set.depth, set.violations), (100, 5, 3));
    assert_eq!(set.unchecked, 2);
    let with = |limits: Limits| check_with(COMPLETE, &Context::new().limits(limits));
    assert!(!with(Limits::default().document_size(COMPLETE.len())).has_errors());
    assert!(with(Limits::default().document_size(COMPLETE.len() - 1)).has_errors());
    assert!(!with(Limits::default().depth(5)).has_errors());
    assert!(with(Limits::default().depth(4)).has_errors());
}

#[test]
fn of_rules_that_were_not_checked_a_report_keeps_as_many_as_are_wanted_and_counts_the_rest() {
    let text = r#"{"vpn_connection": {"enable_hub": true, "name": "a b", "tunnel_local_address": "169.254.1.1/30"}}"#;
    let all = check_with(text, &Context::new());
    let is_unchecked = |one: &&Violation| one.code == Code::Unchecked;
    let unchecked = all.into_iter().filter(is_unchecked).count();
    assert_eq!(unchecked, 4);
    for kept in 0..=unchecked + 1 {
        let context = Context::new().limits(Limits::default().unchecked(kept));
        let report = check_with(text, &context);
        let found = report.into_iter().filter(is_unchecked).count();
        assert_eq!(found, kept.min(unchecked));
        assert_eq!(report.omitted(), unchecked - found);
        assert!(report.into_iter().all(|one| all.violations().contains(one)));
        assert_eq!(report.errors(), 1);
        assert_eq!(report.violations().len(), found + 1);
    }
}

#[test]
fn a_report_keeps_the_first_violations_and_counts_the_rest() {
    let bad: Vec<String> = (0..40).map(|index| format!("\"bad {index}\"")).collect();
    let text = replaced(
        COMPLETE,
        "\"192.168.1.0/24\", \"192.168.2.0/24\"",
        &bad.join(", "),
    );
    let all = check_with(&text, &Context::new());
    assert_eq!(all.omitted(), 0);
    for kept in [0, 1, 2, 5, 20] {
        let report = check_with(&text, &limited(|limits| limits.violations = kept));
        assert_eq!(report.violations(), &all.violations()[..kept], "{kept}");
        assert_eq!(report.omitted(), all.violations().len() - kept);
        // Whatever is left out, the payload stays refused.
        assert!(report.has_errors(), "{kept}");
    }
    let context = limited(|limits| limits.violations = 0);
    let clean = check_with(COMPLETE, &context);
    assert!(!clean.has_errors());
    assert_eq!(
        clean.omitted(),
        check_with(COMPLETE, &Context::new()).violations().len()
    );
}

#[test]
fn a_schema_member_is_accepted_on_request_at_the_top_only() {
    let context = Context::new().accept_schema_member();
    let top = replaced(
        COMPLETE,
        "{\n  \"vpn",
        "{ \"$schema\": \"https://x/y.json\",\n  \"vpn",
    );
    assert_eq!(errors(&check_with(&top, &context)), NONE);
    assert_eq!(
        errors(&check_with(&top, &Context::new())),
        ["unknown-field /$schema"]
    );
    let inside = wrapped("\"$schema\": \"x\"");
    assert_eq!(
        errors(&check_with(inside, &context)),
        ["unknown-field /vpn_connection/$schema"]
    );
}

#[test]
fn context_documents_that_are_not_objects_are_errors_without_their_text() {
    for bad in [
        "",
        "[]",
        "null",
        "{\"psk\": \"Xq7#Zw9!\"",
        "\"Xq7#Zw9!\"",
        "{} {}",
    ] {
        for error in [
            Context::new().current_json(bad.as_bytes()),
            Context::new().gateway_json(bad.as_bytes()),
        ] {
            let error = error.unwrap_err();
            assert!(!format!("{error} {error:?}").contains("Xq7"), "{error}");
        }
    }
}
