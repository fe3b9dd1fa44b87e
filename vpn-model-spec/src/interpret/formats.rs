//! What texts can be: UUIDs, IPv4 addresses and networks; and the arithmetic of networks.

use vpn_model_rule_language::Format;

/// Whether the text is of this format.
pub(super) fn is(format: Format, text: &str) -> bool {
    match format {
        Format::Uuid => is_uuid(text),
        Format::Ipv4Address => address(text).is_some(),
        Format::Ipv4Cidr => Network::parse(text).is_some(),
        Format::HostName => is_host_name(text),
        Format::HostNameOrAddress => {
            is_host_name(text) || address(text).is_some() || is_ipv6_address(text)
        }
        Format::Fqdn => {
            let count = text.chars().count();
            (1..=128).contains(&count) && !" &<>[]\\?".chars().any(|it| text.contains(it))
        }
    }
}

/// Labels with dots between them, and perhaps one at the end; the last is no number.
fn is_host_name(text: &str) -> bool {
    let mut labels: Vec<&str> = text.split('.').collect();
    if labels.len() > 1 && labels.last() == Some(&"") {
        labels.pop();
    }
    let is_number = |label: &&str| label.chars().all(|it| it.is_ascii_digit());
    text.chars().count() <= 253
        && labels.iter().all(|label| is_label(label))
        && !labels.last().is_some_and(is_number)
}

/// 1 to 63 letters, digits, hyphens and underscores, with no hyphen at either end.
fn is_label(label: &str) -> bool {
    let characters: Vec<char> = label.chars().collect();
    let allowed = |it: &char| it.is_ascii_alphanumeric() || *it == '-' || *it == '_';
    (1..=63).contains(&characters.len())
        && characters.iter().all(allowed)
        && characters.first() != Some(&'-')
        && characters.last() != Some(&'-')
}

/// Eight groups of up to four hexadecimal digits. One `::` stands for one or more groups of zeros,
/// an IPv4 address for the last two groups.
fn is_ipv6_address(text: &str) -> bool {
    match text.split_once("::") {
        None => groups(text, true) == Some(8),
        Some((before, behind)) => {
            let before = if before.is_empty() {
                Some(0)
            } else {
                groups(before, false)
            };
            let behind = if behind.is_empty() {
                Some(0)
            } else {
                groups(behind, true)
            };
            matches!((before, behind), (Some(before), Some(behind)) if before + behind < 8)
        }
    }
}

/// How many groups of an IPv6 address the text has.
fn groups(text: &str, address_at_end: bool) -> Option<usize> {
    let parts: Vec<&str> = text.split(':').collect();
    let mut count = 0;
    for (index, part) in parts.iter().enumerate() {
        let is_group =
            (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_last = index + 1 == parts.len();
        if is_group {
            count += 1;
        } else if is_last && address_at_end && address(part).is_some() {
            count += 2;
        } else {
            return None;
        }
    }
    Some(count)
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
