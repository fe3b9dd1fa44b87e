//! The front end for OpenAPI 3.0.3 documents in YAML.
//!
//! openapiv3 reads the document; its meaning goes into the same raw
//! [`Document`] that the tables give, so that everything behind is the same. A
//! schema's type becomes the name that stands in a table's Type column, and a
//! bound becomes a rule of the rule language. What OpenAPI cannot say stands in
//! extensions: `x-rules` and the few others of `specs/README.md`.
//!
//! Start at [`parse`]. `operation` reads operations, parameters and answers,
//! `schema` what they hold, `tables` makes the tables of it, and `place` knows
//! where it stands and reports what nobody looked at.

mod answers;
mod collections;
mod operation;
mod place;
mod schema;
mod tables;

use openapiv3::{APIKeyLocation, OpenAPI, SecurityScheme};
use serde_path_to_error::Segment;

use self::place::{Places, Pointer};
use super::yaml;
use crate::diagnostic::Diagnostics;
use crate::ir::Side;
use crate::raw::{Document, Key, Located};
use crate::source::Span;

/// Reads an OpenAPI document. What is wrong goes to `diagnostics`; the document holds the rest.
#[must_use]
pub(super) fn parse(diagnostics: &mut Diagnostics<'_>) -> Document {
    let Some(root) = yaml::parse(diagnostics) else {
        return Document::default();
    };
    let mut places = Places::new(&root, diagnostics.source());
    let api: OpenAPI = match serde_path_to_error::deserialize(root.to_json()) {
        Ok(api) => api,
        Err(error) => {
            let mut at = Pointer::default();
            for segment in error.path() {
                at = match segment {
                    Segment::Map { key } => at.to(key),
                    Segment::Seq { index } => at.to(index),
                    Segment::Enum { .. } | Segment::Unknown => at,
                };
            }
            diagnostics.add(
                places.span(&at),
                format!("this is no OpenAPI document: {}", error.inner()),
                "OpenAPI 3.0.3",
            );
            return Document::default();
        }
    };
    let mut reader = Reader {
        api: &api,
        places,
        document: Document::default(),
        made: Vec::new(),
        diagnostics,
    };
    reader.head();
    reader.operations();
    reader.places.report_rest(reader.diagnostics);
    reader.document
}

/// A schema that has become a table.
struct Made {
    at: Pointer,
    /// None: a table of values, which both sides share.
    side: Option<Side>,
    /// The name to refer to it by.
    wire: String,
    rust: String,
}

struct Reader<'d, 'r, 'a> {
    api: &'d OpenAPI,
    places: Places<'d>,
    document: Document,
    made: Vec<Made>,
    diagnostics: &'r mut Diagnostics<'a>,
}

impl Reader<'_, '_, '_> {
    /// The document's own facts: the extensions that say where it comes from.
    fn head(&mut self) {
        let top = Pointer::default();
        // The first key, `openapi`, stands for the whole.
        self.document.head = Span::new(0, "openapi".len());
        if !self.api.openapi.starts_with("3.0.") {
            let place = self.places.span(&top.to("openapi"));
            let message = format!("OpenAPI {} is not understood", self.api.openapi);
            self.diagnostics.add(place, message, "`openapi: 3.0.3`");
        }
        self.places.take(&top.to("openapi"));
        self.places.take(&top.to("info").to("title"));
        self.places.take(&top.to("info").to("version"));
        for key in ["api", "provider", "source", "page", "read"] {
            let extension = format!("x-{key}");
            let Some(value) = self.api.extensions.get(&extension) else {
                continue;
            };
            let at = top.to(&extension);
            let text = value.as_str().unwrap_or_default();
            let value = self.places.located(&at, text);
            self.document.keys.push(Key {
                key: Located {
                    text: key.to_owned(),
                    span: self.places.key(&at),
                },
                value,
            });
        }
        for (index, server) in self.api.servers.iter().enumerate() {
            let at = top.to("servers").to(index).to("url");
            let url = self.places.located(&at, &server.url);
            self.document.servers.push(url);
        }
        self.token(&top);
    }

    /// How a caller sends its token: the key `token` of a table spec.
    fn token(&mut self, top: &Pointer) {
        let components = self.api.components.as_ref();
        let schemes = components.map(|components| &components.security_schemes);
        for (name, scheme) in schemes.into_iter().flatten() {
            let at = top.to("components").to("securitySchemes").to(name);
            for keyword in [
                "type",
                "scheme",
                "bearerFormat",
                "in",
                "name",
                "description",
            ] {
                self.places.take(&at.to(keyword));
            }
            let (keyword, token) = match scheme.as_item() {
                Some(SecurityScheme::HTTP { scheme, .. }) if scheme == "bearer" => {
                    ("scheme", "bearer")
                }
                Some(SecurityScheme::APIKey {
                    location: APIKeyLocation::Header,
                    name,
                    ..
                }) => ("name", name.as_str()),
                _ => {
                    self.refuse(
                        &at,
                        "this security scheme",
                        "a token: `type: http` with `scheme: bearer`, or `type: apiKey` in a header",
                    );
                    continue;
                }
            };
            self.document.keys.push(Key {
                key: Located {
                    text: "token".to_owned(),
                    span: self.places.key(&at),
                },
                value: self.places.located(&at.to(keyword), token),
            });
        }
    }

    fn refuse(&mut self, at: &Pointer, what: &str, expected: &str) {
        let place = self.places.key(at);
        self.places.take(at);
        self.diagnostics.add(
            place,
            format!("{what} has no meaning in a spec"),
            expected.to_owned(),
        );
    }
}
