//! What a rule checks, as data.

use serde::Serialize;
use serde_json::Value;
use vpn_model::schema::{Bounds, Class, Clause, Literal, Root, Rule};

use super::pointer;
use super::rule::Subject;

/// What a rule checks; members are pointers from the root of the body.
#[derive(Debug, Serialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub(super) enum Check {
    Length(Limits),
    Chars {
        ranges: Vec<[char; 2]>,
    },
    Classes(Limits),
    EachClass {
        classes: Vec<&'static str>,
    },
    DistinctChars(Limits),
    Pattern {
        pattern: &'static str,
    },
    Range(Limits),
    RangeExcept(Limits),
    Fixed {
        only: Value,
    },
    Items(Limits),
    Unique {
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<&'static str>,
    },
    Keys {
        check: Box<Check>,
    },
    ReservedBlock {
        blocks: Vec<String>,
    },
    TunnelAddress {
        except: Vec<String>,
    },
    TunnelPair {
        other: String,
    },
    Distinct {
        other: String,
    },
    Order {
        less: String,
        more: String,
        may_be_equal: bool,
    },
    Format {
        format: &'static str,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        when: Vec<Condition>,
    },
    Required,
    RequiredWhen {
        when: Vec<Condition>,
    },
    OnlyWhen {
        when: Vec<Condition>,
    },
    Incompatible {
        when: Vec<Condition>,
    },
    Ineffective {
        when: Vec<Condition>,
    },
    Deprecated(Values),
    WeakAlgorithm(Values),
    Unsupported(Values),
    /// Of a rule that this version of the command does not know.
    Other,
}

/// Inclusive bounds.
#[derive(Debug, Serialize)]
pub(super) struct Limits {
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<i64>,
}

impl From<Bounds> for Limits {
    fn from(bounds: Bounds) -> Self {
        Self {
            min: bounds.min,
            max: bounds.max,
        }
    }
}

/// The values that a rule is about; without any, the member whatever it holds.
#[derive(Debug, Serialize)]
pub(super) struct Values {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<&'static str>,
}

/// One of the conditions, which must all hold.
#[derive(Debug, Serialize)]
pub(super) struct Condition {
    /// Which document: the body, the stored connection, the gateway.
    of: &'static str,
    pointer: String,
    #[serde(flatten)]
    test: Test,
    /// It holds unless something else is known.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    assumed: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Test {
    Is(Vec<Value>),
    IsNot(Vec<Value>),
    Has(&'static str),
    Present(bool),
    /// The object has no other member.
    Alone(bool),
}

impl Check {
    pub(super) fn of(subject: &Subject) -> Self {
        Self::of_rule(&subject.statement.rule, subject)
    }

    fn of_rule(rule: &Rule, subject: &Subject) -> Self {
        let values = || Values {
            values: subject.values.clone(),
        };
        let clauses = rule.clauses().iter();
        let conditions: Option<Vec<_>> = clauses
            .map(|clause| Condition::of(clause, subject))
            .collect();
        // With a condition left out it would be another rule.
        let Some(when) = conditions else {
            return Self::Other;
        };
        match *rule {
            Rule::Length(bounds) => Self::Length(bounds.into()),
            Rule::Chars(ranges) => Self::Chars {
                ranges: ranges.iter().map(|(first, last)| [*first, *last]).collect(),
            },
            Rule::Classes(bounds) => Self::Classes(bounds.into()),
            Rule::EachClass(classes) => Self::EachClass {
                classes: classes.iter().map(|class| word(*class)).collect(),
            },
            Rule::DistinctChars(bounds) => Self::DistinctChars(bounds.into()),
            Rule::Pattern(pattern) => Self::Pattern {
                pattern: pattern.text,
            },
            Rule::Range(bounds) => Self::Range(bounds.into()),
            Rule::RangeExcept(bounds) => Self::RangeExcept(bounds.into()),
            Rule::Fixed(only) => Self::Fixed { only: value(&only) },
            Rule::Items(bounds) => Self::Items(bounds.into()),
            Rule::Unique(by) => Self::Unique { by },
            Rule::Keys(inner) => Self::Keys {
                check: Box::new(Self::of_rule(inner, subject)),
            },
            Rule::ReservedBlock(blocks) => Self::ReservedBlock {
                blocks: blocks.iter().map(ToString::to_string).collect(),
            },
            Rule::TunnelAddress(except) => Self::TunnelAddress {
                except: except.iter().map(ToString::to_string).collect(),
            },
            Rule::TunnelPair(other) => Self::TunnelPair {
                other: subject.sibling(other),
            },
            Rule::Distinct(other) => Self::Distinct {
                other: subject.sibling(other),
            },
            Rule::Order {
                less,
                more,
                may_be_equal,
            } => Self::Order {
                less: subject.sibling(less),
                more: subject.sibling(more),
                may_be_equal,
            },
            Rule::Format(format, _) => Self::Format { format, when },
            Rule::Required => Self::Required,
            Rule::RequiredWhen(_) => Self::RequiredWhen { when },
            Rule::OnlyWhen(_) => Self::OnlyWhen { when },
            Rule::Incompatible(_) => Self::Incompatible { when },
            Rule::Ineffective(_) => Self::Ineffective { when },
            Rule::Deprecated => Self::Deprecated(values()),
            Rule::WeakAlgorithm => Self::WeakAlgorithm(values()),
            Rule::Unsupported => Self::Unsupported(values()),
            _ => Self::Other,
        }
    }
}

impl Condition {
    /// None for what this report has no words for.
    fn of(clause: &Clause, subject: &Subject) -> Option<Self> {
        let of_body = |name: &str, test| Self {
            of: "body",
            pointer: subject.sibling(name),
            test,
            assumed: false,
        };
        Some(match *clause {
            Clause::Alone => Self {
                of: "body",
                pointer: subject.pointer().to_owned(),
                test: Test::Alone(true),
                assumed: false,
            },
            Clause::Present(name) => of_body(name, Test::Present(true)),
            Clause::Has { list, value } => of_body(list, Test::Has(value)),
            Clause::Compare {
                root,
                path,
                negated,
                values,
                assumed,
            } => {
                let values = values.iter().map(value).collect();
                let (of, pointer) = match (root, path) {
                    (Root::Sibling, [name]) => ("body", subject.sibling(name)),
                    (Root::Current, path) => ("current", pointer::of(path)),
                    (Root::Gateway, path) => ("gateway", pointer::of(path)),
                    _ => return None,
                };
                Self {
                    of,
                    pointer,
                    test: if negated {
                        Test::IsNot(values)
                    } else {
                        Test::Is(values)
                    },
                    assumed,
                }
            }
            _ => return None,
        })
    }
}

const fn word(class: Class) -> &'static str {
    match class {
        Class::Upper => "upper",
        Class::Lower => "lower",
        Class::Digit => "digit",
        Class::Special => "special",
    }
}

fn value(literal: &Literal) -> Value {
    match literal {
        Literal::Text(text) => (*text).into(),
        Literal::Integer(value) => (*value).into(),
        Literal::Boolean(value) => (*value).into(),
    }
}
