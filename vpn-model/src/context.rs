//! What a caller knows beside the payload: the gateway, the stored
//! connection, the region's reserved blocks, and limits.

use std::fmt;

use ipnet::Ipv4Net;
use serde::Serialize;
use serde_json::Value;

/// What is known beside the payload.
///
/// Some rules depend on other resources. Give what a GET request answered
/// about them, and the rules are checked; leave it out, and they are reported
/// as `unchecked`.
///
/// ```
/// use vpn_model::Context;
///
/// let context = Context::new()
///     .current_json(br#"{"vpn_connection": {"style": "POLICY"}}"#)?
///     .gateway_json(br#"{"vpn_gateway": {"ip_version": "ipv4"}}"#)?;
/// # Ok::<(), vpn_model::ContextError>(())
/// ```
#[derive(Clone, Default)]
pub struct Context {
    current: Option<Value>,
    gateway: Option<Value>,
    reserved_blocks: Option<Vec<Ipv4Net>>,
    limits: Limits,
    schema_member: bool,
}

/// How much of a document is read, and how much of a report is kept.
///
/// ```
/// use vpn_model::otc::v5::UpdateDpd;
/// use vpn_model::{Context, Limits, Model as _};
///
/// let context = Context::new().limits(Limits::default().document_size(10));
/// let report = UpdateDpd::check_json(r#"{"interval": 10}"#, &context);
/// assert_eq!(report.violations()[0].code.as_str(), "syntax");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The largest document, in bytes; 16 MiB unless told. A larger one is a `syntax` violation.
    pub document_size: usize,
    /// How deep arrays and objects may nest; 64 unless told. A deeper document is a `syntax` violation.
    pub depth: usize,
    /// How many violations a report keeps; 10,000 unless told. [`Report::omitted`](crate::Report::omitted) counts the rest.
    pub violations: usize,
    /// How many notes about rules that were not checked ([`Code::Unchecked`](crate::Code::Unchecked)) are among them; as many as
    /// there are unless told. With 0, who never gives what is stored saves what they cost;
    /// [`Report::omitted`](crate::Report::omitted) counts them all the same.
    pub unchecked: usize,
}

impl Limits {
    /// The same with another [`document_size`](Self#structfield.document_size).
    #[must_use]
    pub const fn document_size(mut self, bytes: usize) -> Self {
        self.document_size = bytes;
        self
    }

    /// The same with another [`depth`](Self#structfield.depth).
    #[must_use]
    pub const fn depth(mut self, levels: usize) -> Self {
        self.depth = levels;
        self
    }

    /// The same with another number of [`violations`](Self#structfield.violations).
    #[must_use]
    pub const fn violations(mut self, most: usize) -> Self {
        self.violations = most;
        self
    }

    /// The same with another number of notes about rules that were not checked,
    /// [`unchecked`](Self#structfield.unchecked).
    ///
    /// ```
    /// use vpn_model::otc::v5::UpdateVpnConnectionRequest;
    /// use vpn_model::{Context, Limits, Model as _};
    ///
    /// let text = r#"{"vpn_connection": {"enable_hub": true}}"#;
    /// let context = Context::new().limits(Limits::default().unchecked(0));
    /// let report = UpdateVpnConnectionRequest::check_json(text, &context);
    /// assert!(report.violations().is_empty());
    /// assert_eq!(report.omitted(), 2);
    /// ```
    #[must_use]
    pub const fn unchecked(mut self, most: usize) -> Self {
        self.unchecked = most;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_size: 16 << 20,
            depth: 64,
            violations: 10_000,
            unchecked: usize::MAX,
        }
    }
}

/// A document for the [`Context`] that is not a JSON object.
///
/// It says where and why, never what the document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextError(String);

impl fmt::Display for ContextError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ContextError {}

impl Context {
    /// Nothing is known; default limits.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The stored connection, as a GET request answered it: with or without the wrapper member.
    ///
    /// # Errors
    ///
    /// Bytes that are not one JSON object.
    pub fn current_json(mut self, answer: impl AsRef<[u8]>) -> Result<Self, ContextError> {
        self.current = Some(object(answer.as_ref())?);
        Ok(self)
    }

    /// The VPN gateway, as a GET request answered it: with or without the wrapper member.
    ///
    /// # Errors
    ///
    /// Bytes that are not one JSON object.
    pub fn gateway_json(mut self, answer: impl AsRef<[u8]>) -> Result<Self, ContextError> {
        self.gateway = Some(object(answer.as_ref())?);
        Ok(self)
    }

    /// The stored connection, as a typed response.
    ///
    /// # Errors
    ///
    /// A value that does not serialize to a JSON object.
    pub fn current<T: Serialize>(mut self, response: &T) -> Result<Self, ContextError> {
        self.current = Some(serialized(response)?);
        Ok(self)
    }

    /// The VPN gateway, as a typed response.
    ///
    /// # Errors
    ///
    /// A value that does not serialize to a JSON object.
    pub fn gateway<T: Serialize>(mut self, response: &T) -> Result<Self, ContextError> {
        self.gateway = Some(serialized(response)?);
        Ok(self)
    }

    /// Replaces the documented reserved blocks, which differ by region. Blocks that only a warning
    /// names stay: they are reserved in every region.
    ///
    /// ```
    /// use vpn_model::otc::v5::UpdateVpnConnectionRequest;
    /// use vpn_model::{Code, Context, Ipv4Net, Model as _};
    ///
    /// let text = r#"{"vpn_connection": {"peer_subnets": ["10.9.0.0/16"]}}"#;
    /// let block: Ipv4Net = "10.0.0.0/8".parse()?;
    /// let context = Context::new().reserved_blocks([block]);
    /// let report = UpdateVpnConnectionRequest::check_json(text, &context);
    /// assert!(report.violations().iter().any(|one| one.code == Code::ReservedBlock));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reserved_blocks(mut self, blocks: impl IntoIterator<Item = Ipv4Net>) -> Self {
        self.reserved_blocks = Some(blocks.into_iter().collect());
        self
    }

    /// Replaces the limits.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Accepts and ignores a top-level `$schema` member, with which editors bind a file to a schema.
    #[must_use]
    pub const fn accept_schema_member(mut self) -> Self {
        self.schema_member = true;
        self
    }

    pub(crate) fn current_document(&self) -> Option<&Value> {
        self.current.as_ref()
    }

    pub(crate) fn gateway_document(&self) -> Option<&Value> {
        self.gateway.as_ref()
    }

    pub(crate) fn replaced_reserved_blocks(&self) -> Option<&[Ipv4Net]> {
        self.reserved_blocks.as_deref()
    }

    pub(crate) const fn limit(&self) -> Limits {
        self.limits
    }

    pub(crate) const fn accepts_schema_member(&self) -> bool {
        self.schema_member
    }
}

impl fmt::Debug for Context {
    /// Says which documents are known, not what they hold: an answer can hold a pre-shared key.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Context")
            .field("current", &self.current.is_some())
            .field("gateway", &self.gateway.is_some())
            .field("reserved_blocks", &self.reserved_blocks)
            .field("limits", &self.limits)
            .field("schema_member", &self.schema_member)
            .finish()
    }
}

fn object(answer: &[u8]) -> Result<Value, ContextError> {
    let value = serde_json::from_slice(answer).map_err(|error| {
        // The error's own text can quote the document.
        let (line, column) = (error.line().max(1), error.column().max(1));
        ContextError(format!(
            "not well-formed JSON at line {line}, column {column}"
        ))
    })?;
    expect_object(value)
}

fn serialized<T: Serialize>(response: &T) -> Result<Value, ContextError> {
    let value = serde_json::to_value(response)
        .map_err(|_| ContextError("the response cannot be written as JSON".to_owned()))?;
    expect_object(value)
}

fn expect_object(value: Value) -> Result<Value, ContextError> {
    if value.is_object() {
        Ok(value)
    } else {
        Err(ContextError(
            "expected a JSON object: what a GET request answers".to_owned(),
        ))
    }
}
