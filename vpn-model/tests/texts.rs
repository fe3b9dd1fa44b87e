//! Values from texts, as configuration files and command lines have them; and texts from reports and contexts.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of a test fails as the test does"
)]

use std::collections::BTreeSet;

use vpn_model::otc::v5::{
    ErrorCode, IkeVersion, UpdateDpd, UpdateVpnConnection, UpdateVpnConnectionResponse,
};
use vpn_model::{
    BodyKind, Code, Context, Enumeration as _, Extra, Ipv4CidrOrAddress, Limits, Model as _,
    Nullable, Open, OperationInfo, Secret, Severity, Text, Uuid, Valid,
};

#[test]
fn every_code_and_severity_comes_back_from_its_text() {
    for code in Code::ALL {
        assert_eq!(code.to_string().parse(), Ok(*code));
    }
    for severity in Severity::ALL {
        assert_eq!(severity.to_string().parse(), Ok(severity));
    }
}

/// `vpn-model explain` prints them with line breaks, by the one code span at the end of a paragraph.
#[test]
fn every_page_about_a_rule_ends_with_a_bad_and_a_good_payload() {
    for code in Code::ALL {
        let page = code.explanation();
        let (_, examples) = page.split_once("## Example\n\n").expect(&page);
        let examples: Vec<_> = examples.trim_end().split("\n\n").collect();
        assert_eq!(examples.len(), 2, "{code}");
        for (example, word) in examples.iter().zip(["Bad", "Good"]) {
            assert!(example.starts_with(word), "{code}: {example}");
            assert!(example.ends_with("}`"), "{code}: {example}");
            assert_eq!(example.matches('`').count(), 2, "{code}: {example}");
        }
    }
}

#[test]
fn every_value_of_an_enum_comes_back_from_its_text() {
    for (text, value) in ErrorCode::VALUES {
        assert_eq!(text.parse(), Ok(*value));
    }
}

#[test]
fn an_unknown_text_is_told_what_would_do_and_is_not_repeated() {
    let error = "tunel-pair".parse::<Code>().unwrap_err();
    assert_eq!(error.suggestion(), Some("tunnel-pair"));
    assert!(!error.to_string().contains("tunel"), "{error}");
    let error = "3".parse::<IkeVersion>().unwrap_err();
    assert_eq!(error.values(), ["v1", "v2"]);
    assert_eq!(error.to_string(), "expected `v1` or `v2`");
    let error = "fatal".parse::<Severity>().unwrap_err();
    assert_eq!(error.to_string(), "expected `note`, `warning` or `error`");
}

#[test]
fn the_text_of_a_response_becomes_a_known_value_in_either_case() {
    assert_eq!(Open::from("V2"), Open::Known(IkeVersion::V2));
    assert_eq!(Open::from(IkeVersion::V2), Open::Known(IkeVersion::V2));
    assert_eq!(Open::<IkeVersion>::from("v3"), Open::Other("v3".to_owned()));
}

#[test]
fn parameters_are_empty_when_a_rule_has_none() {
    let report = |text: &str| UpdateDpd::from_json(text).unwrap_err();
    let unknown = report(r#"{"zzzzzz": 1}"#);
    assert!(unknown.violations()[0].params.is_empty());
    let range = report(r#"{"timeout": 1}"#);
    assert!(!range.violations()[0].params.is_empty());
    let names: Vec<_> = range.violations()[0]
        .params
        .iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["min", "max"]);
}

#[test]
fn a_template_names_what_the_message_says() {
    let template = |text: &str| {
        let report = UpdateDpd::from_json(text).unwrap_err();
        report.violations()[0].template()
    };
    assert_eq!(template(r#"{"msg": "x"}"#), "expected `{values}`");
    assert_eq!(
        template(r#"{"timeout": "1"}"#),
        "expected {expected}, found {found}"
    );
    assert_eq!(
        template(r#"{"timeout": 1}"#),
        "must be between {min} and {max}"
    );
}

#[test]
fn a_context_says_what_it_knows_and_not_what_it_holds() {
    let answer = serde_json::json!({"vpn_connection": {"psk": "Abcde1Z!kk"}});
    let context = Context::new().current(&answer).unwrap();
    let shown = format!("{context:?}");
    assert!(
        shown.starts_with("Context { current: true, gateway: false"),
        "{shown}"
    );
    assert!(!shown.contains("Abcde1Z"), "{shown}");
    let context = Context::new().gateway(&answer).unwrap();
    assert!(format!("{context:?}").contains("current: false, gateway: true"));
    assert_eq!(
        Context::new().gateway(&[1]).unwrap_err().to_string(),
        "expected a JSON object: what a GET request answers"
    );
    assert_eq!(
        Context::new()
            .current_json("{\n  1")
            .unwrap_err()
            .to_string(),
        "not well-formed JSON at line 2, column 3"
    );
}

#[test]
fn a_value_of_a_response_knows_its_meaning_if_it_is_one_of_the_spec() {
    let known = Open::Known(ErrorCode::Vpn0001);
    let other = Open::<ErrorCode>::Other("VPN.9999".to_owned());
    assert_eq!(known.known(), Some(ErrorCode::Vpn0001));
    assert_eq!(known.meaning(), Some(ErrorCode::Vpn0001.meaning()));
    assert_eq!((other.known(), other.meaning()), (None, None));
    assert_eq!(
        (known.to_string(), other.to_string()),
        ("VPN.0001".to_owned(), "VPN.9999".to_owned())
    );
    let meanings: BTreeSet<_> = ErrorCode::VALUES
        .iter()
        .map(|(_, code)| code.meaning())
        .collect();
    assert!(meanings.len() > 1 && !meanings.contains(""));
}

#[test]
fn what_is_null_is_no_value() {
    assert_eq!(Nullable::Value(1).into_option(), Some(1));
    assert_eq!(Nullable::Value(1).as_ref(), Some(&1));
    assert_eq!(Nullable::<u32>::Null.into_option(), None);
    assert_eq!(Nullable::<u32>::Null.as_ref(), None);
}

#[test]
fn what_is_neither_a_network_nor_an_address_is_told_what_would_do() {
    let error = "10.0.0.0/33".parse::<Ipv4CidrOrAddress>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected an IPv4 network in CIDR notation or IPv4 address"
    );
}

#[test]
fn a_violation_says_where_and_what() {
    let mut violation = UpdateDpd::from_json(r#"{"timeout": 1}"#)
        .unwrap_err()
        .violations()[0]
        .clone();
    assert_eq!(violation.message(), "must be between 2 and 60");
    assert_eq!(
        violation.to_string(),
        "error[range]: /timeout: must be between 2 and 60"
    );
    violation.pointer.clear();
    assert_eq!(
        violation.to_string(),
        "error[range]: (the whole document): must be between 2 and 60"
    );
}

#[test]
fn a_secret_shows_how_long_it_is_and_nothing_else() {
    let key = Secret::new("Schlüssel-1");
    assert_eq!(format!("{key:?}"), "Secret(11 characters)");
    assert_eq!(key.to_string(), "***");
    assert_eq!(key.expose(), "Schlüssel-1");
}

#[test]
fn a_text_that_ought_to_have_a_format_is_shown_as_it_came() {
    let masked: Text<Uuid> = "0605768a****".into();
    assert_eq!(masked.to_string(), "0605768a****");
    assert_eq!(format!("{masked:?}"), "\"0605768a****\"");
    assert_eq!(masked.parse(), None);
}

#[test]
fn what_a_response_has_beyond_its_spec_is_named_and_not_shown() {
    assert!(Extra::default().is_empty());
    let text = r#"{"vpn_connection": {"name": "vpn-1", "colour": "blue", "size": 7}}"#;
    let answer = UpdateVpnConnectionResponse::from_json(text).unwrap();
    assert!(answer.extra.is_empty());
    let extra = &answer.vpn_connection.as_ref().unwrap().extra;
    assert!(!extra.is_empty());
    let names: Vec<_> = extra.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["colour", "size"]);
    assert_eq!(extra.get("size").unwrap(), 7);
    assert_eq!(format!("{extra:?}"), r#"{"colour", "size"}"#);
}

#[test]
fn checked_values_are_equal_when_their_values_are() {
    let read = |text: &str| UpdateDpd::from_json(text).unwrap();
    let thirty = read(r#"{"interval": 30}"#);
    let built = UpdateDpd {
        interval: Some(30),
        ..UpdateDpd::default()
    };
    let built = Valid::new(built, &Context::new()).unwrap();
    assert_eq!(thirty, built);
    assert_ne!(thirty, read(r#"{"interval": 31}"#));
    let shown = format!("{built:?}");
    assert!(shown.starts_with("Valid(UpdateDpd {"), "{shown}");
    assert!(shown.contains("interval: Some(30)"), "{shown}");
}

#[test]
fn every_value_has_the_meaning_of_its_own_row() {
    for (value, row) in ErrorCode::VALUES.iter().zip(ErrorCode::SCHEMA.values) {
        assert_eq!(value.1.meaning(), row.description, "{}", row.text);
    }
}

#[test]
fn a_report_is_a_line_for_each_violation_and_the_number_of_those_left_out() {
    let text = r#"{"interval": 5, "timeout": 1, "msg": 1}"#;
    let lines = [
        "error[range]: /interval: must be between 10 and 3600",
        "error[range]: /timeout: must be between 2 and 60",
        "error[type]: /msg: expected a string, found an integer",
    ];
    let report = |most| {
        let context = Context::new().limits(Limits::default().violations(most));
        UpdateDpd::check_json(text, &context).to_string()
    };
    assert_eq!(report(9), lines.join("\n"));
    let [first, second, _] = lines;
    assert_eq!(report(2), format!("{first}\n{second}\n… and 1 more"));
    assert_eq!(report(1), format!("{first}\n… and 2 more"));
}

/// `0` is read before it turns out to be the beginning of something else.
#[test]
fn what_was_said_of_a_number_or_word_that_goes_on_is_taken_back() {
    let report = |text: &str| UpdateDpd::check_json(text, &Context::new());
    for text in [
        r#"{"interval": 5, "timeout": 0x10}"#,
        r#"{"interval": 5, "timeout": 01}"#,
        r#"{"interval": 5, "msg": nulll}"#,
        r#"{"interval": 5, "msg": truee}"#,
    ] {
        let report = report(text);
        let codes: Vec<_> = report.into_iter().map(|it| it.code).collect();
        assert_eq!(codes, [Code::Range, Code::Syntax], "{text}");
        assert_eq!(report.errors(), 2, "{text}");
        assert_eq!(report.into_iter().next().unwrap().pointer, "/interval");
    }
    // What is wrong with a value that has ended stays.
    let report = report(r#"{"interval": 5, "timeout": 0 x}"#);
    assert_eq!(report.errors(), 3);
}

#[test]
fn a_text_is_valid_when_its_report_has_no_error() {
    assert!(UpdateDpd::is_valid(r#"{"interval": 30}"#));
    assert!(!UpdateDpd::is_valid(r#"{"interval": 5}"#));
    assert!(!UpdateDpd::is_valid(r#"{"interval": 30"#));
}

#[test]
fn an_operation_has_its_bodies_in_the_order_in_which_they_are_sent() {
    let info = OperationInfo::of::<UpdateVpnConnection>();
    let kinds: Vec<_> = info.bodies().map(|(kind, _)| kind).collect();
    assert_eq!(
        kinds,
        [BodyKind::Request, BodyKind::Response, BodyKind::Error]
    );
}

#[test]
fn a_text_that_is_not_utf_8_is_read_up_to_there_and_says_so() {
    let last = |text: &[u8]| {
        let report = UpdateDpd::check_json(text, &Context::new());
        let violation = report.into_iter().last().unwrap().clone();
        assert_eq!(violation.code, Code::Syntax);
        (violation.message(), violation.span.unwrap())
    };
    let says = |reason: &str, text: &[u8], start: usize| {
        let (message, span) = last(text);
        assert!(message.contains(reason), "{message}");
        assert_eq!(span.start, start, "{message}");
    };
    let utf_16 = "the text is UTF-16, not UTF-8";
    says(utf_16, b"\xff\xfe{\0", 0);
    says(utf_16, b"\xfe\xff\0{", 0);
    says(utf_16, b"{\0}\0", 0);
    says(utf_16, b"\0{\0}", 0);
    says("the text is not UTF-8", b"{\"msg\": \"\xff\"}", 9);
    says("the text is not UTF-8", b"{} \xff", 3);
    // What is wrong before is wrong for its own reason, and so is a text that only ends.
    let (message, span) = last(b"{\"timeout\": x, \"msg\": \"\xff\"}");
    assert!(!message.contains("UTF"), "{message}");
    assert_eq!(span, 12..13);
    let (message, span) = last(b"{\"timeout\"");
    assert!(!message.contains("UTF"), "{message}");
    assert_eq!(span, 10..10);
    // One whole character is shown, however many bytes it has.
    let (_, span) = last("{\"timeout\": \u{20ac}}".as_bytes());
    assert_eq!(span, 12..15);
}
