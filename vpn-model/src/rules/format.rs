//! The text does not parse as what the member holds.
//!
//! - UUID: hyphenated 8-4-4-4-12, hexadecimal.
//! - IPv4 address: four decimal octets without leading zeros.
//! - IPv4 network in CIDR notation: an address, a slash, a prefix length from 0 to 32, without
//!   leading zeros like the numbers of the address.
//! - Host name: up to 253 characters, labels of up to 63 letters, digits,
//!   hyphens and underscores between dots, no hyphen at either end of a label,
//!   the last label not all digits.
//! - FQDN identity: up to 128 characters, without space and & < > [ ] \ ?.
//!
//! For some members a sibling decides what the text must be: `local_id` is an
//! IPv4 address when `local_id_type` is `ip`.
//!
//! ## In a spec
//!
//! The type of the member (`Uuid`, `Ipv4Address`, `Ipv4Cidr`), or
//! `format(Ipv4Address, assume(local_id_type == "ip"))` on a `String`; without
//! conditions for formats that are no type: `format(HostName)`,
//! `format(HostNameOrAddress)`, `format(Fqdn)`.
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"peer_subnets": ["192.168.1.0/33"]}}`
//!
//! Good: `{"vpn_connection": {"peer_subnets": ["192.168.1.0/24"]}}`

use std::net::Ipv4Addr;

use super::unchecked;
use crate::condition::{Condition, Truth};
use crate::field::{Field, Presence};
use crate::leaves::Format;
use crate::names::{Fqdn, HostName};
use crate::params::Name;
use crate::scope::{Participant, Scope};
use crate::value::TextValue;
use crate::{Code, IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Params, Uuid};

pub(crate) fn params(format: &'static str) -> Params {
    Params::new().with(Name::Format, format)
}

pub(super) fn message(params: &Params) -> String {
    format!("expected {}", crate::schema::article(params.text("format")))
}

pub(super) fn help(params: &Params) -> Option<String> {
    let text = match params.text("format") {
        <Uuid as Format>::NAME => {
            "a UUID is 36 characters: 8-4-4-4-12 hexadecimal digits, such as 0f4e3c2a-9d1b-4b7e-8a55-6c0d2e1f3a4b"
        }
        <Ipv4Net as Format>::NAME => {
            "write an address, a slash and a prefix length from 0 to 32, no number with a leading zero"
        }
        HostName::NAME => {
            "write labels of letters, digits and hyphens with dots between them, such as vpn.example.com"
        }
        Fqdn::NAME => "write up to 128 characters, without space and & < > [ ] \\ ?",
        <Ipv6Net as Format>::NAME => {
            "write an IPv6 address, a slash and a prefix length from 0 to 128 without a leading zero, such as 2001:db8::/32"
        }
        <IpNet as Format>::NAME => {
            "write an IPv4 or IPv6 address, a slash and a prefix length without a leading zero, such as 192.168.1.0/24 or 2001:db8::/32"
        }
        <Ipv4CidrOrAddress as Format>::NAME => {
            "write four numbers from 0 to 255 and, for a network, a slash and a prefix length from 0 to 32, none with a leading zero"
        }
        <Ipv4Addr as Format>::NAME => {
            "write four numbers from 0 to 255 without leading zeros, such as 192.168.1.10"
        }
        _ => return None,
    };
    Some(text.to_owned())
}

/// Reports a text that is not a `F`.
pub fn check_value<F: Format>(value: &impl TextValue, scope: &mut Scope<'_, '_>) {
    if F::from_text(value.text()).is_none() {
        scope.report(Code::Format, params(F::NAME));
    }
}

/// Reports a text that is not a `F`, when all conditions hold.
pub fn check<F: Format>(
    field: &Field<'_, String>,
    conditions: impl FnOnce(&Scope<'_, '_>) -> Condition,
    scope: &mut Scope<'_, '_>,
) {
    let Some(text) = field.sound() else { return };
    if F::from_text(text).is_some() {
        return;
    }
    match conditions(scope).truth {
        Truth::True => {
            scope.report_member(field, Code::Format, params(F::NAME));
            // A value that a document only advises against is sound.
            if !scope.only_advises() {
                field.presence.set(Presence::Unsound);
            }
        }
        Truth::Unknown(need) => {
            unchecked::report(Participant::of(field), Code::Format, need, scope);
        }
        Truth::False | Truth::Silenced => {}
    }
}
