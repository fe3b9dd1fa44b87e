//! What is stored where answers have no wrapper, and what a list has in the body, in an answer and in a response.

use vpn_model::{Context, Extra, Model, Open, Report};

#[derive(Debug, Default, Model)]
#[model(partial(current), source = "by hand, table Whole")]
struct Whole {
    #[model(only_when(style == "bgp"))]
    hub: Option<bool>,
    style: Option<String>,
    #[model(only_when(modes has "fast"))]
    turbo: Option<bool>,
    modes: Option<Vec<String>>,
}

#[derive(Debug, Default, Model)]
#[model(replace(current), source = "by hand, table Replaced")]
struct Replaced {
    #[model(only_when(style == "bgp"))]
    hub: Option<bool>,
    style: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
enum Mode {
    #[model(name = "fast")]
    Fast,
    #[model(name = "slow")]
    Slow,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "by hand, table Told")]
struct Told {
    #[model(only_when(modes has "fast"))]
    turbo: Option<bool>,
    #[model(only_when(present(style)))]
    hub: Option<bool>,
    #[model(incompatible(modes has "fast"))]
    careful: Option<bool>,
    modes: Option<Vec<Open<Mode>>>,
    style: Option<String>,
    #[model(only_when(style == "x"))]
    mode: Option<Open<Mode>>,
    #[model(extra)]
    extra: Extra,
}

fn found(report: &Report) -> Vec<String> {
    let line = |it: &vpn_model::Violation| format!("{}[{}] {}", it.severity, it.code, it.pointer);
    report.violations().iter().map(line).collect()
}

fn with(body: &str, stored: &str) -> Vec<String> {
    let context = Context::new().current_json(stored).unwrap();
    found(&Whole::check_json(body, &context))
}

#[test]
fn an_answer_without_a_wrapper_is_what_is_stored() {
    let hub = r#"{"hub": true}"#;
    assert_eq!(with(hub, r#"{"style": "bgp"}"#), [""; 0]);
    assert_eq!(
        with(hub, r#"{"style": "policy"}"#),
        ["error[only-when] /hub"]
    );
    assert_eq!(with(hub, "{}"), ["note[unchecked] /hub"]);
    let nothing_told = Whole::check_json(hub, &Context::new());
    assert_eq!(found(&nothing_told), ["note[unchecked] /hub"]);
}

/// The parser of answers makes a fraction of `-0`.
#[test]
fn a_stored_zero_is_zero_however_it_is_written() {
    #[derive(Debug, Model)]
    #[model(partial(current), source = "by hand, table Zero")]
    struct Zero {
        #[model(only_when(count == 0))]
        hub: Option<bool>,
        count: Option<i64>,
    }
    let with = |stored: &str| {
        let context = Context::new().current_json(stored).unwrap();
        found(&Zero::check_json(r#"{"hub": true}"#, &context))
    };
    assert_eq!(with(r#"{"count": 0}"#), [""; 0]);
    assert_eq!(with(r#"{"count": -0}"#), [""; 0]);
    assert_eq!(with(r#"{"count": 1}"#), ["error[only-when] /hub"]);
}

#[test]
fn a_replacement_inherits_nothing_below_its_wrapper_either() {
    #[derive(Debug, Model)]
    #[model(replace(current = "tunnel"), source = "by hand, table Around")]
    struct Around {
        tunnel: Option<Replaced>,
    }
    let context = Context::new()
        .current_json(br#"{"tunnel": {"style": "bgp"}}"#)
        .unwrap();
    let report = Around::check_json(r#"{"tunnel": {"hub": true}}"#, &context);
    assert_eq!(found(&report), ["error[only-when] /tunnel/hub"]);
}

#[test]
fn a_replacement_of_the_whole_answer_inherits_nothing() {
    let context = Context::new().current_json(br#"{"style": "bgp"}"#).unwrap();
    let report = Replaced::check_json(r#"{"hub": true}"#, &context);
    assert_eq!(found(&report), ["error[only-when] /hub"]);
    let report = Replaced::check_json(r#"{"hub": true, "style": "bgp"}"#, &context);
    assert!(report.is_empty());
}

#[test]
fn a_list_has_a_text_in_the_body_or_where_it_is_stored() {
    let body = |modes: &str| with(&format!(r#"{{"turbo": true, "modes": {modes}}}"#), "{}");
    assert_eq!(body(r#"["slow", "FAST"]"#), [""; 0]);
    assert_eq!(body(r#"["slow"]"#), ["error[only-when] /turbo"]);
    assert_eq!(body("[]"), ["error[only-when] /turbo"]);
    // Whoever cannot read an item does not know what it is not.
    assert_eq!(body(r#"["slow", 1]"#), ["error[type] /modes/1"]);
    assert_eq!(body("1"), ["error[type] /modes"]);

    let stored = |modes: &str| with(r#"{"turbo": true}"#, &format!(r#"{{"modes": {modes}}}"#));
    assert_eq!(stored(r#"["slow", "FAST"]"#), [""; 0]);
    assert_eq!(stored(r#"["slow"]"#), ["error[only-when] /turbo"]);
    // What an answer has in another type says nothing, wherever it stands.
    assert_eq!(stored(r#"["slow", 1]"#), ["note[unchecked] /turbo"]);
    assert_eq!(stored(r#"["fast", 1]"#), [""; 0]);
    assert_eq!(stored(r#"[1, "fast"]"#), [""; 0]);
    assert_eq!(stored(r#""fast""#), ["note[unchecked] /turbo"]);
}

#[test]
fn a_response_says_nothing_of_what_it_leaves_out_or_has_in_words_of_its_own() {
    let told = |json: &str| found(Told::from_json(json).unwrap().report());
    assert_eq!(told(r#"{"turbo": true, "hub": true}"#), [""; 0]);
    let both = r#"{"turbo": true, "modes": ["slow"], "hub": true, "style": "x"}"#;
    assert_eq!(told(both), ["note[drift] /turbo"]);
    // A value that the spec does not list may be what the provider calls fast today.
    let new = r#"{"turbo": true, "modes": ["slow", "warp"]}"#;
    assert_eq!(told(new), ["note[drift] /modes/1"]);
    let new = r#"{"careful": true, "modes": ["fast", "warp"]}"#;
    assert_eq!(told(new), ["note[drift] /modes/1"]);
    let known = r#"{"careful": true, "modes": ["fast"]}"#;
    assert_eq!(told(known), ["note[drift] /modes"]);
    let told_once = r#"{"style": "y", "mode": "warp"}"#;
    assert_eq!(told(told_once), ["note[drift] /mode"]);
    let known = r#"{"style": "y", "mode": "fast"}"#;
    assert_eq!(told(known), ["note[drift] /mode"]);
    let message = |json: &str| Told::from_json(json).unwrap().report().to_string();
    assert_ne!(message(told_once), message(known));
}
