//! Operations: what can be asked of a provider, as types; `info` has the same as data.

mod info;

use std::fmt;

pub use self::info::{BodyInfo, OperationInfo, operations};
#[cfg(feature = "http")]
use crate::uri::RequestError;
use crate::uri::{self, Parameters, UriError};
use crate::{Model, Report, Valid};

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
    /// body, which was checked. Who asks is the caller's to add. `ureq::run` takes it as it is,
    /// `reqwest::Request::try_from` makes one of it.
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
