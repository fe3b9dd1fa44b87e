//! The network lies in a block that the provider keeps for itself.
//!
//! The blocks differ by region; `Context::reserved_blocks` replaces the
//! documented set with the one that the console shows. A network that only
//! overlaps a block from outside (0.0.0.0/0) does not lie in it.
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

use crate::sink::Scope;
use crate::{Code, Ipv4Net, Params};

pub(super) fn message(params: &Params) -> String {
    format!("inside the reserved block {}", params.text("block"))
}

pub(super) fn help(_: &Params) -> Option<String> {
    Some("the reserved blocks differ by region; the provider's console shows those of yours".to_owned())
}

/// Reports a network inside one of the blocks.
pub fn check(value: &Ipv4Net, blocks: &[Ipv4Net], scope: &mut Scope<'_, '_>) {
    let blocks = scope
        .sink
        .context
        .replaced_reserved_blocks()
        .unwrap_or(blocks);
    if let Some(block) = blocks.iter().find(|block| block.contains(value)) {
        let params = Params::new().with("block", block.to_string());
        scope.report(Code::ReservedBlock, params);
    }
}
