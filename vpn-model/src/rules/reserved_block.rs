//! The network lies in a block that the provider keeps for itself.
//!
//! The blocks differ by region; `Context::reserved_blocks` replaces the
//! documented set with the one that the console shows. A rule that only warns
//! is about no region, and keeps its blocks: loopback, multicast and class E
//! addresses are nobody's. A network that only overlaps a block from outside
//! (0.0.0.0/0) does not lie in it.
//!
//! ## In a spec
//!
//! `reserved_block("100.64.0.0/10", "214.0.0.0/8")`
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"peer_subnets": ["100.64.12.0/24"]}}`
//!
//! Good: `{"vpn_connection": {"peer_subnets": ["192.168.12.0/24"]}}`

use std::net::Ipv4Addr;

use crate::params::Name;
use crate::scope::Scope;
use crate::{Code, Ipv4Net, Params};

pub(super) fn message(params: &Params) -> String {
    match params.network("block") {
        Some(block) => format!("inside the reserved block {block}"),
        None => format!("inside the reserved block {}", params.text("block")),
    }
}

pub(super) fn help(params: &Params) -> Option<String> {
    let help = if params
        .network("block")
        .is_some_and(|block| is_nobodys(block.addr()))
    {
        "loopback, multicast and class E addresses are no network's, in any region"
    } else {
        "the reserved blocks differ by region; the provider's console shows those of yours"
    };
    Some(help.to_owned())
}

/// Whether no host of a network can have the address: that of loopback, class D and class E.
fn is_nobodys(address: Ipv4Addr) -> bool {
    address.is_loopback() || address.octets() >= [224, 0, 0, 0]
}

/// Reports a network inside one of the blocks.
pub fn check(value: &Ipv4Net, blocks: &[Ipv4Net], scope: &mut Scope<'_, '_>) {
    let context = scope.sink.context;
    let of_region = context
        .replaced_reserved_blocks()
        .filter(|_| !scope.only_advises());
    let blocks = of_region.unwrap_or(blocks);
    if let Some(block) = blocks.iter().find(|block| covers(block, value)) {
        let params = Params::new().with(Name::Block, *block);
        scope.report(Code::ReservedBlock, params);
    }
}

/// Whether the network lies in the block: it is no larger, and the bits of the block's prefix are the same.
fn covers(block: &Ipv4Net, network: &Ipv4Net) -> bool {
    let differs = u64::from(block.addr().to_bits() ^ network.addr().to_bits());
    let prefix = block.prefix_len();
    // 64 bits, because a prefix of no bits shifts all 32 away.
    prefix <= network.prefix_len() && differs >> 32_u8.saturating_sub(prefix) == 0
}
