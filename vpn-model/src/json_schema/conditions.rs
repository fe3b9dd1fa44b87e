//! Rules that look at several members, as `if` and `then`.
//!
//! Each `if` requires the members that it looks at: a condition on a member
//! that is not there would hold. What is stored, and what the gateway is, no
//! schema knows; without these documents the rules are not checked either.

use serde_json::{Value, json};

use super::keywords::binding;
use super::object::typed;
use super::values::{asking, differs, equal, formatted, idle, or_null, turned};
use super::{Absent, Map, Topic};
use crate::schema::{Clause, FieldSchema, Kind, Literal, Root, Rule, Schema, Statement};

/// What a schema says of a rule.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Said {
    /// Schemas of the object that holds the members.
    pub(super) schemas: Vec<Value>,
    /// Why that is not all.
    pub(super) unsaid: Option<Topic>,
}

/// What the rules of an object say.
pub(super) fn of(object: &'static Schema, absent: Absent) -> Vec<Value> {
    let fields = object.fields.iter();
    fields
        .flat_map(|field| binding(field).map(move |stated| (field, stated)))
        .flat_map(|(field, stated)| say(object, field, stated, absent).schemas)
        .collect()
}

/// Whether it makes a difference that absent members are perhaps stored.
pub(super) fn depend_on_stored(object: &'static Schema) -> bool {
    of(object, Absent::Nothing) != of(object, Absent::Stored)
        || object
            .fields
            .iter()
            .any(|field| match field.kind.without_null() {
                Kind::Object(inner) => depend_on_stored(inner),
                _ => false,
            })
}

/// What a rule says.
pub(super) fn say(
    object: &'static Schema,
    field: &'static FieldSchema,
    stated: &'static Statement,
    absent: Absent,
) -> Said {
    let look = Look { object, absent };
    match stated.rule {
        Rule::Format(_, []) => Said::default(),
        Rule::Format(name, clauses) => look.when(clauses, field, &formatted(name)),
        Rule::RequiredWhen(clauses) => {
            let mut said = look.imply(
                clauses,
                json!({
                    "type": "object",
                    "required": [field.name],
                    "properties": { field.name: typed(field.kind) },
                }),
            );
            if absent == Absent::Stored {
                said.schemas.clear();
                said.unsaid = said.unsaid.or(Some(Topic::Stored));
            }
            said
        }
        Rule::Ineffective(clauses) => look.when(clauses, field, &idle(field.kind)),
        Rule::Incompatible(clauses) => look.apart(clauses, field),
        Rule::OnlyWhen(clauses) => look.only(clauses, field),
        _ => Said::default(),
    }
}

/// Where conditions look.
#[derive(Clone, Copy)]
struct Look {
    object: &'static Schema,
    absent: Absent,
}

/// One condition.
enum Test {
    /// The member is like that; if it is not there, the condition holds or not.
    Member {
        name: &'static str,
        schema: Value,
        must_be_there: bool,
    },
    /// The object has no other member.
    Alone,
    /// It holds, whatever the body is.
    Always,
    /// It never holds.
    Never,
    /// Another document decides.
    Elsewhere,
}

impl Look {
    /// The member is like that when all conditions hold.
    fn when(self, clauses: &[Clause], field: &FieldSchema, schema: &Value) -> Said {
        let then = json!({ "type": "object", "properties": { field.name: schema } });
        self.imply(clauses, then)
    }

    fn imply(self, clauses: &[Clause], then: Value) -> Said {
        let tests: Vec<_> = clauses.iter().map(|clause| self.test(clause)).collect();
        let unsaid = self.stays_unsaid(&tests);
        let never = |test: &Test| matches!(test, Test::Never | Test::Elsewhere);
        if tests.iter().any(never) {
            return Said {
                schemas: Vec::new(),
                unsaid,
            };
        }
        let said = match all(tests) {
            None => then,
            Some(condition) => json!({ "type": "object", "if": condition, "then": then }),
        };
        Said {
            schemas: vec![said],
            unsaid,
        }
    }

    /// The conditions do not hold together. One that is about the member itself
    /// is turned around, so that the member is what the consumer points at.
    fn apart(self, clauses: &[Clause], field: &FieldSchema) -> Said {
        let own = clauses.iter().position(|clause| match clause {
            Clause::Compare {
                root: Root::Sibling,
                path: [name],
                negated: false,
                assumed: false,
                ..
            }
            | Clause::Present(name) => *name == field.name,
            _ => false,
        });
        let Some((own, turned)) =
            own.and_then(|own| Some((own, turned(clauses.get(own)?, field)?)))
        else {
            let said = self.imply(clauses, Value::Null);
            return Said {
                schemas: said.schemas.iter().filter_map(refused).collect(),
                ..said
            };
        };
        let mut others = clauses.to_vec();
        others.remove(own);
        let mut said = self.when(&others, field, &turned);
        let tests: Vec<_> = clauses.iter().map(|clause| self.test(clause)).collect();
        said.unsaid = self.stays_unsaid(&tests);
        said
    }

    /// The member is there only when the conditions hold: each that the body decides.
    fn only(self, clauses: &[Clause], field: &FieldSchema) -> Said {
        let tests: Vec<_> = clauses.iter().map(|clause| self.test(clause)).collect();
        let unsaid = self.stays_unsaid(&tests);
        let decided = tests.into_iter().filter_map(|test| match test {
            Test::Elsewhere | Test::Always => None,
            // What is not there is perhaps stored, and nobody knows.
            Test::Member { name, schema, .. } if self.absent == Absent::Stored => {
                Some(Test::Member {
                    name,
                    schema,
                    must_be_there: false,
                })
            }
            test => Some(test),
        });
        let asking = Test::Member {
            name: field.name,
            schema: asking(field.kind),
            must_be_there: true,
        };
        let said = match (all(vec![asking]), all(decided.collect())) {
            (Some(there), Some(then)) => {
                vec![json!({ "type": "object", "if": there, "then": then })]
            }
            _ => Vec::new(),
        };
        Said {
            schemas: said,
            unsaid,
        }
    }

    fn stays_unsaid(self, tests: &[Test]) -> Option<Topic> {
        let asks = |test: &Test| {
            matches!(
                test,
                Test::Member {
                    must_be_there: true,
                    ..
                }
            )
        };
        if tests.iter().any(|test| matches!(test, Test::Elsewhere)) {
            Some(Topic::OtherDocument)
        } else if self.absent == Absent::Stored && tests.iter().any(asks) {
            Some(Topic::Stored)
        } else {
            None
        }
    }

    fn kind(self, name: &str) -> Option<Kind> {
        Some(self.object.field(name)?.kind)
    }

    fn test(self, clause: &Clause) -> Test {
        match *clause {
            Clause::Alone => Test::Alone,
            Clause::Present(name) => Test::Member {
                name,
                schema: self.kind(name).map_or_else(|| json!({}), typed),
                must_be_there: true,
            },
            Clause::Has { list, value } => {
                let item = self.kind(list).map(Kind::innermost);
                match item.and_then(|item| equal(item, &[Literal::Text(value)])) {
                    Some(item) => Test::Member {
                        name: list,
                        schema: json!({ "type": "array", "contains": item }),
                        must_be_there: true,
                    },
                    None => Test::Never,
                }
            }
            Clause::Compare {
                root: Root::Sibling,
                path: [name],
                negated,
                values,
                assumed,
            } => {
                let Some(kind) = self.kind(name) else {
                    return Test::Never;
                };
                // What is absent or null differs from everything.
                let absent_holds = assumed || negated && self.absent == Absent::Nothing;
                let schema = if negated {
                    differs(kind, values)
                } else {
                    equal(kind.without_null(), values)
                };
                let null_holds = (assumed || negated) && matches!(kind, Kind::Nullable(_));
                match schema {
                    Some(schema) => Test::Member {
                        name,
                        schema: if null_holds { or_null(schema) } else { schema },
                        must_be_there: !absent_holds,
                    },
                    None => Test::Never,
                }
            }
            Clause::Compare { assumed: true, .. } => Test::Always,
            Clause::Compare { .. } => Test::Elsewhere,
        }
    }
}

/// All conditions as the schema of an object; none when they always hold.
fn all(tests: Vec<Test>) -> Option<Value> {
    let mut required = Vec::new();
    let mut properties = Map::new();
    let mut object = Map::from_iter([("type".to_owned(), "object".into())]);
    for test in tests {
        match test {
            Test::Member {
                name,
                schema,
                must_be_there,
            } => {
                if must_be_there && !required.contains(&name) {
                    required.push(name);
                }
                let schema = match properties.remove(name) {
                    Some(other) => both(other, schema),
                    None => schema,
                };
                properties.insert(name.to_owned(), schema);
            }
            Test::Alone => drop(object.insert("maxProperties".to_owned(), 1.into())),
            Test::Always | Test::Never | Test::Elsewhere => {}
        }
    }
    if !required.is_empty() {
        object.insert("required".to_owned(), required.into());
    }
    if !properties.is_empty() {
        object.insert("properties".to_owned(), properties.into());
    }
    (object.len() > 1).then(|| object.into())
}

fn both(mut one: Value, other: Value) -> Value {
    if let Some(one) = one.as_object_mut() {
        one.insert("allOf".to_owned(), json!([other]));
    }
    one
}

/// What must not be, in place of `if` and `then`; nothing where the body takes no part.
fn refused(said: &Value) -> Option<Value> {
    let condition = said.get("if")?;
    condition.get("required")?;
    Some(json!({ "type": "object", "not": condition }))
}
