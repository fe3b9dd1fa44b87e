//! Values from texts, as configuration files and command lines have them.

use vpn_model::otc::v5::{ErrorCode, IkeVersion};
use vpn_model::{Code, Enumeration as _, Open, Severity};

#[test]
fn every_code_and_severity_comes_back_from_its_text() {
    for code in Code::ALL {
        assert_eq!(code.to_string().parse(), Ok(*code));
    }
    for severity in Severity::ALL {
        assert_eq!(severity.to_string().parse(), Ok(severity));
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
