//! Schemas: what a value can be, as the words of a table. `tables` makes the tables themselves.

use std::borrow::Borrow;
use std::fmt::Display;

use openapiv3::{
    IntegerFormat, IntegerType, ReferenceOr, Schema, SchemaKind, StringFormat, StringType, Type,
    VariantOrUnknownOrEmpty,
};

use super::Reader;
use super::place::Pointer;
use crate::ir::Section;
use crate::raw::RuleText;

/// Patterns that are a type, since their text form is.
const TYPED_PATTERNS: [(&str, &str); 2] = [
    (
        r"^((25[0-5]|(2[0-4]|1\d|[1-9]|)\d)\.?\b){4}$",
        "Ipv4Address",
    ),
    (
        r"^((25[0-5]|(2[0-4]|1\d|[1-9]|)\d)\.?\b){4}(\/([0-9]|[1-2][0-9]|3[0-2]))?$",
        "Ipv4CidrOrAddress",
    ),
];

/// A schema in the words of a table.
#[derive(Default)]
pub(super) struct Lowered {
    /// What stands in the Type column.
    pub(super) type_name: String,
    pub(super) rules: Vec<RuleText>,
    pub(super) description: String,
    pub(super) is_nullable: bool,
    pub(super) is_read_only: bool,
    pub(super) is_write_only: bool,
}

impl<'d> Reader<'d, '_, '_> {
    /// The schema itself, and where it stands.
    pub(super) fn resolve<S: Borrow<Schema>>(
        &mut self,
        schema: &'d ReferenceOr<S>,
        at: &Pointer,
    ) -> Option<(&'d Schema, Pointer)> {
        let mut reference = match schema {
            ReferenceOr::Item(schema) => return Some((schema.borrow(), at.clone())),
            ReferenceOr::Reference { reference } => reference,
        };
        self.places.take(&at.to("$ref"));
        // A reference can name a reference, but not for ever.
        for _ in 0..16 {
            let name = reference.strip_prefix("#/components/schemas/");
            let schemas = self.api.components.as_ref().map(|all| &all.schemas);
            let found = name.and_then(|name| schemas?.get(name));
            let target = Pointer::of_reference(reference);
            match (found, target) {
                (Some(ReferenceOr::Item(schema)), Some(target)) => return Some((schema, target)),
                (Some(ReferenceOr::Reference { reference: next }), Some(target)) => {
                    self.places.take(&target.to("$ref"));
                    reference = next;
                }
                _ => break,
            }
        }
        let place = self.places.span(&at.to("$ref"));
        self.diagnostics.add(
            place,
            format!("`{reference}` leads to no schema"),
            "`#/components/schemas/` and the name of a schema",
        );
        None
    }

    /// What a schema says. `hint` is its name when it has none of its own.
    pub(super) fn lower<S: Borrow<Schema>>(
        &mut self,
        schema: &'d ReferenceOr<S>,
        at: &Pointer,
        hint: &str,
        section: Section,
    ) -> Option<Lowered> {
        let (schema, at) = self.resolve(schema, at)?;
        let data = &schema.schema_data;
        let is_component = Pointer::of_reference("#/components/schemas")
            .is_some_and(|schemas| at == schemas.to(at.last()));
        let name = match &data.title {
            Some(title) => {
                self.places.take(&at.to("title"));
                title.as_str()
            }
            None if is_component => at.last(),
            None => hint,
        }
        .to_owned();
        let mut lowered = self.lower_kind(schema, &at, &name, section)?;
        if let Some(description) = &data.description {
            self.places.take(&at.to("description"));
            lowered.description = on_one_line(description);
        }
        if let Some(default) = &data.default {
            self.places.take(&at.to("default"));
            let default = default
                .as_str()
                .map_or_else(|| default.to_string(), str::to_owned);
            lowered
                .description
                .push_str(&format!(" The default is `{default}`."));
        }
        for (keyword, is_set, flag) in [
            ("nullable", data.nullable, &mut lowered.is_nullable),
            ("readOnly", data.read_only, &mut lowered.is_read_only),
            ("writeOnly", data.write_only, &mut lowered.is_write_only),
        ] {
            self.places.take(&at.to(keyword));
            *flag |= is_set;
        }
        if data.deprecated && section.is_strict() {
            let rule = self
                .places
                .implied(&at.to("deprecated"), "deprecated".to_owned());
            lowered.rules.push(rule);
        }
        self.places.take(&at.to("deprecated"));
        for (extension, applies) in [("x-rules", true), ("x-request-rules", section.is_strict())] {
            let at = at.to(extension);
            let Some(rules) = data.extensions.get(extension) else {
                continue;
            };
            self.places.take(&at);
            let Some(rules) = rules.as_array() else {
                self.refuse(&at, "an extension of another shape", "a list of rules");
                continue;
            };
            for (index, rule) in rules.iter().enumerate() {
                let rule = self
                    .places
                    .rule(&at.to(index), rule.as_str().unwrap_or_default());
                if applies {
                    lowered.rules.push(rule);
                }
            }
        }
        Some(lowered)
    }

    fn lower_kind(
        &mut self,
        schema: &'d Schema,
        at: &Pointer,
        name: &str,
        section: Section,
    ) -> Option<Lowered> {
        let typed = match &schema.schema_kind {
            SchemaKind::Type(typed) => typed,
            SchemaKind::AllOf { all_of } => {
                self.places.node(&at.to("allOf"));
                if let [only] = all_of.as_slice() {
                    return self.lower(only, &at.to("allOf").to(0), name, section);
                }
                let members = self.members(schema, at)?;
                return Some(self.object(&members, schema, at, name, section));
            }
            SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } | SchemaKind::Not { .. } => {
                self.refuse(
                    at,
                    "a choice between schemas",
                    "one schema, and a rule in `x-rules` for what depends on a value",
                );
                return None;
            }
            SchemaKind::Any(_) => {
                self.refuse(
                    at,
                    "a schema without one type, or with keywords of another type",
                    "`type:` string, integer, boolean, array or object, and its own keywords",
                );
                return None;
            }
        };
        self.places.take(&at.to("type"));
        match typed {
            Type::String(text) if !text.enumeration.is_empty() => {
                Some(self.values(&text.enumeration, schema, at, name))
            }
            Type::String(text) => Some(self.text(text, at)),
            Type::Integer(integer) => Some(self.integer(integer, at)),
            Type::Boolean(boolean) => {
                let mut lowered = named("Boolean");
                let values: Vec<_> = boolean.enumeration.iter().flatten().collect();
                self.fixed(&values, at, &mut lowered);
                Some(lowered)
            }
            Type::Array(array) => self.array(array, at, name, section),
            Type::Object(object) if object.properties.is_empty() => {
                self.map(object, at, name, section)
            }
            Type::Object(object) => {
                if object.additional_properties.is_some() {
                    self.refuse(
                        &at.to("additionalProperties"),
                        "`additionalProperties` beside `properties`",
                        "one of them: requests have no other members than the listed ones, responses may",
                    );
                }
                let members = self.members(schema, at)?;
                Some(self.object(&members, schema, at, name, section))
            }
            Type::Number(_) => {
                self.refuse(at, "a number with a fraction", "`type: integer`");
                None
            }
        }
    }

    fn text(&mut self, text: &StringType, at: &Pointer) -> Lowered {
        let mut lowered = named("String");
        self.places.take(&at.to("format"));
        match &text.format {
            VariantOrUnknownOrEmpty::Empty => {}
            VariantOrUnknownOrEmpty::Item(StringFormat::Password) => lowered = named("Secret"),
            VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => lowered = named("Timestamp"),
            VariantOrUnknownOrEmpty::Unknown(format) => match format.as_str() {
                "uuid" => lowered = named("Uuid"),
                "ipv4" => lowered = named("Ipv4Address"),
                "cidr" => lowered = named("Cidr"),
                _ => self.unknown_format(at),
            },
            VariantOrUnknownOrEmpty::Item(_) => self.unknown_format(at),
        }
        if let Some(pattern) = &text.pattern {
            let place = at.to("pattern");
            let typed = TYPED_PATTERNS.iter().find(|(known, _)| known == pattern);
            if let Some((_, type_name)) = typed {
                self.places.take(&place);
                lowered = named(type_name);
            } else {
                let quoted = pattern.replace('\\', "\\\\").replace('"', "\\\"");
                let rule = self
                    .places
                    .implied(&place, format!("pattern(\"{quoted}\")"));
                lowered.rules.push(rule);
            }
        }
        self.bounds(
            "length",
            ("minLength", text.min_length),
            ("maxLength", text.max_length),
            at,
            &mut lowered,
        );
        lowered
    }

    fn unknown_format(&mut self, at: &Pointer) {
        self.refuse(
            &at.to("format"),
            "this format",
            "uuid, ipv4, cidr, date-time, password, or a rule `format(…)` in `x-rules`",
        );
    }

    fn integer(&mut self, integer: &IntegerType, at: &Pointer) -> Lowered {
        let mut lowered = named("Integer");
        if matches!(
            integer.format,
            VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32 | IntegerFormat::Int64)
        ) {
            // The bounds say more.
            self.places.take(&at.to("format"));
        }
        self.bounds(
            "range",
            ("minimum", integer.minimum),
            ("maximum", integer.maximum),
            at,
            &mut lowered,
        );
        let values: Vec<_> = integer.enumeration.iter().flatten().collect();
        self.fixed(&values, at, &mut lowered);
        lowered
    }

    /// An `enum` with one value, of a number or a boolean.
    fn fixed(&mut self, values: &[impl Display], at: &Pointer, lowered: &mut Lowered) {
        let at = at.to("enum");
        match values {
            [] => {}
            [only] => {
                self.places.take(&at);
                lowered
                    .rules
                    .push(self.places.implied(&at, format!("fixed({only})")));
            }
            _ => self.refuse(&at, "a list of numbers", "one value, or bounds"),
        }
    }

    /// Two keywords as one rule with a range.
    pub(super) fn bounds<T: Display>(
        &mut self,
        rule: &str,
        (least, min): (&str, Option<T>),
        (most, max): (&str, Option<T>),
        at: &Pointer,
        lowered: &mut Lowered,
    ) {
        let (least, most) = (at.to(least), at.to(most));
        let place = if min.is_some() { &least } else { &most };
        let range = match (&min, &max) {
            (None, None) => return,
            (Some(min), Some(max)) => format!("{min}..={max}"),
            (Some(min), None) => format!("{min}.."),
            (None, Some(max)) => format!("..={max}"),
        };
        lowered
            .rules
            .push(self.places.implied(place, format!("{rule}({range})")));
        self.places.take(&least);
        self.places.take(&most);
    }
}

impl Lowered {
    /// What stands in the Type column of such a section.
    pub(super) fn type_for(&self, section: Section) -> String {
        if self.is_nullable && section.is_strict() {
            format!("{} or null", self.type_name)
        } else {
            self.type_name.clone()
        }
    }
}

/// A type without rules, by its name in the Type column.
pub(super) fn named(type_name: &str) -> Lowered {
    Lowered {
        type_name: type_name.to_owned(),
        ..Lowered::default()
    }
}

/// A text of several lines on one.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in the Mandatory column.
pub(super) fn yes_or_no(is_yes: bool) -> String {
    if is_yes { "Yes" } else { "No" }.to_owned()
}
