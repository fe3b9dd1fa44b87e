//! What is said of a member that stands in the wrong place.

use vpn_model::{Context, Model};

#[derive(Debug, Model)]
#[model(source = "by hand, table Root")]
struct Root {
    first: Option<Four>,
    second: Option<Five>,
    intervals: Option<u32>,
    timer: Option<Timer>,
}

#[derive(Debug, Model)]
#[model(source = "by hand, table Four")]
struct Four {
    a: Option<One>,
    b: Option<One>,
    c: Option<One>,
    d: Option<Vec<One>>,
}

#[derive(Debug, Model)]
#[model(source = "by hand, table Five")]
struct Five {
    a: Option<Other>,
    b: Option<Other>,
    c: Option<Other>,
    d: Option<Other>,
    e: Option<Other>,
}

#[derive(Debug, Model)]
#[model(source = "by hand, table One")]
struct One {
    colour: Option<String>,
}

#[derive(Debug, Model)]
#[model(source = "by hand, table Other")]
struct Other {
    weight: Option<u32>,
}

#[derive(Debug, Model)]
#[model(source = "by hand, table Timer")]
struct Timer {
    interval: Option<u32>,
}

fn help(json: &str) -> Option<String> {
    let report = Root::check_json(json, &Context::new());
    assert_eq!(report.violations().len(), 1, "{report}");
    report.violations()[0].help()
}

#[test]
fn a_member_of_up_to_four_other_objects_is_told_all_of_them() {
    assert_eq!(
        help(r#"{"colour": "x"}"#).unwrap(),
        "`colour` belongs to `/first/a`, `/first/b`, `/first/c` or `/first/d/*`"
    );
}

#[test]
fn a_member_of_more_objects_is_told_none() {
    assert_eq!(help(r#"{"weight": 1}"#), None);
}

#[test]
fn a_member_of_another_object_is_no_slip_of_one_that_is_here() {
    assert_eq!(
        help(r#"{"interval": 1}"#).unwrap(),
        "`interval` belongs to `/timer`"
    );
    assert_eq!(
        help(r#"{"Intervals": 1}"#).unwrap(),
        "did you mean `intervals`?"
    );
    assert_eq!(
        help(r#"{"intervls": 1}"#).unwrap(),
        "did you mean `intervals`?"
    );
}
