//! What the provider answers: the statuses of an operation, and their bodies.

use openapiv3::{ReferenceOr, Response, StatusCode};

use super::Reader;
use super::operation::{Found, JSON};
use super::place::Pointer;
use crate::ir::{Answer, Section};
use crate::raw::{Located, StatusRow};

impl<'d> Reader<'d, '_, '_> {
    /// What the provider answers, by status.
    pub(super) fn answers(&mut self, found: &mut Found<'d>) {
        let responses = &found.operation.responses;
        let at = found.at.to("responses");
        if responses.default.is_some() {
            self.refuse(
                &at.to("default"),
                "an answer of any status",
                "each status by itself",
            );
        }
        for (status, response) in &responses.responses {
            let at = at.to(status);
            let StatusCode::Code(code) = status else {
                self.refuse(&at, "a range of statuses", "each status by itself");
                continue;
            };
            let place = self.places.key(&at);
            let Some((response, at)) = self.response(response, &at) else {
                continue;
            };
            self.places.take(&at.to("description"));
            let body = if (200..300).contains(code) {
                Answer::Response
            } else {
                Answer::Error
            };
            let section = match body {
                Answer::Response => Section::Response,
                Answer::Error => Section::Error,
            };
            let located = |text: String| Located { text, span: place };
            found.raw.statuses.push(StatusRow {
                status: located(code.to_string()),
                body: located(body.name().to_owned()),
                description: located(response.description.clone()),
            });
            let media = response.content.get(JSON);
            let schema = media.and_then(|media| media.schema.as_ref());
            let Some(schema) = schema else {
                self.refuse(
                    &at,
                    "an answer without JSON",
                    "`application/json` with a schema",
                );
                continue;
            };
            let at = at.to("content").to(JSON).to("schema");
            let Some(root) = self.root(schema, &at, section) else {
                continue;
            };
            match found.raw.root(section) {
                None => {
                    found.raw.sections.push(section);
                    found.raw.roots.push((section, root));
                }
                Some(earlier) if earlier != root => {
                    let message = format!("another body than that of an earlier {}", body.name());
                    self.diagnostics.add(
                        place,
                        message.to_lowercase(),
                        format!("`{earlier}`, as above"),
                    );
                }
                Some(_) => {}
            }
        }
    }

    /// An answer, or the one that a reference names, and its place.
    fn response(
        &mut self,
        response: &'d ReferenceOr<Response>,
        at: &Pointer,
    ) -> Option<(&'d Response, Pointer)> {
        let reference = match response {
            ReferenceOr::Item(response) => return Some((response, at.clone())),
            ReferenceOr::Reference { reference } => reference,
        };
        self.places.take(&at.to("$ref"));
        let name = reference.strip_prefix("#/components/responses/");
        let components = self.api.components.as_ref();
        let found = name.and_then(|name| components?.responses.get(name));
        match (found, Pointer::of_reference(reference)) {
            (Some(ReferenceOr::Item(response)), Some(target)) => Some((response, target)),
            _ => {
                self.no_such(at, reference, "#/components/responses/");
                None
            }
        }
    }
}
