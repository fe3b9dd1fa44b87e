//! Tables of parameters as structs.

use std::collections::BTreeSet;

use vpn_model_rule_language::Rule;

use super::layout::{attribute, doc, quoted, uniform, use_lines};
use super::names::{self, EXTRA};
use super::sections;
use crate::ir::{Base, Member, Section, Spec, Struct, Type, Wrapper};

/// What a file imports.
#[derive(Default)]
pub(super) struct Imports {
    names: BTreeSet<&'static str>,
    address: bool,
}

impl Imports {
    /// Adds a name of this crate.
    pub(super) fn add(&mut self, name: &'static str) -> &'static str {
        self.names.insert(name);
        name
    }

    /// The `use` lines.
    pub(super) fn lines(&self) -> String {
        let std = if self.address {
            "use std::net::Ipv4Addr;\n\n"
        } else {
            ""
        };
        let names: Vec<&str> = self.names.iter().copied().collect();
        format!("{std}{}", use_lines("use crate", &names))
    }
}

/// Writes a struct with these arguments of its attribute.
pub(super) fn item(table: &Struct, arguments: &[String], imports: &mut Imports) -> String {
    let tolerant = !table.section.is_strict();
    imports.add("Model");
    let mut prose = if table.prose.is_empty() {
        let sentence = match table.section {
            Section::Path => "The parameters of the path.".to_owned(),
            Section::Query => "The parameters of the query.".to_owned(),
            Section::Request | Section::Response | Section::Error => {
                let of = table.section.heading().to_lowercase();
                format!("`{}` of the {of}.", table.name)
            }
        };
        vec![sentence]
    } else {
        table.prose.clone()
    };
    prose.extend(sections::of_struct(table));
    let mut text = format!("\n{}", doc(0, "///", prose.iter().map(String::as_str)));
    let default = if table.members.iter().any(|member| member.mandatory) {
        ""
    } else {
        "Default, "
    };
    text.push_str(&format!(
        "#[derive(Clone, Debug, {default}PartialEq, Eq, Model)]\n"
    ));
    text.push_str(&attribute(0, arguments));
    text.push_str(&format!("pub struct {} {{\n", table.rust_name));
    for field in &table.members {
        text.push_str(&member(field, tolerant, imports));
    }
    if tolerant {
        imports.add("Extra");
        text.push_str(&format!(
            "    /// Members that the table does not list, or whose value does not fit.\n    \
             #[model(extra)]\n    pub {EXTRA}: Extra,\n"
        ));
    }
    text.push_str("}\n");
    text
}

/// The arguments of a struct's attribute.
pub(super) fn about(table: &Struct, spec: &Spec) -> Vec<String> {
    about_shared(table, &[spec])
}

/// The same of a struct that these specs have in common.
pub(super) fn about_shared(table: &Struct, specs: &[&Spec]) -> Vec<String> {
    let mut documents: Vec<&str> = Vec::new();
    for spec in specs {
        if !documents.contains(&spec.source.as_str()) {
            documents.push(&spec.source);
        }
    }
    let Some(spec) = specs.first() else {
        return Vec::new();
    };
    let place = place(table, spec);
    let mut arguments = facts(table, spec);
    match documents.as_slice() {
        [only] => arguments.push(format!("source = {}", quoted(&format!("{only}, {place}")))),
        several => {
            let several: Vec<String> = several.iter().map(|document| quoted(document)).collect();
            arguments.push(format!("documents({})", several.join(", ")));
            arguments.push(format!("source = {}", quoted(&place)));
        }
    }
    arguments
}

/// The same without the document.
pub(super) fn about_no_document(table: &Struct, spec: &Spec) -> Vec<String> {
    let mut arguments = facts(table, spec);
    arguments.push(format!("source = {}", quoted(&place(table, spec))));
    arguments
}

/// Where in its document a struct is described.
fn place(table: &Struct, spec: &Spec) -> String {
    let kind = if spec.is_openapi() { "schema" } else { "table" };
    format!("{kind} {}", table.name)
}

/// What a struct's attribute says beside the source.
fn facts(table: &Struct, spec: &Spec) -> Vec<String> {
    let mut arguments = Vec::new();
    if !table.section.is_strict() {
        arguments.push("response".to_owned());
    }
    let starts_here = spec
        .operations
        .iter()
        .find(|operation| operation.roots.request.as_ref() == Some(&table.rust_name));
    if let Some(body) = starts_here.and_then(|operation| operation.body.as_ref()) {
        let wrappers = [("current", &body.current), ("gateway", &body.gateway)];
        let wrappers: Vec<String> = wrappers
            .into_iter()
            .filter_map(|(key, wrapper)| {
                Some(match wrapper.as_ref()? {
                    Wrapper::Member(member) => format!("{key} = {}", quoted(member)),
                    Wrapper::Answer => key.to_owned(),
                })
            })
            .collect();
        // Without a resource to ask about, both kinds of update read the same.
        if !wrappers.is_empty() {
            let update = body.update.name();
            arguments.push(format!("{update}({})", wrappers.join(", ")));
        }
    }
    if table.section.is_strict() && !table.elsewhere.is_empty() {
        let places: Vec<String> = table
            .elsewhere
            .iter()
            .map(|(name, place)| format!("{name} = {}", quoted(place)))
            .collect();
        arguments.push(format!("elsewhere({})", places.join(", ")));
    }
    arguments
}

fn member(member: &Member, tolerant: bool, imports: &mut Imports) -> String {
    let name = names::member(&member.name, tolerant);
    let mut arguments = Vec::new();
    if names::is_renamed(&member.name, &name) {
        arguments.push(format!("name = {}", quoted(&member.name)));
    }
    arguments.extend(member.rules.iter().map(|rule| uniform(&rule.text)));
    let mut holds = base(member, tolerant, imports);
    holds = match member.holds {
        Type::One(_) => holds,
        Type::Array(_) => format!("Vec<{holds}>"),
        Type::Map(_) => format!("{}<{holds}>", imports.add("Map")),
        Type::OneOrMany(_) => format!("{}<{holds}>", imports.add("OneOrMany")),
    };
    if member.nullable {
        holds = format!("{}<{holds}>", imports.add("Nullable"));
    }
    if !member.mandatory {
        holds = format!("Option<{holds}>");
    }
    let mut text = doc(4, "///", [member.description.as_str()]);
    text.push_str(&sections::of_member(member, tolerant));
    text.push_str(&attribute(4, &arguments));
    text.push_str(&format!("    pub {name}: {holds},\n"));
    text
}

fn base(member: &Member, tolerant: bool, imports: &mut Imports) -> String {
    let parsed = match member.holds.base() {
        Base::String | Base::Timestamp => return "String".to_owned(),
        Base::Boolean => return "bool".to_owned(),
        Base::Integer => return integer(member).to_owned(),
        Base::Secret => return imports.add("Secret").to_owned(),
        Base::Struct(name) => return name.clone(),
        Base::Enum(name) if tolerant => return format!("{}<{name}>", imports.add("Open")),
        Base::Enum(name) => return name.clone(),
        Base::Uuid => imports.add("Uuid"),
        Base::Any => return imports.add("Any").to_owned(),
        Base::Ipv4Cidr => imports.add("Ipv4Net"),
        Base::Ipv6Cidr => imports.add("Ipv6Net"),
        Base::Cidr => imports.add("IpNet"),
        Base::Ipv4CidrOrAddress => imports.add("Ipv4CidrOrAddress"),
        Base::Ipv4Address => {
            imports.address = true;
            "Ipv4Addr"
        }
    };
    // What a provider sends is kept as text, and parsed when somebody asks.
    if tolerant {
        format!("{}<{parsed}>", imports.add("Text"))
    } else {
        parsed.to_owned()
    }
}

/// The smallest type of Rust that we use for such an integer.
fn integer(member: &Member) -> &'static str {
    let is_small = member.rules.iter().any(|rule| match rule.stated.rule {
        Rule::Range(bounds) => bounds.fit_u32(),
        _ => false,
    });
    if is_small { "u32" } else { "i64" }
}
