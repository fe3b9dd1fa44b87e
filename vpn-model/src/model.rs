//! What people do with a struct of a spec: read it, and check it.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::object::Object;
use crate::path::Path;
use crate::sink::Sink;
use crate::{Context, Report, Valid, object, read};

/// A struct that knows what a provider accepts. `#[derive(Model)]` implements it.
///
/// ```
/// use vpn_model::{Model as _, Operation, otc::v5::UpdateVpnConnection};
/// type Body = <UpdateVpnConnection as Operation>::Request;
///
/// let report = Body::from_json(r#"{"vpn_connection": {"name": "my vpn", "policy_rules": []}}"#)
///     .unwrap_err();
/// assert_eq!(
///     report.violations()[0].to_string(),
///     "error[chars]: /vpn_connection/name: the character space is not allowed; \
///      allowed are `0-9A-Za-z_.-`",
/// );
/// ```
pub trait Model: Object + Serialize + DeserializeOwned {
    /// What the struct looks like, for tools such as [`mask`](crate::mask).
    ///
    /// ```
    /// use vpn_model::{Model as _, otc::v5::UpdateDpd};
    ///
    /// let names: Vec<_> = UpdateDpd::schema().fields.iter().map(|field| field.name).collect();
    /// assert_eq!(names, ["timeout", "interval", "msg"]);
    /// ```
    #[must_use]
    fn schema() -> &'static crate::schema::Schema {
        Self::SCHEMA
    }

    /// Reads a JSON text and checks everything that the text alone can tell.
    ///
    /// ```
    /// use vpn_model::{Model as _, otc::v5::UpdateDpd};
    ///
    /// let dpd = UpdateDpd::from_json(r#"{"interval": 30}"#)?;
    /// assert_eq!(dpd.interval, Some(30));
    /// # Ok::<(), vpn_model::Report>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The report, when it has at least one error.
    fn from_json(text: impl AsRef<[u8]>) -> Result<Valid<Self>, Report> {
        Self::from_json_with(text, &Context::new())
    }

    /// Reads a JSON text and checks it with what is known beside it.
    ///
    /// ```
    /// use vpn_model::{Context, Model as _, otc::v5::UpdateVpnConnectionRequest};
    ///
    /// let text = r#"{"vpn_connection": {"enable_hub": true}}"#;
    /// let context = Context::new().current_json(r#"{"vpn_connection": {"style": "BGP"}}"#)?;
    /// let request = UpdateVpnConnectionRequest::from_json_with(text, &context)?;
    /// assert_eq!(request.vpn_connection.enable_hub, Some(true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The report, when it has at least one error.
    fn from_json_with(text: impl AsRef<[u8]>, context: &Context) -> Result<Valid<Self>, Report> {
        let mut value = None;
        let report = read::read::<Self>(text.as_ref(), context, &mut value);
        match value {
            Some(value) if !report.has_errors() => Ok(Valid::checked(value, report)),
            _ => Err(report),
        }
    }

    /// Whether a JSON text breaks no rule, as far as the text alone can tell: the
    /// answer of [`from_json`](Self::from_json) without the value and without the report,
    /// for when nobody asks what is wrong. It stops at the first error.
    ///
    /// ```
    /// use vpn_model::{Model as _, Operation, otc::v5::UpdateVpnConnection};
    /// type Body = <UpdateVpnConnection as Operation>::Request;
    ///
    /// assert!(Body::is_valid(r#"{"vpn_connection": {"name": "vpn-1"}}"#));
    /// assert!(!Body::is_valid(r#"{"vpn_connection": {"name": "vpn 1"}}"#));
    /// ```
    #[must_use]
    fn is_valid(text: impl AsRef<[u8]>) -> bool {
        Self::is_valid_with(text, &Context::new())
    }

    /// The same with what is known beside the text.
    #[must_use]
    fn is_valid_with(text: impl AsRef<[u8]>, context: &Context) -> bool {
        read::is_valid::<Self>(text.as_ref(), context)
    }

    /// Checks a JSON text for its report alone, which can be empty: faster than
    /// [`from_json_with`](Self::from_json_with), because no value is built.
    ///
    /// ```
    /// use vpn_model::{Context, Model as _, otc::v5::UpdateDpd};
    ///
    /// let report = UpdateDpd::check_json(r#"{"interval": 5, "msg": "no"}"#, &Context::new());
    /// assert_eq!(report.errors(), 2);
    /// ```
    fn check_json(text: impl AsRef<[u8]>, context: &Context) -> Report {
        read::check::<Self>(text.as_ref(), context)
    }

    /// Checks a value that was built in Rust.
    ///
    /// The order is that in which the value would be written; there are no spans.
    /// [`Valid::new`] does the same and keeps the proof.
    ///
    /// ```
    /// use vpn_model::{Context, Model as _, otc::v5::UpdateDpd};
    ///
    /// let dpd = UpdateDpd { interval: Some(5), ..Default::default() };
    /// let report = dpd.validate(&Context::new());
    /// assert_eq!(report.violations()[0].pointer, "/interval");
    /// ```
    fn validate(&self, context: &Context) -> Report {
        let mut sink = Sink::new(context, Self::CONTEXT, Self::SCHEMA, false);
        let path = Path::root(Self::SCHEMA);
        object::walk(self, &mut sink, &path, |_, _| {});
        sink.finish()
    }
}
