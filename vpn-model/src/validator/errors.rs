//! A report as the errors of `validator`.

use std::borrow::Cow;

use ::validator::{ValidationError, ValidationErrors, ValidationErrorsKind};
use serde_json::Value;

use crate::{Context, Model, Param, Severity, Violation};

/// Checks everything that the value alone can tell.
///
/// # Errors
///
/// The errors of the report by JSON pointer, without its warnings and notes.
/// The map is flat: its keys are whole pointers of wire names. Unlike the
/// errors that `validator` makes itself, these hold no value of the payload.
pub fn validate<T: Model>(value: &T) -> Result<(), ValidationErrors> {
    let report = Model::validate(value, &Context::new());
    if !report.has_errors() {
        return Ok(());
    }
    let mut errors = ValidationErrors::new();
    for violation in &report {
        if violation.severity != Severity::Error {
            continue;
        }
        let place = errors
            .errors_mut()
            .entry(Cow::Owned(violation.pointer.clone()))
            .or_insert_with(|| ValidationErrorsKind::Field(Vec::new()));
        if let ValidationErrorsKind::Field(here) = place {
            here.push(error(violation));
        }
    }
    Err(errors)
}

fn error(violation: &Violation) -> ValidationError {
    let mut error = ValidationError::new(violation.code.as_str());
    error.message = Some(Cow::Owned(violation.message()));
    error.params = violation
        .params
        .iter()
        .map(|(name, param)| (Cow::Borrowed(name), json(param)))
        .collect();
    error
}

fn json(param: &Param) -> Value {
    match param {
        Param::Integer(value) => Value::from(*value),
        Param::Text(text) => Value::from(text.as_ref()),
        Param::Network(network) => Value::from(network.to_string()),
        Param::List(list) => list.iter().map(AsRef::as_ref).collect(),
    }
}

#[cfg(all(test, feature = "otc"))]
mod tests {
    use ::validator::{Validate as _, ValidationErrorsKind};

    use crate::Secret;
    use crate::otc::v5::{
        IkeVersion, UpdateDpd, UpdateIkePolicy, UpdateVpnConnectionRequest,
        UpdateVpnConnectionRequestBodyContent,
    };

    fn request() -> UpdateVpnConnectionRequest {
        UpdateVpnConnectionRequest {
            vpn_connection: UpdateVpnConnectionRequestBodyContent::default(),
        }
    }

    #[test]
    fn what_is_only_a_warning_or_not_checked_is_no_error() {
        let mut request = request();
        request.vpn_connection.policy_rules = Some(Vec::new());
        request.vpn_connection.ikepolicy = Some(UpdateIkePolicy {
            ike_version: Some(IkeVersion::V1),
            ..UpdateIkePolicy::default()
        });
        let report = crate::Model::validate(&request, &crate::Context::new());
        assert!(!report.is_empty() && !report.has_errors(), "{report}");
        assert_eq!(request.validate(), Ok(()));
    }

    #[test]
    fn errors_stand_at_their_pointers_with_code_message_and_parameters_but_no_value() {
        let mut request = request();
        request.vpn_connection.psk = Some(Secret::new("zebra"));
        let errors = request.validate().unwrap_err();
        let Some(ValidationErrorsKind::Field(found)) = errors.errors().get("/vpn_connection/psk")
        else {
            panic!("{errors:?}");
        };
        let codes: Vec<&str> = found.iter().map(|error| error.code.as_ref()).collect();
        assert_eq!(codes, ["length", "classes"]);
        assert_eq!(
            found[0].message.as_deref(),
            Some("must have between 8 and 128 characters, has 5")
        );
        assert_eq!(found[0].params["min"], 8);
        assert_eq!(found[1].params["found"], serde_json::json!(["lower case"]));
        assert_eq!(errors.errors().len(), 1, "{errors:?}");
        assert!(!format!("{errors:?}{errors}").contains("zebra"));
    }

    #[test]
    fn a_part_of_a_request_is_checked_by_itself() {
        let dpd = UpdateDpd {
            interval: Some(5),
            ..UpdateDpd::default()
        };
        let errors = dpd.validate().unwrap_err();
        assert!(errors.errors().contains_key("/interval"), "{errors:?}");
    }
}
