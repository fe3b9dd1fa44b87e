//! Operations and their bodies as data.

use super::{Body as _, BodyKind, Operation, Status, Token};
use crate::operations::OPERATIONS;
use crate::schema::Schema;
use crate::stored::ContextNames;
use crate::stranger::{self, Stranger};
use crate::uri::Parameters as _;
use crate::{Context, Model, Report};

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
