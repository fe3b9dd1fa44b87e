//! What the provider answers: the statuses of an operation, and their bodies.

use openapiv3::StatusCode;

use super::Reader;
use super::operation::{Found, JSON};
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
            let Some((response, at)) = self.component(response, &at, "responses", |all, name| {
                all.responses.get(name)
            }) else {
                continue;
            };
            self.places.take(&at.to("description"));
            let (body, section) = if (200..300).contains(code) {
                (Answer::Response, Section::Response)
            } else {
                (Answer::Error, Section::Error)
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
                    let what = body.name().to_lowercase();
                    self.diagnostics.add(
                        place,
                        format!("another body than that of an earlier {what}"),
                        format!("`{earlier}`, as above"),
                    );
                }
                Some(_) => {}
            }
        }
    }
}
