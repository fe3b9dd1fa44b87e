//! A near miss gives its violation, and nothing else.

use proptest::strategy::Strategy as _;
use proptest::{prop_assert, prop_assert_eq};
use vpn_model::schema::{Kind, Schema, Statement};
use vpn_model::strategy::{Case, Expected, NearMiss, both, held, near_misses};
use vpn_model::{Code, Context, Severity};

use crate::invented;
use crate::support::{bodies, check, found, hold};

#[test]
fn a_near_miss_gives_exactly_its_violation() {
    for (name, body) in bodies() {
        for near_miss in near_misses(&body) {
            hold((&name, &near_miss), 24, &near_miss.strategy(), |case| {
                prop_assert_eq!(
                    found(&check(&body, &case, &case.text())),
                    case.expected.clone()
                );
                Ok(())
            });
        }
    }
}

#[test]
fn a_case_brings_the_answers_that_its_rule_asks_for() {
    let body = invented::find("demo-v1:tune").request.unwrap();
    let all = near_misses(&body);
    let wanted = |one: &&NearMiss| one.code == Code::Ineffective && one.pointer == "/tuned/quiet";
    let case = all.iter().find(wanted).unwrap().sample(3).unwrap();
    let is_reported = |context: &Context| {
        let report = body.check_json(case.text().as_bytes(), context);
        let mut all = report.violations().iter();
        all.any(|one| one.code == Code::Ineffective && one.pointer == "/tuned/quiet")
    };
    assert!(is_reported(&case.context().unwrap()));
    assert!(!is_reported(&Context::new()));
}

#[test]
fn what_a_near_miss_announces_is_what_its_cases_expect() {
    for (_, body) in bodies() {
        for near_miss in near_misses(&body) {
            let case = near_miss.sample(3).unwrap();
            let announced = case
                .expected
                .iter()
                .any(|expected| announces(&near_miss, expected));
            assert!(announced, "{near_miss:?}: {case:?}");
        }
    }
}

/// Whether the member that a pointer leads to, or one of its values, has that rule.
fn has_it(mut schema: &Schema, pointer: &str, stated: &Statement) -> bool {
    let is_it = |one: &Statement| std::ptr::eq(one, stated);
    let mut has_it = false;
    for segment in pointer.split('/').skip(1).filter(|segment| *segment != "*") {
        let name = segment.replace("~1", "/").replace("~0", "~");
        let field = schema.fields.iter().find(|field| field.name == name);
        let field = field.unwrap();
        has_it = field.rules.iter().any(is_it);
        match field.kind.innermost() {
            Kind::Object(below) => schema = below,
            Kind::Values(list) => {
                has_it |= list
                    .values
                    .iter()
                    .flat_map(|value| value.cautions)
                    .any(is_it)
            }
            _ => {}
        }
    }
    has_it
}

#[test]
fn a_near_miss_is_about_a_rule_of_the_member_that_it_names() {
    for operation in ["demo-v1:hold-thing", "demo-v1:tune", "demo-v1:replace"] {
        let body = invented::find(operation).request.unwrap();
        for near_miss in near_misses(&body).iter().chain(&held(&body)) {
            if let Some((stated, pointer)) = &near_miss.about {
                assert!(
                    has_it(body.schema, pointer, stated),
                    "{near_miss:?} is not about {pointer}"
                );
            }
        }
    }
}

fn announces(near_miss: &NearMiss, expected: &Expected) -> bool {
    let same_rule = (near_miss.code, near_miss.severity) == (expected.code, expected.severity)
        || expected.severity == Severity::Note;
    let (pattern, pointer) = (near_miss.pointer.split('/'), expected.pointer.split('/'));
    let fits = |(pattern, segment)| match pattern {
        "?" => true,
        // A number, or a key of a map.
        "*" => true,
        name => name == segment,
    };
    same_rule && pattern.zip(pointer).all(fits)
}

#[test]
fn two_near_misses_in_unrelated_members_give_both_in_document_order() {
    for (name, body) in bodies() {
        let all = near_misses(&body);
        let mut merged = 0;
        for (index, one) in all.iter().enumerate() {
            // Each with a few others, spread over the body.
            for distance in [7, 23, 61] {
                let other = &all[(index + distance) % all.len()];
                let pairs = (one.strategy(), other.strategy());
                let pairs = pairs.prop_map(|(one, other)| both(body.schema, &one, &other));
                merged += usize::from(both_of(&body, one, other).is_some());
                hold((&name, one, other), 2, &pairs, |case| {
                    let Some(case) = case else { return Ok(()) };
                    let found = found(&check(&body, &case, &case.text()));
                    prop_assert_eq!(&found, &case.expected, "{}", case.text());
                    prop_assert!(found.len() == 2);
                    Ok(())
                });
            }
        }
        // In a body that is one list, everything is about the same member.
        let is_one_list =
            matches!(body.schema.fields, [only] if matches!(only.kind, Kind::List(_)));
        assert!(
            is_one_list || merged > all.len() / 2,
            "{name}: only {merged} pairs of {}",
            all.len()
        );
    }
}

fn both_of(body: &vpn_model::BodyInfo, one: &NearMiss, other: &NearMiss) -> Option<Case> {
    both(body.schema, &one.sample(5)?, &other.sample(5)?)
}
