//! The scalars that specs name: text, integers, booleans, UUIDs, addresses, networks.

use std::net::{Ipv4Addr, Ipv6Addr};

use serde::ser::Serializer;
use uuid::Uuid;

use crate::leaf::{Leaf, Mismatch, Scalar};
use crate::schema::{Bounds, Kind};
use crate::{__leaf, IpNet, Ipv4Net, Ipv6Net};

impl Leaf for String {
    const EXPECTED: &'static str = "a string";
    const KIND: Kind = Kind::Text;

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        text(scalar).map(str::to_owned)
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl Leaf for bool {
    const EXPECTED: &'static str = "a boolean";
    const KIND: Kind = Kind::Boolean;

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        match scalar {
            Scalar::Boolean(value) => Ok(value),
            _ => Err(Mismatch::Type),
        }
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*self)
    }
}

impl Leaf for u32 {
    const EXPECTED: &'static str = "an integer";
    const KIND: Kind = Kind::Integer(Bounds {
        min: Some(u32::MIN as i64),
        max: Some(u32::MAX as i64),
    });

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        integer(scalar)?.try_into().map_err(|_| Mismatch::Range)
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(*self)
    }
}

impl Leaf for i64 {
    const EXPECTED: &'static str = "an integer";
    const KIND: Kind = Kind::Integer(Bounds {
        min: Some(i64::MIN),
        max: Some(i64::MAX),
    });

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        integer(scalar)
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(*self)
    }
}

impl Leaf for Uuid {
    const EXPECTED: &'static str = "a string";
    const KIND: Kind = Kind::Format(<Self as Format>::NAME);

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        formatted(scalar)
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(
            self.as_hyphenated()
                .encode_lower(&mut Uuid::encode_buffer()),
        )
    }
}

/// Texts with a format that are written as `Display` has them.
macro_rules! formatted_leaf {
    ($($type:ident),*) => {
        $(
            impl Leaf for $type {
                const EXPECTED: &'static str = "a string";
                const KIND: Kind = Kind::Format(<Self as Format>::NAME);

                fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
                    formatted(scalar)
                }

                fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            __leaf!($type);
        )*
    };
}

formatted_leaf!(Ipv4Addr, Ipv4Net, Ipv6Net, IpNet);

__leaf!(String);
__leaf!(bool);
__leaf!(u32);
__leaf!(i64);
__leaf!(Uuid);

/// A format that a text can have, with the Rust type that holds it.
#[doc(hidden)]
pub trait Format: Sized {
    /// The format's name in messages.
    const NAME: &'static str;

    /// Parses the one form that the providers take.
    fn from_text(text: &str) -> Option<Self>;
}

impl Format for Uuid {
    const NAME: &'static str = "UUID";

    /// Hyphenated only: the providers refuse the braced, the plain and the URN form, which have other lengths.
    fn from_text(text: &str) -> Option<Self> {
        let hyphenated = text.len() == 36;
        hyphenated.then(|| Self::parse_str(text).ok()).flatten()
    }
}

impl Format for Ipv4Addr {
    const NAME: &'static str = "IPv4 address";

    fn from_text(text: &str) -> Option<Self> {
        let (address, rest) = address(text.as_bytes())?;
        rest.is_empty().then_some(address)
    }
}

impl Format for Ipv4Net {
    const NAME: &'static str = "IPv4 network in CIDR notation";

    /// An address, a slash and a prefix length from 0 to 32, without leading
    /// zeros; bits behind the prefix may be set.
    fn from_text(text: &str) -> Option<Self> {
        let (address, rest) = address(text.as_bytes())?;
        let length = prefix_length(rest.strip_prefix(b"/")?)?;
        Self::new(address, length).ok()
    }
}

impl Format for Ipv6Net {
    const NAME: &'static str = "IPv6 network in CIDR notation";

    /// An address without a zone, a slash and a prefix length from 0 to 128,
    /// without leading zeros; bits behind the prefix may be set.
    fn from_text(text: &str) -> Option<Self> {
        let (address, length) = text.split_once('/')?;
        let address: Ipv6Addr = address.parse().ok()?;
        Self::new(address, prefix_length(length.as_bytes())?).ok()
    }
}

impl Format for IpNet {
    const NAME: &'static str = "network in CIDR notation";

    fn from_text(text: &str) -> Option<Self> {
        if text.contains(':') {
            Ipv6Net::from_text(text).map(Self::from)
        } else {
            Ipv4Net::from_text(text).map(Self::from)
        }
    }
}

/// An IPv4 address in front, and what stands behind it. The reader sees most
/// of its texts here, and `std` takes several times as long.
fn address(text: &[u8]) -> Option<(Ipv4Addr, &[u8])> {
    let (a, rest) = number(text)?;
    let (b, rest) = number(rest.strip_prefix(b".")?)?;
    let (c, rest) = number(rest.strip_prefix(b".")?)?;
    let (d, rest) = number(rest.strip_prefix(b".")?)?;
    Some((Ipv4Addr::new(a, b, c, d), rest))
}

/// A number up to 255 in front, in decimal digits without leading zeros, and
/// what stands behind it.
#[inline]
fn number(text: &[u8]) -> Option<(u8, &[u8])> {
    let (first, behind_first) = digit(text)?;
    let Some((second, behind_second)) = digit(behind_first) else {
        return Some((first, behind_first));
    };
    if first == 0 {
        return None;
    }
    let two = 10 * first + second;
    let Some((third, behind_third)) = digit(behind_second) else {
        return Some((two, behind_second));
    };
    // A fourth digit is nothing that anybody expects behind a number.
    let three = two.checked_mul(10)?.checked_add(third)?;
    Some((three, behind_third))
}

#[inline]
fn digit(text: &[u8]) -> Option<(u8, &[u8])> {
    let (first, rest) = text.split_first()?;
    let digit = first.wrapping_sub(b'0');
    (digit < 10).then_some((digit, rest))
}

/// The bits of a prefix, in decimal digits without leading zeros.
fn prefix_length(text: &[u8]) -> Option<u8> {
    let (length, rest) = number(text)?;
    rest.is_empty().then_some(length)
}

/// A value of a text that must have a format.
pub(crate) fn formatted<T: Format>(scalar: Scalar<'_>) -> Result<T, Mismatch> {
    T::from_text(text(scalar)?).ok_or(Mismatch::Format)
}

pub(crate) fn text(scalar: Scalar<'_>) -> Result<&str, Mismatch> {
    match scalar {
        Scalar::Text(text) => Ok(text),
        _ => Err(Mismatch::Type),
    }
}

fn integer(scalar: Scalar<'_>) -> Result<i64, Mismatch> {
    match scalar {
        Scalar::Integer(value) => Ok(value),
        Scalar::Beyond => Err(Mismatch::Range),
        _ => Err(Mismatch::Type),
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::Format;
    use crate::{IpNet, Ipv4Net, Ipv6Net, Uuid};

    #[test]
    fn a_uuid_is_hyphenated() {
        for good in [
            "0c464dad-1234-48df-8a86-c22bb0eb0bde",
            "0C464DAD-1234-48DF-8A86-C22BB0EB0BDE",
        ] {
            assert!(Uuid::from_text(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "0c464dad123448df8a86c22bb0eb0bde",
            "{0c464dad-1234-48df-8a86-c22bb0eb0bde}",
            "urn:uuid:0c464dad-1234-48df-8a86-c22bb0eb0bde",
            "0c464dad-1234-48df-8a86-c22bb0eb0bdg",
            "0c464dad-12344-8df-8a86-c22bb0eb0bde",
            " 0c464dad-1234-48df-8a86-c22bb0eb0bde",
        ] {
            assert!(Uuid::from_text(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_network_has_a_prefix_length_and_no_leading_zeros() {
        for good in ["0.0.0.0/0", "10.1.2.3/24", "255.255.255.255/32"] {
            assert_eq!(Ipv4Net::from_text(good).unwrap().to_string(), good);
        }
        for bad in [
            "10.0.0.0",
            "10.0.0.0/",
            "10.0.0.0/33",
            "10.0.0.0/08",
            "10.0.0.0/+8",
            "10.0.0.0/8 ",
            "010.0.0.0/8",
            "10.0.0/8",
            "256.0.0.0/8",
            "10.0.0.0/8/8",
            "::/0",
            "10.0.0.0/256",
        ] {
            assert!(Ipv4Net::from_text(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_network_of_ipv6_has_a_prefix_length_and_no_zone() {
        for good in [
            "::/0",
            "2001:db8::/32",
            "2001:db8::1/128",
            "2001:0DB8:0:0:0:0:0:1/64",
            "1:2:3:4:5:6:7::/64",
            "::ffff:10.0.0.1/96",
        ] {
            assert!(Ipv6Net::from_text(good).is_some(), "{good}");
            assert!(IpNet::from_text(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "2001:db8::",
            "2001:db8::/",
            "2001:db8::/129",
            "2001:db8::/032",
            "2001:db8::/+32",
            "2001:db8::/32 ",
            "fe80::1%eth0/64",
            "2001:db8:::/32",
            "1:2:3:4:5:6:7:8::/64",
            "1:2:3:4:5:6:7/64",
            "12345::/16",
            "::10.0.0.01/96",
            "[2001:db8::]/32",
        ] {
            assert!(Ipv6Net::from_text(bad).is_none(), "{bad}");
            assert!(IpNet::from_text(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_network_of_either_family_keeps_the_limits_of_its_own() {
        assert!(IpNet::from_text("10.1.2.3/24").is_some());
        assert!(Ipv6Net::from_text("10.1.2.3/24").is_none());
        for bad in ["10.0.0.0/33", "10.0.0.0/08", "10.0.0.0", "any"] {
            assert!(IpNet::from_text(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn an_address_is_four_plain_octets() {
        assert!(Ipv4Addr::from_text("10.0.0.1").is_some());
        for bad in [
            "10.0.0",
            "10.0.0.01",
            "10.0.0.256",
            "10.0.0.1/32",
            "::1",
            "",
        ] {
            assert!(Ipv4Addr::from_text(bad).is_none(), "{bad}");
        }
    }
}
