//! What texts can be: UUIDs, addresses and networks; and the arithmetic of networks of IPv4.

use vpn_model_rule_language::Format;

/// Whether the text is of this format.
pub(super) fn is(format: Format, text: &str) -> bool {
    match format {
        Format::Uuid => is_uuid(text),
        Format::Ipv4Address => address(text).is_some(),
        Format::Ipv4Cidr => Network::parse(text).is_some(),
        Format::HostName => is_host_name(text),
        Format::HostNameOrAddress => {
            is_host_name(text) || address(text).is_some() || address6(text).is_some()
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

/// An IPv6 address and a prefix length; bits behind the prefix may be set.
pub(super) fn network6(text: &str) -> Option<(u128, u32)> {
    let (before, behind) = text.split_once('/')?;
    Some((address6(before)?, decimal(behind, 128)?))
}

/// Eight groups of up to four hexadecimal digits, as one number. `::` stands once for one or more
/// groups of zeros; the last two groups may be written as an IPv4 address.
fn address6(text: &str) -> Option<u128> {
    let all = match text.split_once("::") {
        None => groups(text, true)?,
        Some((before, behind)) => {
            let (mut all, behind) = (groups(before, false)?, groups(behind, true)?);
            let zeros = 8_usize.checked_sub(all.len() + behind.len())?;
            if zeros == 0 {
                return None;
            }
            all.extend(std::iter::repeat_n(0, zeros));
            all.extend(behind);
            all
        }
    };
    if all.len() != 8 {
        return None;
    }
    Some(
        all.iter()
            .fold(0, |number, group| number * 0x1_0000 + group),
    )
}

/// The groups of a part of an IPv6 address, of which there may be none.
fn groups(text: &str, is_end: bool) -> Option<Vec<u128>> {
    let mut groups = Vec::new();
    if text.is_empty() {
        return Some(groups);
    }
    let (hexadecimal, dotted) = match text.rsplit_once(':') {
        Some((before, last)) if last.contains('.') => (Some(before), Some(last)),
        None if text.contains('.') => (None, Some(text)),
        _ => (Some(text), None),
    };
    for group in hexadecimal.into_iter().flat_map(|text| text.split(':')) {
        let fits = (1..=4).contains(&group.len());
        if !fits || !group.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        groups.push(u128::from_str_radix(group, 16).ok()?);
    }
    if let Some(dotted) = dotted {
        let number = u128::from(address(dotted).filter(|_| is_end)?);
        groups.extend([number / 0x1_0000, number % 0x1_0000]);
    }
    Some(groups)
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

#[cfg(test)]
mod tests {
    use super::network6;

    #[test]
    fn a_network_of_ipv6_is_a_number_whatever_it_looks_like() {
        let number = 0x2001_0db8_0000_0000_0000_0000_0a00_0001;
        for text in [
            "2001:db8::a00:1/64",
            "2001:0DB8:0:0:0:0:0a00:0001/64",
            "2001:db8::10.0.0.1/64",
            "2001:db8:0:0:0:0:10.0.0.1/64",
        ] {
            assert_eq!(network6(text), Some((number, 64)), "{text}");
        }
        assert_eq!(network6("::/0"), Some((0, 0)));
        assert_eq!(network6("1::/16"), Some((1 << 112, 16)));
    }

    #[test]
    fn what_is_no_network_of_ipv6_is_none() {
        for text in [
            "",
            "::",
            "::/129",
            "::/00",
            ":::/0",
            "1::2::3/64",
            "1:2:3:4:5:6:7/64",
            "1:2:3:4:5:6:7:8::/64",
            "1:2:3:4:5:6:7:8:9/64",
            "::1:2:3:4:5:6:7:8/64",
            ":1::/64",
            "1:/64",
            "12345::/64",
            "10.0.0.1::/64",
            "::10.0.0.1:1/64",
            "::10.0.0/64",
            "10.0.0.0/8",
            "fe80::1%eth0/64",
        ] {
            assert_eq!(network6(text), None, "{text}");
        }
    }
}
