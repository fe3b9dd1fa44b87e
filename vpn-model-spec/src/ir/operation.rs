//! A spec and its operation.

use super::{Enum, Struct};
use crate::source::Span;

/// One spec: where it comes from, and the operation it describes.
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
    /// What the spec describes.
    pub operation: Operation,
}

impl Spec {
    /// The operation's full id: `otc-v5:update-vpn-connection`.
    #[must_use]
    pub fn full_id(&self) -> String {
        format!("{}:{}", self.api, self.operation.id)
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
    /// The structs of all sections.
    pub structs: Vec<Struct>,
    /// The lists of values.
    pub enums: Vec<Enum>,
}

impl Operation {
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
    /// The member that wraps the stored object in the answer that serves as `current`.
    pub current: Option<String>,
    /// The member that wraps the gateway in the answer that serves as `gateway`.
    pub gateway: Option<String>,
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
