//! The network is not a usable tunnel address.
//!
//! A tunnel address is an address of 169.254.0.0/16 with prefix length 30. It
//! is one of the two hosts of its block, not the network address and not the
//! broadcast address, and lies in no block that the provider keeps for itself.
//!
//! ## In a spec
//!
//! `tunnel_address(except = "169.254.195.0/24")`
//!
//! ## Example
//!
//! Bad, a network address: `{"vpn_connection": {"tunnel_local_address": "169.254.76.0/30"}}`
//!
//! Good: `{"vpn_connection": {"tunnel_local_address": "169.254.76.1/30"}}`

use crate::params::Name;
use crate::scope::Scope;
use crate::{Code, Ipv4Net, Params};

pub(super) fn message(params: &Params) -> String {
    match params.text("reason") {
        "link-local" => "a tunnel address lies in 169.254.0.0/16".to_owned(),
        "prefix" => "a tunnel address has prefix length 30".to_owned(),
        "reserved" => format!(
            "inside {}, which the provider keeps for itself",
            params.text("block")
        ),
        "network" => "the network address of its /30, not a host".to_owned(),
        _ => "the broadcast address of its /30, not a host".to_owned(),
    }
}

pub(super) fn help(params: &Params) -> Option<String> {
    match params.text("hosts") {
        "" => None,
        hosts => Some(format!("the hosts of this block are {hosts}")),
    }
}

/// Reports a network that is not a usable tunnel address; the first reason only.
pub fn check(value: &Ipv4Net, except: &[Ipv4Net], scope: &mut Scope<'_, '_>) {
    let address = value.addr();
    let block = except.iter().find(|block| block.contains(&address));
    let reason = if !address.is_link_local() {
        "link-local"
    } else if value.prefix_len() != 30 {
        "prefix"
    } else if block.is_some() {
        "reserved"
    } else if address == value.network() {
        "network"
    } else if address == value.broadcast() {
        "broadcast"
    } else {
        return;
    };
    let mut params = Params::new().with(Name::Reason, reason);
    if let (Some(block), "reserved") = (block, reason) {
        params = params.with(Name::Block, block.to_string());
    }
    if matches!(reason, "network" | "broadcast") {
        let hosts: Vec<_> = value.hosts().map(|host| format!("{host}/30")).collect();
        params = params.with(Name::Hosts, hosts.join(" and "));
    }
    scope.report(Code::TunnelAddress, params);
}
