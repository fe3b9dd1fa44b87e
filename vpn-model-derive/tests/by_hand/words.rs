//! Rules as sentences, for the comments of generated code and for forms.

use vpn_model::{Code, Ipv4Net, Map, Model, Nullable, Secret, Uuid};

/// Every rule, on what it is for.
#[derive(Debug, Model)]
#[model(
    partial(current = "tunnel", gateway = "gateway"),
    source = "by hand, table Sentences"
)]
struct Sentences {
    #[model(length(1..=8), chars("0-9A-Za-z_.-"))]
    name: Option<String>,
    #[model(length(..=3), keys(length(1..)), items(..=2))]
    labels: Option<Map<String>>,
    #[model(classes(3..=4), distinct_chars(6..))]
    psk: Option<Secret>,
    #[model(warn(range(300..), source = "the guide"), range(60..=3600))]
    lifetime: Option<u32>,
    #[model(note(range(..=9)))]
    count: Option<Nullable<Vec<u32>>>,
    #[model(unique, items(1..=3), reserved_block("100.64.0.0/10", "214.0.0.0/8", "10.0.0.0/8"))]
    subnets: Option<Vec<Ipv4Net>>,
    #[model(tunnel_address(except = "169.254.195.0/24"))]
    local: Option<Ipv4Net>,
    #[model(tunnel_address, tunnel_pair(local))]
    peer: Option<Ipv4Net>,
    #[model(format(Ipv4Address, assume(style == "ip")))]
    id: Option<String>,
    #[model(distinct(id))]
    other_id: Option<String>,
    style: Option<String>,
    uuid: Option<Uuid>,
    #[model(
        unique(source),
        required_when(current.style == "policy", gateway.version == "ipv4"),
        warn(only_when(style != "policy"))
    )]
    rules: Option<Vec<crate::Policy>>,
    #[model(only_when(modes has "fast"))]
    turbo: Option<bool>,
    #[model(incompatible(present(turbo), lifetime == 60))]
    modes: Option<Vec<String>>,
    #[model(ineffective(alone))]
    rotation: Option<bool>,
    #[model(warn(required), chars("a-z"))]
    word: Option<String>,
    #[model(chars("-a-z"))]
    hyphen: Option<String>,
    #[model(chars("!--a-z"))]
    up_to_hyphen: Option<String>,
    #[model(fixed(true))]
    enabled: Option<bool>,
    #[model(length(5..=5), classes(..=2))]
    code: Option<String>,
}

fn words(name: &str) -> Vec<String> {
    let mut fields = Sentences::schema().fields.iter();
    let field = fields.find(|field| field.name == name).unwrap();
    let words = field.rules.iter().map(|rule| rule.words());
    let mut words: Vec<_> = words.collect();
    words.sort();
    words
}

#[test]
fn a_rule_is_of_one_value_or_of_all_there_are() {
    let of_one_value = |name: &str| -> Vec<bool> {
        let mut fields = Sentences::schema().fields.iter();
        let field = fields.find(|field| field.name == name).unwrap();
        let rules = field.rules.iter();
        rules.map(|it| it.rule.is_of_one_value()).collect()
    };
    assert_eq!(of_one_value("psk"), [true, true]);
    assert_eq!(of_one_value("turbo"), [false]);
    let mut labels = of_one_value("labels");
    labels.sort_unstable();
    assert_eq!(labels, [false, false, true]);
}

#[test]
fn a_rule_of_values_says_how_they_must_be_and_of_which_it_speaks() {
    assert_eq!(
        words("name"),
        [
            "Must have between 1 and 8 characters.",
            "Must have no characters but `0-9A-Za-z_.-`.",
        ]
    );
    assert_eq!(
        words("labels"),
        [
            "Each key must have at least 1 character.",
            "Each value must have at most 3 characters.",
            "Must have at most 2 items.",
        ]
    );
    assert_eq!(
        words("psk"),
        [
            "Must have at least 6 different characters.",
            "Must mix at least 3 of upper case, lower case, digits, special.",
        ]
    );
    assert_eq!(
        words("word"),
        [
            "Must have no characters but `a-z`.",
            "Warning: ought to be there.",
        ]
    );
    assert_eq!(words("enabled"), ["Must be true."]);
    assert_eq!(
        words("code"),
        [
            "Must have exactly 5 characters.",
            "Must mix at most 2 of upper case, lower case, digits, special.",
        ]
    );
    assert_eq!(words("hyphen"), ["Must have no characters but `-a-z`."]);
    assert_eq!(
        words("up_to_hyphen"),
        ["Must have no characters but `!--a-z`."]
    );
}

#[test]
fn a_rule_that_only_advises_says_so_and_who_advises() {
    assert_eq!(
        words("lifetime"),
        [
            "Must be between 60 and 3600.",
            "Warning: must be at least 300 (the guide).",
        ]
    );
    assert_eq!(words("count"), ["Note: each item must be at most 9."]);
}

#[test]
fn a_rule_of_networks_and_ids_names_what_it_is_compared_with() {
    assert_eq!(
        words("subnets"),
        [
            "Each item must not lie inside 100.64.0.0/10, 214.0.0.0/8 or 10.0.0.0/8.",
            "Must have between 1 and 3 items.",
            "No two items are equal.",
        ]
    );
    let host = "Must be one of the two hosts of a /30 in 169.254.0.0/16";
    assert_eq!(
        words("local"),
        [format!("{host}, outside 169.254.195.0/24.")]
    );
    assert_eq!(
        words("peer"),
        [
            format!("{host}."),
            "Must be the other host of the /30 of `local`.".to_owned()
        ]
    );
    assert_eq!(words("id"), ["Must be an IPv4 address when `style` is ip."]);
    assert_eq!(words("other_id"), ["Must differ from `id`."]);
}

#[test]
fn a_rule_between_members_says_its_conditions() {
    assert_eq!(
        words("rules"),
        [
            "Mandatory when `style` of the stored connection is policy \
             and `version` of the gateway is ipv4.",
            "No two items have the same `source`.",
            "Warning: makes sense only when `style` is not policy.",
        ]
    );
    assert_eq!(words("turbo"), ["Makes sense only when `modes` has fast."]);
    assert_eq!(
        words("modes"),
        ["Cannot go together: `modes` is set and `turbo` is set and `lifetime` is 60."]
    );
    assert_eq!(
        words("rotation"),
        ["Has no effect when it is changed alone."]
    );
}

#[test]
fn a_kind_says_its_format_or_that_its_numbers_are_whole() {
    let kind = |name: &str| {
        let mut fields = Sentences::schema().fields.iter();
        fields.find(|it| it.name == name).unwrap().kind.words()
    };
    assert_eq!(kind("uuid").unwrap(), "a UUID");
    assert_eq!(kind("subnets").unwrap(), "an IPv4 network in CIDR notation");
    assert_eq!(kind("count").unwrap(), "a whole number");
    assert_eq!(kind("name"), None);
}

#[test]
fn a_number_beyond_its_type_is_told_the_bounds_that_refuse() {
    let message = |json: &str| {
        let report = Sentences::from_json(json).unwrap_err();
        let mut errors = report.violations().iter();
        errors.find(|it| it.code == Code::Range).unwrap().message()
    };
    assert_eq!(
        message(r#"{"lifetime": 99999999999}"#),
        "must be between 60 and 3600"
    );
    // What only advises is not why such a number is an error.
    assert_eq!(
        message(r#"{"count": [99999999999]}"#),
        "must be between 0 and 4294967295"
    );
}
