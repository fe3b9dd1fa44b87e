//! The member is not documented for this object.
//!
//! Providers ignore some members that they do not know and refuse others;
//! either way the caller does not get what was written. The place is the
//! member's name; its value is neither checked nor shown. The help names the
//! member that was probably meant, or the object that has this member.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"peer_subnet": ["192.168.1.0/24"]}}`
//!
//! Good: `{"vpn_connection": {"peer_subnets": ["192.168.1.0/24"]}}`

use std::borrow::Cow;

use super::one_of;
use crate::Params;
use crate::params::{Name, Param};
use crate::suggest::Meant;

pub(crate) fn params(meant: Option<Meant>) -> Params {
    let params = Params::new();
    match meant {
        None => params,
        Some(Meant::Resource(name, place)) => {
            params.with(Name::Member, name).with(Name::Resource, place)
        }
        Some(Meant::Here(name)) => params.with(Name::Suggestion, name),
        Some(Meant::Elsewhere(name, homes)) => {
            let homes = homes.into_iter().map(Cow::Owned).collect();
            params
                .with(Name::Member, name)
                .with(Name::BelongsTo, Param::List(homes))
        }
    }
}

pub(super) fn message(_: &Params) -> String {
    "this member is not documented here".to_owned()
}

pub(super) fn help(params: &Params) -> Option<String> {
    let member = params.text("member");
    match params.text("resource") {
        "" => {}
        resource => return Some(format!("`{member}` belongs to {resource}")),
    }
    let homes = params.list("belongs_to");
    if homes.is_empty() {
        return super::suggestion(params);
    }
    if homes.iter().all(|home| home.is_empty()) {
        return Some(format!("`{member}` belongs to the top level"));
    }
    Some(format!("`{member}` belongs to {}", one_of(homes)))
}
