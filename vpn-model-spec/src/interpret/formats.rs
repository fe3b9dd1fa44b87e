//! What texts can be: UUIDs, IPv4 addresses and networks; and the arithmetic of networks.

use vpn_model_rule_language::Format;

/// Whether the text is of this format.
pub(super) fn is(format: Format, text: &str) -> bool {
    match format {
        Format::Uuid => is_uuid(text),
        Format::Ipv4Address => address(text).is_some(),
        Format::Ipv4Cidr => Network::parse(text).is_some(),
    }
}

/// Hyphenated, 8-4-4-4-12 hexadecimal digits.
pub(super) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    lengths == [8, 4, 4, 4, 12]
        && groups
            .iter()
            .all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Four decimal octets without leading zeros, as one number.
pub(super) fn address(text: &str) -> Option<u32> {
    let octets: Vec<u32> = text
        .split('.')
        .map(|octet| decimal(octet, 255))
        .collect::<Option<_>>()?;
    if octets.len() != 4 {
        return None;
    }
    Some(octets.iter().fold(0, |all, octet| all * 256 + octet))
}

/// A number without sign and leading zeros, up to `max`.
fn decimal(text: &str, max: u32) -> Option<u32> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain || (text.len() > 1 && text.starts_with('0')) {
        return None;
    }
    text.parse().ok().filter(|number| *number <= max)
}

/// An IPv4 address and a prefix length; bits behind the prefix may be set.
#[derive(Clone, Copy)]
pub(super) struct Network {
    address: u32,
    prefix: u32,
}

impl Network {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (before, behind) = text.split_once('/')?;
        Some(Self {
            address: address(before)?,
            prefix: decimal(behind, 32)?,
        })
    }

    /// The first `prefix` bits of the address.
    fn bits(self, prefix: u32) -> u64 {
        u64::from(self.address) >> (32 - prefix)
    }

    /// Whether all of this network lies in the block.
    pub(super) fn is_inside(self, block: Self) -> bool {
        self.prefix >= block.prefix && self.bits(block.prefix) == block.bits(block.prefix)
    }

    /// Whether the address is one of the two hosts of a /30.
    fn is_host_of_30(self) -> bool {
        self.prefix == 30 && matches!(self.address % 4, 1 | 2)
    }

    /// Whether the network is a tunnel address outside of the excepted blocks.
    pub(super) fn is_tunnel_address(self, except: &[String]) -> bool {
        let link_local = Self {
            address: (169 << 24) + (254 << 16),
            prefix: 16,
        };
        self.is_host_of_30()
            && self.is_inside(link_local)
            && !except
                .iter()
                .filter_map(|block| Self::parse(block))
                .any(|block| self.is_inside(block))
    }

    /// Whether the two are different addresses of one /30. That they are its hosts is another
    /// rule's business.
    pub(super) fn is_pair(self, other: Self) -> bool {
        self.prefix == 30
            && other.prefix == 30
            && self.bits(30) == other.bits(30)
            && self.address != other.address
    }
}
