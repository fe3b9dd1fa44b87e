//! Rules of texts with bounds that no provider has, as somebody may put them on a struct of one's own.

use std::collections::BTreeSet;

use proptest::prop_assert_eq;
use vpn_model::strategy::{Case, NearMiss, clean, held, near_misses, samples, valid};
use vpn_model::{BodyInfo, Code, Map, Model, Param, Secret};

use crate::support::{check, found, hold};

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "our own API, table Texts")]
struct Texts {
    #[model(classes(..=2))]
    few: Option<String>,
    #[model(classes(2..=3), length(4..=12))]
    some: Option<Secret>,
    #[model(classes(..=1), chars("a-zA-Z0-9"), length(1..))]
    one: Option<String>,
    #[model(classes(1..=2), warn(classes("upper"), source = "a guide"))]
    loud: Option<String>,
    #[model(classes(..=1), pattern("^[a-z0-9]*$"), length(1..))]
    plain: Option<String>,
    #[model(distinct_chars(..=3))]
    dull: Option<String>,
    #[model(distinct_chars(2..=4), classes(2..=2), length(6..))]
    pair: Option<String>,
    #[model(chars("a-z0-9"), warn(chars("a-f0-9"), source = "a guide"))]
    hex: Option<String>,
    #[model(classes("lower"), warn(classes("digit"), source = "a guide"))]
    mixed: Option<String>,
    #[model(keys(classes(..=1)))]
    by_name: Option<Map<bool>>,
}

#[test]
fn valid_texts_keep_the_upper_bound_of_classes_and_of_different_characters() {
    let body = BodyInfo::of::<Texts>();
    for strategy in [valid(&body), clean(&body)] {
        hold("texts", 500, &strategy, |case| {
            prop_assert_eq!(found(&check(&body, &case, &case.text())), []);
            Ok(())
        });
    }
    for kept in held(&body) {
        hold(&kept, 10, &kept.strategy(), |case| {
            prop_assert_eq!(found(&check(&body, &case, &case.text())), []);
            Ok(())
        });
    }
}

#[test]
fn each_bound_of_classes_and_of_different_characters_has_its_near_misses() {
    let body = BodyInfo::of::<Texts>();
    let all = near_misses(&body);
    let counts = |code: Code, pointer: &str| -> BTreeSet<i64> {
        let is_it = |one: &&NearMiss| one.code == code && one.pointer == pointer;
        let near_miss = all
            .iter()
            .find(is_it)
            .unwrap_or_else(|| panic!("{code} at {pointer} is never broken"));
        let strategy = near_miss.strategy();
        let cases = samples(&strategy, 1).take(100);
        cases.map(|case| actual(&body, &case, code)).collect()
    };
    assert_eq!(counts(Code::Classes, "/few"), [3, 4].into());
    assert_eq!(counts(Code::Classes, "/some"), [0, 1, 4].into());
    assert_eq!(counts(Code::Classes, "/one"), [2, 3].into());
    assert_eq!(counts(Code::Classes, "/loud"), [3, 4].into());
    assert_eq!(counts(Code::Classes, "/plain"), [2].into());
    assert_eq!(counts(Code::Classes, "/pair"), [0, 1, 3, 4].into());
    assert_eq!(counts(Code::Classes, "/by_name/*"), [2, 3, 4].into());
    assert!(counts(Code::DistinctChars, "/dull").contains(&4));
    let pair = counts(Code::DistinctChars, "/pair");
    assert!(pair.iter().all(|count| !(2..=4).contains(count)) && pair.contains(&5));
}

/// How many there are, as the report says.
fn actual(body: &BodyInfo, case: &Case, code: Code) -> i64 {
    let report = check(body, case, &case.text());
    let violation = report.violations().iter().find(|one| one.code == code);
    let params = &violation.unwrap().params;
    match (params.get("found"), params.get("actual")) {
        (Some(Param::List(classes)), _) => i64::try_from(classes.len()).unwrap(),
        (_, Some(Param::Integer(count))) => *count,
        _ => panic!("{code} does not say how many"),
    }
}
