//! The value is not the only one that is allowed.
//!
//! Some members are documented with one value: a flag that can only be on, a
//! number that nobody can choose. A text with one value is a list of values
//! with one entry, and a violation is an `enum` violation.
//!
//! ## In a spec
//!
//! `fixed(true)`, `fixed(1500)`
//!
//! ## Example
//!
//! Bad: `{"ipsec_site_connection": {"mtu": 1400}}`
//!
//! Good: `{"ipsec_site_connection": {"mtu": 1500}}`

use crate::field::AsFact;
use crate::params::{Name, Param};
use crate::scope::Scope;
use crate::stored::Fact;
use crate::{Code, Params};

pub(super) use super::no_help as help;

pub(super) fn message(params: &Params) -> String {
    match params.get("only") {
        Some(Param::Integer(only)) => format!("must be {only}"),
        Some(Param::Text(only)) => format!("must be {only}"),
        _ => "must have its only value".to_owned(),
    }
}

/// The only value of a member.
pub trait Only: Copy {
    /// The value as a fact.
    fn fact(self) -> Fact<'static>;

    /// The value as a parameter of a violation.
    fn param(self) -> Param;
}

impl Only for bool {
    fn fact(self) -> Fact<'static> {
        Fact::Boolean(self)
    }

    fn param(self) -> Param {
        if self { "true".into() } else { "false".into() }
    }
}

impl Only for i64 {
    fn fact(self) -> Fact<'static> {
        Fact::Integer(self)
    }

    fn param(self) -> Param {
        self.into()
    }
}

/// Reports any other value.
pub fn check(value: &impl AsFact, only: impl Only, scope: &mut Scope<'_, '_>) {
    if value.as_fact() != only.fact() {
        scope.report(Code::Fixed, Params::new().with(Name::Only, only.param()));
    }
}
