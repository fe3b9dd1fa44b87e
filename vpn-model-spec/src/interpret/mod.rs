//! The reference interpreter: what a spec means, said slowly and obviously.
//!
//! It reads the [`ir`](crate::ir) and a payload, and says what is wrong with the payload. It is
//! written from `specs/README.md` and not from the derive or the runtime, so that the two can be
//! compared; where they differ, this is the second opinion, not a part of what users run.
//!
//! Start at [`interpret`]. [`json`] reads the payload, `object.rs` goes through it, `own.rs` looks
//! at a value by itself, `together.rs` at members together, `condition.rs` at conditions, and
//! `scope.rs` knows where a member is looked for.

mod condition;
mod formats;
pub mod json;
mod object;
mod own;
mod pattern;
mod scope;
mod text;
mod together;
mod unique;
mod whole;

use vpn_model_rule_language::{self as language, Rule, Stated};

use self::json::{Entry, Kind, Node};
use self::scope::{Asked, Scope, Stored};
use crate::ir::{Base, Operation, Side, Spec, Struct, Type, Update, Wrapper};

/// Which of an operation's bodies a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// What we send.
    Request,
    /// What the provider answers.
    Response,
    /// What the provider answers when it refuses.
    Error,
}

/// What is known besides the payload.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The stored resource as a GET request gives it, with or without the member that wraps it.
    pub current: Option<Node>,
    /// The gateway, likewise.
    pub gateway: Option<Node>,
    /// Blocks in CIDR notation that replace those of every `reserved_block` that is an error.
    pub reserved_blocks: Option<Vec<String>>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something to know.
    Note,
    /// Something to avoid.
    Warning,
    /// The payload is wrong.
    Error,
}

/// Something to say about a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code, as in reports.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is, as a JSON Pointer.
    pub pointer: String,
    /// Where it starts in the text, in bytes.
    pub at: usize,
}

/// What a spec says about a body, in document order.
///
/// Findings at the same place come by object from the outside in; then what is wrong with a value by
/// itself before what is wrong with several members together, each by member and rule in the order of
/// declaration. A text that is no JSON gives exactly one finding, `syntax`, even if something before
/// the fault is wrong too. An operation without such a body has nothing to say about it.
#[must_use]
pub fn interpret(
    spec: &Spec,
    operation: &Operation,
    body: BodyKind,
    text: &[u8],
    known: &Known,
) -> Vec<Finding> {
    let roots = &operation.roots;
    let (root, side) = match body {
        BodyKind::Request => (&roots.request, Side::Request),
        BodyKind::Response => (&roots.response, Side::Response),
        BodyKind::Error => (&roots.error, Side::Response),
    };
    let Some(table) = root.as_ref().and_then(|name| spec.struct_named(name)) else {
        return Vec::new();
    };
    let node = match json::parse(text) {
        Ok(node) => node,
        Err(fault) => return vec![whole("syntax", fault.at)],
    };
    let Some(entries) = node.entries() else {
        return vec![whole("type", node.start)];
    };
    let about = operation.body.as_ref();
    let wrapper = about.and_then(|about| about.current.as_ref());
    let current = known
        .current
        .as_ref()
        .and_then(|answer| unwrap(answer, wrapper));
    let gateway_wrapper = about.and_then(|about| about.gateway.as_ref());
    let gateway = known
        .gateway
        .as_ref()
        .and_then(|answer| unwrap(answer, gateway_wrapper));
    let asked = Asked {
        spec,
        side,
        current,
        gateway,
        reserved_blocks: known.reserved_blocks.as_deref(),
    };
    let is_partial = about.is_some_and(|about| about.update == Update::Partial);
    let stored_body = current.map(|current| as_body(current, table, wrapper));
    let stored = match (&stored_body, side) {
        (_, Side::Response) => Stored::NotGiven,
        (_, Side::Request) if !is_partial => Stored::Nothing,
        (None, Side::Request) => Stored::NotGiven,
        (Some(stored), Side::Request) => Stored::Given(Some(stored)),
    };
    let scope = Scope {
        asked: &asked,
        table,
        entries,
        start: node.start,
        pointer: String::new(),
        depth: 0,
        stored,
    };
    object::findings(&scope)
}

/// A finding about the whole document.
const fn whole(code: &'static str, at: usize) -> Finding {
    Finding {
        code,
        severity: Severity::Error,
        pointer: String::new(),
        at,
    }
}

/// The resource in an answer, with or without the member that wraps it. An answer that is no object
/// says nothing, and neither does one of a kind that the spec does not name.
fn unwrap<'a>(answer: &'a Node, wrapper: Option<&Wrapper>) -> Option<&'a Node> {
    let wrapper = wrapper?;
    answer.entries()?;
    let inner = wrapper
        .member()
        .and_then(|wrapper| answer.get(wrapper))
        .filter(|inner| inner.entries().is_some());
    Some(inner.unwrap_or(answer))
}

/// The stored resource in the shape of the request: wrapped, if the request's body is.
fn as_body(current: &Node, table: &Struct, wrapper: Option<&Wrapper>) -> Node {
    let wrapper = wrapper.and_then(Wrapper::member);
    let wrapped = table.members.iter().find(|member| {
        Some(member.name.as_str()) == wrapper && matches!(member.holds, Type::One(Base::Struct(_)))
    });
    let Some(member) = wrapped else {
        return current.clone();
    };
    Node {
        start: 0,
        end: 0,
        kind: Kind::Object(vec![Entry {
            key: member.name.clone(),
            key_start: 0,
            key_end: 0,
            value: current.clone(),
        }]),
    }
}

/// The JSON Pointer of a member or an item.
fn pointer_to(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// A rule's severity: its own, or what it was lowered to.
const fn severity_of(stated: &Stated) -> Severity {
    match (stated.severity, &stated.rule) {
        (Some(language::Severity::Warning), _)
        | (None, Rule::Deprecated | Rule::WeakAlgorithm | Rule::Unsupported) => Severity::Warning,
        (Some(language::Severity::Note), _) => Severity::Note,
        (None, _) => Severity::Error,
    }
}

/// The code of a rule in reports.
fn code_of(rule: &Rule) -> &'static str {
    match rule {
        Rule::Length(_) => "length",
        Rule::Chars(_) => "chars",
        Rule::Classes(_) | Rule::EachClass(_) => "classes",
        Rule::DistinctChars(_) => "distinct-chars",
        Rule::Pattern(_) => "pattern",
        Rule::Range(_) | Rule::RangeExcept(_) => "range",
        Rule::Fixed(_) => "fixed",
        Rule::Items(_) => "items",
        Rule::Unique(_) => "unique",
        Rule::Keys(rule) => code_of(rule),
        Rule::ReservedBlock(_) => "reserved-block",
        Rule::TunnelAddress { .. } => "tunnel-address",
        Rule::TunnelPair(_) => "tunnel-pair",
        Rule::Distinct(_) => "distinct",
        Rule::Order(_) => "order",
        Rule::Format(..) => "format",
        Rule::Required => "required",
        Rule::RequiredWhen(_) => "required-when",
        Rule::OnlyWhen(_) => "only-when",
        Rule::Incompatible(_) => "incompatible",
        Rule::Ineffective(_) => "ineffective",
        Rule::Deprecated => "deprecated",
        Rule::WeakAlgorithm => "weak-algorithm",
        Rule::Unsupported => "unsupported",
    }
}
