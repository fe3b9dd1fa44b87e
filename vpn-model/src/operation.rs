//! Operations: what can be asked of a provider, as types and as data.

use crate::operations::OPERATIONS;
use crate::{Context, Model, Report, Schema};

/// One operation of one API.
pub trait Operation {
    /// `API:operation`, such as `otc-v5:update-vpn-connection`.
    const ID: &'static str;
    /// The HTTP method.
    const METHOD: &'static str;
    /// The path template, with parameters in braces.
    const PATH: &'static str;
    /// The provider's document.
    const SOURCE: &'static str;

    /// The parameters of the path.
    type Path;
    /// The parameters of the query; `()` if there are none.
    type Query;
    /// The body of a request.
    type Request: Model;
    /// The body of a successful response.
    type Response: Model;
    /// The body of a refusal.
    type Error: Model;
}

/// An operation as data, for tools that learn at run time which one they need.
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// See [`Operation::ID`].
    pub id: &'static str,
    /// See [`Operation::METHOD`].
    pub method: &'static str,
    /// See [`Operation::PATH`].
    pub path: &'static str,
    /// See [`Operation::SOURCE`].
    pub source: &'static str,
    /// The body of a request.
    pub request: BodyInfo,
    /// The body of a successful response.
    pub response: BodyInfo,
    /// The body of a refusal.
    pub error: BodyInfo,
}

/// A body of an operation as data.
#[derive(Clone, Copy, Debug)]
pub struct BodyInfo {
    /// What it looks like.
    pub schema: &'static Schema,
    check: fn(&[u8], &Context) -> Report,
}

impl BodyInfo {
    /// The data of a body, which need not be one of ours.
    #[must_use]
    pub const fn of<T: Model>() -> Self {
        Self {
            schema: T::SCHEMA,
            check: |text, context| T::check_json(text, context),
        }
    }

    /// Checks a JSON text.
    #[must_use]
    pub fn check_json(&self, text: &[u8], context: &Context) -> Report {
        (self.check)(text, context)
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
            request: BodyInfo::of::<O::Request>(),
            response: BodyInfo::of::<O::Response>(),
            error: BodyInfo::of::<O::Error>(),
        }
    }
}

/// Every operation of the enabled features, in the order of the specs.
#[must_use]
pub const fn operations() -> &'static [OperationInfo] {
    OPERATIONS
}
