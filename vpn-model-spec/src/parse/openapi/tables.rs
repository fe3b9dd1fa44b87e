//! Objects and lists of values: the tables that schemas become, and their rows.

use openapiv3::{ReferenceOr, Schema, SchemaKind, Type};

use super::place::Pointer;
use super::schema::{Lowered, named, on_one_line, yes_or_no};
use super::{Made, Reader};
use crate::ir::{Section, Side};
use crate::names;
use crate::raw::{Located, Name, Row, Table, ValueRow, ValueTable};

/// Members of an object, those of its `allOf` included.
pub(super) struct Members<'d> {
    properties: Vec<(&'d str, &'d ReferenceOr<Box<Schema>>, Pointer)>,
    required: Vec<&'d str>,
}

impl<'d> Reader<'d, '_, '_> {
    /// The members of an object and of everything in its `allOf`, in order.
    pub(super) fn members(&mut self, schema: &'d Schema, at: &Pointer) -> Option<Members<'d>> {
        let mut members = Members {
            properties: Vec::new(),
            required: Vec::new(),
        };
        match &schema.schema_kind {
            SchemaKind::Type(Type::Object(object)) => {
                self.places.take(&at.to("type"));
                self.places.take(&at.to("required"));
                self.places.node(&at.to("properties"));
                for (name, property) in &object.properties {
                    let at = at.to("properties").to(name);
                    members.properties.push((name, property, at));
                }
                for (index, name) in object.required.iter().enumerate() {
                    if !object.properties.contains_key(name) {
                        let place = self.places.span(&at.to("required").to(index));
                        self.diagnostics.add(
                            place,
                            format!("`{name}` is required and not described"),
                            "the name of a property",
                        );
                    }
                    members.required.push(name);
                }
            }
            SchemaKind::AllOf { all_of } => {
                for (index, part) in all_of.iter().enumerate() {
                    let (part, at) = self.resolve(part, &at.to("allOf").to(index))?;
                    let part_members = self.members(part, &at)?;
                    self.places.take(&at.to("description"));
                    members.properties.extend(part_members.properties);
                    members.required.extend(part_members.required);
                }
            }
            _ => {
                self.refuse(at, "a part of `allOf` that is no object", "`type: object`");
                return None;
            }
        }
        Some(members)
    }

    /// Makes a table of an object, once for each side.
    pub(super) fn object(
        &mut self,
        members: &Members<'d>,
        schema: &'d Schema,
        at: &Pointer,
        name: &str,
        section: Section,
    ) -> Lowered {
        let side = section.side();
        let wire = at.schema().unwrap_or_else(|| name.to_owned());
        let lowered = Lowered {
            type_name: wire.clone(),
            ..Lowered::default()
        };
        if self.table_name(at, side).is_some() {
            return lowered;
        }
        // The strict struct keeps the name when both sides have one.
        let is_taken = self.made.iter().any(|made| made.rust == name);
        let rust = match side {
            Side::Response if is_taken => format!("Response{name}"),
            _ => name.to_owned(),
        };
        self.made.push(Made {
            at: at.clone(),
            side: Some(side),
            wire: wire.clone(),
            rust: rust.clone(),
        });
        let place = self.places.key(at);
        let located = |text: &str| Located {
            text: text.to_owned(),
            span: place,
        };
        let prose = schema.schema_data.description.as_deref();
        let elsewhere = self.elsewhere(schema, at);
        let table = Table {
            section,
            name: Name {
                wire: located(&wire),
                rust: (rust != wire).then(|| located(&rust)),
            },
            prose: prose.map(on_one_line).into_iter().collect(),
            elsewhere,
            rows: Vec::new(),
            complete: true,
        };
        let number = self.document.tables.len();
        self.document.tables.push(table);
        let mut rows = Vec::new();
        let mut complete = true;
        for (member, property, at) in &members.properties {
            let hint = format!("{name}{}", names::upper_camel(member));
            let is_required = members.required.contains(member);
            match self.row(member, property, at, &hint, is_required, section) {
                Some(Some(row)) => rows.push(row),
                Some(None) => {}
                None => complete = false,
            }
        }
        if let Some(table) = self.document.tables.get_mut(number) {
            table.rows = rows;
            table.complete = complete;
        }
        lowered
    }

    /// `x-elsewhere`: members that another resource has.
    fn elsewhere(&mut self, schema: &Schema, at: &Pointer) -> Vec<(String, String)> {
        let extension = at.to("x-elsewhere");
        let written = schema.schema_data.extensions.get(extension.last());
        let members = written.and_then(|written| written.as_object());
        let mut elsewhere = Vec::new();
        for (name, place) in members.into_iter().flatten() {
            // What is no text stays, and is reported as not understood.
            let Some(place) = place.as_str() else {
                continue;
            };
            self.places.take(&extension.to(name));
            elsewhere.push((name.clone(), place.to_owned()));
        }
        elsewhere
    }

    /// A member as a row; `Some(None)` when this side does not have it.
    fn row(
        &mut self,
        name: &str,
        property: &'d ReferenceOr<Box<Schema>>,
        at: &Pointer,
        hint: &str,
        is_required: bool,
        section: Section,
    ) -> Option<Option<Row>> {
        let key = self.places.key(at);
        let lowered = self.lower(property, at, hint, section)?;
        let is_strict = section.is_strict();
        if (is_strict && lowered.is_read_only) || (!is_strict && lowered.is_write_only) {
            return Some(None);
        }
        let type_name = self.places.located(at, lowered.type_for(section));
        let description = Located {
            text: lowered.description,
            span: key,
        };
        Some(Some(Row {
            name: Located {
                text: name.to_owned(),
                span: key,
            },
            type_name,
            mandatory: is_strict.then(|| Located {
                text: yes_or_no(is_required),
                span: key,
            }),
            rules: lowered.rules,
            description,
        }))
    }

    /// The name in Rust of the table that a schema became.
    pub(super) fn table_name(&self, at: &Pointer, side: Side) -> Option<&str> {
        let is_it = |made: &&Made| made.at == *at && made.side == Some(side);
        self.made.iter().find(is_it).map(|made| made.rust.as_str())
    }

    /// The name in Rust of a table by the name it is referred to.
    pub(super) fn table_named(&self, wire: &str, side: Side) -> Option<&str> {
        let is_it = |made: &&Made| made.wire == wire && made.side == Some(side);
        self.made.iter().find(is_it).map(|made| made.rust.as_str())
    }

    /// Makes a table of values, once.
    pub(super) fn values(
        &mut self,
        values: &[Option<String>],
        schema: &'d Schema,
        at: &Pointer,
        name: &str,
    ) -> Lowered {
        let lowered = named(name);
        let list = at.to("enum");
        self.places.take(&list);
        let extensions = &schema.schema_data.extensions;
        let descriptions = at.to("x-enum-descriptions");
        let rules = at.to("x-enum-rules");
        let is_made = |made: &Made| made.at == *at && made.side.is_none();
        if self.made.iter().any(is_made) {
            return lowered;
        }
        self.made.push(Made {
            at: at.clone(),
            side: None,
            wire: name.to_owned(),
            rust: name.to_owned(),
        });
        let texts = extensions.get(descriptions.last());
        let mut rows = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let value = value.as_deref().unwrap_or_default();
            let wire = self.places.located(&list.to(index), value);
            let text = texts.and_then(|texts| texts.get(value)?.as_str());
            if text.is_some() {
                self.places.take(&descriptions.to(value));
            }
            let stated = extensions.get(rules.last());
            let stated = stated.and_then(|stated| stated.get(value)?.as_array());
            let mut of_value = Vec::new();
            for (index, rule) in stated.into_iter().flatten().enumerate() {
                let at = rules.to(value).to(index);
                of_value.push(self.places.rule(&at, rule.as_str().unwrap_or_default()));
            }
            rows.push(ValueRow {
                description: Located {
                    text: text.unwrap_or_default().to_owned(),
                    span: wire.span,
                },
                name: Name { wire, rust: None },
                rules: of_value,
            });
        }
        let prose = schema.schema_data.description.as_deref();
        let place = self.places.key(at);
        self.document.values.push(ValueTable {
            name: Name {
                wire: Located {
                    text: name.to_owned(),
                    span: place,
                },
                rust: None,
            },
            prose: prose.map(on_one_line).into_iter().collect(),
            rows,
            complete: true,
        });
        lowered
    }
}
