//! The rules that JSON Schema cannot say, as data for frontends: `rules.json`.
//!
//! Which rules these are says [`vpn_model::json_schema::stated`]. Each comes with a payload that
//! only just keeps it and one that breaks it and nothing else, made by
//! [`vpn_model::strategy`] and made small ([`shrink`]).

mod check;
mod examples;
mod pointer;
mod rule;
mod shrink;

use std::collections::BTreeMap;

use serde::Serialize;
use vpn_model::json_schema::{Topic, UNSAID, stated};
use vpn_model::schema::Schema;
use vpn_model::{BodyKind, Code, OperationInfo, Severity, operations};

use self::check::Check;
use self::examples::{Examples, Makers, Message};
use self::rule::{Member, Subject};
pub(crate) use self::shrink::plain;

/// All that a schema cannot say of requests.
#[derive(Debug, Serialize)]
pub(crate) struct Rules {
    /// Of `vpn-model`; ids and codes stay, texts may change.
    version: &'static str,
    /// Why something is here.
    topics: BTreeMap<&'static str, &'static str>,
    /// Of any body: codes of which no rule of a spec stands.
    structure: Vec<Structure>,
    rules: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Structure {
    code: Code,
    topic: &'static str,
}

/// A rule of a request.
#[derive(Debug, Serialize)]
struct Entry {
    /// Stable: the operation, the member, the code, and what tells rules with the same code apart.
    id: String,
    code: Code,
    severity: Severity,
    topic: &'static str,
    operation: &'static str,
    body: &'static str,
    /// What must hold, for people.
    text: String,
    /// The same as data.
    check: Check,
    /// All members of the body that take part; `*` is the number of an item or the key of a map.
    pointers: Vec<String>,
    /// The documents that it asks beside the body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needs: Vec<&'static str>,
    /// What a violation says; the values of the parameters are those of the example.
    messages: Vec<Message>,
    source: &'static str,
    #[serde(flatten)]
    examples: Examples,
}

/// The rules of every request.
pub(crate) fn all() -> Rules {
    let topics = Topic::ALL
        .iter()
        .map(|topic| (topic.as_str(), topic.reason()));
    let of_any_body = |(_, topic): &&(Code, Topic)| {
        matches!(topic, Topic::Text | Topic::Editors | Topic::Tolerance)
    };
    let structure = UNSAID
        .iter()
        .filter(of_any_body)
        .map(|(code, topic)| Structure {
            code: *code,
            topic: topic.as_str(),
        });
    Rules {
        version: env!("CARGO_PKG_VERSION"),
        topics: topics.collect(),
        structure: structure.collect(),
        rules: operations().iter().flat_map(of_operation).collect(),
    }
}

/// The names of members that hold secrets.
pub(crate) fn secrets(schema: &'static Schema) -> Vec<&'static str> {
    let members = Member::all(schema);
    let secret = members.iter().filter(|member| member.is_secret());
    secret.map(Member::name).collect()
}

fn of_operation(operation: &'static OperationInfo) -> Vec<Entry> {
    let Some(body) = &operation.request else {
        return Vec::new();
    };
    let makers = Makers::of(body);
    let stated = stated(body);
    let mut entries: Vec<Entry> = Vec::new();
    for member in Member::all(body.schema) {
        let of_values = member.cautions().into_iter();
        let of_values = of_values.map(|subject| (subject, Topic::Advice));
        let of_it = stated
            .iter()
            .filter(|stated| stated.pointer == member.pointer);
        let of_it = of_it.filter_map(|stated| Some((member.rule(stated), stated.unsaid?)));
        for (subject, topic) in of_values.chain(of_it) {
            entries.push(Entry::of(operation, &subject, topic, &makers));
        }
    }
    entries
}

impl Entry {
    fn of(
        operation: &'static OperationInfo,
        subject: &Subject,
        topic: Topic,
        makers: &Makers<'_>,
    ) -> Self {
        let statement = subject.statement;
        let code = statement.rule.code();
        let (examples, messages) = makers.examples(subject);
        Self {
            id: format!("{}{}#{}", operation.id, subject.pointer(), subject.name()),
            code,
            severity: statement.weight(),
            topic: topic.as_str(),
            operation: operation.id,
            body: BodyKind::Request.as_str(),
            text: subject.text(),
            check: Check::of(subject),
            pointers: subject.pointers(),
            needs: subject.needs(),
            messages,
            source: statement.source.unwrap_or(subject.member.source),
            examples,
        }
    }
}
