//! What is known beside a payload.

use vpn_model::{BodyKind, Context};
use vpn_model_rule_language::{Condition, Literal, Root, Test};
use vpn_model_spec::interpret::{Known, json};
use vpn_model_spec::ir::{Base, Spec, Struct, Type, Wrapper};

use crate::document::{Builder, Mistakes};
use crate::write::{Style, write};
use crate::{Choices, Doc, operation, root, values};

/// A stored connection, a gateway and reserved blocks, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub current: Option<String>,
    pub gateway: Option<String>,
    pub blocks: Option<Vec<&'static str>>,
}

impl Given {
    /// For the interpreter.
    pub fn known(&self) -> Known {
        let node = |text: &Option<String>| {
            let text = text.as_ref()?;
            Some(json::parse(text.as_bytes()).expect("the context is JSON"))
        };
        let owned = |blocks: &Vec<&str>| blocks.iter().copied().map(str::to_owned).collect();
        Known {
            current: node(&self.current),
            gateway: node(&self.gateway),
            reserved_blocks: self.blocks.as_ref().map(owned),
        }
    }

    /// For the runtime.
    pub fn context(&self) -> Context {
        let mut context = Context::new();
        if let Some(current) = &self.current {
            context = context.current_json(current.as_bytes()).expect("an object");
        }
        if let Some(gateway) = &self.gateway {
            context = context.gateway_json(gateway.as_bytes()).expect("an object");
        }
        if let Some(blocks) = &self.blocks {
            let blocks = blocks.iter().map(|block| block.parse().expect("a block"));
            context = context.reserved_blocks(blocks);
        }
        context
    }
}

/// A stored connection and a gateway that the spec's conditions look at, or nothing.
pub fn given(spec: &Spec, choices: &mut Choices<'_>) -> Given {
    let Some(body) = &operation(spec).body else {
        return Given::default();
    };
    let wrapper = |wrapper: &Option<Wrapper>| {
        let member = wrapper.as_ref().and_then(Wrapper::member);
        member.map(str::to_owned)
    };
    let (in_current, in_gateway) = (wrapper(&body.current), wrapper(&body.gateway));
    let current = choices.chance(180).then(|| {
        let stored = stored_table(spec, in_current.as_deref());
        let stored = stored.map_or(Doc::Object(vec![]), |table| {
            let mistakes = Mistakes::Stored;
            let mut builder = Builder {
                spec,
                choices,
                mistakes,
            };
            builder.object(table)
        });
        answer(stored, spec, Root::Current, in_current.as_deref(), choices)
    });
    let gateway = choices.chance(180).then(|| {
        let nothing = Doc::Object(vec![]);
        answer(nothing, spec, Root::Gateway, in_gateway.as_deref(), choices)
    });
    let blocks = choices.chance(24).then(|| {
        let lists = [vec![], vec!["10.0.0.0/8", "100.64.0.0/11"]];
        choices.one(&lists).clone()
    });
    Given {
        current: current.filter(is_readable),
        gateway: gateway.filter(is_readable),
        blocks,
    }
}

/// Any bytes as an answer: read, or refused without a word of what they hold. What can be compared
/// is given back.
pub fn arbitrary(answer: &[u8]) -> Option<String> {
    let nothing = format!("{:?}", Context::new());
    let shown = |context: &Context| {
        let shown = format!("{context:?}");
        let known = shown.replace("current: true", "current: false");
        assert_eq!(known.replace("gateway: true", "gateway: false"), nothing);
    };
    let read = Context::new().current_json(answer);
    let as_gateway = Context::new().gateway_json(answer);
    match (&read, &as_gateway) {
        (Ok(current), Ok(gateway)) => {
            shown(current);
            shown(gateway);
        }
        (Err(current), Err(gateway)) => {
            let said = current.to_string();
            assert_eq!(said, gateway.to_string());
            let said: String = said.chars().filter(|one| !one.is_ascii_digit()).collect();
            let known = [
                "not well-formed JSON at line , column ",
                "expected a JSON object: what a GET request answers",
            ];
            assert!(known.contains(&said.as_str()), "{said}");
        }
        _ => panic!("{read:?} is not {as_gateway:?}"),
    }
    let node = json::parse(answer).ok()?;
    // The interpreter has the same limits for all texts, and takes the first of a key.
    let is_comparable = node.entries().is_some() && !has_key_twice(&node);
    let answer = std::str::from_utf8(answer).ok()?.to_owned();
    (is_comparable && is_readable(&answer)).then_some(answer)
}

fn has_key_twice(node: &json::Node) -> bool {
    let items = node.items().unwrap_or_default();
    let entries = node.entries().unwrap_or_default();
    let mut keys: Vec<_> = entries.iter().map(|entry| &entry.key).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1])
        || items.iter().any(has_key_twice)
        || entries.iter().any(|entry| has_key_twice(&entry.value))
}

/// A provider gives no numbers beyond an f64 and no answers of 64 levels.
fn is_readable(answer: &String) -> bool {
    let bytes = answer.as_bytes();
    json::parse(bytes).is_ok() && Context::new().current_json(bytes).is_ok()
}

/// The table of the request whose members are stored.
fn stored_table<'s>(spec: &'s Spec, wrapper: Option<&str>) -> Option<&'s Struct> {
    let root = root(spec, BodyKind::Request)?;
    let wrapped = root
        .members
        .iter()
        .find(|member| Some(member.name.as_str()) == wrapper);
    match wrapped.map(|member| &member.holds) {
        Some(Type::One(Base::Struct(name))) => spec.struct_named(name),
        _ => Some(root),
    }
}

/// An answer with values that conditions ask for, in its wrapper or without it.
fn answer(
    mut doc: Doc,
    spec: &Spec,
    root: Root,
    wrapper: Option<&str>,
    choices: &mut Choices<'_>,
) -> String {
    for (path, asked) in asked(spec, root) {
        let value = match choices.below(11) {
            0..5 => Some(choices.one(&asked).clone()),
            5..7 => Some(upper(choices.one(&asked).clone())),
            7 => Some(Doc::text("other")),
            8 => Some(without_repetition(values::any(choices))),
            _ => None,
        };
        doc.set(&path, value);
    }
    if let (true, Some(wrapper)) = (choices.chance(128), wrapper) {
        doc = Doc::Object(vec![(wrapper.to_owned(), doc)]);
    }
    write(&doc, Style::Compact)
}

/// An answer with a key twice is nothing that a provider gives.
fn without_repetition(doc: Doc) -> Doc {
    match doc {
        Doc::Object(_) => Doc::Object(vec![]),
        Doc::List(items) => Doc::List(items.into_iter().map(without_repetition).collect()),
        other => other,
    }
}

fn upper(doc: Doc) -> Doc {
    match doc {
        Doc::Text(text) => Doc::Text(text.to_ascii_uppercase()),
        other => other,
    }
}

/// The paths that conditions look at, with the values they ask for.
fn asked(spec: &Spec, wanted: Root) -> Vec<(Vec<String>, Vec<Doc>)> {
    let mut asked: Vec<(Vec<String>, Vec<Doc>)> = Vec::new();
    let rules = spec
        .structs
        .iter()
        .flat_map(|table| &table.members)
        .flat_map(|member| &member.rules);
    for condition in rules.flat_map(|rule| rule.stated.rule.conditions()) {
        let Condition::Compare {
            root, path, test, ..
        } = condition
        else {
            continue;
        };
        if *root != wanted {
            continue;
        }
        let (Test::In(literals) | Test::NotIn(literals)) = test;
        let path: Vec<String> = path.iter().map(|step| step.name.clone()).collect();
        let values = literals.iter().map(|literal| match literal {
            Literal::Text(text) => Doc::text(text),
            Literal::Integer(integer) => Doc::raw(integer),
            Literal::Boolean(boolean) => Doc::raw(boolean),
        });
        match asked.iter_mut().find(|(other, _)| *other == path) {
            Some((_, others)) => others.extend(values),
            None => asked.push((path, values.collect())),
        }
    }
    asked
}
