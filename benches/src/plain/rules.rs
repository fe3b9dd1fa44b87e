//! What garde and validator leave to functions.

use std::collections::HashSet;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::PolicyRule;

const RESERVED: [Ipv4Net; 3] = [
    Ipv4Net::new_assert(Ipv4Addr::new(100, 64, 0, 0), 10),
    Ipv4Net::new_assert(Ipv4Addr::new(100, 64, 0, 0), 12),
    Ipv4Net::new_assert(Ipv4Addr::new(214, 0, 0, 0), 8),
];
/// Link-local, and the provider's own.
const OWN: Ipv4Net = Ipv4Net::new_assert(Ipv4Addr::new(169, 254, 195, 0), 24);

fn is_name(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

fn is_psk(text: &str) -> bool {
    let special = |byte: u8| b"~!@#$%^*()_+={},./:;-".contains(&byte);
    let classes = [
        text.bytes().any(|byte| byte.is_ascii_uppercase()),
        text.bytes().any(|byte| byte.is_ascii_lowercase()),
        text.bytes().any(|byte| byte.is_ascii_digit()),
        text.bytes().any(special),
    ];
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || special(byte);
    text.bytes().all(allowed) && classes.into_iter().filter(|class| *class).count() >= 3
}

fn is_free(network: &Ipv4Net) -> bool {
    !RESERVED.iter().any(|block| block.contains(network))
}

fn is_tunnel_address(network: &Ipv4Net) -> bool {
    let address = network.addr();
    address.is_link_local()
        && network.prefix_len() == 30
        && !OWN.contains(&address)
        && address != network.network()
        && address != network.broadcast()
}

fn is_pair(one: &Option<Ipv4Net>, other: &Option<Ipv4Net>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.addr() != other.addr() && one.trunc() == other.trunc(),
        _ => true,
    }
}

fn have_unique_sources(rules: &[PolicyRule]) -> bool {
    let mut seen = HashSet::new();
    rules
        .iter()
        .filter_map(|rule| rule.source)
        .all(|source| seen.insert(source))
}

/// For garde.
pub mod garde {
    use garde::{Error, Result};

    use super::{Ipv4Net, PolicyRule};

    fn hold(holds: bool) -> Result {
        if holds {
            Ok(())
        } else {
            Err(Error::new("not allowed"))
        }
    }

    /// The characters of a name.
    ///
    /// # Errors
    ///
    /// There are others.
    pub fn name(value: &str, (): &()) -> Result {
        hold(super::is_name(value))
    }

    /// The characters of a key.
    ///
    /// # Errors
    ///
    /// There are others, or characters of too few classes.
    pub fn psk(value: &str, (): &()) -> Result {
        hold(super::is_psk(value))
    }

    /// Outside the provider's blocks.
    ///
    /// # Errors
    ///
    /// It lies inside of one.
    pub fn reserved(value: &Ipv4Net, (): &()) -> Result {
        hold(super::is_free(value))
    }

    /// A usable tunnel address.
    ///
    /// # Errors
    ///
    /// It is not usable.
    pub fn tunnel_address(value: &Ipv4Net, (): &()) -> Result {
        hold(super::is_tunnel_address(value))
    }

    /// No source twice.
    ///
    /// # Errors
    ///
    /// One stands there again.
    pub fn unique_sources(value: &Option<Vec<PolicyRule>>, (): &()) -> Result {
        hold(value.as_deref().is_none_or(super::have_unique_sources))
    }

    /// The two ends of a tunnel.
    pub fn tunnel_pair(
        local: &Option<Ipv4Net>,
    ) -> impl FnOnce(&Option<Ipv4Net>, &()) -> Result + '_ {
        move |peer, ()| hold(super::is_pair(local, peer))
    }
}

/// For validator.
pub mod validator {
    use validator::ValidationError;

    use super::{Ipv4Net, PolicyRule};

    fn hold(holds: bool) -> Result<(), ValidationError> {
        if holds {
            Ok(())
        } else {
            Err(ValidationError::new("not allowed"))
        }
    }

    /// The characters of a name.
    ///
    /// # Errors
    ///
    /// There are others.
    pub fn name(value: &str) -> Result<(), ValidationError> {
        hold(super::is_name(value))
    }

    /// The characters of a key.
    ///
    /// # Errors
    ///
    /// There are others, or characters of too few classes.
    pub fn psk(value: &str) -> Result<(), ValidationError> {
        hold(super::is_psk(value))
    }

    /// Outside the provider's blocks.
    ///
    /// # Errors
    ///
    /// One of them lies inside.
    pub fn reserved(value: &[Ipv4Net]) -> Result<(), ValidationError> {
        hold(value.iter().all(super::is_free))
    }

    /// A usable tunnel address.
    ///
    /// # Errors
    ///
    /// It is not usable.
    pub fn tunnel_address(value: &Ipv4Net) -> Result<(), ValidationError> {
        hold(super::is_tunnel_address(value))
    }

    /// No source twice.
    ///
    /// # Errors
    ///
    /// One stands there again.
    pub fn unique_sources(value: &[PolicyRule]) -> Result<(), ValidationError> {
        hold(super::have_unique_sources(value))
    }
}
