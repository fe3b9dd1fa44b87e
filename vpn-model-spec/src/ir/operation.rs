//! A spec and its operations.

use super::{Enum, Struct};
use crate::source::Span;

/// One spec: where it comes from, the operations it describes, and their types.
#[derive(Clone, Debug)]
pub struct Spec {
    /// The spec's file, relative to the project's root.
    pub file: String,
    /// The folders between `specs/` and the file: `["otc", "v5"]`. The first is the feature.
    pub folders: Vec<String>,
    /// The API: `otc-v5`.
    pub api: String,
    /// Who offers the API: `Open Telekom Cloud`.
    pub provider: String,
    /// The document that the spec restates.
    pub source: String,
    /// The page of the document, in the provider's numbering.
    pub page: Option<String>,
    /// When the document was read: `2025-10`.
    pub read: String,
    /// How a caller sends the token that says who it is, if that is documented.
    pub token: Option<Token>,
    /// Where the API is served, if that is documented: URLs without a slash at their ends.
    pub servers: Vec<String>,
    /// What the spec describes; at least one. A table spec has one, an OpenAPI document several.
    pub operations: Vec<Operation>,
    /// The structs of all operations.
    pub structs: Vec<Struct>,
    /// The lists of values.
    pub enums: Vec<Enum>,
}

/// How a caller sends a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// As `Authorization: Bearer`.
    Bearer,
    /// In a header of its own.
    Header(String),
}

impl Spec {
    /// An operation's full id: `otc-v5:update-vpn-connection`.
    #[must_use]
    pub fn full_id(&self, operation: &Operation) -> String {
        format!("{}:{}", self.api, operation.id)
    }

    /// The struct of this name in Rust.
    #[must_use]
    pub fn struct_named(&self, rust_name: &str) -> Option<&Struct> {
        self.structs
            .iter()
            .find(|candidate| candidate.rust_name == rust_name)
    }

    /// The list of values of this name in Rust.
    #[must_use]
    pub fn enum_named(&self, rust_name: &str) -> Option<&Enum> {
        self.enums
            .iter()
            .find(|candidate| candidate.rust_name == rust_name)
    }

    /// A spec for each operation, with all types: for tools that look at one operation at a time.
    #[must_use]
    pub fn by_operation(&self) -> Vec<Self> {
        let one = |operation: &Operation| Self {
            operations: vec![operation.clone()],
            ..self.clone()
        };
        self.operations.iter().map(one).collect()
    }

    /// The first operation; of a table spec the only one.
    ///
    /// None only in a spec that somebody built by hand: the checks see to it.
    #[must_use]
    pub fn operation(&self) -> Option<&Operation> {
        self.operations.first()
    }

    /// Whether the spec is an OpenAPI document: reports call its objects schemas, and not tables.
    #[must_use]
    pub fn is_openapi(&self) -> bool {
        self.file.ends_with(crate::parse::OPENAPI)
    }

    /// The name of the spec's file without folders and extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// An operation of an API.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The id within the API: `update-vpn-connection`.
    pub id: String,
    /// The place of the id.
    pub span: Span,
    /// The method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: String,
    /// What the operation does, by paragraph.
    pub description: Vec<String>,
    /// How the request's body is read; none when the operation has no body.
    pub body: Option<Body>,
    /// The structs that are the operation's path, query, request, response and error.
    pub roots: Roots,
    /// What a caller must be allowed to do, in the provider's words; empty when nothing is documented.
    pub scopes: Vec<String>,
    /// The documented status codes, in the order of the spec.
    pub statuses: Vec<Status>,
}

/// A documented status code of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The code: `200`.
    pub code: u16,
    /// Which body the answer has.
    pub body: Answer,
    /// What the code means.
    pub description: String,
}

/// Which body an answer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// That of a success.
    Response,
    /// That of a refusal.
    Error,
}

impl Answer {
    /// Both, in the order of the sections.
    pub const ALL: [Self; 2] = [Self::Response, Self::Error];

    /// The word in the Body column, and the section that describes the body.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Response => "Response",
            Self::Error => "Error",
        }
    }
}

/// A method of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// All methods that a spec may have.
    pub const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// The method as it is sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What a request's body means for the stored object, and what is known about it.
#[derive(Clone, Debug)]
pub struct Body {
    /// What an absent member means.
    pub update: Update,
    /// Where the stored object is in the answer that serves as `current`.
    pub current: Option<Wrapper>,
    /// Where the gateway is in the answer that serves as `gateway`.
    pub gateway: Option<Wrapper>,
}

/// Where an answer has the resource that conditions look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrapper {
    /// In this member of the answer.
    Member(String),
    /// The answer is the resource.
    Answer,
}

impl Wrapper {
    /// The word for [`Wrapper::Answer`] in a spec.
    pub const ANSWER: &'static str = "(answer)";

    /// The wrapping member, if there is one.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        match self {
            Self::Member(name) => Some(name),
            Self::Answer => None,
        }
    }
}

/// What a member that is absent from a request means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// The stored value stays.
    Partial,
    /// The default takes its place.
    Replace,
}

impl Update {
    /// The word in the spec and in the attribute.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Partial => "partial",
            Self::Replace => "replace",
        }
    }
}

/// The names in Rust of the structs that an operation starts from; none: there is none.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    /// The parameters of the path.
    pub path: Option<String>,
    /// The parameters of the query.
    pub query: Option<String>,
    /// The body of the request.
    pub request: Option<String>,
    /// The body of the response.
    pub response: Option<String>,
    /// The body of an error.
    pub error: Option<String>,
}

/// A section of a spec, which says what its tables describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Parameters in the path.
    Path,
    /// Parameters in the query.
    Query,
    /// The body of the request.
    Request,
    /// The body of the response.
    Response,
    /// The body of an error.
    Error,
}

impl Section {
    /// All sections, in the order of a spec.
    pub const ALL: [Self; 5] = [
        Self::Path,
        Self::Query,
        Self::Request,
        Self::Response,
        Self::Error,
    ];

    /// The section's heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Path => "Path",
            Self::Query => "Query",
            Self::Request => "Request",
            Self::Response => "Response",
            Self::Error => "Error",
        }
    }

    /// Who writes what the section describes.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Path | Self::Query | Self::Request => Side::Request,
            Self::Response | Self::Error => Side::Response,
        }
    }

    /// Whether the section's structs are strict: closed, with mandatory members.
    #[must_use]
    pub const fn is_strict(self) -> bool {
        matches!(self.side(), Side::Request)
    }
}

/// Who writes a document: a struct belongs to one side, because the structs of
/// requests are strict and those of responses tolerant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// We do.
    Request,
    /// The provider does.
    Response,
}
