//! Documents of the context that are about something else than the rules ask for.

use serde_json::Value;

use crate::Context;
use crate::schema::{Clause, Kind, Root, Schema};
use crate::stored::{self, ContextNames, Need, Wrapper};

/// A document of the context that has none of the members that rules ask about: somebody gave the
/// answer about another resource. [`BodyInfo::strangers`](crate::BodyInfo::strangers) finds them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stranger {
    /// Which document: `current` or `gateway`.
    pub document: &'static str,
    /// The member that answers have the resource in, if they have it in one.
    pub wrapper: Option<&'static str>,
    /// The members that the rules ask about.
    pub asked: Vec<&'static str>,
}

pub(crate) fn find(
    schema: &'static Schema,
    names: ContextNames,
    context: &Context,
) -> Vec<Stranger> {
    let mut current = Vec::new();
    let mut gateway = Vec::new();
    if names.partial {
        current.extend(stored_members(schema, names.current));
    }
    ask(schema, &mut current, &mut gateway, Schema::DEEPEST);
    let documents = [
        (
            Need::Current,
            context.current_document(),
            names.current,
            current,
        ),
        (
            Need::Gateway,
            context.gateway_document(),
            names.gateway,
            gateway,
        ),
    ];
    let strangers = documents
        .into_iter()
        .filter_map(|(need, document, wrapper, asked)| {
            let resource = stored::unwrap(document, wrapper)?;
            let is_known = |name: &&str| {
                resource
                    .get(*name)
                    .is_some_and(|value| *value != Value::Null)
            };
            let is_strange = !asked.is_empty() && !asked.iter().any(is_known);
            is_strange.then_some(Stranger {
                document: match need {
                    Need::Current => "current",
                    Need::Gateway => "gateway",
                },
                wrapper: match wrapper {
                    Some(Wrapper::Member(name)) => Some(name),
                    Some(Wrapper::Answer) | None => None,
                },
                asked,
            })
        });
    strangers.collect()
}

/// What a partial update may leave to the stored resource: any of its members.
fn stored_members(
    schema: &'static Schema,
    wrapper: Option<Wrapper>,
) -> impl Iterator<Item = &'static str> {
    let resource = match wrapper {
        Some(Wrapper::Member(name)) => match schema.field(name).map(|it| it.kind.without_null()) {
            Some(Kind::Object(inner)) => Some(inner),
            _ => None,
        },
        Some(Wrapper::Answer) => Some(schema),
        None => None,
    };
    let fields = resource.map(|schema| schema.fields).unwrap_or_default();
    fields.iter().map(|field| field.name)
}

/// The first members of the paths that conditions follow.
fn ask(
    schema: &'static Schema,
    current: &mut Vec<&'static str>,
    gateway: &mut Vec<&'static str>,
    depth: usize,
) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    for field in schema.fields {
        let clauses = field.rules.iter().flat_map(|stated| stated.rule.clauses());
        for clause in clauses {
            let Clause::Compare { root, path, .. } = clause else {
                continue;
            };
            let asked = match root {
                Root::Sibling => continue,
                Root::Current => &mut *current,
                Root::Gateway => &mut *gateway,
            };
            if let Some(name) = path.first().filter(|name| !asked.contains(name)) {
                asked.push(name);
            }
        }
        if let Kind::Object(inner) = field.kind.innermost() {
            ask(inner, current, gateway, depth);
        }
    }
}

#[cfg(all(test, feature = "otc"))]
#[expect(
    clippy::unwrap_used,
    reason = "a test's helper fails by panicking, too"
)]
mod tests {
    use crate::otc::v5::UpdateVpnConnection;
    use crate::{BodyKind, Context, OperationInfo};

    fn strangers(current: &str, gateway: &str) -> Vec<&'static str> {
        let context = Context::new().current_json(current).unwrap();
        let context = context.gateway_json(gateway).unwrap();
        let operation = OperationInfo::of::<UpdateVpnConnection>();
        let body = operation.body(BodyKind::Request).unwrap();
        let found = body.strangers(&context);
        found.iter().map(|stranger| stranger.document).collect()
    }

    const CONNECTION: &str = r#"{"vpn_connection": {"style": "POLICY"}}"#;
    const GATEWAY: &str = r#"{"vpn_gateway": {"ip_version": "ipv4"}}"#;

    #[test]
    fn answers_with_and_without_their_wrapper_are_none() {
        assert_eq!(strangers(CONNECTION, GATEWAY), [""; 0]);
        assert_eq!(
            strangers(r#"{"name": "a"}"#, r#"{"ip_version": "ipv4"}"#),
            [""; 0]
        );
    }

    #[test]
    fn answers_about_each_other_are_two() {
        assert_eq!(strangers(GATEWAY, CONNECTION), ["current", "gateway"]);
    }
}
