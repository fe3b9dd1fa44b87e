//! A payload with what is known beside it, and what it must be told.

use crate::schema::Statement;
use crate::strategy::json::Json;
use crate::{Code, Context, ContextError, Severity};

/// A payload with what is known beside it, and what it must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Case {
    /// The body.
    pub payload: Json,
    /// The stored resource, as a GET request answers it.
    pub current: Option<Json>,
    /// The gateway, as a GET request answers it.
    pub gateway: Option<Json>,
    /// The violations in document order, notes `unchecked` aside.
    pub expected: Vec<Expected>,
}

/// A violation that a payload must give.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Which rule.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where, as a JSON Pointer.
    pub pointer: String,
}

impl Expected {
    /// The violation of a rule at a place.
    pub(super) fn of(stated: &Statement, pointer: &str) -> Self {
        Self {
            code: stated.rule.code(),
            severity: stated.weight(),
            pointer: pointer.to_owned(),
        }
    }
}

impl Case {
    pub(super) const fn new(payload: Json, expected: Vec<Expected>) -> Self {
        Self {
            payload,
            current: None,
            gateway: None,
            expected,
        }
    }

    /// The body on one line.
    #[must_use]
    pub fn text(&self) -> String {
        self.payload.to_string()
    }

    /// The answers that stand beside the body.
    ///
    /// # Errors
    ///
    /// An answer that is no object; those that strategies make are objects.
    pub fn context(&self) -> Result<Context, ContextError> {
        let mut context = Context::new();
        if let Some(current) = &self.current {
            context = context.current_json(current.to_string().as_bytes())?;
        }
        if let Some(gateway) = &self.gateway {
            context = context.gateway_json(gateway.to_string().as_bytes())?;
        }
        Ok(context)
    }
}
