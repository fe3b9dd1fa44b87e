//! Operations: their parameters, bodies, answers and scopes.

use openapiv3::{
    Components, Operation, Parameter, ParameterData, ParameterSchemaOrContent, PathItem, PathStyle,
    QueryStyle, ReferenceOr, SecurityRequirement,
};

use super::Reader;
use super::place::Pointer;
use super::schema::{on_one_line, yes_or_no};
use crate::ir::{Method, Section, Wrapper};
use crate::names;
use crate::raw::{self, Located, Name, Row, Table};

pub(super) const JSON: &str = "application/json";

/// An operation of the document, and what was read of it.
pub(super) struct Found<'d> {
    pub(super) operation: &'d Operation,
    pub(super) item: &'d PathItem,
    pub(super) at: Pointer,
    pub(super) item_at: Pointer,
    pub(super) raw: raw::Operation,
}

impl<'d> Reader<'d, '_, '_> {
    /// All operations, in the order of the document: first what we send, so that the strict
    /// structs have the plain names, then what the provider answers.
    pub(super) fn operations(&mut self) {
        let paths = Pointer::default().to("paths");
        let mut all = Vec::new();
        for (path, item) in &self.api.paths.paths {
            let at = paths.to(path);
            let ReferenceOr::Item(item) = item else {
                self.refuse(&at, "a reference to a path", "the path itself");
                continue;
            };
            for (method, operation) in item.iter() {
                let at = at.to(method);
                let method = Method::ALL
                    .into_iter()
                    .find(|known| known.name().eq_ignore_ascii_case(method));
                let Some(method) = method else {
                    self.refuse(&at, "this method", "get, post, put, patch or delete");
                    continue;
                };
                let endpoint = format!("{} {path}", method.name());
                all.push(self.operation(operation, item, &at, &paths.to(path), &endpoint));
            }
        }
        for found in &mut all {
            self.parameters(found);
            self.request(found);
        }
        for found in &mut all {
            self.answers(found);
        }
        let operations = all.into_iter().map(|found| found.raw);
        self.document.operations = operations.collect();
    }

    /// The operation's own facts.
    fn operation(
        &mut self,
        operation: &'d Operation,
        item: &'d PathItem,
        at: &Pointer,
        item_at: &Pointer,
        endpoint: &str,
    ) -> Found<'d> {
        let mut raw = raw::Operation {
            endpoint: Some(Located {
                text: endpoint.to_owned(),
                span: self.places.key(item_at),
            }),
            ..raw::Operation::default()
        };
        match &operation.operation_id {
            Some(id) => {
                raw.id = Some(self.places.located(&at.to("operationId"), names::kebab(id)));
            }
            None => {
                let place = self.places.key(at);
                self.diagnostics.add(
                    place,
                    "the operation has no id",
                    "`operationId`, as the provider names it",
                );
            }
        }
        let texts = [
            ("summary", &operation.summary),
            ("description", &operation.description),
        ];
        for (keyword, text) in texts {
            self.places.take(&at.to(keyword));
            // In a folded text (`>-`) an empty line is one line break.
            let is_folded = text.as_ref().is_some_and(|text| !text.contains("\n\n"));
            let separator = if is_folded { "\n" } else { "\n\n" };
            for paragraph in text.iter().flat_map(|text| text.split(separator)) {
                let paragraph = on_one_line(paragraph);
                if !paragraph.is_empty() {
                    raw.description.push(paragraph);
                }
            }
        }
        for (extension, place) in [
            ("x-update", &mut raw.update),
            ("x-current", &mut raw.current),
            ("x-gateway", &mut raw.gateway),
        ] {
            let at = at.to(extension);
            let Some(value) = operation.extensions.get(extension) else {
                continue;
            };
            let text = match value.as_bool() {
                // The answer itself is the resource.
                Some(true) => Wrapper::ANSWER,
                _ => value.as_str().unwrap_or_default(),
            };
            *place = Some(self.places.located(&at, text));
        }
        self.scopes(operation.security.as_ref(), at, &mut raw);
        Found {
            operation,
            item,
            at: at.clone(),
            item_at: item_at.clone(),
            raw,
        }
    }

    /// The scopes of the operation's security requirements, or of those of the document.
    fn scopes(
        &mut self,
        own: Option<&Vec<SecurityRequirement>>,
        at: &Pointer,
        raw: &mut raw::Operation,
    ) {
        let general = Pointer::default().to("security");
        let (requirements, at) = match own {
            Some(own) => (Some(own), at.to("security")),
            None => (self.api.security.as_ref(), general.clone()),
        };
        self.places.take(&general);
        self.places.take(&at);
        let components = self.api.components.as_ref();
        for (index, requirement) in requirements.into_iter().flatten().enumerate() {
            for (scheme, scopes) in requirement {
                let at = at.to(index).to(scheme);
                if !components.is_some_and(|all| all.security_schemes.contains_key(scheme)) {
                    let place = self.places.key(&at);
                    self.diagnostics.add(
                        place,
                        format!("there is no security scheme `{scheme}`"),
                        "a name in `components/securitySchemes`",
                    );
                }
                for (number, scope) in scopes.iter().enumerate() {
                    let scope = self.places.located(&at.to(number), scope);
                    raw.scopes.push(scope);
                }
            }
        }
    }

    /// The parameters of path and query, as tables.
    fn parameters(&mut self, found: &mut Found<'d>) {
        let id = found.raw.id.as_ref().map(|id| names::operation(&id.text));
        let id = id.unwrap_or_default();
        let lists = [
            (&found.item.parameters, found.item_at.to("parameters")),
            (&found.operation.parameters, found.at.to("parameters")),
        ];
        let (mut path, mut query) = (Vec::new(), Vec::new());
        for (list, at) in lists {
            for (index, parameter) in list.iter().enumerate() {
                let found = self.component(parameter, &at.to(index), "parameters", |all, name| {
                    all.parameters.get(name)
                });
                let Some((parameter, at)) = found else {
                    continue;
                };
                self.places.take(&at.to("in"));
                self.places.take(&at.to("style"));
                match parameter {
                    Parameter::Path {
                        parameter_data,
                        style,
                    } => {
                        path.extend(self.parameter_row(parameter_data, &at, &id, Section::Path));
                        if !matches!(style, PathStyle::Simple) {
                            self.refuse(&at.to("style"), "this style", "`style: simple`");
                        }
                    }
                    Parameter::Query {
                        parameter_data,
                        style,
                        ..
                    } => {
                        let row = self.parameter_row(parameter_data, &at, &id, Section::Query);
                        self.query_style(style, row.as_ref(), &at.to("style"));
                        query.extend(row);
                    }
                    Parameter::Header { .. } | Parameter::Cookie { .. } => {
                        self.refuse(&at, "a header or a cookie", "`in: path` or `in: query`");
                    }
                }
            }
        }
        for (section, rows) in [(Section::Path, path), (Section::Query, query)] {
            if rows.is_empty() {
                continue;
            }
            let name = format!("{id}{}", section.heading());
            found.raw.sections.push(section);
            found.raw.roots.push((section, name.clone()));
            let span = self.places.key(&found.at);
            self.document.tables.push(Table {
                section,
                name: Name {
                    wire: Located { text: name, span },
                    rust: None,
                },
                prose: Vec::new(),
                elsewhere: Vec::new(),
                rows,
                complete: true,
            });
        }
    }

    /// The runtime writes a query in one way only, whatever the document says.
    fn query_style(&mut self, style: &QueryStyle, row: Option<&Row>, at: &Pointer) {
        let Some(row) = row else { return };
        let is_map = row.type_name.text.starts_with("Map of ");
        let (fits, expected) = if is_map {
            let fits = matches!(style, QueryStyle::DeepObject);
            (fits, "`style: deepObject` of a map")
        } else {
            (matches!(style, QueryStyle::Form), "`style: form`")
        };
        if !fits {
            self.refuse(at, "this style", expected);
        }
    }

    /// What stands there, or the component that a reference names, and its place.
    ///
    /// One reference, not a chain of them: only schemas refer to each other.
    pub(super) fn component<T>(
        &mut self,
        given: &'d ReferenceOr<T>,
        at: &Pointer,
        kind: &str,
        find: impl Fn(&'d Components, &str) -> Option<&'d ReferenceOr<T>>,
    ) -> Option<(&'d T, Pointer)> {
        let reference = match given {
            ReferenceOr::Item(item) => return Some((item, at.clone())),
            ReferenceOr::Reference { reference } => reference,
        };
        self.places.take(&at.to("$ref"));
        let folder = format!("#/components/{kind}/");
        let name = reference.strip_prefix(&folder);
        let found = name.and_then(|name| find(self.api.components.as_ref()?, name));
        if let (Some(ReferenceOr::Item(item)), Some(target)) =
            (found, Pointer::of_reference(reference))
        {
            return Some((item, target));
        }
        let place = self.places.span(&at.to("$ref"));
        self.diagnostics.add(
            place,
            format!("`{reference}` leads nowhere"),
            format!("`{folder}` and a name"),
        );
        None
    }

    fn parameter_row(
        &mut self,
        data: &'d ParameterData,
        at: &Pointer,
        id: &str,
        section: Section,
    ) -> Option<Row> {
        let name = self.places.located(&at.to("name"), &data.name);
        self.places.take(&at.to("required"));
        self.places.take(&at.to("description"));
        let ParameterSchemaOrContent::Schema(schema) = &data.format else {
            self.refuse(&at.to("content"), "a parameter with `content`", "`schema`");
            return None;
        };
        let hint = format!("{id}{}", names::upper_camel(&data.name));
        let schema_at = at.to("schema");
        let lowered = self.lower(schema, &schema_at, &hint, section)?;
        let type_name = self.places.located(&schema_at, lowered.type_for(section));
        Some(Row {
            mandatory: Some(Located {
                text: yes_or_no(data.required),
                span: name.span,
            }),
            description: Located {
                text: data.description.clone().unwrap_or(lowered.description),
                span: name.span,
            },
            name,
            type_name,
            rules: lowered.rules,
        })
    }

    /// The body of the request.
    fn request(&mut self, found: &mut Found<'d>) {
        let at = found.at.to("requestBody");
        let body = match &found.operation.request_body {
            None => return,
            Some(ReferenceOr::Item(body)) => body,
            Some(ReferenceOr::Reference { .. }) => {
                self.refuse(&at, "a reference to a body", "the body itself");
                return;
            }
        };
        self.places.take(&at.to("required"));
        self.places.take(&at.to("description"));
        let Some(media) = body.content.get(JSON) else {
            self.refuse(&at, "a body that is no JSON", "`application/json`");
            return;
        };
        let at = at.to("content").to(JSON).to("schema");
        found.raw.sections.push(Section::Request);
        if let Some(schema) = &media.schema
            && let Some(root) = self.root(schema, &at, Section::Request)
        {
            found.raw.roots.push((Section::Request, root));
        }
    }

    /// The table that a body starts from, by its name in Rust.
    pub(super) fn root(
        &mut self,
        schema: &'d ReferenceOr<openapiv3::Schema>,
        at: &Pointer,
        section: Section,
    ) -> Option<String> {
        let lowered = self.lower(schema, at, section.heading(), section)?;
        let found = self.table_named(&lowered.type_name, section.side());
        let found = found.map(str::to_owned);
        if found.is_none() {
            self.refuse(at, "a body that is no object", "a schema with `properties`");
        }
        found
    }
}
