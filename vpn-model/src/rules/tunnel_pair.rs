//! The two ends of a tunnel are not two different hosts of one /30.
//!
//! On a partial update the other end can be the stored one. The place is the
//! peer end, if the body has it.
//!
//! ## In a spec
//!
//! `tunnel_pair(tunnel_local_address)` on the peer end
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"tunnel_local_address": "169.254.76.1/30", "tunnel_peer_address": "169.254.76.1/30"}}`
//!
//! Good: `{"vpn_connection": {"tunnel_local_address": "169.254.76.1/30", "tunnel_peer_address": "169.254.76.2/30"}}`

use super::pair;
use crate::field::Field;
use crate::params::Name;
use crate::scope::{Participant, Scope};
use crate::{Code, Ipv4Net, Params};

pub(super) fn message(params: &Params) -> String {
    match params.text("reason") {
        "same" => format!("the same address as `{}`", params.text("other")),
        _ => format!("not in the same /30 as `{}`", params.text("other")),
    }
}

pub(super) fn help(_: &Params) -> Option<String> {
    Some("the two ends of a tunnel are the two hosts of one /30, such as 169.254.76.1/30 and 169.254.76.2/30".to_owned())
}

/// Reports ends that are equal, or hosts of different blocks.
pub fn check(peer: &Field<'_, Ipv4Net>, local: &Field<'_, Ipv4Net>, scope: &mut Scope<'_, '_>) {
    let Some((one, other)) = pair::read(peer, local, Code::TunnelPair, scope) else {
        return;
    };
    let reason = if one.addr() == other.addr() {
        "same"
    } else if one.trunc() != other.trunc() {
        "block"
    } else {
        return;
    };
    let (place, named) = if peer.is_present() {
        (peer, local)
    } else {
        (local, peer)
    };
    let params = Params::new()
        .with(Name::Reason, reason)
        .with(Name::Other, named.member.field.name);
    scope.report_participant(Participant::of(place), Code::TunnelPair, params);
}
