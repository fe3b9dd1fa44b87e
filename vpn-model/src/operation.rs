//! Operations: what can be asked of a provider, as types and as data.

use std::fmt;

use crate::operations::OPERATIONS;
use crate::schema::Schema;
use crate::stored::ContextNames;
use crate::stranger::{self, Stranger};
#[cfg(feature = "http")]
use crate::uri::RequestError;
use crate::uri::{self, Parameters, UriError};
use crate::{Context, Model, Report, Valid};

/// One operation of one API.
///
/// With the feature `http`, a request is built and its answer read like this:
///
#[cfg_attr(feature = "http", doc = "```")]
#[cfg_attr(not(feature = "http"), doc = "```ignore")]
/// use vpn_model::otc::v5::{
///     UpdateVpnConnection, UpdateVpnConnectionPath, UpdateVpnConnectionRequest,
/// };
/// use vpn_model::{Answer, Model as _, Operation as _};
///
/// let path = UpdateVpnConnectionPath {
///     project_id: "project".to_owned(),
///     vpn_connection_id: "connection".to_owned(),
/// };
/// let body = UpdateVpnConnectionRequest::from_json(r#"{"vpn_connection": {"name": "vpn-1"}}"#)?;
/// let request = UpdateVpnConnection::request("https://vpn.example.com", &path, &(), &body)?;
/// assert_eq!(request.method(), "PUT");
/// assert_eq!(request.uri().path(), "/v5/project/vpn-connection/connection");
///
/// // Add who asks, send it with any client, and read what came back.
/// let (status, text) = (404, r#"{"error_code": "VPN.0001", "error_msg": "…"}"#);
/// match UpdateVpnConnection::read_answer(status, text)? {
///     Answer::Accepted(connection) => println!("{:?}", connection.vpn_connection),
///     Answer::Refused(error) => println!("{:?}", error.error_code),
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The types of this crate implement it, and nobody else should: a new version may ask for more.
pub trait Operation {
    /// `API:operation`, such as `otc-v5:update-vpn-connection`.
    const ID: &'static str;
    /// The HTTP method.
    const METHOD: &'static str;
    /// The path template, with parameters in braces.
    const PATH: &'static str;
    /// The provider's document.
    const SOURCE: &'static str;

    /// How a caller sends the token that says who it is; none when that is not documented.
    const TOKEN: Option<Token> = None;
    /// Where the API is served: URLs without a slash at their ends; empty when they differ by customer.
    const SERVERS: &'static [&'static str] = &[];
    /// What a caller must be allowed to do, in the provider's words; empty when nothing is documented.
    const SCOPES: &'static [&'static str] = &[];
    /// The documented status codes of an answer.
    const STATUSES: &'static [Status] = &[];

    /// The parameters of the path; `()` if there are none.
    type Path: Parameters;
    /// The parameters of the query; `()` if there are none.
    type Query: Parameters;
    /// The body of a request; `()` if there is none.
    type Request: Body;
    /// The body of a successful response.
    type Response: Model;
    /// The body of a refusal.
    type Error: Model;

    /// Path and query of a request, percent-encoded: what follows the server.
    ///
    /// # Errors
    ///
    /// A parameter of the path that is empty, `.` or `..`: the path would be another one.
    fn uri(path: &Self::Path, query: &Self::Query) -> Result<String, UriError> {
        uri::write(Self::PATH, path.pairs(), query.pairs())
    }

    /// A request for any HTTP client: method, URI, headers for JSON, and the
    /// body, which was checked. Who asks is the caller's to add.
    ///
    /// `server` is a URL such as one of [`SERVERS`](Self::SERVERS).
    ///
    /// # Errors
    ///
    /// A parameter of the path that is empty, `.` or `..`, and a server that is no URL.
    #[cfg(feature = "http")]
    fn request(
        server: &str,
        path: &Self::Path,
        query: &Self::Query,
        body: &<Self::Request as Body>::Checked,
    ) -> Result<http::Request<Vec<u8>>, RequestError> {
        let uri = Self::uri(path, query).map_err(RequestError::Uri)?;
        let body = <Self::Request as Body>::to_json(body);
        let mut request = http::Request::builder()
            .method(Self::METHOD)
            .uri(format!("{}{uri}", server.trim_end_matches('/')))
            .header(http::header::ACCEPT, "application/json");
        if body.is_some() {
            request = request.header(http::header::CONTENT_TYPE, "application/json");
        }
        request
            .body(body.unwrap_or_default())
            .map_err(RequestError::Http)
    }

    /// Which body an answer with that status has: by its row, otherwise by its class.
    #[must_use]
    fn body_of(status: u16) -> BodyKind {
        let row = Self::STATUSES.iter().find(|row| row.code == status);
        match row {
            Some(row) => row.body,
            None if (200..300).contains(&status) => BodyKind::Response,
            None => BodyKind::Error,
        }
    }

    /// Reads an answer: the body of a success or of a refusal, as its status says.
    ///
    /// # Errors
    ///
    /// The report of a text that is no JSON object; a provider's answer is
    /// never refused for what it holds.
    fn read_answer(
        status: u16,
        body: impl AsRef<[u8]>,
    ) -> Result<Answer<Self::Response, Self::Error>, Report> {
        Ok(match Self::body_of(status) {
            BodyKind::Error => Answer::Refused(Self::Error::from_json(body)?),
            BodyKind::Request | BodyKind::Response => {
                Answer::Accepted(Self::Response::from_json(body)?)
            }
        })
    }
}

/// What a provider answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<R, E> {
    /// It did what it was asked for.
    Accepted(Valid<R>),
    /// It did not.
    Refused(Valid<E>),
}

/// How a caller sends the token that says who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Token {
    /// As `Authorization: Bearer …`.
    Bearer,
    /// In a header of its own, such as `X-Auth-Token`.
    Header(&'static str),
}

/// A documented status code of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Status {
    /// The code: `200`.
    pub code: u16,
    /// Which body the answer has.
    pub body: BodyKind,
    /// What the code means.
    pub meaning: &'static str,
}

impl Status {
    /// A status of a success.
    #[must_use]
    pub const fn response(code: u16, meaning: &'static str) -> Self {
        Self {
            code,
            body: BodyKind::Response,
            meaning,
        }
    }

    /// A status of a refusal.
    #[must_use]
    pub const fn error(code: u16, meaning: &'static str) -> Self {
        Self {
            code,
            body: BodyKind::Error,
            meaning,
        }
    }
}

/// What can be the body of a request: a [`Model`], or `()` for none.
pub trait Body {
    /// What is known about it; none when there is no body.
    const INFO: Option<BodyInfo>;

    /// The body with the proof that it was checked: [`Valid`], or `()`.
    type Checked;

    /// The body as it is sent, if there is one.
    fn to_json(checked: &Self::Checked) -> Option<Vec<u8>>;
}

impl<T: Model> Body for T {
    const INFO: Option<BodyInfo> = Some(BodyInfo::of::<T>());

    type Checked = Valid<T>;

    fn to_json(checked: &Valid<T>) -> Option<Vec<u8>> {
        // Members are texts, numbers, lists and objects with text keys: nothing that JSON lacks.
        serde_json::to_vec(&**checked).ok()
    }
}

impl Body for () {
    const INFO: Option<BodyInfo> = None;

    type Checked = ();

    fn to_json((): &()) -> Option<Vec<u8>> {
        None
    }
}

/// Which body of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// What we send.
    Request,
    /// What the provider answers when it did what it was asked for.
    Response,
    /// What the provider answers when it did not.
    Error,
}

impl BodyKind {
    /// All kinds, in the order of a spec.
    pub const ALL: [Self; 3] = [Self::Request, Self::Response, Self::Error];

    /// The word for it: `request`, `response`, `error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for BodyKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// An operation as data, for tools that learn at run time which one they need.
///
/// ```
/// use vpn_model::{Context, operations};
///
/// let operation = operations().iter().find(|one| one.id == "otc-v5:update-vpn-connection").unwrap();
/// let request = operation.request.unwrap();
/// let report = request.check_json(r#"{"vpn_connection": {"name": "my vpn"}}"#, &Context::new());
/// assert_eq!(report.errors(), 1);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OperationInfo {
    /// See [`Operation::ID`].
    pub id: &'static str,
    /// See [`Operation::METHOD`].
    pub method: &'static str,
    /// See [`Operation::PATH`].
    pub path: &'static str,
    /// See [`Operation::SOURCE`].
    pub source: &'static str,
    /// See [`Operation::TOKEN`].
    pub token: Option<Token>,
    /// See [`Operation::SERVERS`].
    pub servers: &'static [&'static str],
    /// See [`Operation::SCOPES`].
    pub scopes: &'static [&'static str],
    /// See [`Operation::STATUSES`].
    pub statuses: &'static [Status],
    /// The parameters of the path; none when it has none.
    pub path_parameters: Option<BodyInfo>,
    /// The parameters of the query; none when there are none.
    pub query_parameters: Option<BodyInfo>,
    /// The body of a request; none when it has none.
    pub request: Option<BodyInfo>,
    /// The body of a successful response.
    pub response: BodyInfo,
    /// The body of a refusal.
    pub error: BodyInfo,
}

/// A body of an operation, or its parameters, as data.
#[derive(Clone, Copy, Debug)]
pub struct BodyInfo {
    /// What it looks like.
    pub schema: &'static Schema,
    names: ContextNames,
    check: fn(&[u8], &Context) -> Report,
    #[cfg(feature = "schemars")]
    json_schema: fn(&mut crate::json_schema::SchemaGenerator) -> crate::json_schema::Schema,
}

impl BodyInfo {
    /// The data of a body, which need not be one of ours.
    #[must_use]
    pub const fn of<T: Model>() -> Self {
        Self {
            schema: T::SCHEMA,
            names: T::CONTEXT,
            check: |text, context| T::check_json(text, context),
            #[cfg(feature = "schemars")]
            json_schema: crate::json_schema::object::root::<T>,
        }
    }

    /// Checks a JSON text.
    #[must_use]
    pub fn check_json(&self, text: impl AsRef<[u8]>, context: &Context) -> Report {
        (self.check)(text.as_ref(), context)
    }

    /// The JSON Schema of the body; what it refers to is added to the generator.
    #[cfg(feature = "schemars")]
    #[must_use]
    pub fn json_schema(
        &self,
        generator: &mut crate::json_schema::SchemaGenerator,
    ) -> crate::json_schema::Schema {
        (self.json_schema)(generator)
    }

    /// Where answers have the resources that its rules ask about.
    #[cfg(any(feature = "schemars", feature = "proptest"))]
    pub(crate) const fn names(&self) -> ContextNames {
        self.names
    }

    /// The documents of the context that are about something else: those with
    /// none of the members that the rules of this body ask about.
    #[must_use]
    pub fn strangers(&self, context: &Context) -> Vec<Stranger> {
        stranger::find(self.schema, self.names, context)
    }
}

impl OperationInfo {
    /// The data of an operation.
    #[must_use]
    pub const fn of<O: Operation>() -> Self {
        Self {
            id: O::ID,
            method: O::METHOD,
            path: O::PATH,
            source: O::SOURCE,
            token: O::TOKEN,
            servers: O::SERVERS,
            scopes: O::SCOPES,
            statuses: O::STATUSES,
            path_parameters: O::Path::PARAMETERS,
            query_parameters: O::Query::PARAMETERS,
            request: O::Request::INFO,
            response: BodyInfo::of::<O::Response>(),
            error: BodyInfo::of::<O::Error>(),
        }
    }

    /// The body of that kind, if the operation has it.
    #[must_use]
    pub const fn body(&self, kind: BodyKind) -> Option<&BodyInfo> {
        match kind {
            BodyKind::Request => self.request.as_ref(),
            BodyKind::Response => Some(&self.response),
            BodyKind::Error => Some(&self.error),
        }
    }

    /// The bodies that the operation has.
    pub fn bodies(&self) -> impl Iterator<Item = (BodyKind, &BodyInfo)> {
        BodyKind::ALL
            .into_iter()
            .filter_map(|kind| Some((kind, self.body(kind)?)))
    }
}

/// Every operation of the enabled features, in the order of the specs.
#[must_use]
pub const fn operations() -> &'static [OperationInfo] {
    OPERATIONS
}
