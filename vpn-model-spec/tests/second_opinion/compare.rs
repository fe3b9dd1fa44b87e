//! Asks the interpreter and the runtime the same question.

use std::path::Path;

use vpn_model::Context;
use vpn_model_spec::interpret::{BodyKind, Finding, Known, Severity, interpret, json};
use vpn_model_spec::ir::{Operation, Spec};
use vpn_model_spec::{compile, files};

/// The project's specs, one for each operation, and one that has every type.
pub(crate) fn specs() -> Vec<Spec> {
    let root = files::find_root(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut specs = compile(&files::read_specs(&root).unwrap()).unwrap();
    specs.push(crate::shapes::spec());
    specs.iter().flat_map(Spec::by_operation).collect()
}

/// The operation of a spec that has one.
pub(crate) fn operation(spec: &Spec) -> &Operation {
    spec.operation().unwrap()
}

/// Its full id.
pub(crate) fn id(spec: &Spec) -> String {
    spec.full_id(operation(spec))
}

/// The spec of an operation.
pub(crate) fn spec(id: &str) -> Spec {
    let found = specs().into_iter().find(|spec| self::id(spec) == id);
    found.unwrap_or_else(|| panic!("no spec of {id}"))
}

/// What is known besides the payload, as texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    pub(crate) current: Option<String>,
    pub(crate) gateway: Option<String>,
    pub(crate) blocks: Option<Vec<String>>,
}

impl Given {
    pub(crate) fn known(&self) -> Known {
        let node = |text: &Option<String>| {
            let text = text.as_ref()?;
            Some(json::parse(text.as_bytes()).expect("the context is JSON"))
        };
        Known {
            current: node(&self.current),
            gateway: node(&self.gateway),
            reserved_blocks: self.blocks.clone(),
        }
    }

    fn context(&self) -> Context {
        let mut context = Context::new();
        if let Some(current) = &self.current {
            context = context.current_json(current.as_bytes()).unwrap();
        }
        if let Some(gateway) = &self.gateway {
            context = context.gateway_json(gateway.as_bytes()).unwrap();
        }
        if let Some(blocks) = &self.blocks {
            let blocks = blocks.iter().map(|block| block.parse().unwrap());
            context = context.reserved_blocks(blocks);
        }
        context
    }
}

/// One finding in one line: severity, code, pointer, offset.
pub(crate) type Line = (&'static str, String, String, usize);

/// What the interpreter says.
pub(crate) fn interpreted(spec: &Spec, body: BodyKind, text: &[u8], given: &Given) -> Vec<Line> {
    let findings = interpret(spec, operation(spec), body, text, &given.known());
    findings.into_iter().map(line).collect()
}

fn line(finding: Finding) -> Line {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    (
        severity,
        finding.code.to_owned(),
        finding.pointer,
        finding.at,
    )
}

/// What the runtime says.
pub(crate) fn checked(spec: &Spec, body: BodyKind, text: &[u8], given: &Given) -> Vec<Line> {
    let id = id(spec);
    let invented = vpn_model::OperationInfo::of::<crate::hold_thing::HoldThing>();
    let operation = vpn_model::operations()
        .iter()
        .chain([&invented])
        .find(|operation| operation.id == id)
        .unwrap_or_else(|| panic!("the runtime has no {id}"));
    let info = match body {
        BodyKind::Request => operation.request.as_ref().expect("a request"),
        BodyKind::Response => &operation.response,
        BodyKind::Error => &operation.error,
    };
    info.check_json(text, &given.context())
        .into_iter()
        .map(|violation| {
            (
                violation.severity.as_str(),
                violation.code.to_string(),
                violation.pointer.clone(),
                violation.span.clone().unwrap().start,
            )
        })
        .collect()
}

/// Both answers, where they differ. Of a text that is no JSON both must say just that.
pub(crate) fn difference(
    spec: &Spec,
    body: BodyKind,
    text: &[u8],
    given: &Given,
) -> Option<(Vec<Line>, Vec<Line>)> {
    let ours = interpreted(spec, body, text, given);
    let theirs = checked(spec, body, text, given);
    let is_fault = |lines: &[Line]| lines.iter().any(|(_, code, ..)| code == "syntax");
    let agree = if is_fault(&ours) {
        is_fault(&theirs)
    } else {
        ours == theirs
    };
    (!agree).then_some((ours, theirs))
}
